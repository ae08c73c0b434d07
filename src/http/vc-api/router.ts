import { Router } from 'express';
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
  for (const base of ['', '/issuers/:key']) {
    router.post(`${base}/credentials/issue`, issueEndpoint(deps));
    router.post(`${base}/credentials/status`, statusEndpoint(deps));
    router.post(`${base}/presentations`, presentEndpoint(deps));
  }
  router.post('/credentials/derive', deriveEndpoint(deps));
  router.post('/credentials/verify', verifyCredentialEndpoint(deps, 'all'));
  router.post('/presentations/verify', verifyPresentationEndpoint(deps, 'all'));
  router.post('/proofs/credentials/verify', verifyCredentialEndpoint(deps, 'proofs'));
  router.post('/proofs/presentations/verify', verifyPresentationEndpoint(deps, 'proofs'));
  router.use((request, response) => {
    if (request.method === 'POST')
      throw new CairnError('not-found', 'http.not-found', 'There is nothing at this address');
    response.set('Allow', 'POST');
    throw new CairnError('wrong-method', 'http.wrong-method', 'Here is nothing but POST');
  });
  return router;
}
