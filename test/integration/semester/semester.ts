import { setTimeout as sleep } from 'node:timers/promises';
import { bootstrapKey, makeApiKey } from '../../../src/access/api-keys.js';
import { SCOPES } from '../../../src/access/caller.js';
import { seed } from '../../../src/issuing/seed.js';
import { openServices } from '../../../src/services.js';
import { apiClient, type Client } from '../../support/api-client/client.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { seedCatalogue } from '../../support/seed.js';
import { seededRandom, testConfig } from '../../support/services.js';
import { type Balance, balance } from './balance.js';
import { agree, type Chosen, handInFile, handInRequests, regrade, rename, revoke } from './play.js';
import { type Semester, semesterOf } from './results.js';
import { type Service, startService } from './service.js';

export interface SemesterOptions {
  readonly results: number;
  readonly corrections: number;
  readonly revocations: number;
  /** How often the service is killed, spread over all of it. */
  readonly kills: number;
  /** Longest life between the first answer and a kill, in milliseconds. */
  readonly longestLife: number;
}

/** How things stood after each step. */
export interface Played {
  readonly semesters: readonly Semester[];
  readonly issued: Balance;
  readonly agreed: Balance;
  readonly corrected: Balance;
  readonly revoked: Balance;
  readonly kills: number;
  /** Verdicts of a stranger's verification of certificates and module credentials in force at the end. */
  readonly verdicts: Readonly<Record<string, number>>;
}

const PUBLIC_URL = 'https://semester.example';
const SECRET = seededRandom('semester')(32);

/** Plays a semester of five institutions over the API of a service that is killed at random moments all the while. */
export async function playSemester(options: SemesterOptions): Promise<Played> {
  const database = await createTestDatabase();
  const random = seededRandom('moments');
  const chance = () => (random(1)[0] ?? 0) / 255;
  try {
    const clients = await setUp(database);
    const { url: databaseUrl } = database;
    const { longestLife } = options;
    const service = await startService({
      databaseUrl,
      publicUrl: PUBLIC_URL,
      masterSecret: SECRET,
      chance,
      longestLife,
    });
    try {
      return await play(options, database, service, (institution) => {
        const token = clients.get(institution);
        return apiClient(service.origin, token);
      });
    } finally {
      await service.stop();
    }
  } finally {
    await database.close();
  }
}

/** The network, and a key of each institution; of the network under the name `network`. */
async function setUp({ url }: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const services = await openServices({
    config: testConfig(url, PUBLIC_URL),
    masterSecret: SECRET,
    effects: { clock: () => new Date(), random: seededRandom('set-up'), log: () => undefined },
  });
  try {
    const catalogue = seedCatalogue();
    await seed({ ...services.seeding, demo: false }, catalogue, 'test');
    const { key, token } = await bootstrapKey(services.access, 'network', 'test');
    const network = {
      keyId: key.id,
      institution: undefined,
      scopes: new Set<string>(SCOPES),
      actor: `key:${key.id}`,
    };
    const tokens = new Map([['network', token]]);
    for (const { code } of catalogue.institutions) {
      const wish = { name: code, institution: code, scopes: SCOPES, expiresAt: undefined };
      tokens.set(code, (await makeApiKey(services.access, network, wish)).token);
    }
    return tokens;
  } finally {
    await services.close();
  }
}

type ClientOf = (institution: string) => Client;

async function play(
  options: SemesterOptions,
  database: TestDatabase,
  service: Service,
  clientOf: ClientOf,
): Promise<Played> {
  const semesters = semesterOf(seedCatalogue(), options.results);
  /** A step under kills; then the service is left alone until nothing is under way, and the books are looked at. */
  const step = async (share: number, works: readonly (() => Promise<void>)[]): Promise<Balance> => {
    service.disturb(Math.round(options.kills * share));
    // all of them to their end, so that none goes on when another one failed
    const ends = await Promise.allSettled(works.map((work) => work()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    while (service.left > 0) await sleep(50);
    await service.calm();
    await quiet(database);
    return balance(database, service.origin);
  };
  const issued = await step(
    0.6,
    semesters.map((semester, index) => () => {
      const client = clientOf(semester.institution);
      return index < 3 ? handInFile(client, semester) : handInRequests(client, semester);
    }),
  );
  const agreed = await step(0.1, each(await consenting(database, clientOf), agree));
  const renamed = Math.round(options.corrections * 0.6);
  const names = each(await ownLearners(database, clientOf, renamed), (one) =>
    rename(one, `Renamed ${one.id.slice(0, 8)}`),
  );
  const grades = each(await graded(database, clientOf, options.corrections - renamed), (one) =>
    regrade(one, 'A'),
  );
  const corrected = await step(0.2, [...names, ...grades]);
  const revoked = await step(0.1, each(await revocable(database, clientOf, options.revocations), revoke));
  const verdicts = await verify(database, service.origin);
  return { semesters, issued, agreed, corrected, revoked, kills: service.kills, verdicts };
}

/** One after another at each institution, the institutions side by side. */
function each(chosen: readonly Chosen[], work: (one: Chosen) => Promise<void>): (() => Promise<void>)[] {
  const institutions = [...new Set(chosen.map(({ institution }) => institution))];
  return institutions.map((institution) => async () => {
    for (const one of chosen) if (one.institution === institution) await work(one);
  });
}

/** Nothing is recorded and not signed, no learner waits to be composed, no job is under way. */
async function quiet({ pool }: TestDatabase): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(100)) {
    const { rows } = await pool.query<{ open: number }>(`
      SELECT (SELECT count(*) FROM "Credential" WHERE state = 'intent')
        + (SELECT count(*) FROM "Learner" WHERE "composeDone" < "composeWanted")
        + (SELECT count(*) FROM "Job" WHERE state IN ('queued', 'running')) AS open`);
    if (Number(rows[0]?.open) === 0) return;
  }
  throw new Error('What was begun is not finished');
}

async function choose(
  database: TestDatabase,
  clientOf: ClientOf,
  sql: string,
  limit: number,
): Promise<Chosen[]> {
  const { rows } = await database.pool.query<{ id: string; institution: string }>(`${sql} LIMIT ${limit}`);
  return rows.map(({ id, institution }) => ({ id, institution, client: clientOf(institution) }));
}

/** Learners with a European Student Identifier, at the institution that they began at. */
function consenting(database: TestDatabase, clientOf: ClientOf): Promise<Chosen[]> {
  const sql = `SELECT id, substring(esi FROM 'esi:(.*)\\.example') AS institution FROM "Learner" WHERE esi IS NOT NULL ORDER BY esi`;
  return choose(database, clientOf, sql, 1000);
}

/** Learners of one institution alone. */
function ownLearners(database: TestDatabase, clientOf: ClientOf, limit: number): Promise<Chosen[]> {
  const sql = `SELECT l.id, n."institutionCode" AS institution FROM "Learner" l JOIN "LearnerNumber" n ON n."learnerId" = l.id
    WHERE l.esi IS NULL ORDER BY md5(n.number)`;
  return choose(database, clientOf, sql, limit);
}

/** Module awards that are in force and have a letter for a grade, other than the one they will get. */
function graded(database: TestDatabase, clientOf: ClientOf, limit: number): Promise<Chosen[]> {
  const sql = `SELECT a.id, i.code AS institution FROM "Award" a JOIN "Institution" i ON i.did = a."issuerDid"
    WHERE a."revokedAt" IS NULL AND a."gradeScheme" = 'ects-letter' AND a."gradeValue" <> 'A' ORDER BY md5(a."learnerId" || a.code)`;
  return choose(database, clientOf, sql, limit);
}

function revocable(database: TestDatabase, clientOf: ClientOf, limit: number): Promise<Chosen[]> {
  const sql = `SELECT a.id, i.code AS institution FROM "Award" a JOIN "Institution" i ON i.did = a."issuerDid"
    WHERE a."revokedAt" IS NULL ORDER BY md5(a.code || a."learnerId")`;
  return choose(database, clientOf, sql, limit);
}

/** What `/api/verify` says of a sample of what is in force. */
async function verify({ prisma }: TestDatabase, origin: string): Promise<Record<string, number>> {
  const sample = (kind: 'module' | 'programme') =>
    prisma.credential.findMany({
      where: { state: 'issued', revokedAt: null, suspendedAt: null, award: { kind } },
      orderBy: { statusIndex: 'asc' },
      take: 20,
    });
  const verdicts: Record<string, number> = {};
  for (const { document } of [...(await sample('programme')), ...(await sample('module'))]) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${origin}/api/verify`, { method: 'POST', headers, body: document });
    const { verdict } = (await answer.json()) as { verdict: string };
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  return verdicts;
}
