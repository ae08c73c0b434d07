import { describe, expect, test } from '@jest/globals';
import { goalsOf, growth } from '../../../../src/cli/bench/goals.js';
import type { Results } from '../../../../src/cli/bench/results.js';
import { batch, benchResults, comparison, rate } from '../../../support/bench-results.js';

const missed = (otherwise: Partial<Results>) =>
  goalsOf(benchResults(otherwise))
    .filter(({ reached }) => !reached)
    .map(({ what, goal, unit }) => `${what}: ${goal} ${unit}`.replaceAll('\u00a0', ' '));

test('every goal of the project is there, and may be reached', () => {
  expect(missed({})).toEqual([]);
  expect(
    goalsOf(benchResults()).map(({ goal, unit }) => `${goal} ${unit}`.replaceAll('\u00a0', ' ')),
  ).toEqual([
    '≥ 5 000 /s',
    '≥ 20 × plain library',
    '≥ 0.2 × raw Ed25519',
    '≥ 3 500 /s',
    '≥ 14 × plain library',
    '≥ 0.4 × raw Ed25519',
    '≥ 2 000 /s',
    '≥ 9 × plain library without a database',
    '≥ 400 /s',
    '< 50 ms (99 %)',
    '≥ 1 500 /s',
    '< 25 ms (99 %)',
    '< 500 MB',
    '< 1.1 × in its second half',
    '< 2 000 ms',
  ]);
});

test('what is measured is the median of the rounds, with the least and the most', () => {
  const [signed] = goalsOf(benchResults());
  expect(signed?.measured).toEqual({ median: 6004, least: 0.9 * 6004, most: 1.2 * 6004 });
});

describe('a figure short of its goal is not reached', () => {
  const { comparisons, http } = benchResults();
  const withRow = (id: string, ours: number, plain: number, raw: number) => ({
    comparisons: comparisons.map((row) => (row.id === id ? comparison(id, ours, plain, raw) : row)),
  });
  const withRate = (id: string, perSecond: number, p99: number, failed = 0) => ({
    http: http.map((one) =>
      one.id === id && one.concurrency === 8 ? { ...rate(id, 8, perSecond, p99), failed } : one,
    ),
  });
  test.each<[string, Partial<Results>, readonly string[]]>([
    ['signing', withRow('sign-module', 4999, 200, 24_000), ['canonicalise and sign, one thread: ≥ 5 000 /s']],
    [
      'its ratios',
      withRow('sign-module', 5000, 251, 25_001),
      ['× plain library', '× raw Ed25519'].map(
        (unit, index) => `canonicalise and sign, one thread: ≥ ${[20, 0.2][index]} ${unit}`,
      ),
    ],
    ['verifying', withRow('verify-module', 3400, 200, 8000), ['verify, one thread: ≥ 3 500 /s']],
    ['issuing', withRate('issue', 399, 20), ['HTTP, award one result, c = 8: ≥ 400 /s']],
    ['answers', withRate('issue', 500, 50), ['HTTP, award one result, c = 8: < 50 ms (99 %)']],
    [
      'memory',
      { long: batch(99_999, 40, [4e8, 4e8, 5.01e8, 5e8]) },
      [
        'memory for a batch of 100 000: < 500 MB',
        'memory for a batch of 100 000: < 1.1 × in its second half',
      ],
    ],
    [
      'a start',
      { coldStart: [1900, 2000, 2100] },
      ['cold start to first answer, existing database: < 2 000 ms'],
    ],
    [
      'a batch',
      { batch: { rounds: [batch(9000, 5, [3e8])], plain: [100] } },
      ['batch into PostgreSQL, 9 000 awards, certificates included: ≥ 2 000 /s'],
    ],
    [
      'one request in a thousand that failed',
      withRate('verify', 1700, 10, 1),
      ['≥ 1 500 /s', '< 25 ms (99 %)'].map(
        (goal) => `HTTP, verify a module credential with status, c = 8: ${goal}`,
      ),
    ],
  ])('%s', (_, otherwise, expected) => {
    expect(missed(otherwise)).toEqual(expected);
  });
});

test('what wasn’t measured is neither reached nor given a figure', () => {
  const { long: _, ...rest } = benchResults();
  expect(goalsOf(rest).filter(({ measured }) => measured === undefined)).toMatchObject([
    { what: 'memory for a batch of 100 000', reached: false },
    { what: 'memory for a batch of 100 000', reached: false },
  ]);
});

test('memory grows by what its second half takes more on average', () => {
  expect(growth({ resident: [100, 100, 150, 150] })).toBe(1.5);
  expect(growth({ resident: [100, 200, 150] })).toBe(1);
});
