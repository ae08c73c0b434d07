import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readJob } from '../../../src/issuing/jobs/manage.js';
import { runChunk, runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { awardJobs, startActJob } from '../../../src/issuing/lifecycle/jobs.js';
import { type Party, partyOf } from '../../../src/issuing/lifecycle/party.js';
import { contradictions } from '../../support/books.js';
import { issueToMany } from '../../support/many-awards.js';
import { faultsOf, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
let alpha: Party;
let awards: Readonly<Record<string, readonly string[]>> = {};
beforeAll(async () => {
  the = await openTestServices();
  alpha = await partyOf(the.services.stores, 'test', 'alpha');
  awards = await issueToMany(the, 90, 'many');
}, 60_000);
afterAll(() => the.close());

const start = (ids: readonly string[], reason = 'A wrong exam.') =>
  startActJob(the.services.lifecycle, the.services.jobs, 'revoke', ids, reason, alpha);

/** How many awards of a code there are, by what holds or ended them. */
async function standing(code: string) {
  const rows = await the.database.prisma.award.findMany({ where: { code } });
  const counts: Record<string, number> = {};
  for (const { suspendedBy, endedBy } of rows) {
    const state = endedBy ? `ended by ${endedBy}` : suspendedBy ? `held by ${suspendedBy}` : 'live';
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

test('what is wrong with any of them is told with its place before anything is done', async () => {
  const [first = '', second = ''] = awards.MA ?? [];
  const ids = [first, 'nonsense', second, '00000000-0000-4000-8000-000000000000'];
  expect(await faultsOf(start(ids))).toEqual(['award.unknown /awards/1', 'award.unknown /awards/3']);
  const most = await faultsOf(start(Array.from({ length: 10_001 }, () => first)));
  expect(most).toEqual(['act.too-many /awards']);
  expect(await standing('MA')).toEqual({ live: 90 });
});

test('some hundred are revoked in a few steps, a step that was cut off is done again, and certificates follow', async () => {
  const { services, database } = the;
  const chosen = [...(awards.MA ?? []).slice(30), ...(awards.MB ?? []), ...(awards.MC ?? [])];
  // by the id of its credential, and one twice
  const [twin] = await database.prisma.credential.findMany({ where: { awardId: chosen[0] ?? '' } });
  const id = await start([...chosen, twin?.id ?? '', chosen[1] ?? '']);
  expect(await readJob(services.jobs, id)).toMatchObject({ total: 240, state: 'queued' });

  // the process ends after the awards of the first step are revoked, and before anything follows from that
  const dead = async () => Promise.reject(new Error('dead'));
  const dying = awardJobs({
    ...services.lifecycle,
    store: { ...services.lifecycle.store, selectLearnerStates: dead },
  });
  await expect(dying['awards.revoke']?.step(await readJob(services.jobs, id))).rejects.toThrow('dead');
  expect(await database.prisma.award.count({ where: { endedBy: 'person' } })).toBe(200);

  expect((await runChunk(services.jobs, id)).outcome).toBe('more');
  expect(await readJob(services.jobs, id)).toMatchObject({ state: 'running', done: 200, failed: 0 });
  const { state, done, failed, result } = await runJobToEnd(services.jobs, id);
  // also what was revoked before the step was cut off
  expect({ state, done, failed, result }).toEqual({
    state: 'finished',
    done: 240,
    failed: 0,
    result: { changed: 240, failures: [] },
  });

  expect(await standing('MA')).toEqual({ live: 30, 'ended by person': 60 });
  expect(await standing('MB')).toEqual({ 'ended by person': 90 });
  expect(await standing('P1')).toEqual({ 'held by service': 90 });
  expect(await standing('P2')).toEqual({ 'held by service': 90 });
  const entries = async (act: string) => {
    const rows = await database.prisma.auditEntry.findMany({ where: { act, actor: 'test' } });
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(rows.length);
    return rows.length;
  };
  expect(await entries('award.revoked')).toBe(240);
  expect(await entries('credential.revoked')).toBe(240);
  expect(await entries('credential.suspended')).toBe(180);
  const reasons = await database.prisma.reason.count({
    where: { act: 'award.revoked', reason: 'A wrong exam.' },
  });
  expect(reasons).toBe(240);
  const lists = await database.prisma.statusListDocument.findMany({ where: { purpose: 'revocation' } });
  const set = await Promise.all(lists.map(({ address }) => services.stores.selectStatusBits(address)));
  expect(set.reduce((sum, { indexes }) => sum + indexes.length, 0)).toBe(240);
  expect(await contradictions(database)).toEqual([]);

  const again = await runJobToEnd(services.jobs, await start(chosen));
  expect(again).toMatchObject({ state: 'finished', done: 240, result: { changed: 0, failures: [] } });
  expect(await entries('award.revoked')).toBe(240);
});

test('where other awards satisfy the rule, a certificate is made anew in the same run', async () => {
  const numbers = ['few-0', 'few-1'];
  const held = await issueToMany(the, 2, 'few');
  await the.issue('alpha', `few-0,Learner few-0,MD,2026-03-01,B,`);
  const job = await runJobToEnd(the.services.jobs, await start(held.MC ?? []));
  expect(job.result).toEqual({ changed: 2, failures: [] });
  const certificates = await Promise.all(
    numbers.map(async (number) => {
      const where = { code: 'P2', learner: { numbers: { some: { number } } } };
      const rows = await the.database.prisma.award.findMany({ where, include: { credentials: true } });
      return rows.map(({ suspendedBy, credentials }) => [suspendedBy, credentials.length]);
    }),
  );
  expect(certificates).toEqual([[[null, 2]], [['service', 1]]]);
  expect(await contradictions(the.database)).toEqual([]);
});

test('one that cannot be done holds up no other', async () => {
  const { services, database } = the;
  const held = await issueToMany(the, 3, 'stuck');
  const [gone = '', ...others] = held.MA ?? [];
  const id = await start(held.MA ?? []);
  const [award] = await database.prisma.award.findMany({ where: { id: gone } });
  // meanwhile it is somebody else's
  const issuerDid = (await partyOf(services.stores, 'test', 'beta')).did;
  await database.prisma.award.update({ where: { id: gone }, data: { issuerDid } });
  const job = await runJobToEnd(services.jobs, id);
  expect(job).toMatchObject({
    state: 'finished',
    done: 2,
    failed: 1,
    result: { changed: 2, failures: [{ award: gone, code: 'award.unknown' }] },
  });
  const ended = await database.prisma.award.findMany({ where: { id: { in: others }, endedBy: 'person' } });
  expect(ended).toHaveLength(2);
  await database.prisma.award.update({ where: { id: gone }, data: { issuerDid: award?.issuerDid ?? '' } });
});

test('what was suspended counts, also where one after it was revoked in the meantime', async () => {
  const { lifecycle, jobs } = the.services;
  const ids = (await issueToMany(the, 5, 'paused')).MA ?? [];
  const id = await startActJob(lifecycle, jobs, 'suspend', ids, 'An inquiry.', alpha);
  const racing: typeof lifecycle.lifecycle.suspendAward = async (award, reason, act) => {
    if (award === ids[3]) await lifecycle.revoking.revokeAwards([award], 'A wrong exam.', 'person', act);
    return lifecycle.lifecycle.suspendAward(award, reason, act);
  };
  const kinds = awardJobs({ ...lifecycle, lifecycle: { ...lifecycle.lifecycle, suspendAward: racing } });
  const end = await kinds['awards.suspend']?.step(await readJob(jobs, id));
  const failures = [{ award: ids[3], code: 'award.revoked' }];
  expect(end).toMatchObject({ done: 4, failed: 1, result: { changed: 4, failures } });
});
