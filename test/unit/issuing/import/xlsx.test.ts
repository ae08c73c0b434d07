import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writeXlsx } from '../../../../src/issuing/import/table/write-xlsx.js';
import { dayOfSerial, numberShape } from '../../../../src/issuing/import/table/xlsx-dates.js';
import { readSheet, workbook, zipOf } from '../../../support/tables.js';

const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const cellsOf = async (parts: Parameters<typeof workbook>[0]) =>
  (await readSheet(await workbook(parts))).map(({ cells }) => cells);

describe('a sheet is read', () => {
  test('with shared texts, of one run or several, without readings', async () => {
    const shared =
      '<si><t>Ana</t></si><si><r><t>Jo</t></r><r><rPr/><t xml:space="preserve">sé </t></r><rPh><t>x</t></rPh></si><si><t>a_x0009_b_x005F_</t></si>';
    const sheet = row('<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>');
    expect(await cellsOf({ shared, sheet })).toEqual([['Ana', 'José ', 'a\tb_']]);
  });

  test('with inline texts, truth values, errors and the last values of formulas', async () => {
    const sheet = row(
      '<c t="inlineStr"><is><t>a &amp; b</t></is></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="e"><v>#N/A</v></c>',
      '<c t="str"><f>A1&amp;"x"</f><v>ax</v></c>',
      '<c><f>1+1</f><v>2</v></c>',
      '<c><f>1+1</f></c>',
    );
    expect(await cellsOf({ sheet })).toEqual([['a & b', 'TRUE', 'FALSE', '#N/A', 'ax', '2']]);
  });

  test('with numbers as a person sees them', async () => {
    const values = ['7', '1.1000000000000001', '2.0', '123456789012', '0.30000000000000004'];
    const sheet = row(...values.map((value) => `<c><v>${value}</v></c>`), '<c s="1"><v>42</v></c>');
    expect(await cellsOf({ sheet, formats: { 170: '00000' }, styles: [0, 170] })).toEqual([
      ['7', '1.1', '2', '123456789012', '0.3', '00042'],
    ]);
  });

  test('with days in both systems, whatever their format and time of day', async () => {
    const formats = { 164: 'dd\\.mm\\.yyyy', 165: '[$-407]d. mmmm yyyy;@', 166: '0.00" days"' };
    const styles = [0, 14, 164, 165, 166];
    const sheet = row(
      '<c s="1"><v>46095</v></c>',
      '<c s="2"><v>46095.75</v></c>',
      '<c s="3"><v>46095</v></c>',
      '<c s="4"><v>46095</v></c>',
      '<c t="d"><v>2026-03-14T00:00:00</v></c>',
    );
    expect(await cellsOf({ sheet, formats, styles })).toEqual([
      ['2026-03-14', '2026-03-14', '2026-03-14', '46095', '2026-03-14'],
    ]);
    const old = row('<c s="1"><v>44633</v></c>');
    expect(await cellsOf({ sheet: old, styles, since1904: true })).toEqual([['2026-03-14']]);
  });

  test('at the rows and columns that the cells name; empty ones are left out', async () => {
    const sheet =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="ZZ2" s="0"/></row><row r="3"><c r="A3"/></row><row r="7"><c r="A7"><v>3</v></c></row>';
    expect(await readSheet(await workbook({ sheet }))).toEqual([
      { line: 2, cells: ['', '1', '', '2'] },
      { line: 7, cells: ['3'] },
    ]);
  });

  test('of several sheets the first one that is a worksheet; names may have a prefix', async () => {
    const rel = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const file = await workbook({
      files: {
        'xl/workbook.xml': `<x:workbook xmlns:x="x" xmlns:r="${rel}"><x:sheets><x:sheet r:id="c"/><x:sheet r:id="b"/><x:sheet r:id="a"/></x:sheets></x:workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="a" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="${rel}/worksheet" Target="/xl/worksheets/other.xml"/><Relationship Id="c" Type="${rel}/chartsheet" Target="chart.xml"/></Relationships>`,
        'xl/worksheets/other.xml':
          '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c><x:v>9</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    });
    expect(await readSheet(file)).toEqual([{ line: 1, cells: ['9'] }]);
  });
});

test('any table that is written as XLSX is read back the same', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 8 })
    // what XML can't hold, and what is read as an escape
    .filter((text) => !/[\p{Cc}\ufffe\uffff]|_x/u.test(text));
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const read = await readSheet(writeXlsx(rows));
      const blank = (text: string) => text.trim() === '';
      const expected = rows.flatMap((cells, index) => {
        const last = cells.findLastIndex((one) => !blank(one));
        const kept = cells.slice(0, last + 1).map((one) => (blank(one) ? '' : one));
        return last < 0 ? [] : [{ line: index + 1, cells: kept }];
      });
      expect(read).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('a day that is written is read as the same day', async () => {
  const day = fc.date({ min: new Date('1900-03-01'), max: new Date('2999-12-31'), noInvalidDate: true });
  await fc.assert(
    fc.asyncProperty(day, async (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(await readSheet(writeXlsx([[{ day: iso }]]))).toEqual([{ line: 1, cells: [iso] }]);
    }),
    { numRuns: 30 },
  );
});

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, undefined],
  [61, false, '1900-03-01'],
  [0, false, undefined],
  [0, true, '1904-01-01'],
  [-1, true, undefined],
  [2_958_465, false, '9999-12-31'],
  [2_958_466, false, undefined],
  [Number.NaN, false, undefined],
])('the serial number %p is the day (1904: %p) %p', (serial, since1904, day) => {
  expect(dayOfSerial(serial, since1904)).toBe(day);
});

test.each([
  ['yyyy-mm-dd', 'date'],
  ['[Red]d/m/yy', 'date'],
  ['mmm', 'date'],
  ['h:mm', 'plain'],
  ['[h]:mm:ss', 'plain'],
  ['General', 'plain'],
  ['0.00', 'plain'],
  ['"day" 0', 'plain'],
  ['\\d0', 'plain'],
  ['000', { digits: 3 }],
  [`d${'['.repeat(300)}`, 'plain'],
])('the format %j shows %j', (code, shape) => {
  expect(numberShape(164, code)).toEqual(shape);
});

describe('what is no spreadsheet, or does harm, is refused', () => {
  const ROW = row('<c><v>1</v></c>');
  const codeOf = async (file: Uint8Array | Promise<Uint8Array>, limits = {}) => {
    const bytes = await file;
    return readSheet(bytes, limits).then(
      () => 'it was read',
      (error: unknown) => error,
    );
  };

  test('a bomb, before anything of it is unpacked', async () => {
    const bomb = workbook({ sheet: `<row><c t="str"><v>${'0'.repeat(5_000_000)}</v></c></row>` });
    expect((await bomb).length).toBeLessThan(20_000);
    expect(await codeOf(bomb)).toMatchObject({ kind: 'too-large', code: 'results.zip-ratio' });
  });

  test('a bomb that lies about its size', async () => {
    const bytes = Buffer.from(
      await workbook({ sheet: `<row><c t="str"><v>${'0'.repeat(5_000_000)}</v></c></row>` }),
    );
    // the size that the directory states for the largest file
    let lies = 0;
    for (
      let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      if (bytes.readUInt32LE(at + 24) < 5_000_000) continue;
      bytes.writeUInt32LE(1_000, at + 24);
      lies++;
    }
    expect(lies).toBe(1);
    expect(await codeOf(new Uint8Array(bytes))).toMatchObject({ code: 'results.malformed' });
  });

  test.each<[string, Parameters<typeof workbook>[0], object, string]>([
    ['too much when unpacked', { sheet: ROW }, { unpacked: 500 }, 'results.too-large'],
    ['too many shared texts', { sheet: ROW }, { sharedTexts: 10 }, 'results.too-large'],
    ['too many files', { sheet: ROW }, { zipEntries: 3 }, 'results.zip-entries'],
    [
      'a cell that is too long',
      { sheet: row('<c t="str"><v>1234</v></c>') },
      { cell: 3 },
      'results.cell-too-long',
    ],
    [
      'a shared text that is too long',
      { sheet: row('<c t="s"><v>0</v></c>'), shared: '<si><t>1234</t></si>' },
      { cell: 3 },
      'results.cell-too-long',
    ],
    ['too many rows', { sheet: ROW.repeat(4) }, { rows: 2 }, 'results.too-many'],
    [
      'a cell far to the right',
      { sheet: '<row><c r="XFD1"><v>1</v></c></row>' },
      {},
      'results.too-many-columns',
    ],
    ['rows out of order', { sheet: '<row r="5"/><row r="5"/>' }, {}, 'results.malformed'],
    ['a row beyond the last', { sheet: '<row r="99999999"/>' }, {}, 'results.malformed'],
    ['XML that breaks off', { sheet: '<row>' }, {}, 'results.malformed'],
    [
      'entities',
      {
        files: {
          'xl/worksheets/sheet1.xml':
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
        },
      },
      {},
      'results.xml-doctype',
    ],
    ['an entity that nobody declared', { sheet: row('<c t="str"><v>&b;</v></c>') }, {}, 'results.malformed'],
    ['no worksheet', { workbook: '<workbook><sheets/></workbook>' }, {}, 'results.format'],
  ])('%s', async (_, parts, limits, code) => {
    expect(await codeOf(workbook(parts), limits)).toMatchObject({ code });
  });

  test('another ZIP archive', async () => {
    expect(await codeOf(zipOf({ 'a.txt': 'x' }))).toMatchObject({ code: 'results.format' });
  });

  test('a file of which a part is missing, or changed', async () => {
    const bytes = await workbook({ sheet: ROW });
    expect(await codeOf(bytes.subarray(0, bytes.length - 30))).toMatchObject({ code: 'results.malformed' });
    const changed = Uint8Array.from(bytes);
    changed.fill(0xff, 60, 90);
    expect(await codeOf(changed)).toMatchObject({ code: 'results.malformed' });
  });
});
