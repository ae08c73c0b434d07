import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../../../src/common/json.js';
import { type StatusPlace, statusEntry } from '../../../../src/credentials/status/entries.js';
import { readStatusEntries } from '../../../../src/credentials/status/read-entries.js';

const LIST = 'https://elsewhere.example/status/1';
const place = (over: Partial<StatusPlace> = {}): StatusPlace => ({
  list: LIST,
  index: 5,
  purpose: 'revocation',
  ...over,
});
const texts = (count: number) => Array.from({ length: count }, (_, value) => `state ${value}`);

test('an entry of one bit has nothing but its place', () => {
  expect(statusEntry(place())).toEqual({
    id: `${LIST}#5`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '5',
    statusListCredential: LIST,
  });
});

test('what is built is read back, whatever its purpose and size', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('revocation', 'suspension', 'refresh', 'message'),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      (purpose, index, size, referring) => {
        const messages = texts(2 ** size);
        const references = referring ? { references: [`${LIST}/states`] } : {};
        const [entry, ...more] = readStatusEntries(
          statusEntry(place({ purpose, index, size, messages, ...references })),
        );
        expect(more).toEqual([]);
        expect(entry).toMatchObject({ purpose, index, size, list: LIST, pointer: '/credentialStatus' });
        expect([entry?.fault, entry?.references]).toEqual([undefined, references.references ?? []]);
        expect([...(entry?.messages ?? [])]).toEqual([...messages.entries()]);
      },
    ),
  );
});

describe('no entry is built', () => {
  test.each<[string, string, Partial<StatusPlace>]>([
    ['below the first place', 'status.index', { index: -1 }],
    ['between two places', 'status.index', { index: 0.5 }],
    ['at a place that no number can name', 'status.index', { index: 2 ** 53 }],
    ['of no bits', 'status.size', { size: 0, messages: ['none'] }],
    ['of nine bits', 'status.size', { size: 9, messages: texts(512) }],
    ['of half a bit', 'status.size', { size: 0.5 }],
    ['of two bits without messages', 'status.messages', { size: 2 }],
    ['with a message too few', 'status.messages', { size: 2, messages: texts(3) }],
    ['with a message too many', 'status.messages', { messages: texts(3) }],
  ])('%s', (_what, code, over) => {
    expect(() => statusEntry(place(over))).toThrow(expect.objectContaining({ code, kind: 'invalid' }));
  });
});

describe('what no issuer can sign is a fault all the same', () => {
  const faultOf = (over: JsonObject) => readStatusEntries({ ...statusEntry(place()), ...over })[0]?.fault;

  test.each<[string, JsonObject]>([
    ['address-malformed', { statusListCredential: 'status/1' }],
    ['address-malformed', { statusListCredential: {} }],
    ['reference-malformed', { statusReference: 'a house' }],
    ['reference-malformed', { statusReference: [`${LIST}/states`, 7] }],
    ['id-malformed', { id: 7 }],
    ['size-malformed', { statusSize: '2' }],
    ['size-malformed', { statusSize: null }],
    ['purpose-malformed', { statusPurpose: {} }],
    ['messages-malformed', { statusMessage: 'a' }],
    ['messages-malformed', { statusMessage: ['a', 'b'] }],
    [
      'messages-malformed',
      {
        statusMessage: [
          { status: '0X0', message: '' },
          { status: '0x1', message: '' },
        ],
      },
    ],
    [
      'messages-malformed',
      {
        statusMessage: [
          { status: 0, message: '' },
          { status: 1, message: '' },
        ],
      },
    ],
  ])('%s: %j', (code, over) => {
    expect(faultOf(over)?.code).toBe(code);
  });

  test('what is no object is an entry of no type', () => {
    expect(readStatusEntries(['x', 7, null]).map(({ type, index }) => [type, index])).toEqual(
      Array(3).fill(['', -1]),
    );
    expect(readStatusEntries(undefined)).toEqual([]);
  });
});
