import { deflateRawSync, deflateSync, gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { StatusList } from '@sd-jwt/jwt-status-list';
import fc from 'fast-check';
import type { JsonValue } from '../../../../src/common/json.js';
import {
  decodeTokenStatusList,
  encodeTokenStatusList,
  meaningOfStatus,
  packStatuses,
  type StatusBits,
  statusAt,
} from '../../../../src/credentials/status/token-status-list.js';
import { TOKEN_STATUS_VECTORS } from '../../../support/token-status-vectors.js';

const BITS: readonly StatusBits[] = [1, 2, 4, 8];
const malformed = { kind: 'invalid', code: 'status.list-malformed' };
const spelled = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
const statusesOf = (list: Parameters<typeof statusAt>[0], length: number) =>
  Array.from({ length }, (_, index) => statusAt(list, index));

describe('the examples of the draft, section 4', () => {
  test.each([
    [1, 'eNrbuRgAAhcBXQ', [0xb9, 0xa3], [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]],
    [2, 'eNo76fITAAPfAgc', [0xc9, 0x44, 0xf9], [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]],
  ] as const)('with %d bits', async (bits, lst, bytes, statuses) => {
    const list = await decodeTokenStatusList({ bits, lst });
    expect([...list.bytes]).toEqual(bytes);
    expect(statusesOf(list, statuses.length)).toEqual(statuses);
    expect(packStatuses(bits, statuses.length, statuses.entries())).toEqual(list);
  });
});

describe('the vectors of the draft, appendix C: a million entries', () => {
  test.each(TOKEN_STATUS_VECTORS.map((vector) => [vector.bits, vector] as const))(
    'with %d bits',
    async (bits, { lst, statuses }) => {
      const list = await decodeTokenStatusList({ bits, lst });
      expect(sameBytes(list.bytes, packStatuses(bits, 2 ** 20, statuses).bytes)).toBe(true);
      for (const [index, status] of statuses) expect(statusAt(list, index)).toBe(status);
      expect([statusAt(list, 2 ** 20 - 1), statusAt(list, 2 ** 20)]).toEqual([0, undefined]);
      const other = StatusList.decompressStatusList(lst, bits);
      for (const [index, status] of statuses) expect(other.getStatus(index)).toBe(status);
      const again = await decodeTokenStatusList(await encodeTokenStatusList(list));
      expect([again.bits, sameBytes(again.bytes, list.bytes)]).toEqual([bits, true]);
    },
  );
});

const lists = fc
  .constantFrom(...BITS)
  .chain((bits) =>
    fc.tuple(
      fc.constant(bits),
      fc.array(fc.integer({ min: 0, max: 2 ** bits - 1 }), { minLength: 1, maxLength: 400 }),
    ),
  );

test('what is written, another library reads', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ([bits, statuses]) => {
      const { lst } = await encodeTokenStatusList(packStatuses(bits, statuses.length, statuses.entries()));
      const theirs = StatusList.decompressStatusList(lst, bits);
      expect(statuses.map((_, index) => theirs.getStatus(index))).toEqual(statuses);
    }),
    { numRuns: 100 },
  );
});

test('what another library writes is read', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ([bits, statuses]) => {
      // it takes whole bytes only
      const whole = [...statuses, ...Array(8 - (statuses.length % 8)).fill(0)];
      const lst = new StatusList(whole, bits).compressStatusList();
      expect(statusesOf(await decodeTokenStatusList({ bits, lst }), whole.length)).toEqual(whole);
    }),
    { numRuns: 100 },
  );
});

test('the first status lies in the least significant bits, and the form is ZLIB', async () => {
  const { lst } = await encodeTokenStatusList(
    packStatuses(2, 8, [
      [0, 3],
      [5, 1],
    ]),
  );
  expect([...inflateSync(Buffer.from(lst, 'base64url'))]).toEqual([0b0000_0011, 0b0000_0100]);
});

test('a status that is set again is the last one, and its neighbours stay', () => {
  const list = packStatuses(4, 4, [
    [0, 15],
    [1, 15],
    [2, 15],
    [1, 2],
  ]);
  expect(statusesOf(list, 4)).toEqual([15, 2, 15, 0]);
});

test.each([-1, 3, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  'index %d is refused when it is set and unknown when it is read',
  (index) => {
    expect(() => packStatuses(8, 3, [[index, 1]])).toThrow(
      expect.objectContaining({ kind: 'incoherent', code: 'status.index-out-of-range' }),
    );
    expect(statusAt(packStatuses(8, 3, []), index)).toBeUndefined();
  },
);

test.each(BITS.flatMap((bits) => [-1, 2 ** bits, 0.5, Number.NaN].map((status) => [bits, status] as const)))(
  'with %d bits a status of %d is refused',
  (bits, status) => {
    expect(() => packStatuses(bits, 8, [[0, status]])).toThrow(
      expect.objectContaining({ kind: 'incoherent', code: 'status.value-out-of-range' }),
    );
  },
);

test('an index of more than 32 bits is not taken for a small one', () => {
  const list = packStatuses(1, 8, [[0, 1]]);
  for (const index of [2 ** 32, 2 ** 35]) expect(statusAt(list, index)).toBeUndefined();
});

test('what statuses mean', () => {
  expect([0, 1, 2, 3].map(meaningOfStatus)).toEqual([
    'valid',
    'invalid',
    'suspended',
    'application-specific',
  ]);
  expect([0x0c, 0x0f].map(meaningOfStatus)).toEqual(['application-specific', 'application-specific']);
  for (const status of [0x04, 0x0b, 0x10, 0xff]) expect(meaningOfStatus(status)).toBe('unknown');
});

describe('what is no list is refused', () => {
  const zipped = deflateSync(new Uint8Array(16).fill(7));
  const good = spelled(zipped);

  test('the list itself is one', async () => {
    expect(await decodeTokenStatusList({ bits: 1, lst: good, aggregation_uri: 'https://a.example' })).toEqual(
      {
        bits: 1,
        bytes: new Uint8Array(16).fill(7),
      },
    );
  });

  test.each<[string, Uint8Array | string]>([
    ['nothing', ''],
    ['padding', `${good}==`],
    ['base64 that is not base64url', `${good}+/`],
    ['a space', `${good.slice(0, 4)} ${good.slice(4)}`],
    ['bits that are left over', `${spelled(Uint8Array.of(...zipped, 0)).slice(0, -1)}B`],
    ['multibase', `u${good}`],
    ['bytes that are not zipped', new Uint8Array(100)],
    ['GZIP', gzipSync(new Uint8Array(16))],
    ['DEFLATE without ZLIB', deflateRawSync(new Uint8Array(16))],
    ['a list cut short', zipped.subarray(0, -1)],
    ['a list without its checksum', zipped.subarray(0, -4)],
    ['a checksum that is wrong', Buffer.concat([zipped.subarray(0, -4), Buffer.alloc(4, 1)])],
    ['something behind its end', Buffer.concat([zipped, Buffer.from('more')])],
    ['one byte behind its end', Buffer.concat([zipped, Buffer.alloc(1)])],
    ['another list behind its end', Buffer.concat([zipped, deflateSync(new Uint8Array(8))])],
    ['more than a mebibyte from a few bytes', deflateSync(new Uint8Array(1_048_577))],
    ['a bomb', deflateSync(new Uint8Array(64 * 1_048_576))],
  ])('%s', async (_what, lst) => {
    const text = typeof lst === 'string' ? lst : spelled(lst);
    await expect(decodeTokenStatusList({ bits: 1, lst: text })).rejects.toMatchObject(malformed);
  });

  test.each<[string, JsonValue | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', good],
    ['an array', [{ bits: 1, lst: good }]],
    ['no bits', { lst: good }],
    ['no bits at all', { bits: 0, lst: good }],
    ['three bits', { bits: 3, lst: good }],
    ['sixteen bits', { bits: 16, lst: good }],
    ['bits as text', { bits: '1', lst: good }],
    ['bits and a half', { bits: 1.5, lst: good }],
    ['no list', { bits: 1 }],
    ['a list of numbers', { bits: 1, lst: [1, 0] }],
    ['an aggregation that is no address', { bits: 1, lst: good, aggregation_uri: 1 }],
  ])('%s for an object', async (_what, value) => {
    await expect(decodeTokenStatusList(value)).rejects.toMatchObject(malformed);
  });

  test('a mebibyte is not too long', async () => {
    const lst = spelled(deflateSync(new Uint8Array(1_048_576)));
    expect((await decodeTokenStatusList({ bits: 8, lst })).bytes).toHaveLength(1_048_576);
  });
});
