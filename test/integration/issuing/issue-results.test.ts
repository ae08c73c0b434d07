import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { settle } from '../../../src/issuing/settle.js';
import { verify } from '../../../src/verification/verify.js';
import { seedCatalogue } from '../../support/seed.js';
import {
  documentOf,
  faultsOf,
  learnerByNumber,
  openTestServices,
  seededRandom,
  type TestServices,
} from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices({ catalogue: seedCatalogue() });
});
afterAll(() => the.close());

const PT = 'ip-montelontra';
const KZ = 'aqsaitau';

describe('the same results again', () => {
  const ROWS = [
    'I-1,Ilse Harrow,EP-COM,2026-02-06,pass,cc-1=proficient',
    'I-2,Udo Harrow,EP-COM,2026-02-06,pass,',
  ];

  test('issue nothing more, and say what there was', async () => {
    const first = await the.issue(PT, ...ROWS);
    expect(first.issued.map(({ line }) => line)).toEqual([2, 3]);
    const audit = await the.database.prisma.auditEntry.count();
    const again = await the.issue(PT, ...ROWS);
    expect(again.issued).toEqual([]);
    expect(again.existing).toEqual(first.issued.map(({ line, awardId }) => ({ line, awardId })));
    expect(await the.database.prisma.auditEntry.count()).toBe(audit);
  });

  test('in a file with others: only the others are issued', async () => {
    const { issued, existing } = await the.issue(PT, 'I-3,Ada Harrow,EP-COM,2026-02-06,pass,', ...ROWS);
    expect(issued.map(({ line }) => line)).toEqual([2]);
    expect(existing.map(({ line }) => line)).toEqual([3, 4]);
  });

  test('with another grade: all of the file is refused', async () => {
    await the.issue(PT, 'I-4,Grete Harrow,EP-ASM,2026-02-06,B,');
    const rows = ['I-5,Fresh Harrow,EP-COM,2026-02-06,pass,', 'I-4,Grete Harrow,EP-ASM,2026-02-06,A,'];
    expect(await faultsOf(the.issue(PT, ...rows))).toEqual(['results.award-differs /3']);
    expect(await the.services.stores.selectOptionalLearnerByNumber(PT, 'I-5')).toBeUndefined();
  });

  test('by two registrars at the same moment: each award once', async () => {
    const other = await the.another();
    const file = new TextEncoder().encode(
      'learner,name,module,date,grade\nI-6,Twin Harrow,EP-COM,2026-02-06,pass\nI-7,Twain Harrow,EP-COM,2026-02-06,pass\n',
    );
    const both = await Promise.allSettled([
      issueResults(the.services.issuing, file, PT, 'one'),
      issueResults(other.issuing, file, PT, 'two'),
    ]);
    const refused = both.filter((result) => result.status === 'rejected').map(({ reason }) => reason.code);
    expect(refused.every((code) => code === 'award.exists')).toBe(true);
    expect(refused.length).toBeLessThan(2);
    for (const number of ['I-6', 'I-7']) {
      const { awards } = await the.services.stores.selectLearnerState(await learnerByNumber(the, PT, number));
      expect(awards).toMatchObject([{ issued: true }]);
    }
  });
});

describe('a learner is found', () => {
  test('by the network id, at any institution', async () => {
    await the.issue(PT, 'L-1,Leopold Marsh,EP-COM,2026-02-06,pass,');
    const id = await learnerByNumber(the, PT, 'L-1');
    const { issued } = await the.issue(
      KZ,
      `urn:uuid:${id.toUpperCase()},leopold  MARSH,EP-DIG,2026-02-06,pass,`,
    );
    expect(issued[0]?.learnerId).toBe(id);
    // the name in a credential is the recorded one, not this file's spelling of it
    expect((await documentOf(the, issued[0]?.awardId ?? '')).credentialSubject).toMatchObject({
      id: `urn:uuid:${id}`,
      name: 'Leopold Marsh',
    });
  });

  test('by an institution’s own number, in that institution alone', async () => {
    await the.issue(PT, 'L-2,Leopoldine Marsh,EP-COM,2026-02-06,pass,');
    const { issued } = await the.issue(KZ, 'L-2,Somebody Else,EP-DIG,2026-02-06,pass,');
    expect(issued[0]?.learnerId).not.toBe(await learnerByNumber(the, PT, 'L-2'));
  });

  test('never by name', async () => {
    const { issued } = await the.issue(
      PT,
      'L-3,Same Name,EP-COM,2026-02-06,pass,',
      'L-4,Same Name,EP-COM,2026-02-06,pass,',
    );
    expect(new Set(issued.map(({ learnerId }) => learnerId)).size).toBe(2);
  });

  test('and refused where the recorded name differs', async () => {
    const id = await learnerByNumber(the, PT, 'L-3');
    const rows = ['L-3,Other Name,EP-ASM,2026-02-06,B,', `urn:uuid:${id},Third Name,EP-SUP,2026-02-06,B,`];
    expect(await faultsOf(the.issue(PT, ...rows))).toEqual([
      'results.name-differs /2/name',
      'results.name-differs /3/name',
    ]);
  });
});

describe('an award date', () => {
  // 15 June, 19:30 UTC: half past midnight of the 16th in Almaty, half past eight in the evening of the 15th in Lisbon
  const EVENING = '2026-06-15T19:30:00Z';

  test('is in the future or not by the institution’s own zone', async () => {
    the.at(EVENING);
    expect(await faultsOf(the.issue(PT, 'D-1,Dora Vale,EP-COM,2026-06-16,pass,'))).toEqual([
      'results.date-in-future /2/date',
    ]);
    expect(await faultsOf(the.issue(KZ, 'D-1,Dora Vale,EP-DIG,2026-06-17,pass,'))).toEqual([
      'results.date-in-future /2/date',
    ]);
    const { issued } = await the.issue(KZ, 'D-1,Dora Vale,EP-DIG,2026-06-16,pass,');
    expect(await documentOf(the, issued[0]?.awardId ?? '')).toMatchObject({
      awardedDate: '2026-06-16T00:00:00+05:00',
      validFrom: EVENING,
    });
    the.at('2026-06-15T18:59:59Z');
    expect(await faultsOf(the.issue(KZ, 'D-2,Dorian Vale,EP-DIG,2026-06-16,pass,'))).toEqual([
      'results.date-in-future /2/date',
    ]);
  });

  test('is written with the offset of its day, whenever it is signed, and shown as the same day', async () => {
    the.at(EVENING);
    const rows = ['D-3,Desmond Vale,EP-COM,2026-01-30,pass,', 'D-3,Desmond Vale,EP-ASM,2026-04-30,B,'];
    const { issued } = await the.issue(PT, ...rows);
    const documents = await Promise.all(issued.map(({ awardId }) => documentOf(the, awardId)));
    expect(documents.map(({ awardedDate }) => awardedDate)).toEqual([
      '2026-01-30T00:00:00+00:00',
      '2026-04-30T00:00:00+01:00',
    ]);
    for (const [index, document] of documents.entries()) {
      const report = await verify(document, await the.services.trust(), {});
      expect(report.credentials[0]?.summary?.awardedOn).toBe(['2026-01-30', '2026-04-30'][index]);
    }
  });

  test('a day ahead of the awarding body counts when that day comes there, not before', async () => {
    the.at('2026-06-20T19:30:00Z'); // the 21st in Almaty, the 20th in Brussels
    const rows = ['D-4,Dunja Vale,EP-CDA,2026-05-04,pass,', 'D-4,Dunja Vale,EP-DIG,2026-06-21,pass,'];
    expect((await the.issue(KZ, ...rows)).composed).toEqual([]);
    the.at('2026-06-20T21:59:59Z');
    expect((await settle(the.services.issuing, { actor: 'test' })).composed).toEqual([]);
    the.at('2026-06-20T22:00:00Z');
    const { composed } = await settle(the.services.issuing, { actor: 'test' });
    expect(composed).toMatchObject([{ programme: 'iPET-1', state: 'issued' }]);
    expect((await documentOf(the, composed[0]?.awardId ?? '')).awardedDate).toBe('2026-06-21T00:00:00+02:00');
  });
});

test('a document that would break the rules is not recorded', async () => {
  const { issuing } = the.services;
  const store: typeof issuing.store = {
    ...issuing.store,
    async selectCatalogue() {
      const catalogue = await issuing.store.selectCatalogue();
      const modules = catalogue.modules.map((module) => ({
        ...module,
        version: { ...module.version, title: { en: '' } },
      }));
      return { ...catalogue, modules };
    },
  };
  const file = new TextEncoder().encode(
    'learner,name,module,date,grade\nX-1,Xenia Fell,EP-COM,2026-02-06,pass\n',
  );
  const deps = { ...issuing, store, random: seededRandom('lint') };
  await expect(issueResults(deps, file, PT, 'test')).rejects.toMatchObject({
    kind: 'incoherent',
    code: 'issue.lint',
  });
  expect(await the.services.stores.selectOptionalLearnerByNumber(PT, 'X-1')).toBeUndefined();
});
