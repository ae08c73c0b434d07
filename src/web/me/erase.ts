import { type Request, type Response, Router } from 'express';
import { CairnError } from '../../common/errors.js';
import {
  type ErasureReport,
  eraseLearner,
  previewErasure,
  readErasureByReceipt,
} from '../../issuing/erasing/erase.js';
import { field, PRIVATE, readForm } from '../form.js';
import type { MeDeps } from './deps.js';
import { eraseView, reportView } from './erase-view.js';
import { forSignedIn, type Serve } from './frame.js';

/** As the audit names whoever is signed in. */
const ACTOR = 'learner';

/** `/me/erase`: what would go and what would stay, and the button; `/erasures/RECEIPT`: what went, to whoever has the receipt. */
export function erasePages(deps: MeDeps): Router {
  const { erasing } = deps;
  const router = Router();
  const mine = (serve: Serve) => forSignedIn(deps, serve);
  router.get(
    '/me/erase',
    mine(async (_request, response, me) => {
      const previews = [];
      for (const { learnerId, issuers } of me.signedIn.learners)
        previews.push(await unlessShared(previewErasure(erasing, undefined, learnerId, ACTOR, issuers)));
      response.type('html').send(eraseView(me, previews));
    }),
  );
  router.post(
    '/me/erase',
    readForm,
    mine(async (request, response, { signedIn }) => {
      // the account goes with the last of several; each has a report of its own
      const asked = signedIn.learners.find(({ learnerId }) => learnerId === field(request, 'erase'));
      const report =
        asked &&
        (await unlessShared(eraseLearner(erasing, undefined, asked.learnerId, ACTOR, asked.issuers)));
      response.redirect(303, report ? `/erasures/${report.receipt}` : '/me/erase');
    }),
  );
  router.get('/erasures/:receipt', async (request: Request, response: Response) => {
    const report = await readErasureByReceipt(erasing, String(request.params.receipt));
    if (!report) {
      await deps.unknownLink(request, response);
      throw new CairnError('not-found', 'http.not-found', 'There is nothing at this address');
    }
    response
      .set(PRIVATE)
      .type('html')
      .send(reportView(await deps.site(request), report));
  });
  return router;
}

/** `undefined` where others who have not vouched for the address have awarded something, too. */
async function unlessShared(report: Promise<ErasureReport>): Promise<ErasureReport | undefined> {
  try {
    return await report;
  } catch (error) {
    if (error instanceof CairnError && error.code === 'learner.shared') return undefined;
    throw error;
  }
}
