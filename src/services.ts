import { setTimeout as sleep } from 'node:timers/promises';
import { rateLimits } from './access/rate-limits.js';
import type { BackupServices } from './cli/command.js';
import { type CairnError, codeOf } from './common/errors.js';
import type { JsonObject } from './common/json.js';
import { projectFile } from './common/project-files.js';
import type { Traffic } from './common/traffic.js';
import type { Config } from './config/config.js';
import { SHAPE_TRUST } from './credentials/canonical/shape-trust.js';
import type { ArchiveDeps } from './delivery/archive/archive.js';
import type { CertificateDeps } from './delivery/certificate/of-award.js';
import type { RegisterDeps } from './delivery/register/register.js';
import type { Dispatcher } from './delivery/webhooks/dispatch.js';
import type { ApiDeps } from './http/api/deps.js';
import type { ServedMetrics } from './insight/metrics.js';
import type { RequestScope } from './insight/scope.js';
import { counting } from './insight/service-metrics.js';
import { CHECK_IMPORT, checkImportJob } from './issuing/import/check-import.js';
import { COMMIT_IMPORT } from './issuing/import/commit-import.js';
import { commitImportJob } from './issuing/import/commit-job.js';
import { tableReader } from './issuing/import/table/read-table.js';
import { issuingTogether } from './issuing/issue-together.js';
import { every } from './issuing/jobs/every.js';
import { jobFeed } from './issuing/jobs/feed.js';
import type { JobKinds } from './issuing/jobs/job.js';
import type { ManageDeps } from './issuing/jobs/manage.js';
import type { RunDeps } from './issuing/jobs/run.js';
import { queueWork, type Recurring } from './issuing/jobs/work.js';
import { awardJobs } from './issuing/lifecycle/jobs.js';
import type { MergeStores } from './issuing/merging/ports.js';
import { checkOutsideSchemas } from './issuing/outside-schemas.js';
import type {
  ConsentStore,
  IssuingStore,
  PublishedCatalogue,
  SeedStore,
  StatusListStore,
  StatusTokenStore,
  TrustStore,
} from './issuing/ports.js';
import { type RegistryStatements, registryStatements } from './issuing/registry-statements.js';
import type { SeedDeps } from './issuing/seed.js';
import { type StatusLists, signedStatusLists } from './issuing/status-lists.js';
import { trustMaterial } from './issuing/trust.js';
import type { Keystore } from './keys/keystore.js';
import { nodeTextDigest } from './keys/text-digest.js';
import { outsideResolver, type ResolveOutside } from './net/did-web.js';
import { type GuardedFetcher, guardedFetcher } from './net/guarded-fetch.js';
import { schemaLookup } from './net/schema.js';
import { sharedFetch } from './net/shared-fetch.js';
import { fetchStatusList } from './net/status-list.js';
import { apiKeyStore } from './storage/api-key-store.js';
import { awardViewStore } from './storage/award-view-store.js';
import { consentStore } from './storage/consent-store.js';
import { contactStore } from './storage/contact-store.js';
import { draftStore } from './storage/draft-store.js';
import { idempotencyStore } from './storage/idempotency-store.js';
import { importStore } from './storage/import-store.js';
import type { InsightStore } from './storage/insight-store.js';
import { issuingStore } from './storage/issuing-store.js';
import { type RunningQueue, startQueue } from './storage/job-queue.js';
import { jobStore } from './storage/job-store.js';
import { learnersStore } from './storage/learners-store.js';
import { lifecycleStore } from './storage/lifecycle-store.js';
import { memberStore } from './storage/member-store.js';
import { mergeStore } from './storage/merge-store.js';
import { heldName } from './storage/named-locks.js';
import { type Database, openDatabase } from './storage/open.js';
import { isPassing } from './storage/passing.js';
import { pictureStore } from './storage/picture-store.js';
import { rateLimitStore } from './storage/rate-limit-store.js';
import { recordsStore } from './storage/records-store.js';
import { revokeStore } from './storage/revoke-store.js';
import { within } from './storage/statements.js';
import { statusListStore } from './storage/status-list-store.js';
import { statusTokenStore } from './storage/status-token-store.js';
import { successorStore } from './storage/successors.js';
import { suppliedStore } from './storage/supplied-store.js';
import { type Client, dryRun } from './storage/transact.js';
import { transcriptStore } from './storage/transcript-store.js';
import { KnownCredentials } from './verification/known-credentials.js';
import type { TrustMaterial } from './verification/material.js';
import { outsideTrust, withOutside } from './verification/outside.js';

import { type Accounting, wireAccounts } from './wiring/accounts.js';
import { wireArchive } from './wiring/archive.js';
import { wireAsking } from './wiring/asking.js';
import { type Base, type Effects, type Trusting, wireBase } from './wiring/base.js';
import { wireCorrections } from './wiring/corrections.js';
import { wireErasing } from './wiring/erasing.js';
import { wireRegister } from './wiring/register.js';
import { wireCertificates, wireRenditions } from './wiring/renditions.js';
import type { Sealing } from './wiring/sealing.js';
import { wireSharing } from './wiring/sharing.js';
import { wireBackup, wireForget } from './wiring/upkeep.js';
import { wireWallet } from './wiring/wallet.js';
import { wireWebhooks } from './wiring/webhooks.js';

// A worker thread runs compiled code.
const TABLE_WORKER = projectFile('dist/issuing/import/table/worker.js');

/** The use-cases' dependencies, wired: those of the endpoints under the same names, and what else the program needs. */
export interface Services extends Omit<ApiDeps, 'publicUrl' | 'catalogue'>, Accounting {
  readonly config: Config;
  readonly effects: Effects;
  readonly seeding: Omit<SeedDeps, 'demo'>;
  readonly register: RegisterDeps;
  readonly dispatcher: Dispatcher;
  /** The one way out to addresses that somebody else chose. */
  readonly outside: GuardedFetcher;
  readonly resolveOutside: ResolveOutside;
  /** What is trusted, with looks at what strangers publish, within the bounds of one request. */
  readonly outsideTrust: () => Promise<TrustMaterial>;
  /** Deletes what isn't needed any more. */
  readonly forget: () => Promise<void>;
  readonly jobs: JobDeps;
  /** Works on jobs and recurring tasks until it is stopped. */
  readonly startQueue: (
    recurring: readonly Recurring[],
    options?: { readonly sweepEvery?: number; readonly pollEvery?: number },
  ) => RunningQueue;
  readonly archive: ArchiveDeps;
  readonly certificates: CertificateDeps;
  readonly keystore: Keystore;
  /** Seals of European digital credentials: adding them, and sealing. */
  readonly sealing: Sealing;
  readonly statusLists: StatusLists;
  readonly statements: RegistryStatements;
  readonly stores: SeedStore & IssuingStore & ConsentStore & TrustStore & StatusListStore & StatusTokenStore;
  readonly trust: () => Promise<TrustMaterial>;
  readonly metrics: ServedMetrics;
  readonly scope: RequestScope;
  readonly insight: InsightStore;
  readonly traffic: Traffic;
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
  const base = wireBase(database, config, masterSecret, given);
  const stores = wireStores(base);
  const trusting = wireTrust(base, stores);
  const acts = wireActs(base, stores, trusting.trust);
  const renditions = wireRenditions(base, trusting);
  const { stopQueues, ...work } = wireWork(base, stores, acts);
  const sharing = wireSharing(base, trusting, renditions);
  const taken = { renditions, sharing, certificates: wireCertificates(base) };
  return {
    config,
    effects: base.effects,
    metrics: base.metrics,
    scope: base.scope,
    insight: base.insight,
    traffic: base.traffic,
    keystore: base.keystore,
    sealing: base.sealing,
    stores,
    ...trusting,
    ...acts,
    ...work,
    ...wireOutside(base, acts.issuing, trusting),
    ...wireCatalogue(base),
    ...wireRecords(base, stores, trusting),
    ...wireAccess(base),
    ...wireWebhooks(base),
    ...wireAccounts(base),
    ...taken,
    wallet: wireWallet(base, trusting, renditions),
    asking: wireAsking(base, trusting),
    archive: wireArchive(base, taken),
    erasing: wireErasing(base),
    corrections: wireCorrections(base),
    register: wireRegister(base),
    forget: wireForget(base),
    backup: wireBackup(base, trusting),
    async close() {
      await stopQueues();
      await base.threads.close();
      await base.drafting.close();
      await base.drawing.close();
      await base.locks.close();
      await database.close();
    },
  };
}

/** How long a turn of a batch waits while requests are answered, in milliseconds. */
const GIVEN_WAY = 50;

type Stores = Services['stores'];
type Acts = Pick<Services, 'issuing' | 'issueTogether' | 'lifecycle' | 'awards'>;

/** What most areas read and write. */
function wireStores({ prisma, statements, slots, catalogue, metrics }: Base): Stores {
  return {
    ...catalogue,
    ...counting(issuingStore(prisma, statements, slots, catalogue), metrics),
    ...consentStore(prisma),
    ...statusListStore(prisma, statements),
    ...statusTokenStore(prisma),
  };
}

/** What verifiers are given: signed status lists and trust material. */
function wireTrust(
  { config, prisma, catalogue, keystore, metrics, effects, threads, renditions, sealing }: Base,
  stores: Stores,
): Trusting {
  const { clock, log } = effects;
  SHAPE_TRUST.watch((shape) => {
    metrics.shapeDiffered();
    log('shape.differs', { shape });
  });
  const signerFor = (did: string) => keystore.signerFor(did);
  const known = new KnownCredentials(SHAPE_TRUST);
  const statusLists = signedStatusLists({
    store: stores,
    signerFor,
    clock,
    onFailure: (address, error) => {
      metrics.statusListNotSigned();
      log('status-list.not-signed', { address, code: codeOf(error) });
    },
  });
  const successors = successorStore(prisma);
  return {
    statusLists,
    statements: registryStatements({
      store: catalogue,
      signerFor,
      clock,
      publicUrl: config.publicUrl,
      onFailure: (address, error) => log('registry.not-signed', { address, code: codeOf(error) }),
    }),
    trust: () =>
      trustMaterial({
        store: catalogue,
        successors,
        statusLists,
        clock,
        threads,
        textDigest: nodeTextDigest,
        known,
        renditions,
        sealAnchors: sealing.anchors,
        timestampAnchors: sealing.timestampAnchors,
      }),
  };
}

/** Issuing, and what may be done with awards and records afterwards. */
function wireActs(
  { prisma, slots, catalogue, keystore, drafting, traffic, world }: Base,
  stores: Stores,
  trust: Services['trust'],
): Acts {
  const signerFor = (did: string) => keystore.signerFor(did);
  const issuing = {
    store: stores,
    revoking: revokeStore(prisma, slots),
    signerFor,
    drafting,
    giveWay: () => traffic.calm(GIVEN_WAY),
    ...world,
    trust,
  };
  // these were read before: dry runs that came to need a second connection would wait for each other's
  const storesOf = (client: Client, read: PublishedCatalogue, material: TrustMaterial): MergeStores => {
    const pretended = { ...slots, pretend: true };
    return {
      store: issuingStore(client, within(client), pretended, {
        ...catalogue,
        selectOptionalNetwork: async () => read.network,
        selectCatalogue: async () => read,
      }),
      revoking: revokeStore(client, pretended),
      lifecycle: lifecycleStore(client, pretended),
      merging: mergeStore(client, pretended),
      trust: async () => material,
    };
  };
  return {
    issuing,
    issueTogether: issuingTogether(issuing),
    lifecycle: {
      ...issuing,
      lifecycle: lifecycleStore(prisma, slots),
      merging: mergeStore(prisma, slots),
      async dryRun(work) {
        const [read, material] = await Promise.all([catalogue.selectCatalogue(), trust()]);
        return dryRun(prisma, (client) => work(storesOf(client, read, material)));
      },
    },
    awards: awardViewStore(prisma),
  };
}

/** Imports, and the jobs and recurring tasks that a queue works on. */
function wireWork({ config, prisma, pool, locks, effects, world }: Base, stores: Stores, acts: Acts) {
  const { clock, log } = effects;
  const imports = importStore(prisma);
  // every kind of job has its line here
  const kinds: JobKinds = {
    [CHECK_IMPORT]: checkImportJob({ imports, store: stores, clock }),
    [COMMIT_IMPORT]: commitImportJob({ ...acts.issuing, imports }),
    ...awardJobs(acts.lifecycle),
  };
  const jobs: JobDeps = { store: jobStore(prisma), locks, kinds, ...world, isPassing, log, sleep };
  const queues: RunningQueue[] = [];
  const start: Services['startQueue'] = (recurring, options = {}) => {
    const work = queueWork(jobs, recurring);
    const queue = startQueue({ pool, prisma, locks, work, concurrency: config.jobWorkers, log, ...options });
    queues.push(queue);
    return queue;
  };
  return {
    importing: { imports, readTable: tableReader({ worker: TABLE_WORKER, clock }), ...world },
    jobs,
    jobFeed: jobFeed({ store: jobs.store, every }),
    startQueue: start,
    stopQueues: () => Promise.all(queues.map((queue) => queue.stop())),
  };
}

/** What others publish, learning that is recognised from it, and credentials that callers supply. */
function wireOutside(base: Base, issuing: Services['issuing'], { trust }: Trusting) {
  const { config, prisma, effects, slots, keystore, world, threads } = base;
  const outside = guardedFetcher({ clock: effects.clock, allow: config.outboundAllow });
  const resolveOutside = outsideResolver(outside, effects.clock);
  const statusList = sharedFetch((address, budget) => fetchStatusList(outside, address, budget));
  /** Within the bounds of one request. */
  const look = () => {
    const budget = { fetches: 10, bytes: 8_000_000 };
    return outsideTrust({
      clock: effects.clock,
      didDocument: (did) => resolveOutside(did, budget),
      statusList: (address) => statusList(address, budget),
    });
  };
  const material = async () => withOutside(await trust(), look());
  const recognising: Services['recognising'] = { ...issuing, outside: look };
  const credentialSchemas = (document: JsonObject) =>
    checkOutsideSchemas(document, { fetch: schemaLookup(outside), trust: material });
  const supplied: Services['supplied'] = {
    store: suppliedStore(prisma, slots),
    makeKey: (type) => keystore.make(undefined, type),
    signerFor: (did) => keystore.signerFor(did),
    ...world,
    trust,
    credentialSchemas,
    deriveProof: threads.deriveProof,
    foreignIssuers: false,
  };
  return {
    outside,
    resolveOutside,
    recognising,
    outsideTrust: async () => ({ ...(await material()), credentialSchemas }),
    supplied,
  };
}

/** Who issues what: curated by people, or seeded. */
function wireCatalogue({ config, prisma, catalogue, keystore, world }: Base) {
  const members = memberStore(prisma);
  const founding = { makeKey: (didWeb?: string) => keystore.make(didWeb), publicUrl: config.publicUrl };
  return {
    curation: { store: { ...catalogue, ...members, ...draftStore(prisma) }, ...world, ...founding },
    pictures: { store: pictureStore(prisma), members, ...world },
    seeding: { store: catalogue, clock: world.clock, ...founding },
  };
}

/** Learners, what is known of them, and what they consented to. */
function wireRecords({ prisma, world, keystore, catalogue }: Base, stores: Stores, { trust }: Trusting) {
  const records = recordsStore(prisma);
  const learners = { store: { ...stores, ...records, ...learnersStore(prisma) }, ...world };
  return {
    records,
    learners,
    transcripts: {
      store: { ...catalogue, ...transcriptStore(prisma, catalogue) },
      learners,
      signerFor: (did: string) => keystore.signerFor(did),
      trust,
      ...world,
    },
    consent: { store: stores, ...world },
    contacts: { store: contactStore(prisma), learners, ...world },
  };
}

/** Who may call, how often, and a call that comes twice. */
function wireAccess({ config, prisma, pool, statements, locks, keyFor, world }: Base) {
  const { clock, random } = world;
  return {
    access: { store: apiKeyStore(prisma, statements), ...world, tokenKey: keyFor('access tokens') },
    rates: rateLimits({
      store: rateLimitStore(pool),
      clock,
      key: keyFor('rate limits'),
      factor: config.rateFactor,
    }),
    idempotency: {
      store: idempotencyStore(prisma, statements),
      clock,
      holder: heldName(locks, random),
      isGone: async (holder: string) => (await locks.free([holder])).length > 0,
    },
  };
}
