import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import { recover, type SettleDeps } from '../../../src/issuing/settle.js';
import { burntPlaces, contradictions } from '../../support/books.js';
import {
  csv,
  learnerByNumber,
  MASTER_SECRET,
  openTestServices,
  START,
  type TestServices,
} from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

const burnt = () => burntPlaces(the.database, new Uint8Array(MASTER_SECRET));

/** Signs as ever, but for the signatures of these numbers, which are wrong. */
function slipping(...numbers: readonly number[]): Pick<SettleDeps, 'signerFor'> {
  const { issuing } = the.services;
  let signed = 0;
  return {
    signerFor: async (did) => {
      const signer = await issuing.signerFor(did);
      return {
        ...signer,
        sign: async (options) => {
          const signature = await signer.sign(options);
          if (numbers.includes(++signed)) signature[0] = (signature[0] ?? 0) ^ 1;
          return signature;
        },
      };
    },
  };
}

/** Rows of learners of whom some earn one certificate, some two, some none; grades and levels as they come. */
function rowsOf(tag: string): string[] {
  const criteria = ['', 'cc-1=high', 'cc-1=low;cc-2=high'];
  return Array.from({ length: 3 }, (_, index) => index).flatMap((index) =>
    ['MA', 'MB', 'MC'].slice(0, 1 + (index % 3)).map((module, position) => {
      const grade = 'ABC'[(index + position) % 3];
      const date = `2026-0${1 + position}-1${index}`;
      return `${tag}${index},Learner “${index}” Ö.,${module},${date},${grade},${criteria[index % 3]}`;
    }),
  );
}

/** What the learners with such numbers hold, without what must differ from document to document. */
async function documentsOf(tag: string): Promise<string[]> {
  const rows = await the.database.prisma.credential.findMany({
    where: { award: { learner: { numbers: { some: { number: { startsWith: tag } } } } } },
    orderBy: [{ award: { code: 'asc' } }, { award: { awardedOn: 'asc' } }, { id: 'asc' }],
  });
  const plain = (text: string) =>
    text
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
      .replaceAll(/sha256\$[0-9a-f]{64}/g, 'HASH')
      .replaceAll(/"salt":"[0-9a-f]+"/g, 'SALT')
      .replaceAll(/"awardDigest":"\w+"|"proofValue":"\w+"/g, 'DIGEST')
      .replaceAll(/(suspension|revocation)#\d+|"statusListIndex":"\d+"/g, 'INDEX');
  return rows.map(({ document }) => plain(inOrder(document ?? ''))).sort();
}

/** Parts that serve the same part of the rule are in the order of their ids, which are random. */
function inOrder(text: string): string {
  const document = JSON.parse(text);
  const parts: { id: string; achievementVersion: string }[] = document.credentialSubject.stack?.parts ?? [];
  for (const part of parts) part.id = '';
  parts.sort((a, b) => (a.achievementVersion < b.achievementVersion ? -1 : 1));
  return JSON.stringify(document);
}

test('results that are issued together and one by one lead to the same documents', async () => {
  await the.issue('alpha', ...rowsOf('together'));
  for (const row of rowsOf('single')) await the.issue('alpha', row);
  const together = await documentsOf('together');
  // three with MA, two with MB and P1, one with MC and P2
  expect(together).toHaveLength(3 + 2 * 2 + 2 * 1);
  expect(together).toEqual(await documentsOf('single'));
  expect(await contradictions(the.database)).toEqual([]);
  expect(await burnt()).toBe(0);
}, 60_000);

test('where one of them does not verify, nothing of them is recorded or handed out', async () => {
  const { issuing } = the.services;
  // each has a shape of its own
  const rows = ['MA', 'MB', 'MC', 'MD'].map((module) => `slip-${module},Slip,${module},2026-01-04,B,`);
  const issue = (deps: SettleDeps) => issueResults(deps, csv(...rows), 'alpha', 'test');
  await expect(issue({ ...issuing, ...slipping(4) })).rejects.toMatchObject({ code: 'issue.self-check' });
  const { prisma } = the.database;
  const where = { learner: { numbers: { some: { number: { startsWith: 'slip' } } } } };
  expect(await prisma.award.count({ where })).toBe(0);
  expect((await issue(issuing)).issued).toHaveLength(4);
  expect(await contradictions(the.database)).toEqual([]);
});

const FAILING: Readonly<Record<string, () => Partial<SettleDeps>>> = {
  'a rule that is broken': () => ({
    drafting: { draft: () => Promise.reject(new CairnError('incoherent', 'issue.lint', 'It breaks a rule')) },
  }),
  'a credential that does not verify': () => slipping(1),
  'a version that is retired meanwhile': () => {
    const { store } = the.services.issuing;
    const recordAwards: SettleDeps['store']['recordAwards'] = async (...given) => {
      await the.database.prisma.moduleVersion.updateMany({ data: { retiredAt: new Date(START) } });
      return store.recordAwards(...given);
    };
    return { store: { ...store, recordAwards } };
  },
};

test.each(Object.keys(FAILING))(
  'for %s each award loses one place of its list, and no more',
  async (what) => {
    const { issuing } = the.services;
    const { prisma } = the.database;
    const rows = ['1', '2', '3'].map((number) => `${what} ${number},Burnt,MA,2026-01-04,B,`);
    const issue = (deps: SettleDeps) => issueResults(deps, csv(...rows), 'alpha', 'test');
    const before = await burnt();
    await expect(issue({ ...issuing, ...FAILING[what]?.() })).rejects.toBeInstanceOf(CairnError);
    await prisma.moduleVersion.updateMany({ data: { retiredAt: null } });
    expect((await issue(issuing)).issued).toHaveLength(3);
    expect(await burnt()).toBe(before + 3);
  },
);

test('of new credentials of which one does not verify none is handed out, and the next start finishes them', async () => {
  const { issuing, lifecycle } = the.services;
  const { prisma } = the.database;
  await the.issue('alpha', ...[1, 2, 3, 4].map((day) => `renamed,Before,MA,2026-01-0${day},B,`));
  const learnerId = await learnerByNumber(the, 'alpha', 'renamed');
  const saying = async (state: 'intent' | 'issued') =>
    prisma.credential.count({ where: { award: { learnerId }, state, revokedAt: null } });
  const wish = { learnerId, name: 'After', reason: 'Married.' };
  const work = renameLearner({ ...lifecycle, ...slipping(3) }, wish, operator('test'));
  await expect(work).rejects.toMatchObject({ code: 'issue.self-check' });
  expect([await saying('intent'), await saying('issued')]).toEqual([4, 4]);
  // all together first, and then one by one
  const { finished, failed } = await recover({ ...issuing, ...slipping(2, 4 + 2) }, 'test');
  expect(finished).toBe(3);
  expect(failed).toMatchObject([{ error: { code: 'issue.self-check' } }]);
  expect([await saying('intent'), await saying('issued')]).toEqual([1, 4]);
  expect(await recover(issuing, 'test')).toMatchObject({ finished: 1, failed: [] });
  expect([await saying('intent'), await saying('issued')]).toEqual([0, 4]);
  expect(await contradictions(the.database)).toEqual([]);
});

test('one that cannot be signed holds up none of the others', async () => {
  const { issuing, lifecycle } = the.services;
  const dead = async () => Promise.reject(new Error('dead'));
  await the.issue('alpha', 'stuck,Stuck,MA,2026-01-01,B,', 'stuck,Stuck,MC,2026-01-01,B,');
  const learnerId = await learnerByNumber(the, 'alpha', 'stuck');
  const work = renameLearner(
    { ...lifecycle, store: { ...lifecycle.store, storeSigned: dead } },
    { learnerId, name: 'Unstuck', reason: 'Married.' },
    operator('test'),
  );
  await expect(work).rejects.toThrow('dead');
  const [stuck] = await issuing.store.selectIntentIds();
  const picky: SettleDeps = {
    ...issuing,
    store: {
      ...issuing.store,
      storeSigned: (signed, act) =>
        signed.some(({ credentialId }) => credentialId === stuck)
          ? dead()
          : issuing.store.storeSigned(signed, act),
    },
  };
  const { finished, failed } = await recover(picky, 'test');
  expect(finished).toBe(1);
  expect(failed.map(({ credentialId }) => credentialId)).toEqual([stuck]);
  expect(await recover(issuing, 'test')).toMatchObject({ finished: 1, failed: [] });
  expect(await contradictions(the.database)).toEqual([]);
});

test('while many are signed, the process goes on with whatever else it has to do', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  let before = 0;
  const { issuing } = the.services;
  const recordAwards: SettleDeps['store']['recordAwards'] = (...given) => {
    expect(turns - before).toBeGreaterThanOrEqual(4);
    return issuing.store.recordAwards(...given);
  };
  const takePlaces: SettleDeps['store']['takePlaces'] = async (...given) => {
    const places = await issuing.store.takePlaces(...given);
    before = turns;
    return places;
  };
  const rows = Array.from({ length: 20 }, (_, index) => `turn${index},Turn,MA,2026-01-04,B,`);
  const deps = { ...issuing, store: { ...issuing.store, recordAwards, takePlaces } };
  const work = issueResults(deps, csv(...rows), 'alpha', 'test');
  const { issued } = await work.finally(() => clearInterval(timer));
  expect(issued).toHaveLength(20);
}, 30_000);

test('while thousands are linted and signed, a timer gets its turns', async () => {
  const { issuing } = the.services;
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const counted = { linting: 0, signing: 0 };
  let before = 0;
  const takePlaces: SettleDeps['store']['takePlaces'] = async (...given) => {
    const places = await issuing.store.takePlaces(...given);
    before = turns;
    return places;
  };
  const drafting: SettleDeps['drafting'] = {
    async draft(...given) {
      counted.linting = turns - before;
      const drafts = await issuing.drafting.draft(...given);
      before = turns;
      return drafts;
    },
  };
  const recordAwards: SettleDeps['store']['recordAwards'] = async () => {
    counted.signing = turns - before;
    throw new Error('enough');
  };
  const rows = Array.from({ length: 2000 }, (_, index) => `many${index},Many,MA,2026-01-04,B,`);
  const deps = { ...issuing, drafting, store: { ...issuing.store, recordAwards, takePlaces } };
  const work = issueResults(deps, csv(...rows), 'alpha', 'test');
  await expect(work.finally(() => clearInterval(timer))).rejects.toThrow('enough');
  expect(counted.linting).toBeGreaterThanOrEqual(20);
  expect(counted.signing).toBeGreaterThanOrEqual(20);
}, 60_000);
