import express, {
  type Express,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { CairnError } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import { lazily } from '../common/lazily.js';
import type { Metrics } from '../common/metrics.js';
import type { DidLookup } from '../credentials/dids/resolution.js';
import type { CheckRecordDeps } from '../delivery/check-records.js';
import type { RegisterDeps } from '../delivery/register/register.js';
import type { CatalogueStore, TrustStore } from '../issuing/ports.js';
import type { RegistryStatements } from '../issuing/registry-statements.js';
import type { StatusLists } from '../issuing/status-lists.js';
import type { TrustMaterial } from '../verification/material.js';
import type { ApiDeps } from './api/deps.js';
import { ENDPOINTS } from './api/endpoints.js';
import { apiRouter } from './api/router.js';
import { askEndpoints } from './ask.js';
import { checkRecordEndpoints } from './check-records.js';
import { compressed } from './compressed.js';
import { didDocumentEndpoint } from './did-document.js';
import { didResolutionRouter } from './did-resolution.js';
import { exchangeRouter } from './exchange.js';
import { checkingScripts, openToAnyOrigin, ownScripts, securityHeaders } from './headers.js';
import { healthEndpoint, type ReadinessCheck, readyEndpoint } from './health.js';
import { oauthMetadataEndpoint, oauthTokenEndpoint } from './oauth-token.js';
import { oid4vciRouter } from './oid4vci/router.js';
import { oid4vpRouter } from './oid4vp.js';
import { type ErrorLog, type ErrorPage, problemHandler } from './problems.js';
import { type PublicMaterialDeps, publicMaterialEndpoint } from './public-material.js';
import { publicRateLimit } from './rate-limit.js';
import { registerEndpoint } from './register.js';
import { registryEndpoint } from './registry.js';
import { type RequestLogDeps, requestLog } from './request-log.js';
import { ownPagesOnly, sameOriginOnly } from './same-origin.js';
import { type StatusListDeps, statusListEndpoint, statusTokenEndpoint } from './status-list.js';
import type { VcApiDeps } from './vc-api/deps.js';
import { keyedCaller } from './vc-api/keyed-caller.js';
import { vcApiRouter } from './vc-api/router.js';
import { verifyEndpoint } from './verify.js';
import { type VerifyBatchDeps, verifyBatchEndpoint } from './verify-batch.js';
import { type RelayDeps, relayEndpoint } from './verify-relay.js';

export interface HttpDeps {
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly requests: Omit<RequestLogDeps, 'metrics'> & { readonly metrics: Metrics };
  readonly readiness: readonly ReadinessCheck[];
  /** Told of an error that nobody foresaw, with the id that the answer carries. */
  readonly logError: (id: string, error: unknown) => void;
  readonly trust: () => Promise<TrustMaterial>;
  readonly batch: Omit<VerifyBatchDeps, keyof ErrorLog>;
  readonly checkRecords: CheckRecordDeps;
  readonly statusLists: StatusLists;
  readonly statements: RegistryStatements;
  readonly stores: CatalogueStore & TrustStore & StatusListDeps['stores'] & PublicMaterialDeps['stores'];
  readonly api: ApiDeps;
  readonly register: RegisterDeps;
  /** How what strangers publish is fetched for `/verify`. */
  readonly relay: Omit<RelayDeps, 'publicUrl' | 'clock'>;
  /** Counts a search of the register; throws where an address asked too often. */
  readonly searchedRegister: (request: Request, response: Response) => Promise<void>;
  /** Counts a request to a wallet; throws where an address made too many. */
  readonly askedWallet: (request: Request, response: Response) => Promise<void>;
  readonly dids: DidLookup;
  readonly vcApi: Omit<VcApiDeps, 'caller'>;
  /** The OpenAPI document of `/api/v1`. */
  readonly description: () => JsonObject;
  readonly pages: Router;
  /** What people get instead of a problem document. */
  readonly errorPage: ErrorPage;
}

/** The whole of what is served: one endpoint a file, then the pages, then problem documents for what went wrong. */
export function httpApp(deps: HttpDeps): Express {
  const errorLog = { random: deps.requests.random, logError: deps.logError };
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustedProxies);
  app.set('etag', 'strong');
  app.use(requestLog(deps.requests));
  app.use(securityHeaders({ publicUrl: deps.publicUrl }));
  app.get('/healthz', healthEndpoint);
  app.get('/readyz', readyEndpoint(deps.readiness));
  app.use(publicRateLimit(deps.api.rates));
  app.get('/.well-known/did.json', didDocumentEndpoint(deps.stores));
  app.get('/i/:slug/did.json', didDocumentEndpoint(deps.stores));
  app.get(
    '/verify/material',
    openToAnyOrigin,
    compressed,
    publicMaterialEndpoint({ ...deps, clock: deps.requests.clock }),
  );
  const { publicUrl } = deps;
  const relay = relayEndpoint({ ...deps.relay, publicUrl, clock: deps.requests.clock });
  app.get('/verify/relay', ownPagesOnly(publicUrl), relay);
  app.get('/registry', openToAnyOrigin, registryEndpoint(deps.statements));
  const lists = { ...deps, clock: deps.requests.clock };
  app.get('/status/:id/token', statusTokenEndpoint(lists));
  app.get('/status/:id/:purpose', statusListEndpoint(lists));
  app.options(['/api/verify', '/api/ask'], preflight);
  app.post('/api/verify', openToAnyOrigin, verifyEndpoint(deps.trust, deps.requests.metrics.verified));
  app.options(['/api/check-records', '/api/check-records/verify'], preflight);
  app.use(
    checkRecordEndpoints({
      ...deps.checkRecords,
      trust: deps.trust,
      verified: deps.requests.metrics.verified,
    }),
  );
  app.options('/api/verify/batch', preflight);
  app.post('/api/verify/batch', openToAnyOrigin, verifyBatchEndpoint({ ...deps.batch, ...errorLog }));
  app.get('/api/register', registerEndpoint(deps.register, deps.searchedRegister));
  app.use(askEndpoints(deps.api.asking, deps.askedWallet));
  app.use('/1.0/identifiers', didResolutionRouter(deps.dids, errorLog));
  app.use(oid4vciRouter(deps.api.wallet));
  app.use(exchangeRouter(deps.api.wallet));
  app.use(oid4vpRouter(deps.api.asking));
  app.use('/vc-api', vcApiRouter({ ...deps.vcApi, caller: keyedCaller(deps.api) }));
  app.post('/oauth/token', oauthTokenEndpoint(deps.api.access, deps.api.rates));
  app.get('/.well-known/oauth-authorization-server', oauthMetadataEndpoint(deps.publicUrl));
  const description = lazily(() => JSON.stringify(deps.description()));
  app.get('/api/v1/openapi.json', openToAnyOrigin, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('application/json').send(description());
  });
  app.use('/api/v1', apiRouter(ENDPOINTS, deps.api));
  app.get('/docs', ownScripts);
  app.get('/ask/:secret', ownScripts);
  app.get('/verify', checkingScripts);
  app.get('/verify/offline.js', checkingScripts);
  app.get('/verify/files/:version/:file', checkingScripts);
  app.use(sameOriginOnly(deps.publicUrl));
  app.use(compressed, deps.pages);
  app.use(() => {
    throw new CairnError('not-found', 'http.not-found', 'There is nothing at this address');
  });
  app.use(problemHandler({ ...errorLog, errorPage: deps.errorPage }));
  return app;
}

/** Anybody's page may ask for a verification: it carries no credentials and changes nothing. */
const preflight: RequestHandler = (_request, response) => {
  response
    .set({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': '86400',
    })
    .status(204)
    .end();
};
