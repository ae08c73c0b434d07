import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { base64, base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { sha256Multibase } from '../../../../src/common/multibase.js';
import { relatedResourceFaults } from '../../../../src/credentials/lint/related-resources.js';

const ID = 'https://example.org/terms';
const BYTES = new TextEncoder().encode('{"the":"terms"}');
const OTHER = new TextEncoder().encode('{"the":"terms"} ');

// made by Node, so that the same mistake isn't made twice
const digest = (name: string, bytes = BYTES) => new Uint8Array(createHash(name).update(bytes).digest());
const sri = (name: string, bytes = BYTES) => `${name}-${base64.encode(digest(name, bytes))}`;
const multihash = (code: number, name: string, bytes = BYTES) => {
  const value = digest(name, bytes);
  return `u${base64urlnopad.encode(Uint8Array.of(code, value.length, ...value))}`;
};

const faultsOf = (members: JsonObject, bytes: Uint8Array = BYTES) =>
  relatedResourceFaults({ relatedResource: [{ id: ID, ...members }] }, new Map([[ID, bytes]]));

const MATCHING: readonly JsonObject[] = [
  { digestSRI: sri('sha256') },
  { digestSRI: sri('sha384') },
  { digestSRI: sri('sha512') },
  { digestSRI: `${sri('sha256')} ${sri('sha512')}` },
  { digestSRI: `${sri('sha384', OTHER)}\t${sri('sha384')}` },
  { digestMultibase: sha256Multibase(BYTES) },
  { digestMultibase: multihash(0x12, 'sha256') },
  { digestMultibase: multihash(0x20, 'sha384') },
  { digestMultibase: multihash(0x13, 'sha512') },
  { digestMultibase: multihash(0x16, 'sha3-256') },
  { digestMultibase: multihash(0x15, 'sha3-384') },
  { digestMultibase: multihash(0x14, 'sha3-512') },
  { digestMultibase: [multihash(0x12, 'sha256'), multihash(0x13, 'sha512')] },
  { digestSRI: sri('sha256'), digestMultibase: multihash(0x20, 'sha384') },
];

describe('a resource that is at hand', () => {
  test.each(MATCHING.map((members) => [members]))('matches %j', (members) => {
    expect(faultsOf(members)).toEqual([]);
  });

  test.each(MATCHING.map((members) => [members]))('and one that was changed does not', (members) => {
    const faults = faultsOf(members, new TextEncoder().encode('{"the":"Terms"}'));
    expect(faults.map(({ code, pointer }) => [code, pointer])).toEqual(
      Object.keys(members).map((member) => [
        'vcdm.related-resource-mismatch',
        `/relatedResource/0/${member}`,
      ]),
    );
  });

  test.each<[string, JsonObject, string[]]>([
    [
      'a strong digest is right and a weak one wrong',
      { digestSRI: `${sri('sha256', OTHER)} ${sri('sha512')}` },
      ['digestSRI'],
    ],
    [
      'a strong digest is wrong and a weak one right',
      { digestSRI: `${sri('sha256')} ${sri('sha512', OTHER)}` },
      ['digestSRI'],
    ],
    [
      'one of two is wrong',
      { digestSRI: sri('sha256'), digestMultibase: sha256Multibase(OTHER) },
      ['digestMultibase'],
    ],
    [
      'the other is',
      { digestSRI: sri('sha256', OTHER), digestMultibase: sha256Multibase(BYTES) },
      ['digestSRI'],
    ],
    [
      'one of a list is',
      { digestMultibase: [sha256Multibase(BYTES), sha256Multibase(OTHER)] },
      ['digestMultibase'],
    ],
  ])('%s', (_what, members, wrong) => {
    expect(faultsOf(members).map(({ pointer }) => pointer)).toEqual(
      wrong.map((member) => `/relatedResource/0/${member}`),
    );
  });

  test('only those that differ are told', () => {
    const document = {
      relatedResource: [
        { id: 'https://example.org/a', digestMultibase: sha256Multibase(BYTES) },
        { id: 'https://example.org/b', digestMultibase: sha256Multibase(BYTES) },
        { id: 'https://example.org/c', digestMultibase: sha256Multibase(OTHER) },
      ],
    };
    const atHand = new Map([
      ['https://example.org/a', BYTES],
      ['https://example.org/b', OTHER],
    ]);
    expect(relatedResourceFaults(document, atHand)).toEqual([
      {
        code: 'vcdm.related-resource-mismatch',
        pointer: '/relatedResource/1/digestMultibase',
        message: expect.any(String),
        expected: expect.stringContaining('section 5.3'),
      },
    ]);
  });
});

test('of a resource that is not at hand, or a digest that is malformed, nothing is said', () => {
  const lone = { relatedResource: { id: ID, digestSRI: sri('sha256', OTHER) } };
  expect(relatedResourceFaults(lone, new Map())).toEqual([]);
  expect(relatedResourceFaults(lone, new Map([[ID, BYTES]]))).toHaveLength(1);
  expect(faultsOf({ digestSRI: 'sha256-x', digestMultibase: 7 })).toEqual([]);
  expect(relatedResourceFaults({ relatedResource: [7, null, { id: 7 }] }, new Map())).toEqual([]);
});

test('it answers whatever stands there', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 3 }),
      fc.jsonValue({ maxDepth: 2 }),
      (digestSRI, digestMultibase) => {
        const members = { digestSRI: digestSRI as JsonValue, digestMultibase: digestMultibase as JsonValue };
        expect(faultsOf(members)).toEqual([]);
      },
    ),
  );
});
