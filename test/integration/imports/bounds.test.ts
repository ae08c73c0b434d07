import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readRows } from '../../../src/issuing/import/read-imports.js';
import { TABLE_LIMITS, type TableLimits } from '../../../src/issuing/import/table/limits.js';
import { tableReader } from '../../../src/issuing/import/table/read-table.js';
import type { TableRow } from '../../../src/issuing/import/table/table.js';
import { cpuMilliseconds } from '../../support/cpu.js';
import { dryRun, inPieces } from '../../support/imports.js';
import { csv, openTestServices, type TestServices } from '../../support/services.js';
import { workbook } from '../../support/tables.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

test('20 000 rows with 100 000 faults are dry-run in under ten seconds, counted, and read a page at a time', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `N-${index},,MA,x,Z,cc-9=high;cc-8=low`);
  const before = cpuMilliseconds();
  const one = await dryRun(the.services, csv(...rows));
  expect(cpuMilliseconds() - before).toBeLessThan(10_000);
  expect(one.counts).toMatchObject({ rows: 20_000, faulty: 20_000, faults: 100_000 });
  const page = await readRows(the.services.importing, one, { after: 10_000, limit: 200, state: 'faulty' });
  expect(page.map(({ row }) => row.line)).toEqual(Array.from({ length: 200 }, (_, index) => 10_001 + index));
  expect(JSON.stringify(page).length).toBeLessThan(300_000);
}, 60_000);

describe('a table that is read in a worker', () => {
  const WORKER = new URL('../../../dist/issuing/import/table/worker.js', import.meta.url);
  const readWith = async (bytes: Uint8Array, limits: Partial<TableLimits> = {}) => {
    const read = tableReader({
      worker: WORKER,
      clock: () => new Date(0),
      limits: { ...TABLE_LIMITS, ...limits },
    });
    const rows: TableRow[] = [];
    const format = await read(inPieces(bytes, 1_000), async (batch) => void rows.push(...batch), 'x');
    return { format, rows };
  };
  const text = (content: string) => new TextEncoder().encode(content);

  test('is told by its content, and comes in batches', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => `${index},x`).join('\n');
    const { format, rows } = await readWith(text(`a,b\n${many}`));
    expect([format, rows.length, rows.at(-1)]).toEqual(['csv', 2_501, { line: 2_501, cells: ['2499', 'x'] }]);
    const sheet = Array.from({ length: 2_500 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('');
    const other = await readWith(await workbook({ sheet }));
    expect([other.format, other.rows.length, other.rows.at(-1)]).toEqual([
      'xlsx',
      2_500,
      { line: 2_500, cells: ['2499'] },
    ]);
    expect(await readWith(new Uint8Array())).toEqual({ format: 'csv', rows: [] });
  });

  test('fails as reading it here would', async () => {
    await expect(readWith(text('a\0b'))).rejects.toMatchObject({ kind: 'invalid', code: 'results.encoding' });
    const bomb = await workbook({ sheet: `<row><c t="str"><v>${'0'.repeat(5_000_000)}</v></c></row>` });
    await expect(readWith(bomb)).rejects.toMatchObject({ kind: 'too-large', code: 'results.zip-ratio' });
  });

  test('may take so many bytes, so much time and so much memory', async () => {
    await expect(readWith(text('a,b\n'.repeat(300)), { bytes: 1_100 })).rejects.toMatchObject({
      kind: 'too-large',
      code: 'results.too-large',
    });
    await expect(readWith(text('a,b\n'), { milliseconds: 0 })).rejects.toMatchObject({
      kind: 'too-large',
      code: 'results.too-complex',
    });
    const shared = '<si><t>x</t></si>'.repeat(1_500_000);
    const greedy = await workbook({ shared, sheet: '<row><c><v>1</v></c></row>' });
    await expect(readWith(greedy, { heap: 8, ratio: 10_000 })).rejects.toMatchObject({
      kind: 'too-large',
      code: 'results.too-complex',
    });
  });

  test.each([
    ['others are read', { atOnce: 1 }, 'beta'],
    ['another one of the same owner is', { atOnce: 2 }, 'alpha'],
  ])('waits for its turn where %s, and for those who take its rows', async (_where, options, owner) => {
    const read = tableReader({ worker: WORKER, clock: () => new Date(0), ...options });
    const seen: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const first = read(
      inPieces(text('a\n1')),
      async () => {
        seen.push('first');
        await held;
      },
      'alpha',
    );
    const second = read(inPieces(text('a\n1')), async () => void seen.push('second'), owner);
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).toEqual(['first']);
    letGo();
    await Promise.all([first, second]);
    expect(seen).toEqual(['first', 'second']);
  });

  test('whose sender fails, fails with that', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield text('a,b\n');
      throw new Error('gone');
    }
    const read = tableReader({ worker: WORKER, clock: () => new Date(0) });
    await expect(read(broken(), async () => {}, 'x')).rejects.toThrow('gone');
  });
});
