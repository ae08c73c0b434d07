import { Router } from 'express';
import { learnerPaths } from '../../../issuing/paths/path.js';
import type { MeDeps } from '../deps.js';
import { forSignedIn } from '../frame.js';
import { pathView } from './view.js';

/** `/me/path`: how far somebody has come, and where they can go from here. */
export function pathPages(deps: MeDeps): Router {
  const router = Router();
  router.get(
    '/me/path',
    forSignedIn(deps, async (_request, response, me) => {
      const paths = await learnerPaths(deps.paths, me.signedIn);
      response.type('html').send(pathView(me, paths));
    }),
  );
  return router;
}
