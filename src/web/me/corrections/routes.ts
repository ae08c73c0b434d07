import { Router } from 'express';
import { askCorrection } from '../../../issuing/corrections/corrections.js';
import { field, leadTo, readLongForm } from '../../form.js';
import type { MeDeps } from '../deps.js';
import { forHolder } from '../holding.js';
import { askView } from './view.js';

/** `/me/credentials/:id/correction`: asks the institution to correct something. What was asked stands on the credential's page. */
export function correctionPages(deps: MeDeps): Router {
  const router = Router();
  const address = '/me/credentials/:id/correction';
  router.get(
    address,
    forHolder(deps, async (_request, response, me, holding) => {
      response.type('html').send(askView(me, holding));
    }),
  );
  router.post(
    address,
    readLongForm,
    forHolder(deps, async (request, response, me, holding) => {
      const asked = { about: field(request, 'about'), text: field(request, 'text') };
      if (await askCorrection(deps.corrections, me.signedIn.learners, holding.id, asked))
        leadTo(response, `/me/credentials/${holding.id}`);
      else
        response
          .status(400)
          .type('html')
          .send(askView(me, holding, asked));
    }),
  );
  return router;
}
