import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeApiKey } from '../../../src/access/api-keys.js';
import { SCOPES } from '../../../src/access/caller.js';
import { verify } from '../../../src/verification/verify.js';
import { contradictions, strayIndexes } from '../../support/books.js';
import { type ServiceProcess, startService } from '../../support/service-process.js';
import { csv, MASTER_SECRET, openTestServices, type TestServices } from '../../support/services.js';

// Three processes of the service on one database, as three machines behind one address would run it.

/** Learners of the file: each is awarded two modules, which make a certificate due. */
const LEARNERS = 400;

let the: TestServices;
let token: string;
const replicas: { readonly process: ServiceProcess; readonly origin: string }[] = [];

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  const network = { keyId: 'test', institution: undefined, scopes: new Set(SCOPES), actor: 'test' };
  const wish = {
    name: 'test',
    institution: 'alpha',
    scopes: ['issue', 'import', 'read'],
    expiresAt: undefined,
  };
  ({ token } = await makeApiKey(the.services.access, network, wish));
  const settings = {
    DATABASE_URL: the.database.url,
    CAIRN_MASTER_SECRET: MASTER_SECRET.toString('base64'),
    CAIRN_RATE_FACTOR: '100',
  };
  const started = Array.from({ length: 3 }, () => startService(settings));
  for (const process of started) replicas.push({ process, origin: `http://127.0.0.1:${await process.port}` });
}, 60_000);
afterAll(async () => {
  for (const { process } of replicas) process.kill();
  await Promise.all(replicas.map(({ process }) => process.ended));
  await the.close();
});

/** Asks one of the replicas that are alive, in turns. */
let turn = 0;
async function ask(method: string, path: string, body?: string | object, type = 'application/json') {
  const { origin } = replicas[turn++ % replicas.length] ?? { origin: '' };
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': type }),
  };
  const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? null);
  const response = await fetch(`${origin}/api/v1${path}`, { method, headers, body: text });
  return { status: response.status, body: await response.json() };
}

async function importIn(state: string, id: string): Promise<{ counts: Record<string, number> }> {
  for (;;) {
    const { body } = await ask('GET', `/imports/${id}`);
    if (body.state === state) return body;
    expect(['checking', 'checked', 'committing']).toContain(body.state);
    await sleep(50);
  }
}

/** The replica that works on a job now: whoever holds its name. */
async function workerOf(job: string): Promise<number> {
  const holder = `
    SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended($1, 0)`;
  for (;;) {
    const { rows } = await the.database.pool.query<{ name: string }>(holder, [`job ${job}`]);
    const at = replicas.findIndex(({ process }) => rows[0]?.name === `cairn ${process.pid}`);
    if (at >= 0) return at;
    await sleep(5);
  }
}

test('one of three is killed in the middle of a batch: the others finish it, and nothing is lost or doubled', async () => {
  const rows = Array.from({ length: LEARNERS }, (_, index) =>
    ['MA', 'MB'].map((module) => `R-${index},Learner ${index},${module},2026-05-04,B,`),
  ).flat();
  const started = await ask('POST', '/imports', new TextDecoder().decode(csv(...rows)), 'text/csv');
  expect(started.status).toBe(201);
  const { id } = started.body;
  await importIn('checked', id);
  const committed = await ask('POST', `/imports/${id}/commit`, { mode: 'valid' });
  expect(committed.status).toBe(202);
  const { commitJobId } = await the.database.prisma.import.findUniqueOrThrow({ where: { id } });
  const awards = () => the.database.prisma.award.count();
  while ((await awards()) < 300) await sleep(5);

  const [killed] = replicas.splice(await workerOf(commitJobId ?? ''), 1);
  killed?.process.kill();
  await killed?.process.ended;
  expect(await awards()).toBeLessThan(2 * LEARNERS);

  // the others go on serving while one of them goes on with the batch
  const single = Array.from({ length: 20 }, (_, index) =>
    ask('POST', '/awards', {
      results: [{ learner: `S-${index}`, name: 'Single', module: 'MA', date: '2026-05-04', grade: 'B' }],
    }),
  );
  expect((await Promise.all(single)).map(({ status }) => status)).toEqual(single.map(() => 201));

  const { counts } = await importIn('committed', id);
  expect(counts).toMatchObject({ issued: 2 * LEARNERS, faulty: 0 });
  const { prisma } = the.database;
  expect(await prisma.award.groupBy({ by: ['code'], _count: true, orderBy: { code: 'asc' } })).toMatchObject([
    { code: 'MA', _count: LEARNERS + 20 },
    { code: 'MB', _count: LEARNERS },
    { code: 'P1', _count: LEARNERS },
  ]);
  expect(await contradictions(the.database)).toEqual([]);
  expect(await strayIndexes(the.database, MASTER_SECRET)).toEqual([]);
  // of each process the rest of what it claimed stays empty: at most one turn of awards, and one of certificates
  const { _sum: claimed } = await prisma.statusList.aggregate({ _sum: { used: true } });
  expect((claimed.used ?? 0) - (await prisma.credential.count())).toBeLessThan(1000);
  const sample = await prisma.credential.findMany({ where: { award: { code: 'P1' } }, take: 5 });
  const trust = await the.services.trust();
  for (const { document } of sample) {
    const report = await verify(JSON.parse(document ?? ''), { ...trust, now: new Date() }, { by: 'self' });
    expect(report.verdict).toBe('verified');
  }
}, 120_000);
