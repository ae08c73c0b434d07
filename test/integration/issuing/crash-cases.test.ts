import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueResults } from '../../../src/issuing/issue-results.js';
import type { LifecycleDeps } from '../../../src/issuing/lifecycle/acts.js';
import { recover, type SettleDeps, settle } from '../../../src/issuing/settle.js';
import { contradictions } from '../../support/books.js';
import { revoke } from '../../support/revoke.js';
import { csv, learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

// What random crashes once found, made to happen for certain.

let the: TestServices;
let healthy: LifecycleDeps;
beforeAll(async () => {
  the = await openTestServices();
  healthy = the.services.lifecycle;
});
afterAll(() => the.close());

const dead = async (): Promise<never> => {
  throw new Error('dead');
};
/** A process that ends when it is about to look for certificates that are due. */
const unsettled = (): LifecycleDeps => ({
  ...healthy,
  store: { ...healthy.store, selectLearnerStates: dead },
});
/** A process that ends when it is about to store what it signed. */
const unsigned = (): LifecycleDeps => ({ ...healthy, store: { ...healthy.store, storeSigned: dead } });

const rows = (number: string, ...results: string[]): string[] =>
  results.map((result) => `${number},Learner ${number},${result.replace(' ', ',')},B,`);
const issueRows = (deps: SettleDeps, lines: readonly string[]) =>
  issueResults(deps, csv(...lines), 'alpha', 'test');

/** The certificates of a learner in force or suspended, as `P1 in force`. */
async function certificates(number: string): Promise<string[]> {
  const { awards } = await healthy.store.selectLearnerState(await learnerByNumber(the, 'alpha', number));
  return awards
    .filter(({ kind }) => kind === 'programme')
    .map(({ code, suspended }) => `${code} ${suspended ? 'suspended' : 'in force'}`)
    .sort();
}

async function awardOf(number: string, code: string, awardedOn: string): Promise<string> {
  const { awards } = await healthy.store.selectLearnerState(await learnerByNumber(the, 'alpha', number));
  return awards.find((award) => award.code === code && award.awardedOn === awardedOn)?.id ?? '';
}

test('a process that ends before its results are recorded leaves nothing of them', async () => {
  const results = rows('N', 'MA 2026-01-10', 'MB 2026-02-10');
  const before = await the.database.prisma.auditEntry.count();
  const unrecorded = { ...healthy, store: { ...healthy.store, recordAwards: dead } };
  await expect(issueRows(unrecorded, results)).rejects.toThrow('dead');
  expect(await the.database.prisma.auditEntry.count()).toBe(before);
  expect(await recover(healthy, 'test')).toMatchObject({ finished: 0, composed: [] });
  expect((await issueRows(healthy, results)).issued).toHaveLength(2);
  expect(await contradictions(the.database)).toEqual([]);
});

test('a start at which the signer fails loses no certificate to come', async () => {
  const results = rows('S', 'MA 2026-01-10', 'MB 2026-02-10');
  await expect(issueRows(unsettled(), results)).rejects.toThrow('dead');
  const learnerId = await learnerByNumber(the, 'alpha', 'S');
  const { unsettled: left } = await recover({ ...healthy, signerFor: dead }, 'test');
  expect(left.map((one) => one.learnerId)).toEqual([learnerId]);
  expect(await certificates('S')).toEqual([]);
  await recover(healthy, 'test');
  expect(await certificates('S')).toEqual(['P1 in force']);
});

test('the same file again finishes what a crash left of it', async () => {
  const results = rows('F', 'MA 2026-01-10', 'MB 2026-02-10');
  await expect(issueRows(unsettled(), results)).rejects.toThrow('dead');
  const again = await issueRows(healthy, results);
  expect([again.issued.length, again.existing.length]).toEqual([0, 2]);
  expect(again.composed.map(({ programme }) => programme)).toEqual(['P1']);
  expect(await contradictions(the.database)).toEqual([]);
});

test('a reissue that was made void, since its new part was revoked too, can be made anew', async () => {
  await issueRows(healthy, rows('V', 'MA 2026-01-10', 'MA 2026-02-10', 'MB 2026-02-10'));
  const [first, second] = [await awardOf('V', 'MA', '2026-01-10'), await awardOf('V', 'MA', '2026-02-10')];
  await expect(revoke(unsigned(), first, 'Wrong.', 'test')).rejects.toThrow('dead');
  await revoke(healthy, second, 'Wrong too.', 'test');
  expect(await certificates('V')).toEqual(['P1 suspended']);
  await issueRows(healthy, rows('V', 'MA 2026-03-10'));
  expect(await certificates('V')).toEqual(['P1 in force']);
  expect(await contradictions(the.database)).toEqual([]);
});

test('of two that reissue a certificate the first one dies: what waited for it is still looked at', async () => {
  await issueRows(healthy, rows('W', 'MA 2026-01-10', 'MA 2026-02-10', 'MB 2026-02-10', 'MC 2026-03-10'));
  const learnerIds = [await learnerByNumber(the, 'alpha', 'W')];
  const revoked: LifecycleDeps = {
    ...healthy,
    revoking: { ...healthy.revoking, selectSuspended: dead },
  };
  const first = await awardOf('W', 'MA', '2026-01-10');
  await expect(revoke(revoked, first, 'Wrong.', 'test')).rejects.toThrow('dead');
  expect(await certificates('W')).toEqual(['P1 suspended', 'P2 suspended']);
  let others = 0;
  const late: SettleDeps['revoking'] = {
    ...healthy.revoking,
    async recordRevision(plan, act) {
      if (others++ === 0)
        await expect(settle(unsigned(), { actor: 'other', learnerIds })).rejects.toThrow('dead');
      await healthy.revoking.recordRevision(plan, act);
    },
  };
  await settle({ ...healthy, revoking: late }, { actor: 'test', learnerIds });
  await recover(healthy, 'test');
  expect(await certificates('W')).toEqual(['P1 in force', 'P2 in force']);
  expect(await contradictions(the.database)).toEqual([]);
});

test('a learner whose certificates cannot be made holds up nobody else', async () => {
  const results = ['X', 'Y'].flatMap((number) => rows(number, 'MA 2026-01-10', 'MB 2026-02-10'));
  await expect(issueRows(unsettled(), results)).rejects.toThrow('dead');
  const stuck = await learnerByNumber(the, 'alpha', 'X');
  const selectLearnerStates = (ids: readonly string[]) =>
    ids.includes(stuck) ? dead() : healthy.store.selectLearnerStates(ids);
  const { unsettled: left } = await recover(
    { ...healthy, store: { ...healthy.store, selectLearnerStates } },
    'test',
  );
  expect(left.map(({ learnerId }) => learnerId)).toEqual([stuck]);
  expect([await certificates('X'), await certificates('Y')]).toEqual([[], ['P1 in force']]);
  await recover(healthy, 'test');
  expect(await certificates('X')).toEqual(['P1 in force']);
  expect(await contradictions(the.database)).toEqual([]);
});
