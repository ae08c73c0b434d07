import { createServer, type RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessTokenDeps } from './access/access-tokens.js';
import type { IdempotencyDeps } from './access/idempotency.js';
import { type RateLimits, rateLimits } from './access/rate-limits.js';
import type { Clock, Random } from './common/effects.js';
import { type CairnError, codeOf } from './common/errors.js';
import type { Metrics } from './common/metrics.js';
import type { Config } from './config/config.js';
import type { ShareDeps } from './delivery/shares.js';
import { httpApp } from './http/app.js';
import type { ReadinessCheck } from './http/health.js';
import { addressOf, spend } from './http/rate-limit.js';
import { SERVER_LIMITS } from './http/server-limits.js';
import { errorFields } from './insight/error-fields.js';
import { countedMetrics, type ServedMetrics } from './insight/metrics.js';
import { serveMetrics } from './insight/metrics-server.js';
import { type RequestScope, requestScope } from './insight/scope.js';
import { buildVersion } from './insight/version.js';
import type { ConsentDeps } from './issuing/consent.js';
import { CHECK_IMPORT, checkImportJob } from './issuing/import/check-import.js';
import { COMMIT_IMPORT } from './issuing/import/commit-import.js';
import { commitImportJob } from './issuing/import/commit-job.js';
import type { StartImportDeps } from './issuing/import/start-import.js';
import { tableReader } from './issuing/import/table/read-table.js';
import { type JobFeed, jobFeed } from './issuing/jobs/feed.js';
import type { JobKinds } from './issuing/jobs/job.js';
import type { ManageDeps } from './issuing/jobs/manage.js';
import type { RunDeps } from './issuing/jobs/run.js';
import { queueWork, type Recurring } from './issuing/jobs/work.js';
import type { ConsentStore, IssuingStore, SeedStore, StatusListStore, TrustStore } from './issuing/ports.js';
import { otherOrigins } from './issuing/published-under.js';
import type { LearnersDeps } from './issuing/records/learners.js';
import type { RecordsStore } from './issuing/records/ports.js';
import type { SeedDeps } from './issuing/seed.js';
import { recover, type SettleDeps } from './issuing/settle.js';
import { LIFETIME, type StatusLists, signedStatusLists } from './issuing/status-lists.js';
import { trustMaterial } from './issuing/trust.js';
import { type Keystore, sealedKeystore } from './keys/keystore.js';
import { derivedKey, masterSealer } from './keys/seal.js';
import { apiKeyStore } from './storage/api-key-store.js';
import { catalogueStore } from './storage/catalogue-store.js';
import { consentStore } from './storage/consent-store.js';
import { idempotencyStore } from './storage/idempotency-store.js';
import { importStore } from './storage/import-store.js';
import { type InsightStore, insightStore } from './storage/insight-store.js';
import { issuingStore } from './storage/issuing-store.js';
import { type RunningQueue, startQueue } from './storage/job-queue.js';
import { jobStore } from './storage/job-store.js';
import { keyStore } from './storage/key-store.js';
import { learnersStore } from './storage/learners-store.js';
import { namedLocks } from './storage/named-locks.js';
import { type Database, MIGRATIONS, openDatabase } from './storage/open.js';
import { isPassing } from './storage/passing.js';
import { rateLimitStore } from './storage/rate-limit-store.js';
import { recordsStore } from './storage/records-store.js';
import { revokeStore } from './storage/revoke-store.js';
import { shareStore } from './storage/share-store.js';
import { statusListStore } from './storage/status-list-store.js';
import type { TrustMaterial } from './verification/material.js';
import { readAssets } from './web/assets.js';
import { webRoutes } from './web/routes.js';

/** A worker thread runs compiled code; the same from `src` and from `dist`. */
const TABLE_WORKER = new URL('../dist/issuing/import/table/worker.js', import.meta.url);

/** What the world gives to the program. Only entry points hold the real ones. */
export interface Effects {
  readonly clock: Clock;
  readonly random: Random;
  /** One line for the operator: a stable event and what belongs to it, nothing personal. */
  readonly log: (event: string, details?: Readonly<Record<string, unknown>>) => void;
}

/** The use-cases' dependencies, wired. */
export interface Services {
  readonly config: Config;
  readonly effects: Effects;
  readonly issuing: SettleDeps;
  readonly records: RecordsStore;
  readonly learners: LearnersDeps;
  readonly consent: ConsentDeps;
  readonly sharing: ShareDeps;
  readonly seeding: Omit<SeedDeps, 'demo'>;
  readonly access: AccessTokenDeps;
  readonly idempotency: IdempotencyDeps;
  readonly rates: RateLimits;
  readonly jobs: JobDeps;
  readonly jobFeed: JobFeed;
  readonly importing: StartImportDeps;
  /** Works on jobs and recurring tasks until it is stopped. */
  readonly startQueue: (
    recurring: readonly Recurring[],
    options?: { readonly sweepEvery?: number; readonly pollEvery?: number },
  ) => RunningQueue;
  readonly keystore: Keystore;
  readonly statusLists: StatusLists;
  readonly stores: SeedStore & IssuingStore & ConsentStore & TrustStore & StatusListStore;
  readonly trust: () => Promise<TrustMaterial>;
  readonly metrics: ServedMetrics;
  readonly scope: RequestScope;
  readonly insight: InsightStore;
  close(): Promise<void>;
}

/** What starts, follows and runs jobs. */
export type JobDeps = ManageDeps & RunDeps;

export interface OpenServicesOptions {
  readonly config: Config;
  readonly masterSecret: Uint8Array;
  readonly effects: Effects;
  /** This process is the service of an embedded data folder, of which there is one. */
  readonly service?: boolean;
  /** The embedded database was lost for good: the process should end. */
  readonly onLost?: (error: CairnError) => void;
}

/** Opens the database, brings it up to date and wires every use-case to it. */
export async function openServices(options: OpenServicesOptions): Promise<Services> {
  const { config, effects, masterSecret } = options;
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    service: options.service ?? false,
    ...(options.onLost ? { onLost: options.onLost } : {}),
  });
  return wire(database, config, masterSecret, effects);
}

/** Wires every use-case to an open database. Tests hand in one whose connections they cut. */
export function wire(
  database: Pick<Database, 'prisma' | 'pool' | 'close'>,
  config: Config,
  masterSecret: Uint8Array,
  given: Effects,
): Services {
  const { prisma, pool } = database;
  const scope = requestScope();
  const effects: Effects = { ...given, log: scope.logging(given.log) };
  const { clock, random, log } = effects;
  const insight = insightStore(prisma, pool, MIGRATIONS);
  const metrics = serviceMetrics(insight, clock);
  const sealer = masterSealer(masterSecret, random);
  const slots = {
    sealer: {
      seal: (name: string, secret: Uint8Array) => sealer.seal('status permutation', name, secret),
      open: (name: string, sealed: Uint8Array) => sealer.open('status permutation', name, sealed),
    },
    random,
    publicUrl: config.publicUrl,
  };
  const keystore = sealedKeystore({ store: keyStore(prisma), sealer, clock, random });
  const signerFor = (did: string) => keystore.signerFor(did);
  const catalogue = catalogueStore(prisma);
  const lists = statusListStore(prisma);
  const records = recordsStore(prisma);
  const stores = {
    ...catalogue,
    ...counting(issuingStore(prisma, slots, catalogue), metrics),
    ...consentStore(prisma),
    ...lists,
  };
  const statusLists = signedStatusLists({
    store: lists,
    signerFor,
    clock,
    onFailure: (address, error) => {
      metrics.statusListNotSigned();
      log('status-list.not-signed', { address, code: codeOf(error) });
    },
  });
  const trust = () => trustMaterial({ store: catalogue, statusLists, clock });
  const locks = namedLocks(pool);
  const issuing = { store: stores, revoking: revokeStore(prisma, slots), signerFor, clock, random, trust };
  const imports = importStore(prisma);
  // every kind of job has its line here
  const kinds: JobKinds = {
    [CHECK_IMPORT]: checkImportJob({ imports, store: stores, clock }),
    [COMMIT_IMPORT]: commitImportJob({ ...issuing, imports }),
  };
  const jobs: JobDeps = { store: jobStore(prisma), locks, kinds, clock, random, isPassing, log, sleep };
  return {
    config,
    effects,
    metrics,
    scope,
    insight,
    keystore,
    statusLists,
    stores,
    trust,
    access: {
      store: apiKeyStore(prisma),
      clock,
      random,
      tokenKey: derivedKey(masterSecret, 'access tokens'),
    },
    rates: rateLimits({
      store: rateLimitStore(pool),
      clock,
      key: derivedKey(masterSecret, 'rate limits'),
      factor: config.rateFactor,
    }),
    idempotency: { store: idempotencyStore(prisma), clock, every },
    jobs,
    jobFeed: jobFeed({ store: jobs.store, every }),
    startQueue: (recurring, options = {}) =>
      startQueue({
        pool,
        prisma,
        locks,
        work: queueWork(jobs, recurring),
        concurrency: config.jobWorkers,
        log,
        ...options,
      }),
    issuing,
    importing: { imports, readTable: tableReader({ worker: TABLE_WORKER, clock }), clock, random },
    records,
    learners: { store: { ...stores, ...records, ...learnersStore(prisma) }, clock, random },
    consent: { store: stores, clock, random },
    sharing: { store: shareStore(prisma), statusLists, clock, random },
    seeding: {
      store: catalogue,
      makeKey: (didWeb) => keystore.make(didWeb),
      clock,
      publicUrl: config.publicUrl,
    },
    async close() {
      await locks.close();
      await database.close();
    },
  };
}

/** The figures of this process, and those that stand in the database. */
function serviceMetrics(insight: InsightStore, clock: Clock): ServedMetrics {
  return countedMetrics({
    version: buildVersion(),
    pool: () => insight.poolFigures(),
    async figures() {
      const { firstExpiry, ...figures } = await insight.selectFigures();
      const age = firstExpiry && clock().getTime() - (firstExpiry.getTime() - LIFETIME);
      return { ...figures, oldestStatusList: age === undefined ? undefined : age / 1000 };
    },
  });
}

/** The same store, which counts what is signed. There is one rendition so far. */
function counting(store: IssuingStore, metrics: Metrics): IssuingStore {
  return {
    ...store,
    async storeSigned(signed, act) {
      const stored = await store.storeSigned(signed, act);
      metrics.issued('vc', stored.length);
      return stored;
    },
  };
}

/** Calls a function again and again, without keeping the process alive, until the answer is called. */
function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
}

/** The Express app over the wired services: JSON endpoints and pages. */
export function buildApp(services: Services): RequestListener {
  const { config, effects } = services;
  const assets = readAssets();
  return httpApp({
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    requests: { ...effects, metrics: services.metrics, scope: services.scope },
    readiness: readinessChecks(services),
    logError: (id, error) => effects.log('request.failed', { id, ...errorFields(error) }),
    trust: services.trust,
    statusLists: services.statusLists,
    stores: services.stores,
    api: {
      publicUrl: config.publicUrl,
      access: services.access,
      idempotency: services.idempotency,
      rates: services.rates,
      catalogue: services.stores,
      jobs: services.jobs,
      jobFeed: services.jobFeed,
      records: services.records,
      learners: services.learners,
      consent: services.consent,
      settling: services.issuing,
      sharing: services.sharing,
    },
    pages: webRoutes({
      publicUrl: config.publicUrl,
      assets,
      stores: services.stores,
      sharing: services.sharing,
      unknownShare: (request, response) =>
        spend(services.rates, 'unknown-share', addressOf(request), response),
      verified: services.metrics.verified,
      trust: services.trust,
    }),
  });
}

/** How long keys that opened count as open, in milliseconds: to open them all takes a moment. */
const KEYS_OPEN_FOR = 60_000;

/** What the service needs to work. */
function readinessChecks({ insight, stores, keystore, effects, queue }: Services): readonly ReadinessCheck[] {
  let keysOpenUntil = 0;
  const keysOpen = async () => {
    const now = effects.clock().getTime();
    if (now < keysOpenUntil) return true;
    await keystore.check();
    keysOpenUntil = now + KEYS_OPEN_FOR;
    return true;
  };
  const check = (code: string, message: string, passes: () => Promise<boolean>) => ({ code, message, passes });
  return [
    check('ready.database', 'The database does not answer', () => insight.answers()),
    check('ready.migrations', 'The database has not got the schema of this build', () => insight.isMigrated()),
    check('ready.no-network', 'No network is set up yet', async () => {
      return (await stores.selectOptionalNetwork()) !== undefined;
    }),
    check('ready.keys', 'The keys of the issuers cannot be opened', keysOpen),
    check('ready.jobs', 'Nobody works on jobs', async () => queue.ended === false),
  ];
}

/** A running service. */
export interface Running {
  /** The port that it really listens on. */
  readonly port: number;
  /** The port of the figures, if they are served. */
  readonly metricsPort: number | undefined;
  /** Stops taking requests, lets running ones end, and closes the database. */
  stop(): Promise<void>;
}

/** What is done every so often, by one process at a time: each has its line here. */
export function recurringTasks(services: Services): readonly Recurring[] {
  return [{ name: 'recover', every: 600, run: () => recoverNow(services) }];
}

/** Finishes what was interrupted, and composes what has become due. */
async function recoverNow({ issuing, effects }: Services): Promise<void> {
  const { finished, failed, composed, unsettled } = await recover(issuing, 'service');
  const minted = composed.filter(({ state }) => state === 'issued').length;
  if (finished + minted > 0) effects.log('recovered', { finished, composed: minted });
  for (const { credentialId, error } of failed)
    effects.log('intent.not-finished', { credentialId, code: codeOf(error) });
  for (const { learnerId, error } of unsettled)
    effects.log('learner.not-settled', { learnerId, code: codeOf(error) });
}

/** In production, what is published must have addresses that can be followed, and ought to have those of this service. */
async function checkAddresses({ config, stores, effects }: Services): Promise<void> {
  if (config.mode !== 'production' || !(await stores.selectOptionalNetwork())) return;
  for (const published of otherOrigins(await stores.selectCatalogue(), config.publicUrl))
    effects.log('public-url.differs', { published, publicUrl: config.publicUrl });
}

/** Finishes what a crash left behind, then serves. */
export async function serve(services: Services): Promise<Running> {
  const { config } = services;
  await services.keystore.check();
  await checkAddresses(services);
  await recoverNow(services);
  const server = createServer(SERVER_LIMITS, buildApp(services));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const queue = config.jobWorkers > 0 ? services.startQueue(recurringTasks(services)) : undefined;
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port,
    async stop() {
      services.jobFeed.close();
      server.closeIdleConnections();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
        setTimeout(() => server.closeAllConnections(), 5000).unref();
      });
      await Promise.all([closed, queue?.stop()]);
      await services.close();
    },
  };
}
