import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decodeBareBitstring,
  decodeBitstring,
  encodeBits,
  valueAt,
  valuesOf,
} from '../../../../src/credentials/status/bitstring.js';

/** Lists whose entries have more than one bit (Bitstring Status List 1.0, sections 3.2 and 3.3). */
const lists = fc
  .record({ length: fc.integer({ min: 1, max: 500 }), size: fc.integer({ min: 1, max: 8 }) })
  .chain(({ length, size }) =>
    fc.record({
      length: fc.constant(length),
      size: fc.constant(size),
      values: fc
        .uniqueArray(fc.tuple(fc.nat({ max: length - 1 }), fc.nat({ max: 2 ** size - 1 })), {
          selector: ([index]) => index,
        })
        .map((pairs) => new Map(pairs)),
    }),
  );

test('what is set is read back, and the rest is 0', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ({ length, size, values }) => {
      const encoded = await encodeBits(valuesOf(length, size, values));
      const set = Array.from({ length }, (_, index) => values.get(index) ?? 0);
      for (const bits of [await decodeBitstring(encoded), await decodeBareBitstring(encoded.slice(1))])
        expect(Array.from({ length }, (_, index) => valueAt(bits, index, size))).toEqual(set);
    }),
    { numRuns: 100 },
  );
});

test('a value stands at its index times the size, its greatest bit first', () => {
  expect([
    ...valuesOf(4, 2, [
      [0, 2],
      [1, 1],
      [3, 3],
    ]),
  ]).toEqual([0b10_01_00_11]);
  // over the border of two bytes
  expect([...valuesOf(3, 5, [[1, 0b10110]])]).toEqual([0b00000_101, 0b10_00000_0]);
  expect([...valuesOf(2, 8, [[1, 0xa5]])]).toEqual([0, 0xa5]);
});

test('read as text of bits, the standard’s way, every list says the same', () => {
  fc.assert(
    fc.property(lists, ({ length, size, values }) => {
      const bytes = valuesOf(length, size, values);
      const text = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
      const read = Array.from({ length }, (_, index) =>
        Number.parseInt(text.slice(index * size, (index + 1) * size), 2),
      );
      expect(read).toEqual(Array.from({ length }, (_, index) => values.get(index) ?? 0));
    }),
  );
});

test('of two values for one place, the later stands', () => {
  expect(
    valueAt(
      valuesOf(4, 3, [
        [1, 7],
        [1, 2],
      ]),
      1,
      3,
    ),
  ).toBe(2);
});

test('the bits are those that another unpacker finds', async () => {
  const encoded = await encodeBits(valuesOf(16, 4, [[15, 9]]));
  expect([...gunzipSync(Buffer.from(encoded.slice(1), 'base64url'))]).toEqual([0, 0, 0, 0, 0, 0, 0, 9]);
});

test('outside of a list, nothing is read', () => {
  const bits = new Uint8Array(2);
  expect([valueAt(bits, 4, 3), valueAt(bits, 5, 3)]).toEqual([0, undefined]);
  for (const index of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2 ** 32])
    expect(valueAt(bits, index, 2)).toBeUndefined();
});

test.each([
  ['status.index-out-of-range', 16, 2, 16, 0],
  ['status.index-out-of-range', 16, 2, -1, 0],
  ['status.index-out-of-range', 16, 2, 1.5, 0],
  ['status.value-out-of-range', 16, 2, 0, 4],
  ['status.value-out-of-range', 16, 2, 0, -1],
  ['status.value-out-of-range', 16, 8, 0, 256],
  ['status.value-out-of-range', 16, 2, 0, 0.5],
  ['status.size', 16, 0, 0, 0],
  ['status.size', 16, 9, 0, 0],
  ['status.size', 16, 1.5, 0, 0],
])('%s: of %d entries of %d bits, %d as %d', (code, length, size, index, value) => {
  expect(() => valuesOf(length, size, [[index, value]])).toThrow(expect.objectContaining({ code }));
});

test.each(['u', '', 'H4sIAAAAAAAAA-3B', 'AAAA', '='])('%j without multibase is no list', async (encoded) => {
  await expect(decodeBareBitstring(encoded)).rejects.toMatchObject({ code: 'status.list-malformed' });
});
