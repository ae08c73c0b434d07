import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildApp } from '../../src/app.js';
import type { Random } from '../../src/common/effects.js';
import { isJsonObject, type JsonObject } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import type { Config } from '../../src/config/config.js';
import type { Catalogue } from '../../src/domain/catalogue.js';
import { giveConsent } from '../../src/issuing/consent.js';
import { type IssuedResults, issueResults } from '../../src/issuing/issue-results.js';
import { seed } from '../../src/issuing/seed.js';
import { openServices, type Services } from '../../src/services.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { recordedLog, recordForbidden } from './operator-log.js';
import { smallCatalogue } from './small-catalogue.js';

/** The services as the product wires them, on a database of their own, with a clock that stands still. */
export interface TestServices {
  readonly services: Services;
  readonly database: TestDatabase;
  /** What the services said to the operator, a JSON text each, but for the lines about requests. */
  readonly log: string[];
  /** Sets the clock; it stands until it is set again. */
  at(instant: string): void;
  /** Issues rows `learner,name,module,date,grade[,criteria]` of an institution. */
  issue(institution: string, ...rows: readonly string[]): Promise<IssuedResults>;
  /** A second process on the same database, with a randomness of its own. */
  another(): Promise<Services>;
  close(): Promise<void>;
}

export interface TestServicesOptions {
  /** A public https address makes the issuers `did:web`; the default makes them `did:key`. */
  readonly publicUrl?: string;
  /** Seeded at once; the small one if not given. */
  readonly catalogue?: Catalogue;
  readonly demo?: boolean;
  /** A server that mails are sent by; without one they stay in the outbox. */
  readonly smtpUrl?: string;
}

/** The only address that services of tests may send to; nobody listens there. */
export const ALLOWED_RECEIVER = 'http://127.0.0.1:9';
export const MAIL_FROM = 'Small Network <credentials@network.example>';
export const START = '2026-06-15T10:00:00Z';
export const HEADER = 'learner,name,module,date,grade,criteria';
export const MASTER_SECRET = createHash('sha256').update('master secret of the tests').digest();

/** Opens services on a new database and seeds a network. */
export async function openTestServices(options: TestServicesOptions = {}): Promise<TestServices> {
  const database = await createTestDatabase();
  const log: string[] = [];
  const recorded = recordedLog();
  let now = new Date(START);
  const opened: Services[] = [];
  recordForbidden('secrets', [MASTER_SECRET.toString('base64'), MASTER_SECRET.toString('hex')]);
  const open = async () => {
    const services = await openServices({
      config: {
        ...testConfig(database.url, options.publicUrl ?? 'http://localhost:3000'),
        ...(options.smtpUrl === undefined ? {} : { smtpUrl: options.smtpUrl, mailFrom: MAIL_FROM }),
      },
      masterSecret: new Uint8Array(MASTER_SECRET),
      effects: {
        clock: () => now,
        random: seededRandom(`services ${opened.length}`),
        log: (event, details = {}) => {
          recorded(event, details);
          // each request has its line; what tests look at is what else was said
          if (event !== 'request') log.push(JSON.stringify({ event, ...details }));
        },
      },
    });
    opened.push(services);
    return services;
  };
  const services = await open();
  await seed(
    { ...services.seeding, demo: options.demo ?? false },
    options.catalogue ?? smallCatalogue(),
    'test',
  );
  return {
    services,
    database,
    log,
    at: (instant) => {
      now = new Date(instant);
    },
    issue: (institution, ...rows) => issueResults(services.issuing, csv(...rows), institution, 'test'),
    another: open,
    async close() {
      for (const one of opened) await one.close();
      await database.close();
    },
  };
}

/** Services on a database that is there, seeded or not, as another machine would open them. Log lines are recorded. */
export function openServicesOn(databaseUrl: string, name = 'another machine'): Promise<Services> {
  return openServices({
    config: testConfig(databaseUrl, 'http://localhost:3000'),
    masterSecret: new Uint8Array(MASTER_SECRET),
    effects: { clock: () => new Date(START), random: seededRandom(name), log: recordedLog() },
  });
}

export function testConfig(databaseUrl: string, publicUrl: string): Config {
  return {
    mode: 'local',
    publicUrl,
    host: '127.0.0.1',
    port: 0,
    dataDir: '/nonexistent',
    databaseUrl,
    masterSecret: undefined,
    trustedProxies: 0,
    rateFactor: 1000,
    outboundAllow: [ALLOWED_RECEIVER],
    sealAnchors: undefined,
    timestampUrl: undefined,
    timestampAnchors: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    backupDays: 90,
    jobWorkers: 2,
    logLevel: 'debug',
    metricsHost: '127.0.0.1',
    metricsPort: undefined,
  };
}

/** Bytes that look random and are the same in each run. */
export function seededRandom(name: string): Random {
  let count = 0;
  return (length) => {
    const blocks: Buffer[] = [];
    for (let size = 0; size < length; size += 32)
      blocks.push(createHash('sha256').update(`${name} ${count++}`).digest());
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  };
}

/** A results file of these rows under the full header. */
export function csv(...rows: readonly string[]): Uint8Array {
  return new TextEncoder().encode([HEADER, ...rows, ''].join('\n'));
}

/** The learner whom an institution knows by a number; throws if there is none. */
export async function learnerByNumber(
  { services }: TestServices,
  institution: string,
  number: string,
): Promise<string> {
  const learner = await services.stores.selectOptionalLearnerByNumber(institution, number);
  if (!learner) throw new Error(`No learner ${number} at ${institution}`);
  return learner.id;
}

/** Records a learner's consent to composition across institutions. */
export function consent({ services }: TestServices, learnerId: string): Promise<boolean> {
  return giveConsent(services.consent, learnerId, 'test');
}

/** The newest signed document of an award. */
export async function documentOf({ database }: TestServices, awardId: string): Promise<JsonObject> {
  const row = await database.prisma.credential.findFirstOrThrow({
    where: { awardId, state: 'issued' },
    orderBy: { revision: 'desc' },
  });
  const document = parseStrictJson(row.document ?? '');
  if (!isJsonObject(document)) throw new Error('A credential is an object');
  return document;
}

/** The fault codes and pointers that a promise is refused with, as `code pointer`. */
export async function faultsOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && 'faults' in error && Array.isArray(error.faults))
      return error.faults.map(({ code, pointer }) => `${code} ${pointer}`);
    throw error;
  }
  throw new Error('Nothing was refused');
}

/** The app on a loopback port. */
export interface TestSite {
  readonly origin: string;
  /** Fetches a path; of an absolute address, its path. */
  get(pathOrUrl: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: string | Uint8Array, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export async function startSite(services: Services): Promise<TestSite> {
  const server = createServer(buildApp(services));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const here = (pathOrUrl: string) =>
    `${origin}${/^https?:/.test(pathOrUrl) ? pathOrUrl.slice(new URL(pathOrUrl).origin.length) : pathOrUrl}`;
  return {
    origin,
    get: (pathOrUrl, headers = {}) => fetch(here(pathOrUrl), { headers, redirect: 'manual' }),
    post: (path, body, headers = {}) =>
      fetch(here(path), {
        method: 'POST',
        body: typeof body === 'string' ? body : Uint8Array.from(body),
        headers: { 'Content-Type': 'application/json', ...headers },
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
