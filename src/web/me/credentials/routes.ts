import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { CairnError } from '../../../common/errors.js';
import { archiveOf } from '../../../delivery/archive/archive.js';
import type { Holding } from '../../../delivery/holdings/ports.js';
import { lastingShare } from '../../../delivery/shares.js';
import { justDue } from '../../../issuing/paths/path.js';
import { issueRendition, offeredForms } from '../../../issuing/renditions/issue.js';
import { fileName, MEDIA_TYPES } from '../../../issuing/renditions/ports.js';
import { pathOn } from '../../languages.js';
import { siteWords } from '../../layout.js';
import { FOR_HOLDERS, GONE } from '../../share/renditions.js';
import { actorOf } from '../consent/view.js';
import type { MeDeps } from '../deps.js';
import { forSignedIn } from '../frame.js';
import { forHolder, notThere, type ServeHolding } from '../holding.js';
import { holdingView, listView } from './view.js';

/** `/me` and `/me/credentials`: what somebody holds, and its files. What belongs to somebody else isn't there. */
export function credentialPages(deps: MeDeps): Router {
  const { holdings, renditions } = deps;
  const router = Router();
  const ofHolding = (serve: ServeHolding) => forHolder(deps, serve);
  const formsOf = async ({ state, issuerDid }: Holding) => {
    const offered = state === 'valid' ? await offeredForms(renditions, issuerDid) : [];
    return FOR_HOLDERS.filter((form) => offered.includes(form));
  };

  router.get(
    '/me',
    forSignedIn(deps, async (request, response, me) => {
      const held = await holdings.selectHoldings(me.signedIn.learners);
      const due = await justDue(deps.paths, me.signedIn);
      const [name] = await holdings.selectNames(me.signedIn.learners);
      const already = request.query.already === 'kept';
      response.type('html').send(listView(me, held, due, { name, already }));
    }),
  );
  // forms that weren't made yet are made on the way
  router.post(
    '/me/archive',
    forSignedIn(deps, async (_request, response, { signedIn, site }) => {
      if (signedIn.learners.length === 0) throw notThere();
      const pieces = await archiveOf(deps.archive, signedIn, { language: site.language });
      response.set({
        'Content-Type': 'application/zip',
        'Content-Disposition': 'attachment; filename="credentials.zip"',
      });
      await pipeline(Readable.from(pieces), response);
    }),
  );
  router.get(
    '/me/credentials/:id',
    ofHolding(async (_request, response, me, holding) => {
      const all = await holdings.selectHoldings(me.signedIn.learners);
      const asked = await deps.corrections.store.selectOfAward(holding.id);
      response.type('html').send(holdingView(me, holding, { all, forms: await formsOf(holding), asked }));
    }),
  );
  router.get(
    '/me/credentials/:id/credential',
    ofHolding(async (_request, response, { signedIn }, { id, code }) => {
      const text = await holdings.selectOptionalDocument(signedIn.learners, id);
      if (text === undefined) throw notThere();
      response
        .set({
          'Content-Type': 'application/vc',
          'Content-Disposition': `attachment; filename="${code}.json"`,
        })
        .send(Buffer.from(text));
    }),
  );
  // with a code, which leads to a link of theirs
  router.post(
    '/me/credentials/:id/certificate',
    ofHolding(async (_request, response, { signedIn, site }, { id, state }) => {
      if (state !== 'valid') throw notThere();
      const label = siteWords(site).text('certificate.pdf');
      const by = { actor: `account:${signedIn.accountId}`, holder: signedIn.learners, label };
      const path = `/s/${await lastingShare(deps.sharing, id, by)}/certificate/1.pdf`;
      response.redirect(303, pathOn(site.language, path));
    }),
  );
  router.post(
    '/me/credentials/:id/renditions/:form',
    ofHolding(async (request, response, { signedIn }, holding) => {
      const form = (await formsOf(holding)).find((one) => one === request.params.form);
      if (form === undefined) throw notThere();
      const party = { actor: actorOf(signedIn), did: undefined, institution: undefined };
      try {
        const { document } = await issueRendition(renditions, holding.id, form, party);
        response
          .set({
            'Content-Type': MEDIA_TYPES[form],
            'Content-Disposition': `attachment; filename="${fileName(holding.code, form)}"`,
          })
          .send(Buffer.from(document));
      } catch (error) {
        if (error instanceof CairnError && GONE.has(error.code)) throw notThere();
        throw error;
      }
    }),
  );
  return router;
}
