import express, { type Express } from 'express';
import type { Random } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import type { DidLookup } from '../credentials/dids/resolution.js';
import { didResolutionRouter } from './did-resolution.js';
import { securityHeaders } from './headers.js';
import { problemHandler } from './problems.js';
import type { VcApiDeps } from './vc-api/deps.js';
import { vcApiRouter } from './vc-api/router.js';

export interface ConformanceDeps {
  readonly publicUrl: string;
  readonly random: Random;
  readonly logError: (id: string, error: unknown) => void;
  readonly vcApi: VcApiDeps;
  readonly dids: DidLookup;
  /** The signed list at an address of ours. */
  readonly statusList: (address: string) => Promise<string | undefined>;
}

/** What the official test suites call, and nothing else: no network, no records, no key asked for. */
export function conformanceApp(deps: ConformanceDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(deps));
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use('/vc-api', vcApiRouter(deps.vcApi));
  app.use('/1.0/identifiers', didResolutionRouter(deps.dids, deps));
  app.get('/status/:key/:purpose', async (request, response) => {
    const list = await deps.statusList(deps.publicUrl + request.path);
    if (list === undefined)
      throw new CairnError('not-found', 'status-list.unknown', 'There is no such status list');
    response.type('application/json').send(list);
  });
  app.use(() => {
    throw new CairnError('not-found', 'http.not-found', 'There is nothing at this address');
  });
  app.use(problemHandler(deps));
  return app;
}
