import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { faultsOf, HEADER, openTestServices, type TestServices } from '../../support/services.js';
import { smallCatalogue } from '../../support/small-catalogue.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices({ catalogue: smallCatalogue() });
  await the.issue(
    'alpha',
    'N-1,Known Quillfeather,MA,2026-05-04,B,',
    'N-1,Known Quillfeather,MC,2026-05-04,B,',
  );
});
afterAll(() => the.close());

const utf8 = (text: string) => new TextEncoder().encode(text);
const send = (file: Uint8Array | string, institution = 'alpha') =>
  issueResults(the.services.issuing, typeof file === 'string' ? utf8(file) : file, institution, 'test');

async function rowCounts() {
  const { prisma } = the.database;
  return {
    awards: await prisma.award.count(),
    credentials: await prisma.credential.count(),
    learners: await prisma.learner.count(),
    numbers: await prisma.learnerNumber.count(),
    audit: await prisma.auditEntry.count(),
    used: (await prisma.statusList.aggregate({ _sum: { used: true } }))._sum.used,
  };
}

const UNKNOWN_ID = 'urn:uuid:00000000-0000-4000-8000-000000000001';
const GOOD = 'N-2,Zephyrine Undertow,MA,2026-05-04,B,cc-1=high;cc-2=low';

describe('a results file whose form is wrong', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['is empty', '', ['learner', 'name', 'module', 'date', 'grade'].map(() => 'results.column-missing /1')],
    ['has a header only', `${HEADER}\n\n`, ['results.empty ']],
    [
      'misses a column and has others that nobody knows or twice',
      'learner,name,Module,date,e-mail,DATE\nN-9,A,MA,2026-05-04,x,y\n',
      ['results.column-missing /1', 'results.column-unknown /1/5', 'results.column-twice /1/6'],
    ],
    ['has an open quote', `${HEADER}\nN-9,"Zephyrine,MA,2026-05-04,B,\n`, ['results.malformed /2']],
    [
      'has a quote in the wrong place',
      `${HEADER}\nN-9,Zeph"yr"ine,MA,2026-05-04,B,\n`,
      ['results.malformed /2'],
    ],
    [
      'has lines with too few and too many fields',
      `${HEADER}\n${GOOD}\nN-9,A,MA\n\nN-9,B,MB,2026-05-04,B,,,x\n`,
      ['results.field-count /3', 'results.field-count /5'],
    ],
    ['is Latin-1', Buffer.from(`${HEADER}\nN-9,José,MA,2026-05-04,B,\n`, 'latin1'), ['results.encoding ']],
    ['is UTF-16', Buffer.from(`\ufeff${HEADER}\n${GOOD}\n`, 'utf16le'), ['results.encoding ']],
    ['holds a NUL', `${HEADER}\nN\u0000-9,A,MA,2026-05-04,B,\n`, ['results.encoding ']],
    [
      'has more rows than are read at once',
      `${HEADER}\n${'N-9,A,MA,2026-05-04,B,\n'.repeat(5_001)}`,
      ['results.too-many '],
    ],
  ])('that %s is refused', async (_, file, expected) => {
    expect(await faultsOf(send(file))).toEqual(expected);
  });

  test('that is larger than five megabytes is refused unread', async () => {
    await expect(send(new Uint8Array(5_000_001))).rejects.toMatchObject({
      kind: 'too-large',
      code: 'results.too-large',
    });
  });
});

/** A row, what is wrong with it, and where. Line 2 of a file of its own. */
const FAULTY: readonly (readonly [row: string, fault: string])[] = [
  [',Zephyrine Undertow,MA,2026-05-04,B,', 'results.learner-missing /2/learner'],
  [`${'9'.repeat(65)},Zephyrine Undertow,MA,2026-05-04,B,`, 'results.learner-missing /2/learner'],
  ['N\u0001-3,Zephyrine Undertow,MA,2026-05-04,B,', 'results.learner-malformed /2/learner'],
  ['urn:uuid:12,Zephyrine Undertow,MA,2026-05-04,B,', 'results.learner-malformed /2/learner'],
  ['URN:isbn:12,Zephyrine Undertow,MA,2026-05-04,B,', 'results.learner-malformed /2/learner'],
  [`${UNKNOWN_ID},Zephyrine Undertow,MA,2026-05-04,B,`, 'results.learner-unknown /2/learner'],
  ['N-3,,MA,2026-05-04,B,', 'results.name-malformed /2/name'],
  [`N-3,${'Zephyrine '.repeat(21)},MA,2026-05-04,B,`, 'results.name-malformed /2/name'],
  ['N-3,Zephyrine\u0007Undertow,MA,2026-05-04,B,', 'results.name-malformed /2/name'],
  ['N-1,Zephyrine Undertow,MB,2026-05-04,B,', 'results.name-differs /2/name'],
  ['N-3,Zephyrine Undertow,MX,2026-05-04,B,', 'results.module-unknown /2/module'],
  ['N-3,Zephyrine Undertow,constructor,2026-05-04,B,', 'results.module-unknown /2/module'],
  ['N-3,Zephyrine Undertow,MA,2020-12-31,B,', 'results.not-recognised-then /2/date'],
  ['N-3,Zephyrine Undertow,MA,04.05.2026,B,', 'results.date-malformed /2/date'],
  ['N-3,Zephyrine Undertow,MA,2026-02-30,B,', 'results.date-malformed /2/date'],
  ['N-3,Zephyrine Undertow,MA,2026-06-16,B,', 'results.date-in-future /2/date'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,Zz9,', 'results.grade-off-scale /2/grade'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,,', 'results.grade-off-scale /2/grade'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,D,', 'results.grade-not-passing /2/grade'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,B,cc-9=high', 'results.criterion-unknown /2/criteria'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,B,cc-1', 'results.level-unknown /2/criteria'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,B,cc-1=Zz9', 'results.level-unknown /2/criteria'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,B,cc-1=high=low', 'results.level-unknown /2/criteria'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,B,cc-1=high;cc-1=low', 'results.criterion-twice /2/criteria'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,B,cc-1:high', 'results.criteria-separator /2/criteria'],
  ['N-3,Zephyrine Undertow,MA,2026-05-04,B,"cc-1=high,cc-2=low"', 'results.criteria-separator /2/criteria'],
  ['N-1,Known Quillfeather,MA,2026-05-04,A,', 'results.award-differs /2'],
  ['N-1,Known Quillfeather,MC,2026-05-04,B,cc-1=high', 'results.award-differs /2'],
];

describe('a row that is wrong', () => {
  test.each(FAULTY)('%j: %s', async (row, fault) => {
    expect(await faultsOf(send(`${HEADER}\n${row}\n`))).toEqual([fault]);
  });

  test('a module for which the institution is not recognised, or was not on that day', async () => {
    const rows = ['N-3,Zephyrine Undertow,MB,2026-05-04,B,', 'N-3,Zephyrine Undertow,MA,2020-05-04,B,'];
    expect(await faultsOf(send(`${HEADER}\n${rows.join('\n')}\n`, 'beta'))).toEqual([
      'results.not-recognised /2/module',
      'results.not-recognised-then /3/date',
    ]);
  });

  test('one result twice, whichever way the learner is named', async () => {
    const known = await the.services.stores.selectOptionalLearnerByNumber('alpha', 'N-1');
    const rows = [
      'N-3,Zephyrine Undertow,MB,2026-05-04,B,',
      'N-3,Zephyrine Undertow,MB,2026-05-04,A,',
      'N-1,Known Quillfeather,MB,2026-05-04,B,',
      `URN:UUID:${known?.id.toUpperCase()},Known Quillfeather,MB,2026-05-04,B,`,
    ];
    expect(await faultsOf(send(`${HEADER}\n${rows.join('\n')}\n`))).toEqual([
      'results.row-twice /3/learner',
      'results.row-twice /5/learner',
    ]);
  });

  test('two names under one number that nobody knows yet', async () => {
    const rows = ['N-3,Zephyrine Undertow,MA,2026-05-04,B,', 'N-3,Ottoline Undertow,MB,2026-05-04,B,'];
    expect(await faultsOf(send(`${HEADER}\n${rows.join('\n')}\n`))).toEqual(['results.name-differs /3/name']);
  });
});

test('all faults of a file are told at once, in order, without a name or a grade, and nothing is written', async () => {
  const before = await rowCounts();
  const rows = [GOOD, ...FAULTY.map(([row]) => row)];
  const error = await send(`${HEADER}\n${rows.join('\n')}\n`).then(
    () => expect('issued').toBe('refused'),
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({ kind: 'invalid', code: 'results.faulty' });
  const { faults } = error as { faults: readonly { code: string; pointer: string }[] };
  const lines = new Set(faults.map(({ pointer }) => Number(pointer.split('/')[1])));
  expect([...lines]).toEqual(FAULTY.map((_, index) => index + 3));
  for (const [index, [, fault]] of FAULTY.entries())
    expect(faults.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(
      fault.replace('/2', `/${index + 3}`),
    );
  const told = `${String(error)} ${JSON.stringify(error)} ${JSON.stringify(faults)}`;
  for (const secret of ['Zephyrine', 'Undertow', 'Quillfeather', 'Zz9', 'N-3', UNKNOWN_ID])
    expect(told).not.toContain(secret);
  expect(await rowCounts()).toEqual(before);
});

test('an institution that is not there is refused', async () => {
  await expect(send(`${HEADER}\n${GOOD}\n`, 'gamma')).rejects.toMatchObject({
    kind: 'not-found',
    code: 'institution.unknown',
  });
});

describe('a results file is read the same', () => {
  const person = (number: string) => `${number},"Ann, ""Nan"" Ó Súilleabháin",MA,2026-05-04,B,cc-1=high`;
  test.each<[string, string, (rows: string) => string]>([
    ['with a byte-order mark', 'F-1', (row) => `\ufeff${HEADER}\n${row}\n`],
    ['with CRLF and no end of the last line', 'F-2', (row) => `${HEADER}\r\n${row}`],
    ['with CR alone', 'F-3', (row) => `${HEADER}\r${row}\r`],
    [
      'with semicolons',
      'F-4',
      (row) =>
        `\ufeff${HEADER.replaceAll(',', ';')}\r\n${row.replace(/,(?=MA|2026|B|cc|")/g, ';').replace('"Ann; ', '"Ann, ')}\r\n`,
    ],
    ['with spaces and empty lines', 'F-5', (row) => `${HEADER}\n\n , , ,,,\n  ${row}  \n\n`],
    [
      'with its columns in another order and case',
      'F-6',
      (row) => {
        const [number = ''] = row.split(',');
        return `Criteria,GRADE,date,module,name,learner\ncc-1=high,B,2026-05-04,MA,"Ann, ""Nan"" Ó Súilleabháin",${number}\n`;
      },
    ],
  ])('%s', async (_, number, file) => {
    const { issued } = await send(file(person(number)));
    expect(issued).toHaveLength(1);
    const learner = await the.services.stores.selectOptionalLearnerByNumber('alpha', number);
    expect(learner?.name).toBe('Ann, "Nan" Ó Súilleabháin');
    const award = await the.services.issuing.revoking.selectOptionalAward(issued[0]?.awardId ?? '');
    expect(award).toMatchObject({
      code: 'MA',
      awardedOn: '2026-05-04',
      grade: { value: 'B' },
      criteria: { 'cc-1': 'high' },
    });
  });

  test('the optional column may be left out', async () => {
    const { issued } = await send('learner,name,module,date,grade\nF-7,Plain,MA,2026-05-04,C\n');
    expect(issued).toMatchObject([{ line: 2, module: 'MA' }]);
  });

  test('a field over two lines does not shift the lines that faults point at', async () => {
    const file = `${HEADER}\nF-8,"Two\nlines",MA,2026-05-04,B,\nF-9,After,MX,2026-05-04,B,\n`;
    expect(await faultsOf(send(file))).toEqual([
      'results.name-malformed /2/name',
      'results.module-unknown /4/module',
    ]);
  });
});
