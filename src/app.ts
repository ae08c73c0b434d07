import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessTokenDeps } from './access/access-tokens.js';
import { type IdempotencyDeps, KEPT_FOR } from './access/idempotency.js';
import { type RateLimits, rateLimits } from './access/rate-limits.js';
import type { BackupServices } from './cli/command.js';
import { type Clock, type Random, randomUuid } from './common/effects.js';
import { type CairnError, codeOf } from './common/errors.js';
import { lazily } from './common/lazily.js';
import type { Config } from './config/config.js';
import type { ShareDeps } from './delivery/shares.js';
import { type Dispatcher, KEEP_DELIVERIES, webhookDispatcher } from './delivery/webhooks/dispatch.js';
import type { WebhookDeps } from './delivery/webhooks/manage.js';
import { ENDPOINTS } from './http/api/endpoints.js';
import { openApi } from './http/api/openapi.js';
import { httpApp } from './http/app.js';
import { addressOf, spend } from './http/rate-limit.js';
import { readinessChecks } from './http/readiness.js';
import { errorFields } from './insight/error-fields.js';
import type { ServedMetrics } from './insight/metrics.js';
import { type RequestScope, requestScope } from './insight/scope.js';
import { counting, serviceMetrics } from './insight/service-metrics.js';
import { buildVersion } from './insight/version.js';
import type { DraftDeps } from './issuing/catalogue/drafts.js';
import type { MemberDeps } from './issuing/catalogue/institutions.js';
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
import { awardJobs } from './issuing/lifecycle/jobs.js';
import type { AwardViewStore } from './issuing/lifecycle/ports.js';
import type { MergeStores } from './issuing/merging/ports.js';
import type { MergeDeps } from './issuing/merging/propose.js';
import type { ConsentStore, IssuingStore, SeedStore, StatusListStore, TrustStore } from './issuing/ports.js';
import { outsideTrust } from './issuing/recognising/outside.js';
import type { RecognisingDeps } from './issuing/recognising/recognise-learning.js';
import type { LearnersDeps } from './issuing/records/learners.js';
import type { RecordsStore } from './issuing/records/ports.js';
import type { SeedDeps } from './issuing/seed.js';
import type { SettleDeps } from './issuing/settle.js';
import { LIFETIME, type StatusLists, signedStatusLists } from './issuing/status-lists.js';
import { trustMaterial } from './issuing/trust.js';
import { type Keystore, sealedKeystore } from './keys/keystore.js';
import { derivedKey, masterSealer } from './keys/seal.js';
import { outsideResolver, type ResolveOutside } from './net/did-web.js';
import { type GuardedFetcher, guardedFetcher } from './net/guarded-fetch.js';
import { guardedPost } from './net/post.js';
import { fetchStatusList } from './net/status-list.js';
import { apiKeyStore } from './storage/api-key-store.js';
import { awardViewStore } from './storage/award-view-store.js';
import { backupStore } from './storage/backup-store.js';
import { catalogueStore } from './storage/catalogue-store.js';
import { consentStore } from './storage/consent-store.js';
import { draftStore } from './storage/draft-store.js';
import { idempotencyStore } from './storage/idempotency-store.js';
import { importStore } from './storage/import-store.js';
import { type InsightStore, insightStore } from './storage/insight-store.js';
import { issuingStore } from './storage/issuing-store.js';
import { type RunningQueue, startQueue } from './storage/job-queue.js';
import { jobStore } from './storage/job-store.js';
import { keyStore } from './storage/key-store.js';
import { learnersStore } from './storage/learners-store.js';
import { lifecycleStore } from './storage/lifecycle-store.js';
import { memberStore } from './storage/member-store.js';
import { mergeStore } from './storage/merge-store.js';
import { type Locks, namedLocks } from './storage/named-locks.js';
import { type Database, MIGRATIONS, openDatabase } from './storage/open.js';
import { isPassing } from './storage/passing.js';
import { rateLimitStore } from './storage/rate-limit-store.js';
import { recordsStore } from './storage/records-store.js';
import { revokeStore } from './storage/revoke-store.js';
import { shareStore } from './storage/share-store.js';
import { statusListStore } from './storage/status-list-store.js';
import { successorStore } from './storage/successors.js';
import { type Client, dryRun } from './storage/transact.js';
import { webhookQueue } from './storage/webhook-queue.js';
import { webhookStore } from './storage/webhook-store.js';
import type { TrustMaterial } from './verification/material.js';
import { readAssets } from './web/assets.js';
import { errorPage } from './web/error-page.js';
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
  readonly lifecycle: MergeDeps;
  readonly awards: AwardViewStore;
  readonly recognising: RecognisingDeps;
  readonly records: RecordsStore;
  readonly learners: LearnersDeps;
  readonly consent: ConsentDeps;
  /** Institutions, what they are recognised for, modules and programmes. */
  readonly curation: MemberDeps & DraftDeps;
  readonly sharing: ShareDeps;
  readonly seeding: Omit<SeedDeps, 'demo'>;
  readonly access: AccessTokenDeps;
  readonly idempotency: IdempotencyDeps;
  readonly rates: RateLimits;
  readonly webhooks: WebhookDeps;
  readonly dispatcher: Dispatcher;
  /** The one way out to addresses that somebody else chose. */
  readonly outside: GuardedFetcher;
  readonly resolveOutside: ResolveOutside;
  /** Deletes what isn't needed any more. */
  readonly forget: () => Promise<void>;
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
  readonly backup: BackupServices;
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
  const metrics = serviceMetrics({ ...insight, listLifetime: LIFETIME, clock, version: buildVersion() });
  const sealer = masterSealer(masterSecret, random);
  const sealerFor = (purpose: string) => ({
    seal: (name: string, secret: Uint8Array) => sealer.seal(purpose, name, secret),
    open: (name: string, sealed: Uint8Array) => sealer.open(purpose, name, sealed),
  });
  const slots = {
    sealer: sealerFor('status permutation'),
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
  const successors = successorStore(prisma);
  const trust = () => trustMaterial({ store: catalogue, successors, statusLists, clock });
  const locks = namedLocks(pool);
  const queues: RunningQueue[] = [];
  const issuing = { store: stores, revoking: revokeStore(prisma, slots), signerFor, clock, random, trust };
  const actStores = (client: Client): MergeStores => ({
    store: issuingStore(client, slots, catalogue),
    revoking: revokeStore(client, slots),
    lifecycle: lifecycleStore(client, slots),
    merging: mergeStore(client, slots),
  });
  const lifecycle: MergeDeps = {
    ...issuing,
    lifecycle: lifecycleStore(prisma, slots),
    merging: mergeStore(prisma, slots),
    dryRun: (work) => dryRun(prisma, (client) => work(actStores(client))),
  };
  const imports = importStore(prisma);
  const outside = guardedFetcher({ clock, allow: config.outboundAllow });
  const resolveOutside = outsideResolver(outside, clock);
  const rateStore = rateLimitStore(pool);
  const idempotency = {
    store: idempotencyStore(prisma),
    clock,
    holder: heldName(locks, random),
    isGone: async (holder: string) => (await locks.free([holder])).length > 0,
  };
  const deliveries = webhookQueue(prisma);
  const forWebhooks = {
    outbound: guardedPost({ clock, allow: config.outboundAllow }),
    sealer: sealerFor('webhook secret'),
    clock,
    random,
  };
  // every kind of job has its line here
  const kinds: JobKinds = {
    [CHECK_IMPORT]: checkImportJob({ imports, store: stores, clock }),
    [COMMIT_IMPORT]: commitImportJob({ ...issuing, imports }),
    ...awardJobs(lifecycle),
  };
  const jobs: JobDeps = { store: jobStore(prisma), locks, kinds, clock, random, isPassing, log, sleep };
  const backups = backupStore({ prisma, pool, slots, migrations: MIGRATIONS });
  return {
    config,
    effects,
    backup: {
      taking: { store: backups, publicUrl: config.publicUrl, clock, random },
      restoring: {
        store: backups,
        openKeys: keystore.openAll,
        refreshLists: () => statusLists.refresh(),
        statusList: (address) => statusLists.current(address),
        trust,
        clock,
      },
      masterKey: derivedKey(masterSecret, 'backup'),
    },
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
    webhooks: { ...forWebhooks, store: webhookStore(prisma) },
    dispatcher: webhookDispatcher({
      ...forWebhooks,
      queue: deliveries,
      publicUrl: config.publicUrl,
      onError: (error) => log('webhooks.failed', { code: codeOf(error) }),
    }),
    outside,
    resolveOutside,
    async forget() {
      const now = clock().getTime();
      await deliveries.deleteOldDeliveries(new Date(now - KEEP_DELIVERIES));
      await rateStore.deleteOldCounts(new Date(now));
      await idempotency.store.deleteOldKeys(new Date(now - KEPT_FOR));
    },
    rates: rateLimits({
      store: rateStore,
      clock,
      key: derivedKey(masterSecret, 'rate limits'),
      factor: config.rateFactor,
    }),
    idempotency,
    jobs,
    jobFeed: jobFeed({ store: jobs.store, every }),
    startQueue(recurring, options = {}) {
      const work = queueWork(jobs, recurring);
      const concurrency = config.jobWorkers;
      const queue = startQueue({ pool, prisma, locks, work, concurrency, log, ...options });
      queues.push(queue);
      return queue;
    },
    issuing,
    lifecycle,
    awards: awardViewStore(prisma),
    recognising: {
      ...issuing,
      outside() {
        const budget = { fetches: 10, bytes: 8_000_000 };
        return outsideTrust({
          didDocument: (did) => resolveOutside(did, budget),
          statusList: (address) => fetchStatusList(outside, address, budget),
        });
      },
    },
    importing: { imports, readTable: tableReader({ worker: TABLE_WORKER, clock }), clock, random },
    records,
    learners: { store: { ...stores, ...records, ...learnersStore(prisma) }, clock, random },
    consent: { store: stores, clock, random },
    curation: {
      store: { ...catalogue, ...memberStore(prisma), ...draftStore(prisma) },
      makeKey: (didWeb) => keystore.make(didWeb),
      clock,
      random,
      publicUrl: config.publicUrl,
    },
    sharing: { store: shareStore(prisma), statusLists, clock, random },
    seeding: {
      store: catalogue,
      makeKey: (didWeb) => keystore.make(didWeb),
      clock,
      publicUrl: config.publicUrl,
    },
    async close() {
      await Promise.all(queues.map((queue) => queue.stop()));
      await locks.close();
      await database.close();
    },
  };
}

/** This process's name for others to see: takes it when it is first asked for, and tells it from then on. */
function heldName(locks: Locks, random: Random): () => Promise<string> {
  const name = lazily(() => `process ${randomUuid(random)}`);
  let held: Promise<unknown> | undefined;
  return async () => {
    held ??= locks.tryTake(name());
    await held.catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    return name();
  };
}

/** Calls a function again and again, without keeping the process alive, until the answer is called. */
export function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
}

/** The Express app over the wired services: JSON endpoints and pages. `working`: whether this process works on jobs now. */
export function buildApp(services: Services, working?: () => boolean): RequestListener {
  const { config, effects } = services;
  const { publicUrl } = config;
  const site = { publicUrl, assets: readAssets(), stores: services.stores };
  const description = lazily(() => openApi(ENDPOINTS, publicUrl));
  return httpApp({
    publicUrl,
    description,
    trustedProxies: config.trustedProxies,
    requests: { ...effects, metrics: services.metrics, scope: services.scope },
    readiness: readinessChecks({
      ...services.insight,
      selectOptionalNetwork: () => services.stores.selectOptionalNetwork(),
      openKeys: () => services.keystore.check(),
      working,
      clock: effects.clock,
    }),
    logError: (id, error) => effects.log('request.failed', { id, ...errorFields(error) }),
    trust: services.trust,
    statusLists: services.statusLists,
    stores: services.stores,
    api: {
      publicUrl,
      access: services.access,
      idempotency: services.idempotency,
      rates: services.rates,
      webhooks: services.webhooks,
      catalogue: services.stores,
      curation: services.curation,
      importing: services.importing,
      jobs: services.jobs,
      jobFeed: services.jobFeed,
      records: services.records,
      learners: services.learners,
      consent: services.consent,
      settling: services.issuing,
      lifecycle: services.lifecycle,
      recognising: services.recognising,
      awards: services.awards,
      sharing: services.sharing,
    },
    errorPage: errorPage(site),
    pages: webRoutes({
      ...site,
      sharing: services.sharing,
      unknownShare: (request, response) =>
        spend(services.rates, 'unknown-share', addressOf(request), response),
      verified: services.metrics.verified,
      trust: services.trust,
      description,
    }),
  });
}
