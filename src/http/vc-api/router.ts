import { type Request, type RequestHandler, Router } from 'express';
import { CairnError } from '../../common/errors.js';
import type { VcApiDeps } from './deps.js';
import { deriveEndpoint } from './derive.js';
import { issueEndpoint } from './issue.js';
import { presentEndpoint } from './present.js';
import { statusEndpoint } from './status.js';
import { verifyCredentialEndpoint } from './verify-credential.js';
import { verifyPresentationEndpoint } from './verify-presentation.js';

/** `/vc-api`: the endpoints of the W3C VC API, one a file. */
export function vcApiRouter(deps: VcApiDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const post = (path: string, endpoint: RequestHandler<{ key?: string }>) =>
    router.post(path, (request: Request<{ key?: string }>, response, next) => {
      response.locals.route = `/vc-api${path}`;
      return endpoint(request, response, next);
    });
  for (const base of ['', '/issuers/:key']) {
    post(`${base}/credentials/issue`, issueEndpoint(deps));
    post(`${base}/credentials/status`, statusEndpoint(deps));
    post(`${base}/presentations`, presentEndpoint(deps));
  }
  post('/credentials/derive', deriveEndpoint(deps));
  post('/credentials/verify', verifyCredentialEndpoint(deps, 'all'));
  post('/presentations/verify', verifyPresentationEndpoint(deps, 'all'));
  post('/proofs/credentials/verify', verifyCredentialEndpoint(deps, 'proofs'));
  post('/proofs/presentations/verify', verifyPresentationEndpoint(deps, 'proofs'));
  router.use((request, response) => {
    if (request.method === 'POST')
      throw new CairnError('not-found', 'http.not-found', 'There is nothing at this address');
    response.set('Allow', 'POST');
    throw new CairnError('wrong-method', 'http.wrong-method', 'Here is nothing but POST');
  });
  return router;
}
