import { Router } from 'express';
import { isUuid } from '../../common/uuid.js';
import type { RegisterText } from '../../delivery/register/ports.js';
import { joinRegister, leaveRegister } from '../../delivery/register/register.js';
import { isLanguage } from '../../words/languages.js';
import { field, leadTo, readForm } from '../form.js';
import type { MeDeps } from './deps.js';
import { forSignedIn, type Serve } from './frame.js';
import { listedView } from './register-view.js';

/** `/me/register`: which of one's certificates stand in the public register. */
export function registerPages(deps: MeDeps): Router {
  const { holdings, register } = deps;
  const router = Router();
  const mine = (serve: Serve) => forSignedIn(deps, serve);
  router.get(
    '/me/register',
    mine(async (_request, response, me) => {
      const { learners } = me.signedIn;
      const all = await holdings.selectHoldings(learners);
      const listed = new Set(await register.store.selectListed(learners));
      const certificates = all.filter(
        ({ id, kind, state }) => kind === 'programme' && (state === 'valid' || listed.has(id)),
      );
      response.type('html').send(listedView(me, certificates, listed));
    }),
  );
  router.post(
    '/me/register/:id',
    readForm,
    mine(async (request, response, { signedIn }) => {
      const id = String(request.params.id);
      if (isUuid(id)) {
        const agreed = field(request, 'agreed');
        if (agreed === '') await leaveRegister(register, signedIn.learners, id);
        else await joinRegister(register, signedIn.learners, id, textOf(agreed));
      }
      leadTo(response, '/me/register');
    }),
  );
  return router;
}

/** The text that a form says was read: `2026-1 de`. In a language that it isn't there in, it is none that anybody agrees to. */
function textOf(agreed: string): RegisterText {
  const [textVersion = '', textLanguage = ''] = agreed.split(' ');
  return { textVersion: isLanguage(textLanguage) ? textVersion : '', textLanguage };
}
