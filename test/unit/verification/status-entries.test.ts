import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { MINIMUM_LENGTH } from '../../../src/credentials/status/bitstring.js';
import {
  badge,
  changed,
  entry,
  LIST,
  type Outsider,
  outsider,
  sign,
  statusOf,
  told,
  unsignedList,
} from '../../support/outside-status.js';

/** What a credential says of its status, and what is made of it (Bitstring Status List 1.0, sections 2.1 and 3.2). */
const MALFORMED = 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR';
const RANGE = 'https://www.w3.org/TR/vc-data-model#RANGE_ERROR';
const LENGTH = 'https://www.w3.org/ns/credentials/status-list#STATUS_LIST_LENGTH_ERROR';

let elsewhere: Outsider;
let revoking: JsonObject;
beforeAll(async () => {
  elsewhere = await outsider();
  // whoever reads a place wrongly finds it revoked
  revoking = await list([
    [5, 1],
    [0, 1],
    [1, 1],
  ]);
});

async function list(
  values: readonly (readonly [number, number])[],
  statusPurpose: JsonValue = 'revocation',
  size = 1,
): Promise<JsonObject> {
  return sign(changed(await unsignedList(elsewhere, values, size), {}, { statusPurpose }), elsewhere);
}

const ask = async (entries: JsonValue, served = revoking) =>
  statusOf(await badge(elsewhere, entries), { [LIST]: served });

const messages = (count: number, texts = (value: number) => `state ${value}`) =>
  Array.from({ length: count }, (_, value) => ({ status: `0x${value.toString(16)}`, message: texts(value) }));

describe('an entry that is not as the standard wants it tells nothing', () => {
  const broken: [string, string, string, JsonObject][] = [
    ['a negative index', 'index-malformed', 'statusListIndex', { statusListIndex: '-1' }],
    ['an index with a leading zero', 'index-malformed', 'statusListIndex', { statusListIndex: '05' }],
    ['an index as a number', 'index-malformed', 'statusListIndex', { statusListIndex: 5 }],
    ['an index with a fraction', 'index-malformed', 'statusListIndex', { statusListIndex: '5.0' }],
    ['an index in hexadecimal', 'index-malformed', 'statusListIndex', { statusListIndex: '0x5' }],
    ['an index with a space', 'index-malformed', 'statusListIndex', { statusListIndex: ' 5' }],
    ['an index in other digits', 'index-malformed', 'statusListIndex', { statusListIndex: '٥' }],
    ['an index that is empty', 'index-malformed', 'statusListIndex', { statusListIndex: '' }],
    ['two indexes', 'index-malformed', 'statusListIndex', { statusListIndex: ['5', '6'] }],
    ['no purpose', 'purpose-malformed', 'statusPurpose', { statusPurpose: '' }],
    ['two purposes', 'purpose-malformed', 'statusPurpose', { statusPurpose: ['revocation', 'suspension'] }],
    ['two lists', 'address-malformed', 'statusListCredential', { statusListCredential: [LIST, `${LIST}0`] }],
    ['the list’s address as its own', 'id-malformed', 'id', { id: LIST }],
    ['a size of 0', 'size-malformed', 'statusSize', { statusSize: 0 }],
    ['a size below 0', 'size-malformed', 'statusSize', { statusSize: -1 }],
    ['a size with a fraction', 'size-malformed', 'statusSize', { statusSize: 1.5 }],
    ['a size of 9', 'size-unsupported', 'statusSize', { statusSize: 9, statusMessage: messages(512) }],
    ['several bits without messages', 'messages-malformed', 'statusMessage', { statusSize: 2 }],
    [
      'a message too few',
      'messages-malformed',
      'statusMessage',
      { statusSize: 2, statusMessage: messages(3) },
    ],
    [
      'a message too many',
      'messages-malformed',
      'statusMessage',
      { statusSize: 2, statusMessage: messages(5) },
    ],
    ['four messages for one bit', 'messages-malformed', 'statusMessage', { statusMessage: messages(4) }],
    [
      'one message that is no array',
      'messages-malformed',
      'statusMessage',
      { statusMessage: messages(1)[0] ?? {} },
    ],
    [
      'a value with two messages',
      'messages-malformed',
      'statusMessage',
      {
        statusMessage: [
          { status: '0x1', message: 'a' },
          { status: '0x01', message: 'b' },
        ],
      },
    ],
    [
      'a message for a value that there is not',
      'messages-malformed',
      'statusMessage',
      {
        statusMessage: [
          { status: '0x0', message: 'a' },
          { status: '0x2', message: 'b' },
        ],
      },
    ],
    [
      'a value that is not hexadecimal',
      'messages-malformed',
      'statusMessage',
      {
        statusMessage: [
          { status: '0', message: 'a' },
          { status: '1', message: 'b' },
        ],
      },
    ],
    [
      'a value without its message',
      'messages-malformed',
      'statusMessage',
      { statusMessage: [{ status: '0x0' }, { status: '0x1', message: 'b' }] },
    ],
  ];
  test.each(broken)('%s', async (_what, code, member, over) => {
    expect(await ask(entry(over))).toMatchObject({
      outcome: 'unknown',
      code: `status.${code}`,
      pointer: `/credentialStatus/${member}`,
      evidence: { error: MALFORMED },
    });
  });

  test.each(['statusPurpose', 'statusListIndex', 'statusListCredential'])('no %s', async (member) => {
    const { [member]: _left, ...rest } = entry();
    const { code, pointer } = await ask(rest);
    expect([code.endsWith('-malformed'), pointer]).toEqual([true, `/credentialStatus/${member}`]);
  });

  test('whatever its purpose, it stands against the credential', async () => {
    for (const statusPurpose of ['refresh', 'message', 'house']) {
      const document = await badge(elsewhere, entry({ statusPurpose, statusListIndex: '01' }));
      const { status, verdict } = await told(document, { [LIST]: revoking });
      expect([status[0]?.code, status[0]?.advisory, verdict]).toEqual([
        'status.index-malformed',
        undefined,
        'undetermined',
      ]);
    }
  });

  test('the pointer says which of several it is', async () => {
    const document = await badge(elsewhere, [
      entry({ statusListIndex: '7' }),
      entry({ statusListIndex: '07' }),
    ]);
    const { status } = await told(document, { [LIST]: revoking });
    expect(status.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['status.not-revoked', undefined],
      ['status.index-malformed', '/credentialStatus/1/statusListIndex'],
    ]);
  });

  test('a size written as text can be read in two ways', async () => {
    const { codes, status } = await told(await badge(elsewhere, entry({ statusSize: '1' })), {});
    expect([codes, status]).toEqual([['structure.ambiguous'], []]);
  });
});

describe('a place outside of the list tells nothing', () => {
  test.each([
    '131072',
    '4294967301', // 2^32 + 5: shifted as 32 bits it would be 5
    '9007199254740992', // 2^53
    '9007199254740993',
    '18446744073709551621', // 2^64 + 5
    '9'.repeat(400),
  ])('%s', async (statusListIndex) => {
    expect(await ask(entry({ statusListIndex }))).toMatchObject({
      outcome: 'unknown',
      code: 'status.index-out-of-range',
      evidence: { error: RANGE },
    });
  });

  test('the last place of a list of several bits is there, the next one is not', async () => {
    const served = await list([[MINIMUM_LENGTH - 1, 3]], 'revocation', 3);
    const at = (index: number) =>
      ask(entry({ statusListIndex: String(index), statusSize: 3, statusMessage: messages(8) }), served);
    expect((await at(MINIMUM_LENGTH - 1)).code).toBe('status.revoked');
    expect((await at(MINIMUM_LENGTH - 2)).code).toBe('status.not-revoked');
    expect((await at(MINIMUM_LENGTH)).code).toBe('status.index-out-of-range');
  });
});

test('the shortest list of single bits is too short for entries of two', async () => {
  const two = entry({ statusSize: 2, statusMessage: messages(4) });
  expect(await ask(two)).toMatchObject({
    outcome: 'unknown',
    code: 'status.list-too-short',
    evidence: { error: LENGTH },
  });
  expect((await ask(two, await list([[5, 2]], 'revocation', 2))).code).toBe('status.revoked');
});

describe('purposes', () => {
  const asked = async (statusPurpose: string, value: number, over: JsonObject = {}, size = 1) => {
    const served = await list([[5, value]], statusPurpose, size);
    const { status, verdict } = await told(await badge(elsewhere, entry({ statusPurpose, ...over })), {
      [LIST]: served,
    });
    return { ...status[0], verdict };
  };

  // the badge’s issuer is not recognised here, so its verdict is open at best
  test.each([
    ['revocation', 0, 'pass', 'not-revoked', undefined, 'undetermined'],
    ['revocation', 1, 'fail', 'revoked', undefined, 'not-verified'],
    ['suspension', 0, 'pass', 'not-suspended', undefined, 'undetermined'],
    ['suspension', 1, 'fail', 'suspended', undefined, 'not-verified'],
    ['refresh', 0, 'pass', 'no-newer', true, 'undetermined'],
    ['refresh', 1, 'pass', 'newer-available', true, 'undetermined'],
    ['message', 0, 'pass', 'message', true, 'undetermined'],
    ['message', 1, 'pass', 'message', true, 'undetermined'],
    ['house', 1, 'unknown', 'purpose-unsupported', undefined, 'undetermined'],
    ['constructor', 1, 'unknown', 'purpose-unsupported', undefined, 'undetermined'],
    ['Revocation', 1, 'unknown', 'purpose-unsupported', undefined, 'undetermined'],
  ])('%s of %d: %s', async (purpose, value, outcome, code, advisory, verdict) => {
    expect(await asked(purpose, value)).toMatchObject({ outcome, code: `status.${code}`, verdict });
    expect((await asked(purpose, value)).advisory).toBe(advisory);
  });

  test('a list of advice that cannot be had leaves the verdict as it is', async () => {
    for (const statusPurpose of ['refresh', 'message']) {
      const result = await statusOf(await badge(elsewhere, entry({ statusPurpose })), {});
      expect(result).toMatchObject({ outcome: 'unknown', code: 'status.list-unavailable', advisory: true });
    }
  });

  test('any value but 0 is a revocation, whatever it is called', async () => {
    for (const value of [1, 2, 3])
      expect(
        (await asked('revocation', value, { statusSize: 2, statusMessage: messages(4, () => 'fine') }, 2))
          .code,
      ).toBe('status.revoked');
  });

  test('a message is told with its value and where more is to be read', async () => {
    const over = {
      statusSize: 2,
      statusMessage: [
        { status: '0x3', message: 'rejected' },
        { status: '0x0', message: 'pending' },
        { status: '0x01', message: 'accepted' },
        { status: '0x2', message: 'undefined' },
      ],
      statusReference: ['https://elsewhere.example/states', 'https://elsewhere.example/more'],
    };
    expect((await asked('message', 3, over, 2)).evidence).toMatchObject({
      status: '0x3',
      message: 'rejected',
      references: over.statusReference,
    });
    expect((await asked('message', 0, over, 2)).evidence).toMatchObject({
      status: '0x0',
      message: 'pending',
    });
    const unknown = await asked('message', 2, over, 2);
    expect(unknown).toMatchObject({ code: 'status.message-undefined', evidence: { status: '0x2' } });
    expect(unknown.evidence).not.toHaveProperty('message');
  });

  test('without messages, one bit is set or unset', async () => {
    expect((await asked('message', 0)).evidence).toMatchObject({ status: '0x0', message: 'unset' });
    expect((await asked('message', 1)).evidence).toMatchObject({ status: '0x1', message: 'set' });
  });

  test('of eight bits, each value has its message', async () => {
    const over = { statusSize: 8, statusMessage: messages(256) };
    for (const value of [0, 1, 128, 255])
      expect((await asked('message', value, over, 8)).evidence).toMatchObject({ message: `state ${value}` });
  }, 60_000);

  test('one list may serve several purposes', async () => {
    const served = await list([[5, 1]], ['suspension', 'refresh']);
    const document = await badge(elsewhere, [
      entry({ statusPurpose: 'suspension' }),
      entry({ statusPurpose: 'refresh' }),
      entry(),
    ]);
    const { status } = await told(document, { [LIST]: served });
    expect(status.map(({ code }) => code)).toEqual([
      'status.suspended',
      'status.newer-available',
      'status.list-mismatch',
    ]);
  });
});

describe('types', () => {
  test('one that is not known tells nothing, and is not passed over', async () => {
    const known = { id: 'https://elsewhere.example/revoked', type: 'Profile' };
    const { status, verdict } = await told(await badge(elsewhere, [known, entry({ statusListIndex: '7' })]), {
      [LIST]: revoking,
    });
    expect(status.map(({ code }) => code)).toEqual(['status.type-unsupported', 'status.not-revoked']);
    expect(verdict).toBe('undetermined');
  });

  test('a type beside that of the standard makes it another type', async () => {
    const type = ['BitstringStatusListEntry', 'Profile'];
    expect((await ask(entry({ type }))).code).toBe('status.type-unsupported');
  });

  test('an array of one type is that type', async () => {
    expect((await ask(entry({ type: ['BitstringStatusListEntry'] }))).code).toBe('status.revoked');
  });
});

test('whatever value stands at whatever place, it is read from there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 1, max: 5 })
        .chain((size) =>
          fc.tuple(fc.constant(size), fc.nat({ max: MINIMUM_LENGTH - 1 }), fc.nat({ max: 2 ** size - 1 })),
        ),
      async ([size, index, value]) => {
        const statusMessage = messages(2 ** size);
        const over = { statusPurpose: 'message', statusListIndex: String(index), statusMessage };
        const served = await list([[index, value]], 'message', size);
        const { evidence } = await ask(entry({ ...over, statusSize: size }), served);
        expect(evidence).toMatchObject({ message: `state ${value}` });
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
