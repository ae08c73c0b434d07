import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { chartOf } from '../../../src/cli/bench/chart.js';
import { readResults } from '../../../src/cli/bench/results.js';
import { textOf } from '../../../src/cli/bench/table.js';
import { run } from './run-cli.js';

test('a quick run measures every row, and what it wrote is drawn and told without another', async () => {
  const measured = await run('cli/bench.js', ['--quick', '--json']);
  expect(measured).toMatchObject({ exit: 0 });
  const results = readResults(measured.out);
  const { comparisons, rules, http, coldStart, batch } = results;
  expect(comparisons.map(({ id, raw }) => `${id}${raw ? ' raw' : ''}`)).toEqual([
    'sign-module raw',
    'issue-module',
    'verify-module raw',
    'verify-module-status',
    'sign-certificate raw',
    'issue-certificate',
    'verify-certificate raw',
    'verify-certificate-status',
    'verify-bundle-status',
  ]);
  expect(http.map(({ id, concurrency, requests, failed }) => [id, concurrency, requests, failed])).toEqual(
    ['issue', 'verify'].flatMap((id) => [1, 8, 64].map((each) => [id, each, 2 * each, 0])),
  );
  expect(batch.rounds).toMatchObject([{ awards: 60, certificates: 20 }]);
  expect(coldStart).toHaveLength(3);
  const rounds = [
    ...comparisons.flatMap(({ ours, plain, raw }) =>
      [ours, plain, ...(raw ? [raw] : [])].flatMap(({ perSecond, cpu }) => [...perSecond, ...cpu]),
    ),
    ...http.flatMap(({ perSecond, p50, p99 }) => [...perSecond, ...p50, ...p99]),
    ...batch.rounds.flatMap(({ seconds, checkSeconds, resident }) => [seconds, checkSeconds, ...resident]),
    ...batch.plain,
    ...coldStart,
    ...rules.perSecond,
  ];
  expect(rounds.filter((value) => !(value > 0))).toEqual([]);

  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-test-'));
  try {
    const chart = path.join(folder, 'new', 'chart.svg');
    const told = await run('cli/bench.js', ['--from', '-', '--chart', chart], { input: measured.out });
    expect(told).toEqual({ exit: 0, err: '', out: `${textOf(results)}\n` });
    expect(readFileSync(chart, 'utf8')).toBe(chartOf(results));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 240_000);

test('a wrong call says what there is; what can’t be read is told', async () => {
  const wrong = await run('cli/bench.js', ['--qick']);
  expect(wrong).toMatchObject({ exit: 2, out: '' });
  expect(wrong.err).toContain('--quick');
  const unreadable = await run('cli/bench.js', ['--from', '-'], { input: '{}' });
  expect(unreadable).toMatchObject({ exit: 4, out: '' });
  expect(unreadable.err).toContain('[bench.unreadable]');
}, 60_000);
