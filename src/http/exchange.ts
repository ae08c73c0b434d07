import { Router } from 'express';
import { exchangeMessage, exchangePresentation, readInteraction } from '../delivery/exchange/exchange.js';
import type { WalletDeps } from '../delivery/oid4vci/deps.js';
import { readJsonBody } from './body.js';
import { openToAnyOrigin } from './headers.js';

const LIMIT_BYTES = 100_000;

/**
 * How wallets that don't speak OpenID4VCI are given credentials: `/interactions/TOKEN` says where, `/exchanges/TOKEN` is an
 * exchange of VCALM 1.0, `/exchanges/TOKEN/N` takes and answers the bare messages of the Learner Credential Wallet.
 */
export function exchangeRouter(deps: WalletDeps): Router {
  const router = Router();
  router.use(['/interactions', '/exchanges'], openToAnyOrigin, (_request, response, next) => {
    response.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    next();
  });
  router.get('/interactions/:token', async (request, response) => {
    response.json(await readInteraction(deps, request.params.token));
  });
  router.post('/exchanges/:token', async (request, response) => {
    const message = await readJsonBody(request, { limitBytes: LIMIT_BYTES });
    response.json(await exchangeMessage(deps, request.params.token, message));
  });
  router.post('/exchanges/:token/:number', async (request, response) => {
    const { token, number } = request.params;
    const presentation = await readJsonBody(request, { limitBytes: LIMIT_BYTES });
    response.json(await exchangePresentation(deps, token, number, presentation));
  });
  return router;
}
