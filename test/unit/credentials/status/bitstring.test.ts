import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bitAt,
  decodeBitstring,
  encodeBitstring,
  MINIMUM_LENGTH,
} from '../../../../src/credentials/status/bitstring.js';

const spelled = (bytes: Uint8Array) => `u${Buffer.from(bytes).toString('base64url')}`;
const malformed = { code: 'status.list-malformed' };

test('the list of the standard’s example is the shortest there may be, and empty', async () => {
  // Bitstring Status List 1.0, the example BitstringStatusListCredential in section 2.2
  const bits = await decodeBitstring('uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA');
  expect(bits.byteLength * 8).toBe(MINIMUM_LENGTH);
  expect(bits.every((byte) => byte === 0)).toBe(true);
  expect(bits).toEqual(await decodeBitstring(await encodeBitstring(MINIMUM_LENGTH, [])));
});

test('index 0 is the leftmost bit', async () => {
  const encoded = await encodeBitstring(MINIMUM_LENGTH, [0, 9, MINIMUM_LENGTH - 1]);
  const bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));
  expect([bytes[0], bytes[1], bytes.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001]);
  expect(bytes.filter((byte) => byte !== 0)).toHaveLength(3);
});

test('what is set is read back, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 1, max: 2000 })
        .chain((length) =>
          fc.tuple(fc.constant(length), fc.uniqueArray(fc.integer({ min: 0, max: length - 1 }))),
        ),
      async ([length, set]) => {
        const bits = await decodeBitstring(await encodeBitstring(length, set));
        const read = Array.from({ length }, (_, index) => index).filter((index) => bitAt(bits, index));
        expect(read).toEqual([...set].sort((a, b) => a - b));
      },
    ),
    { numRuns: 50 },
  );
});

test('an index outside of the list is refused when it is set and unknown when it is read', async () => {
  for (const index of [-1, 16, 1.5, Number.NaN])
    await expect(encodeBitstring(16, [index])).rejects.toMatchObject({ code: 'status.index-out-of-range' });
  const bits = new Uint8Array(2);
  expect([bitAt(bits, 15), bitAt(bits, 16), bitAt(bits, -1)]).toEqual([false, undefined, undefined]);
});

describe('what is no bitstring is refused', () => {
  const zipped = gzipSync(new Uint8Array(MINIMUM_LENGTH / 8));
  const good = spelled(zipped);

  test('the list itself is one', async () => {
    expect(await decodeBitstring(good)).toHaveLength(MINIMUM_LENGTH / 8);
  });

  test.each([
    ['nothing', ''],
    ['no prefix', good.slice(1)],
    ['another base', `z${good.slice(1)}`],
    ['padding', `${good}=`],
    ['base64 that is not base64url', `u${Buffer.from([0xff, 0xfe, 0xfd]).toString('base64')}`],
    ['a space', `${good.slice(0, 10)} ${good.slice(10)}`],
    ['bytes that are not zipped', spelled(new Uint8Array(100))],
    ['a list cut short', spelled(zipped.subarray(0, zipped.length - 9))],
    ['a checksum that is wrong', spelled(Buffer.concat([zipped.subarray(0, -8), Buffer.alloc(8, 1)]))],
    ['something behind its end', spelled(Buffer.concat([zipped, Buffer.from('more')]))],
    ['more than a mebibyte from a few bytes', spelled(gzipSync(new Uint8Array(1_048_577)))],
    ['a bomb', spelled(gzipSync(new Uint8Array(64 * 1_048_576)))],
  ])('%s', async (_what, encoded) => {
    await expect(decodeBitstring(encoded)).rejects.toMatchObject(malformed);
  });

  test('a mebibyte is not too long', async () => {
    expect(await decodeBitstring(spelled(gzipSync(new Uint8Array(1_048_576))))).toHaveLength(1_048_576);
  });
});
