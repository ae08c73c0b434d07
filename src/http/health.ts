import type { RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import type { CatalogueStore } from '../issuing/ports.js';

/** `GET /healthz`: the process answers. */
export const healthEndpoint: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' });
};

/** `GET /readyz`: the database answers and a network is set up; 503 otherwise. */
export function readyEndpoint(store: CatalogueStore): RequestHandler {
  return async (_request, response) => {
    const network = await store.selectOptionalNetwork().catch(() => {
      throw new CairnError('unavailable', 'ready.database', 'The database does not answer');
    });
    if (!network) throw new CairnError('unavailable', 'ready.no-network', 'No network is set up yet');
    response.set('Cache-Control', 'no-store').json({ status: 'ready' });
  };
}
