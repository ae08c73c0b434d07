import { Router } from 'express';
import { answerRequest, exchangeAnswer } from '../delivery/asking/answer.js';
import type { AskDeps } from '../delivery/asking/deps.js';
import { requestObjectOf } from '../delivery/asking/openid4vp.js';
import { readFormBody, readJsonBody } from './body.js';
import { openToAnyOrigin } from './headers.js';

/** Of an answer: a presentation of some certificates with their parts. */
const LIMIT = { limitBytes: 400_000 };

/**
 * What wallets that are asked for something speak with (OpenID4VP 1.0): `/oid4vp/requests/SECRET` is the request,
 * `/oid4vp/responses/SECRET` takes the answer, `/oid4vp/exchanges/SECRET` is the same as an exchange of VCALM 1.0. The protocol
 * has no form for errors here, so they are problem documents. Wallets may be pages of any origin.
 */
export function oid4vpRouter(deps: AskDeps): Router {
  const router = Router();
  router.use('/oid4vp', openToAnyOrigin, (_request, response, next) => {
    response.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    next();
  });
  router.get('/oid4vp/requests/:secret', async (request, response) => {
    const object = await requestObjectOf(deps, request.params.secret);
    response.type('application/oauth-authz-req+jwt').send(object);
  });
  router.post('/oid4vp/responses/:secret', async (request, response) => {
    await answerRequest(deps, request.params.secret, await readFormBody(request, LIMIT));
    response.json({});
  });
  router.post('/oid4vp/exchanges/:secret', async (request, response) => {
    const message = await readJsonBody(request, LIMIT);
    response.json(await exchangeAnswer(deps, request.params.secret, message));
  });
  return router;
}
