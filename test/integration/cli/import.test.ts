import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { runCli } from '../../../src/cli/run.js';
import { exampleRows, exampleXlsx } from '../../../src/issuing/import/example.js';
import { HEADER, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-import-'));
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

async function cairn(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const say = (lines: string[]) => (text: string) => void lines.push(text);
  const terminal = { out: say(out), err: say(err), clock: () => new Date() };
  // the world stays open
  const open = async () => ({ ...the.services, close: async () => {} });
  return {
    exit: await runCli(['import', ...args], open, terminal),
    out: out.join('\n'),
    err: err.join('\n'),
  };
}

const GOOD = 'I-1,Zephyrine Undertow,MA,2026-05-04,B,';
const mine = ['--institution', 'alpha'];

test('a dry run tells every fault, and the report has every row', async () => {
  const results = file(
    'results.csv',
    `${HEADER}\n${GOOD}\nI-2,Zephyrine Undertow,MX,2026-05-04,B,\nI-3,ZEPHYRINE UNDERTOW,MA,2026-01-01,B,\n`,
  );
  const report = path.join(folder, 'report.csv');
  const { exit, out } = await cairn(results, ...mine, '--report', report);
  expect(exit).toBe(4);
  expect(out).toContain('3 rows: 2 can be issued, 0 issued, 0 had been issued before, 1 faulty (1 faults');
  expect(out).toContain('Nothing was issued');
  expect(out).toContain('line 3, module “MX”: ');
  expect(out).toMatch(/Right would be: (?:MA|MB|one of).*\[results\.module-unknown\]/);
  expect(out).toContain('line 4, date “2026-01-01”: ');
  expect(out).toMatch(/line 4, name: .*\[results\.name-capitals\]/);
  expect(out).not.toMatch(/Zephyrine/i);
  expect(await the.database.prisma.award.count()).toBe(0);
  const lines: string[][] = parse(readFileSync(report), { bom: true });
  expect(lines.map((cells) => cells[9])).toEqual(['state', 'valid', 'faulty', 'valid']);
});

test('results are issued as asked for: all or none, or those without a fault; twice is once', async () => {
  const faulty = file('faulty.csv', `${HEADER}\n${GOOD}\nI-2,Zephyrine Undertow,MX,2026-05-04,B,\n`);
  expect(await cairn(faulty, ...mine, '--commit', 'all')).toMatchObject({ exit: 4 });
  expect(await the.database.prisma.award.count()).toBe(0);
  const valid = await cairn(faulty, ...mine, '--commit', 'valid', '--json');
  expect(valid.exit).toBe(4);
  expect(JSON.parse(valid.out)).toMatchObject({
    state: 'committed',
    counts: { issued: 1, faulty: 1 },
    faults: [{ code: 'results.module-unknown', pointer: '/3/module' }],
  });
  const good = file('good.csv', `${HEADER}\n${GOOD}\n`);
  const again = await cairn(good, ...mine, '--commit', 'all', '--json');
  expect([again.exit, JSON.parse(again.out).counts]).toMatchObject([0, { existing: 1, issued: 0 }]);
  expect(await the.database.prisma.award.count()).toBe(1);
});

test('a spreadsheet is told by its content', async () => {
  const { importing, stores } = the.services;
  const rows = await exampleRows({ ...importing, catalogue: stores }, 'alpha');
  const { exit, out } = await cairn(file('results', exampleXlsx(rows)), ...mine);
  expect([exit, out]).toMatchObject([0, expect.stringContaining('2 rows: 2 can be issued')]);
});

test('what cannot be done is told by its code', async () => {
  const good = file('good.csv', `${HEADER}\n${GOOD}\n`);
  expect(await cairn(path.join(folder, 'nowhere.csv'), ...mine)).toMatchObject({
    exit: 4,
    err: expect.stringContaining('file.unreadable'),
  });
  expect(await cairn(file('latin1.csv', Buffer.from('José', 'latin1')), ...mine)).toMatchObject({
    exit: 4,
    err: expect.stringContaining('results.encoding'),
  });
  expect(await cairn(good, '--institution', 'gamma')).toMatchObject({ exit: 5 });
  expect(await cairn(good, ...mine, '--commit', 'some')).toMatchObject({ exit: 2 });
  expect(await cairn(good, ...mine, '--report', folder)).toMatchObject({
    exit: 5,
    err: expect.stringContaining('file.not-written'),
  });
});
