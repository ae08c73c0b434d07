import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compare, repeated } from '../../../../src/cli/bench/compare.js';
import { figure, wholeNumber } from '../../../../src/cli/bench/figures.js';
import { median, percentile, ratios, spread } from '../../../../src/cli/bench/statistics.js';

const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 });

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[1, 10, 2, 4], 3],
])('the median of %j is %d', (list, middle) => {
  expect(median(list)).toBe(middle);
});

test('of nothing there is none', () => {
  expect(median([])).toBeNaN();
  expect(percentile([], 0.99)).toBeNaN();
  expect(Object.values(spread([]))).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test('half of all values are at most the median, in whatever order they come', () => {
  fc.assert(
    fc.property(values, (list) => {
      const { median: middle, least, most } = spread(list);
      expect(spread([...list].reverse())).toEqual({ median: middle, least, most });
      expect(list.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(list.length);
      expect(list.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(list.length);
      expect(list.every((value) => least <= value && value <= most)).toBe(true);
    }),
  );
});

test('a percentile is the smallest value that so many don’t exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0, 0.01, 0.5, 0.99, 0.995, 1].map((share) => percentile(hundred, share))).toEqual([
    1, 1, 50, 99, 100, 100,
  ]);
  expect(percentile([7], 0.99)).toBe(7);
});

test('a ratio is that of one round', () => {
  expect(ratios([8, 9], [2, 3])).toEqual([4, 3]);
});

describe('figures', () => {
  test.each([
    [10_002, '10 002'],
    [1_234_567.6, '1 234 568'],
    [999, '999'],
  ])('%d is written %s', (value, text) => {
    expect(wholeNumber(value)).toBe(text.replaceAll(' ', '\u00a0'));
  });

  test.each([
    [0.004, '0.00'],
    [9.994, '9.99'],
    [9.996, '10.0'],
    [99.94, '99.9'],
    [99.96, '100'],
    [5400.4, '5\u00a0400'],
  ])('%d is written with as many digits as it deserves', (value, text) => {
    expect(figure(value)).toBe(text);
  });
});

test('what is compared is run in turns, as often in each round', async () => {
  const order: string[] = [];
  const side = (name: string) =>
    repeated(async () => {
      order.push(name);
      for (const end = performance.now() + 2; performance.now() < end; );
    });
  const found = await compare(
    { ours: side('o'), plain: side('p') },
    { rounds: 3, batch: 2, warmUp: 0, first: 0 },
  );
  expect(order.slice(6).join('')).toMatch(/^(?:o+p+){3}$/);
  for (const { runs, perSecond, cpu } of Object.values(found)) {
    expect([runs % 3, perSecond.length, cpu.length]).toEqual([0, 3, 3]);
    for (const value of perSecond) expect(value).toBeLessThanOrEqual(500);
  }
});
