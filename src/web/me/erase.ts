import { type Request, type Response, Router } from 'express';
import { CairnError } from '../../common/errors.js';
import { eraseLearner, previewErasure, readErasureByReceipt } from '../../issuing/erasing/erase.js';
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
      for (const id of me.signedIn.learnerIds)
        previews.push(await previewErasure(erasing, undefined, id, ACTOR));
      response.type('html').send(eraseView(me, previews));
    }),
  );
  router.post(
    '/me/erase',
    readForm,
    mine(async (request, response, { signedIn }) => {
      const [learnerId] = signedIn.learnerIds;
      // the account goes with the last of several; each has a report of its own
      if (learnerId === undefined || field(request, 'erase') !== learnerId) {
        response.redirect(303, '/me/erase');
        return;
      }
      const { receipt } = await eraseLearner(erasing, undefined, learnerId, ACTOR);
      response.redirect(303, `/erasures/${receipt}`);
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
