import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import { requestScope } from '../../../src/insight/scope.js';
import type { IssuedResults } from '../../../src/issuing/issue-results.js';
import { issuingTogether } from '../../../src/issuing/issue-together.js';
import { type SettleDeps, settle } from '../../../src/issuing/settle.js';
import { contradictions } from '../../support/books.js';
import { meanwhile } from '../../support/held.js';
import { learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

const row = (learner: string, module: string, more: { date?: string; grade?: string } = {}) => {
  const { date = '2026-01-10', grade = 'B' } = more;
  return { line: 0, learner, name: `Learner ${learner}`, module, date, grade, criteria: '', again: false };
};

const ESI = 'urn:schac:personalUniqueCode:int:esi:example.org:N';

/** The same store, which tells how many awards were recorded together each time. */
function watched(): { readonly deps: SettleDeps; readonly sizes: number[] } {
  const { issuing } = the.services;
  const sizes: number[] = [];
  const recordAwards: SettleDeps['store']['recordAwards'] = (awards, ...rest) => {
    sizes.push(awards.length);
    return issuing.store.recordAwards(awards, ...rest);
  };
  return { deps: { ...issuing, store: { ...issuing.store, recordAwards } }, sizes };
}

/** Issues while somebody holds a learner's record: what `others` ask for has to be answered meanwhile. */
async function whileHeld(
  number: string,
  stuck: () => readonly Promise<IssuedResults>[],
  others: () => readonly Promise<IssuedResults>[],
): Promise<readonly IssuedResults[]> {
  const learnerId = await learnerByNumber(the, 'alpha', number);
  const { waiting, answers } = await meanwhile(
    the.database,
    (client) => client.query('SELECT 1 FROM "Learner" WHERE "id" = $1 FOR UPDATE', [learnerId]),
    async () => ({ waiting: stuck(), answers: await Promise.all(others()) }),
    // never so many: what ends this is that the others are answered
    99,
  );
  for (const { issued } of await Promise.all(waiting)) expect(issued.length).toBeGreaterThan(0);
  return answers;
}

test('what one key asks for at once is recorded together, and each request gets its own answer', async () => {
  const { deps, sizes } = watched();
  const issue = issuingTogether(deps);
  const asked = Array.from({ length: 9 }, (_, index) => {
    const module = row(`T${index}`, 'MA');
    // the last one's two modules make a certificate due
    return index === 8 ? [module, { ...row('T8', 'MB'), line: 1 }] : [module];
  });
  const answers = await Promise.all(asked.map((rows) => issue(rows, 'alpha', 'test')));
  // one goes at once, the others meanwhile, and then a certificate
  expect(sizes).toEqual([1, 9, 1]);
  expect(answers.map(({ issued }) => issued.map(({ line, module }) => `${line} ${module}`))).toEqual([
    ...Array.from({ length: 8 }, () => ['0 MA']),
    ['0 MA', '1 MB'],
  ]);
  expect(answers.map(({ composed }) => composed.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  for (const [index, { issued }] of answers.entries()) {
    const { learner } = await the.services.stores.selectLearnerState(issued[0]?.learnerId ?? '');
    expect(learner.name).toBe(`Learner T${index}`);
  }
  expect(await contradictions(the.database)).toEqual([]);
});

test('a fault is told to the request that has it, and to no other', async () => {
  const { deps, sizes } = watched();
  const issue = issuingTogether(deps);
  const asked = [
    row('F0', 'MA'),
    row('F1', 'MA'),
    row('F2', 'MX'),
    row('F3', 'MA', { grade: 'Z' }),
    row('F4', 'MA'),
  ];
  const answers = await Promise.allSettled(asked.map((one) => issue([one], 'alpha', 'test')));
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect(sizes).toEqual([1, 1, 1]);
  expect(await contradictions(the.database)).toEqual([]);
});

test('the same result in several requests is awarded once', async () => {
  const issue = issuingTogether(the.services.issuing);
  const asked = ['S0', 'S1', 'S1', 'S2', 'S1'].map((learner) => issue([row(learner, 'MA')], 'alpha', 'test'));
  const answers = await Promise.all(asked);
  expect(answers.map(({ issued, existing }) => issued.length + existing.length)).toEqual([1, 1, 1, 1, 1]);
  expect(answers.reduce((sum, { issued }) => sum + issued.length, 0)).toBe(3);
  expect(await contradictions(the.database)).toEqual([]);
});

test('requests of different keys are not recorded together', async () => {
  const { deps, sizes } = watched();
  const issue = issuingTogether(deps);
  await Promise.all(['one', 'two', 'three'].map((actor) => issue([row(`K-${actor}`, 'MA')], 'alpha', actor)));
  expect(sizes).toEqual([1, 1, 1]);
  const entries = await the.database.prisma.auditEntry.findMany({
    where: { actor: { in: ['one', 'two', 'three'] }, act: 'award.recorded' },
  });
  expect(entries.map(({ actor }) => actor).sort()).toEqual(['one', 'three', 'two']);
});

test('where the database is away all are told, nothing is recorded, and what comes next works', async () => {
  const { issuing } = the.services;
  let isAway = true;
  const recordAwards: SettleDeps['store']['recordAwards'] = (...given) =>
    isAway ? Promise.reject(new Error('away')) : issuing.store.recordAwards(...given);
  const issue = issuingTogether({ ...issuing, store: { ...issuing.store, recordAwards } });
  const asked = () => ['D0', 'D1', 'D2'].map((learner) => issue([row(learner, 'MA')], 'alpha', 'test'));
  const answers = await Promise.allSettled(asked());
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  const where = { learner: { numbers: { some: { number: { startsWith: 'D' } } } } };
  expect(await the.database.prisma.award.count({ where })).toBe(0);
  isAway = false;
  expect((await Promise.all(asked())).map(({ issued }) => issued.length)).toEqual([1, 1, 1]);
});

test('what can’t be signed of one request, or its certificate, is told to that request, and to no other', async () => {
  const { issuing } = the.services;
  const broken = (what: string) => new CairnError('incoherent', 'issue.lint', `${what} breaks a rule`);
  const drafting: SettleDeps['drafting'] = {
    draft: (documents, signedAt) =>
      JSON.stringify(documents).includes('Learner B2')
        ? Promise.reject(broken('A credential'))
        : issuing.drafting.draft(documents, signedAt),
  };
  const store: SettleDeps['store'] = {
    ...issuing.store,
    selectLearnerStates: async (learnerIds) => {
      const states = await issuing.store.selectLearnerStates(learnerIds);
      if (states.some(({ learner }) => learner.name === 'Learner B4')) throw broken('A certificate');
      return states;
    },
  };
  const issue = issuingTogether({ ...issuing, drafting, store });
  const asked = ['B0', 'B1', 'B2', 'B3'].map((learner) => issue([row(learner, 'MA')], 'alpha', 'test'));
  const told = (await Promise.allSettled(asked)).map(({ status }) => status);
  expect(told).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  const others = ['B5', 'B6', 'B4', 'B7'].map((learner) => {
    const rows = [row(learner, 'MA'), { ...row(learner, 'MB'), line: 1 }];
    return issue(learner === 'B7' ? rows : rows.slice(0, 1), 'alpha', 'test');
  });
  const answers = await Promise.allSettled(others);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.composed.length : -1))).toEqual([
    0, 0, -1, 1,
  ]);
  await settle(issuing, { actor: 'test' });
  expect(await contradictions(the.database)).toEqual([]);
});

test('a request that waits for a learner whom somebody holds keeps no later one waiting', async () => {
  const { deps, sizes } = watched();
  const issue = issuingTogether(deps);
  await issue([row('H', 'MA')], 'alpha', 'test');
  const one = (learner: string) => issue([row(learner, 'MC')], 'alpha', 'test');
  const answers = await whileHeld(
    'H',
    () => [one('H')],
    () => [one('H1'), one('H2'), one('H3')],
  );
  expect(answers.map(({ issued }) => issued.length)).toEqual([1, 1, 1]);
  expect(sizes.slice(0, 3)).toEqual([1, 1, 3]);
  expect(await contradictions(the.database)).toEqual([]);
});

test('nor does it those that came with it', async () => {
  const issue = issuingTogether(the.services.issuing);
  await issue([row('J', 'MA')], 'alpha', 'test');
  const one = (learner: string) => issue([row(learner, 'MC')], 'alpha', 'test');
  // what comes with an address is recorded in another way
  const addressed = { ...row('J3', 'MC'), email: 'j3@example.org', language: 'en' };
  let quick: Promise<IssuedResults> | undefined;
  const answers = await whileHeld(
    'J',
    () => {
      quick = one('J1');
      return [one('J')];
    },
    () => [one('J2'), issue([addressed], 'alpha', 'test'), ...(quick ? [quick] : [])],
  );
  expect(answers.map(({ issued }) => issued.length)).toEqual([1, 1, 1]);
  expect(await contradictions(the.database)).toEqual([]);
});

test('requests with many results do not wait for one another', async () => {
  const issue = issuingTogether(the.services.issuing);
  await issue([row('M', 'MA')], 'alpha', 'test');
  const many = (...first: string[]) => {
    const learners = [...first, ...Array.from({ length: 21 }, (_, index) => `${first[0]}-${index}`)];
    return issue(
      learners.map((learner, line) => ({ ...row(learner, 'MC'), line })),
      'alpha',
      'test',
    );
  };
  const answers = await whileHeld(
    'M',
    () => [many('M1', 'M')],
    () => [many('M2'), issue([row('M3', 'MA')], 'alpha', 'test')],
  );
  expect(answers.map((one) => one.issued.length)).toEqual([22, 1]);
  expect(await contradictions(the.database)).toEqual([]);
}, 20_000);

test('a certificate is told to one of two requests about one learner alone, however they name the learner', async () => {
  const issue = issuingTogether(the.services.issuing);
  const known = await issue([{ ...row(ESI, 'MC'), name: 'Learner N' }], 'alpha', 'test');
  const learnerId = known.issued[0]?.learnerId ?? '';
  const asked = [
    row('N0', 'MA'),
    { ...row(ESI, 'MA'), name: 'Learner N' },
    { ...row(`urn:uuid:${learnerId}`, 'MB'), name: 'Learner N' },
  ];
  const answers = await Promise.all(asked.map((one) => issue([one], 'alpha', 'test')));
  const told = answers.flatMap(({ composed }) => composed.map(({ programme }) => programme));
  expect(told.sort()).toEqual(['P1', 'P2']);
  expect(await contradictions(the.database)).toEqual([]);
});

test('a certificate is told even if what comes after it goes wrong for another request', async () => {
  const { issuing } = the.services;
  const markComposed: SettleDeps['store']['markComposed'] = async (looks) => {
    const states = await issuing.store.selectLearnerStates(looks.map(({ learnerId }) => learnerId));
    if (states.some(({ learner }) => learner.name === 'Learner P2')) throw new Error('broken');
    return issuing.store.markComposed(looks);
  };
  const issue = issuingTogether({ ...issuing, store: { ...issuing.store, markComposed } });
  const both = (learner: string) => [row(learner, 'MA'), { ...row(learner, 'MB'), line: 1 }];
  const asked = [[row('P0', 'MA')], both('P1'), [row('P2', 'MA')], both('P3')];
  const answers = await Promise.allSettled(asked.map((rows) => issue(rows, 'alpha', 'test')));
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.composed.length : -1))).toEqual([
    0, 1, -1, 1,
  ]);
  await settle(issuing, { actor: 'test' });
  expect(await contradictions(the.database)).toEqual([]);
});

test('what is logged belongs to a request whose work it is', async () => {
  const { issuing } = the.services;
  const scope = requestScope();
  const lines: { readonly requestId: string; readonly names: readonly string[] }[] = [];
  const log = scope.logging((_, { requestId, names } = {}) =>
    lines.push({ requestId: String(requestId), names: names as string[] }),
  );
  const selectLearnerStates: SettleDeps['store']['selectLearnerStates'] = async (learnerIds) => {
    const states = await issuing.store.selectLearnerStates(learnerIds);
    log('looked', { names: states.map(({ learner }) => learner.name.replace('Learner ', '')) });
    return states;
  };
  const issue = issuingTogether({ ...issuing, store: { ...issuing.store, selectLearnerStates } });
  const ask = (learner: string, module: string) =>
    scope.run(learner, () => issue([row(learner, module)], 'alpha', 'test'));
  const together = ['L0', 'L1', 'L2', 'L3'].map((learner) => ask(learner, 'MA'));
  await Promise.all(together);
  // the fault of one has each issued by itself
  const apart = [ask('L4', 'MA'), ask('L5', 'MA'), ask('L6', 'MX'), ask('L7', 'MA')];
  await Promise.allSettled(apart);
  expect(lines.slice(0, 2)).toEqual([
    { requestId: 'L0', names: ['L0'] },
    { requestId: 'L1', names: expect.arrayContaining(['L1', 'L2', 'L3']) },
  ]);
  const others = lines.slice(2).sort((a, b) => a.requestId.localeCompare(b.requestId));
  expect(others).toEqual(['L4', 'L5', 'L7'].map((learner) => ({ requestId: learner, names: [learner] })));
});
