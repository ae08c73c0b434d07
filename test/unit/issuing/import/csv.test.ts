import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine, neutralised } from '../../../../src/common/csv.js';
import { readCsv } from '../../../support/tables.js';
import { thrown } from '../../../support/thrown.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const cells = (text: string, piece?: number) =>
  readCsv(bytes(text), piece === undefined ? {} : { piece }).map((row) => row.cells);
const codeOf = (file: Uint8Array | string, limits = {}) =>
  thrown(() => readCsv(typeof file === 'string' ? bytes(file) : file, { limits }));

describe('CSV is read', () => {
  test.each<[string, string, string[][]]>([
    [
      'with commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with semicolons, and commas inside',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'with tabs',
      'a\tb\n1;5\t2\n',
      [
        ['a', 'b'],
        ['1;5', '2'],
      ],
    ],
    [
      'with a delimiter that a quoted header holds, too',
      '"a,x,y";b\n1;2\n',
      [
        ['a,x,y', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with a line that says the delimiter',
      'sep=;\r\na;b,c,d\r\n1;2\r\n',
      [
        ['a', 'b,c,d'],
        ['1', '2'],
      ],
    ],
    [
      'with a byte-order mark',
      '\ufeffa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['with quotes, doubled inside', 'a\n"x ""y"", z"\n', [['a'], ['x "y", z']]],
    [
      'with spaces around cells and quotes',
      'a , b\n  1  , " 2 " \n',
      [
        ['a', 'b'],
        ['1', ' 2 '],
      ],
    ],
    [
      'with line ends of every kind',
      'a,b\r1,2\n3,4\r\n5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'with line ends inside quotes',
      'a,b\n"1\r\n2\r3\n4",x\n',
      [
        ['a', 'b'],
        ['1\r\n2\r3\n4', 'x'],
      ],
    ],
    [
      'with empty lines, and lines of empty cells',
      '\n , \na,b\n\n,,\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['in one line without an end', 'a,b', [['a', 'b']]],
    ['of an empty file', '', []],
  ])('%s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
    // whichever way the bytes come
    expect(cells(text, 1)).toEqual(expected);
  });

  test('with the line on which each row begins', () => {
    const text = '\r\na,b\r\n"1\r\n\n2",x\r3,4\n\r\n5,"6\r"\r\n7,8';
    const lines = [2, 3, 6, 8, 10];
    for (const piece of [1, 2, 3, 100])
      expect(readCsv(bytes(text), { piece }).map(({ line }) => line)).toEqual(lines);
  });
});

test('any table that is written as CSV is read back the same, and as another reader reads it', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.stringMatching(/^[ab"\r\n,;=\t ]{0,6}$/),
  );
  const noNul = (text: string) => !text.includes('\0') && !text.startsWith('\ufeff');
  const table = fc.array(fc.array(cell.filter(noNul), { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, piece) => {
      const text = ['h,h', ...rows.map((row) => csvLine(row).slice(0, -2))].join('\r\n');
      const filled = rows.filter((row) => row.some((one) => one !== ''));
      expect(cells(text, piece).slice(1)).toEqual(filled);
      const others: unknown[][] = parse(text, { relax_column_count: true, record_delimiter: '\r\n' });
      expect(others.slice(1).filter((row) => row.some((one) => one !== ''))).toEqual(filled);
    }),
  );
});

describe('what is no CSV is refused', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['an open quote', 'a,b\n"1,2\n', 'results.malformed'],
    ['text after a quote', 'a,b\n"1" x,2\n', 'results.malformed'],
    ['a quote inside a cell', 'a,b\n1"2",3\n', 'results.malformed'],
    ['a first line without an end', `${'a'.repeat(70_000)}`, 'results.malformed'],
    ['UTF-16 with a mark', Buffer.from('\ufeffa,b\n', 'utf16le'), 'results.encoding'],
    ['UTF-16 of the other order', Buffer.from('\ufeffa,b\n', 'utf16le').swap16(), 'results.encoding'],
    ['UTF-16 without a mark', Buffer.from('learner,name\n', 'utf16le'), 'results.encoding'],
    ['Latin-1', Buffer.from('a,b\nJosé,2\n', 'latin1'), 'results.encoding'],
    ['UTF-8 that breaks off', Buffer.from('a,b\nJosé').subarray(0, -1), 'results.encoding'],
    ['NUL', 'a,b\n1,\0\n', 'results.encoding'],
    ['an Excel workbook of the old form', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'results.format'],
  ])('%s', (_, file, code) => {
    expect(codeOf(file)).toMatchObject({ kind: 'invalid', code });
  });

  test('Latin-1 is told by its line, and what would be right', () => {
    const error = codeOf(Buffer.from('a,b\n1,2\nJosé,2\n', 'latin1'));
    expect(error).toMatchObject({
      faults: [{ message: expect.stringContaining('line 3'), expected: expect.stringContaining('UTF-8') }],
    });
  });

  test.each([
    ['cell', { cell: 3 }, 'a,b\n1234,2\n', 'results.cell-too-long', '/2'],
    ['cell', { cell: 3 }, 'a,b\n1,2\n"1\n2\n3",2\n', 'results.cell-too-long', '/3'],
    ['columns', { columns: 2 }, 'a,b\n1,2,3\n', 'results.too-many-columns', '/2'],
    [
      'columns in a row without an end',
      { columns: 2 },
      `a,b\n${',1'.repeat(9)}`,
      'results.too-many-columns',
      '/2',
    ],
    ['rows', { rows: 2 }, 'a,b\n1,2\n\n1,2\n1,2\n', 'results.too-many', ''],
    ['characters', { characters: 5 }, 'a,b\n1,2\n34,5\n', 'results.too-large', ''],
  ])('more of %s than may be', (_, limits, file, code, pointer) => {
    expect(codeOf(file, limits)).toMatchObject({ code, faults: [{ code, pointer }] });
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://x.example")'])(
  'a spreadsheet does not work out %j',
  (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
  },
);

test.each([
  ['＝1+1', "'＝1+1"],
  // as a spreadsheet cuts it that is set to semicolons
  ['a;=1+1', "a;'=1+1"],
  ['a; "=1+1', `a; "'=1+1`],
  ['a\n-1', "a\n'-1"],
  ['=1;=2', "'=1;'=2"],
])('nor does it after a cut inside, nor of wide signs: %j', (cell, harmless) => {
  expect(neutralised(cell)).toBe(harmless);
});

test('what is no formula stays as it is', () => {
  for (const cell of ['', 'a=1', '1-2', 'x@example', "'=1", 'cc-1=high;cc-2=low', ';'.repeat(9)])
    expect(neutralised(cell)).toBe(cell);
});
