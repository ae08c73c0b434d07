import { type Response, Router } from 'express';
import { consentsOf, giveConsent, withdrawConsent } from '../../../issuing/consent.js';
import { CONSENT_TEXT_VERSION, consentText } from '../../../issuing/consent-texts.js';
import { settle } from '../../../issuing/settle.js';
import { field, leadTo, readForm } from '../../form.js';
import type { MeDeps } from '../deps.js';
import { forSignedIn, type Me, type Serve } from '../frame.js';
import { actorOf, consentView } from './view.js';

/** `/me/consent`: a learner's own word on composition across institutions. */
export function consentPages(deps: MeDeps): Router {
  const router = Router();
  const mine = (serve: Serve) => forSignedIn(deps, serve);
  const send = async (response: Response, me: Me, problem?: 'changed') => {
    const consents = await consentsOf(deps.consent, me.signedIn);
    response.type('html').send(consentView(me, consents, problem));
  };

  router.get(
    '/me/consent',
    mine((_request, response, me) => send(response, me)),
  );
  router.post(
    '/me/consent',
    readForm,
    mine(async (request, response, me) => {
      const language = field(request, 'language');
      if (field(request, 'version') !== CONSENT_TEXT_VERSION || consentText(language) === undefined) {
        await send(response.status(409), me, 'changed');
        return;
      }
      const { accountId, learners } = me.signedIn;
      const learnerIds = learners.map(({ learnerId }) => learnerId);
      const actor = actorOf(me.signedIn);
      const given = { accountId, textLanguage: language };
      for (const id of learnerIds) await giveConsent(deps.consent, id, actor, given);
      await settle(deps.issuing, { actor, learnerIds });
      leadTo(response, '/me/consent');
    }),
  );
  router.post(
    '/me/consent/withdraw',
    mine(async (_request, response, { signedIn }) => {
      for (const { learnerId } of signedIn.learners)
        await withdrawConsent(deps.consent, learnerId, actorOf(signedIn), signedIn.accountId);
      leadTo(response, '/me/consent');
    }),
  );
  return router;
}
