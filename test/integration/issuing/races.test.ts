import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { withdrawConsent } from '../../../src/issuing/consent.js';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import type { LearnerState } from '../../../src/issuing/ports.js';
import { type SettleDeps, settle } from '../../../src/issuing/settle.js';
import { contradictions } from '../../support/books.js';
import { meanwhile, waiting } from '../../support/held.js';
import { issueToMany } from '../../support/many-awards.js';
import { revoke } from '../../support/revoke.js';
import {
  consent,
  csv,
  faultsOf,
  learnerByNumber,
  openTestServices,
  type TestServices,
} from '../../support/services.js';

// What an award builds on changes between the look at it and the moment in which it is recorded.

let the: TestServices;
let healthy: SettleDeps;
beforeAll(async () => {
  the = await openTestServices();
  healthy = the.services.issuing;
});
afterAll(() => the.close());

const issue = (number: string, ...results: string[]) =>
  the.issue('alpha', ...results.map((result) => `${number},Learner ${number},${result},B,`));

/** A learner with these results, none of them composed yet: of beta's one, and alpha's. */
async function uncomposed(number: string, ...results: string[]): Promise<string> {
  const dead = async () => Promise.reject(new Error('dead'));
  const deps = { ...healthy, store: { ...healthy.store, selectLearnerStates: dead } };
  const rows = results.map((result) => `${number},Learner ${number},${result},B,`);
  await expect(issueResults(deps, csv(...rows), 'alpha', 'test')).rejects.toThrow('dead');
  return learnerByNumber(the, 'alpha', number);
}

/** Its first look at learners is one of long ago. */
function withOldLook(states: readonly LearnerState[]): SettleDeps {
  let looks = 0;
  const selectLearnerStates = async (ids: readonly string[]) =>
    looks++ === 0 ? [...states] : healthy.store.selectLearnerStates(ids);
  return { ...healthy, store: { ...healthy.store, selectLearnerStates } };
}

const certificatesOf = (learnerId: string) =>
  the.database.prisma.award.findMany({ where: { learnerId, kind: 'programme', revokedAt: null } });

test('a consent that is being withdrawn composes nothing across institutions', async () => {
  const learnerId = await uncomposed('C', 'MB,2026-02-10');
  await the.database.prisma.learnerNumber.create({
    data: { institutionCode: 'beta', number: 'C', learnerId },
  });
  await consent(the, learnerId);
  const composed = await meanwhile(
    the.database,
    (client) =>
      client.query(
        `WITH l AS (SELECT "id" FROM "Learner" WHERE "id" = $1 FOR NO KEY UPDATE)
         UPDATE "Consent" SET "withdrawnAt" = now() WHERE "learnerId" IN (SELECT "id" FROM l)`,
        [learnerId],
      ),
    async () => (await the.issue('beta', 'C,Learner C,MA,2026-01-10,B,')).composed,
  );
  expect(composed).toEqual([]);
  expect(await certificatesOf(learnerId)).toEqual([]);

  await consent(the, learnerId);
  const old = await healthy.store.selectLearnerStates([learnerId]);
  await withdrawConsent(the.services.consent, learnerId, 'test');
  const settled = await settle(withOldLook(old), { actor: 'test', learnerIds: [learnerId] });
  expect(settled.composed).toEqual([]);
  expect(await certificatesOf(learnerId)).toEqual([]);
});

test('a certificate that a person is revoking is not minted again by itself', async () => {
  const learnerId = await uncomposed('R', 'MA,2026-01-10', 'MB,2026-02-10');
  const old = await healthy.store.selectLearnerStates([learnerId]);
  await settle(healthy, { actor: 'test', learnerIds: [learnerId] });
  const [certificate] = await certificatesOf(learnerId);
  const id = certificate?.id ?? '';
  let revoking: Promise<unknown> | undefined;
  const composed = await meanwhile(
    the.database,
    async (client) => {
      // whoever revokes has to note it on this list, and waits for it with all else done
      await client.query(
        `SELECT 1 FROM "StatusListDocument" WHERE "purpose" = 'revocation' AND "statusListId" IN
           (SELECT "statusListId" FROM "Credential" WHERE "awardId" = $1) FOR UPDATE`,
        [id],
      );
      revoking = revoke(the.services.lifecycle, id, 'Awarded by mistake.', 'test');
      await waiting(the.database, 1);
    },
    () => settle(withOldLook(old), { actor: 'test', learnerIds: [learnerId] }),
    2,
  );
  await revoking;
  expect(composed.composed.map(({ state }) => state)).toEqual(['proposed']);
  expect(await certificatesOf(learnerId)).toEqual([]);
});

const REFUSED: readonly [string, string, string[]][] = [
  [
    'a recognition that is being withdrawn',
    `UPDATE "Recognition" SET "until" = '2026-01-31' WHERE "institutionCode" = 'alpha' AND "moduleCode" = 'MC'`,
    ['results.not-recognised-then /2/date'],
  ],
  [
    'a recognition of which it turns out that it ended too long ago',
    `UPDATE "Recognition" SET "until" = '2026-03-01' WHERE "institutionCode" = 'alpha' AND "moduleCode" = 'MC'`,
    ['results.recognition-over /2/date'],
  ],
  [
    'a membership that is being ended',
    `UPDATE "Institution" SET "memberUntil" = '2026-01-31' WHERE "code" = 'alpha'`,
    ['results.not-recognised-then /2/date'],
  ],
  [
    'a version that is being retired',
    `UPDATE "ModuleVersion" SET "retiredAt" = '2026-06-15T10:00:00Z' WHERE "code" = 'MC'`,
    ['results.module-retired /2/module'],
  ],
];

test.each(REFUSED)('%s is a fault of the file, as if it had been so before', async (_, sql, faults) => {
  const { prisma } = the.database;
  const awards = await prisma.award.count();
  const change = (client: pg.PoolClient) => client.query(sql);
  const work = () => faultsOf(issue('V', 'MC,2026-02-10'));
  expect(await meanwhile(the.database, change, work)).toEqual(faults);
  expect(await prisma.award.count()).toBe(awards);
  await prisma.recognition.updateMany({ where: { institutionCode: 'alpha' }, data: { until: null } });
  await prisma.institution.updateMany({ where: { code: 'alpha' }, data: { memberUntil: null } });
  await prisma.moduleVersion.updateMany({ data: { retiredAt: null } });
});

test('learners are noted as composed in the order in which they are locked, so that nobody waits in a circle', async () => {
  await the.issue(
    'alpha',
    ...['X', 'Y', 'Z'].map((number) => `${number},Learner ${number},MC,2026-01-10,B,`),
  );
  const ids = await Promise.all(['X', 'Y', 'Z'].map((number) => learnerByNumber(the, 'alpha', number)));
  const [first, ...others] = ids.sort();
  const { prisma } = the.database;
  await prisma.learner.updateMany({ where: { id: { in: ids } }, data: { composeWanted: 9 } });
  const mark = () =>
    healthy.store.markComposed(ids.toReversed().map((learnerId) => ({ learnerId, composeWanted: 9 })));
  const lock = 'SELECT 1 FROM "Learner" WHERE "id" = ANY($1) ORDER BY "id" FOR NO KEY UPDATE';
  const other = await the.database.pool.connect();
  await other.query('BEGIN');
  await other.query(lock, [[first]]);
  const marking = Promise.allSettled([mark()]);
  await waiting(the.database, 1);
  await other.query(lock, [others]).finally(() => other.query('COMMIT').then(() => other.release()));
  expect(await marking).toMatchObject([{ status: 'fulfilled' }]);
  expect(await prisma.learner.count({ where: { id: { in: ids }, composeDone: 9 } })).toBe(3);
});

test.each(['suspend', 'reinstate', 'revoke'] as const)(
  'to %s locks awards and the certificates that use them by their ids, and lists after all of them',
  async (act) => {
    const { lifecycle } = the.services;
    const parts = (await issueToMany(the, 8, `lock-${act}`)).MA ?? [];
    if (act === 'reinstate') await actOnAwards(lifecycle, 'suspend', parts, 'An inquiry.', operator('test'));
    const [used] = await the.database.prisma.$queryRaw<{ certificate: string; part: string }[]>`
      SELECT "awardId" AS "certificate", "partId" AS "part" FROM "StackEntry"
      WHERE "partId" = ANY(${parts}::uuid[]) AND "awardId" < "partId" LIMIT 1`;
    const { certificate = '', part = '' } = used ?? {};
    const lock = 'SELECT 1 FROM "Award" WHERE "id" = $1 FOR NO KEY UPDATE';
    const other = await the.database.pool.connect();
    // of two in a circle it is the first to notice, and fails
    await other.query(`BEGIN; SET LOCAL deadlock_timeout = '10ms'`);
    await other.query(lock, [certificate]);
    const acting = Promise.allSettled([
      actOnAwards(lifecycle, act, [part], 'Looked into.', operator('test')),
    ]);
    await waiting(the.database, 1);
    const locking = other
      .query(lock, [part])
      .then(() => other.query('SELECT 1 FROM "StatusListDocument" FOR NO KEY UPDATE'));
    await locking.finally(() => other.query('COMMIT').then(() => other.release()));
    expect(await acting).toMatchObject([{ status: 'fulfilled', value: { awards: [{ changed: true }] } }]);
  },
);

test('after all of it the books are in order', async () => {
  await settle(healthy, { actor: 'test' });
  expect(await contradictions(the.database)).toEqual([]);
});

test('where an award is being moved to another record, an act on it waits for what is done to that one', async () => {
  const { lifecycle } = the.services;
  const [award = ''] = (await issueToMany(the, 1, 'moved')).MC ?? [];
  await the.issue('alpha', 'home,Learner home,MA,2026-01-10,B,');
  const home = await learnerByNumber(the, 'alpha', 'home');
  const { learnerId } = await the.database.prisma.award.findUniqueOrThrow({ where: { id: award } });
  const move = 'UPDATE "Award" SET "learnerId" = $2 WHERE "id" = $1';
  const [mover, other] = [await the.database.pool.connect(), await the.database.pool.connect()];
  for (const [client, id] of [
    [mover, learnerId],
    [other, home],
  ] as const) {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM "Learner" WHERE "id" = $1 FOR NO KEY UPDATE', [id]);
  }
  await mover.query(move, [award, home]);
  const acting = actOnAwards(lifecycle, 'suspend', [award], 'Looked into.', operator('test'));
  await waiting(the.database, 1);
  await mover.query('COMMIT').then(() => mover.release());
  await sleep(100);
  await waiting(the.database, 1).finally(() => other.query('COMMIT').then(() => other.release()));
  expect(await acting).toMatchObject({ awards: [{ changed: true }] });
  await actOnAwards(lifecycle, 'reinstate', [award], 'Looked into.', operator('test'));
  await the.database.pool.query(move, [award, learnerId]);
});

// last, since it says of a record that it was merged and moves nothing
test('a result of a learner who is being merged into another becomes that one’s', async () => {
  const row = (number: string, result: string) => `${number},Moss Example,${result},B,`;
  await the.issue('alpha', row('M', 'MA,2026-01-10'), row('N', 'MA,2026-01-11'));
  const [merged, kept] = [await learnerByNumber(the, 'alpha', 'M'), await learnerByNumber(the, 'alpha', 'N')];
  const { issued } = await meanwhile(
    the.database,
    (client) => client.query(`UPDATE "Learner" SET "mergedIntoId" = $2 WHERE "id" = $1`, [merged, kept]),
    () => the.issue('alpha', row('M', 'MB,2026-02-10')),
  );
  expect(issued.map(({ learnerId }) => learnerId)).toEqual([kept]);
});
