import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MINIMUM_LENGTH } from '../../../../src/credentials/status/bitstring.js';
import { indexPermutation, permutedIndex } from '../../../../src/credentials/status/permutation.js';
import { seededRandom } from '../../../support/services.js';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const order = (secret: Uint8Array, length: number) =>
  Array.from({ length }, (_, position) => position).map(indexPermutation(secret, length));

test('every position of a whole list has an index of its own inside of it', () => {
  const seen = new Uint8Array(MINIMUM_LENGTH);
  const indexAt = indexPermutation(seededRandom('permutation')(32), MINIMUM_LENGTH);
  for (let position = 0; position < MINIMUM_LENGTH; position++) {
    const index = indexAt(position);
    seen[index] = (seen[index] ?? 0) + 1;
  }
  expect(seen.every((times) => times === 1)).toBe(true);
});

test('it is a permutation of any length under any key', () => {
  fc.assert(
    fc.property(key, fc.integer({ min: 1, max: 300 }), (secret, length) => {
      expect(order(secret, length).sort((a, b) => a - b)).toEqual(
        Array.from({ length }, (_, index) => index),
      );
    }),
    { numRuns: 60 },
  );
});

test('another key gives another order, the same key the same', () => {
  fc.assert(
    fc.property(key, key, (one, other) => {
      expect(order(one, 64)).toEqual(order(new Uint8Array(one), 64));
      if (Buffer.compare(one, other) !== 0) expect(order(one, 64)).not.toEqual(order(other, 64));
    }),
    { numRuns: 30 },
  );
});

test('neighbours in time are no neighbours in the list', () => {
  const indexes = order(seededRandom('neighbours')(32), MINIMUM_LENGTH).slice(0, 2000);
  const distances = indexes.slice(1).map((index, at) => Math.abs(index - (indexes[at] ?? 0)));
  // two random places of 131 072 are on average a third of that apart, and seldom near each other
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  expect(mean).toBeGreaterThan(MINIMUM_LENGTH / 4);
  expect(mean).toBeLessThan(MINIMUM_LENGTH / 2);
  expect(distances.filter((distance) => distance < 100).length).toBeLessThan(20);
});

test('a single position gets the index that it has in the whole order', () => {
  const secret = seededRandom('single')(32);
  for (const position of [0, 1, 4711, MINIMUM_LENGTH - 1])
    expect(permutedIndex(secret, MINIMUM_LENGTH, position)).toBe(
      indexPermutation(secret, MINIMUM_LENGTH)(position),
    );
  // the order of a list that is in use must never change: these are that of the first version
  expect([0, 1, 2, 131_071].map((position) => permutedIndex(secret, MINIMUM_LENGTH, position))).toEqual([
    8612, 74_652, 109_161, 78_099,
  ]);
});

test('there is no position outside of the list', () => {
  const secret = new Uint8Array(32);
  for (const position of [-1, 10, 0.5, Number.NaN])
    expect(() => permutedIndex(secret, 10, position)).toThrow(
      expect.objectContaining({ code: 'status.list-full' }),
    );
});
