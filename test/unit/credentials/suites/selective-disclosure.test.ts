import { beforeAll, describe, expect, test } from '@jest/globals';
import { p256 } from '@noble/curves/nist.js';
import type { JsonObject } from '../../../../src/common/json.js';
import { addProof, deriveProof } from '../../../../src/credentials/suites/add-proof.js';
import type { CborValue } from '../../../../src/credentials/suites/cbor.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { readValue, splitValue, withMembers } from '../../../support/split-node.js';
import { smallCredential, type TestKey, taken, testKey } from '../../../support/suite-keys.js';
import { bytesOf, changedDocuments, flipped, textOf } from '../../../support/tampering.js';

const signedAt = new Date('2024-01-01T00:00:00Z');

let key: TestKey;
let base: JsonObject;
let derived: ReturnType<typeof taken>;

beforeAll(async () => {
  key = await testKey('P-256');
  base = await addProof(smallCredential(), key.signer, {
    suite: 'ecdsa-sd-2023',
    signedAt,
    mandatoryPointers: ['/issuer', '/validFrom'],
  });
  derived = taken(await deriveProof(base, ['/credentialSubject/degree/name']));
});

const judge = (document: JsonObject, over: JsonObject = {}, method = key.method) =>
  verifyProof(document, { ...derived.proof, ...over }, method);
const withValue = (change: (members: CborValue[]) => unknown) =>
  judge(derived.document, { proofValue: withMembers(derived.value, change) });
const part = (members: CborValue[], at: number) => members[at] as never;

test('what was selected is disclosed, and nothing else', async () => {
  expect(derived.document.credentialSubject).toEqual({
    id: 'did:example:abcdefgh',
    degree: { type: 'ExampleBachelorDegree', name: 'Bachelor of Examples' },
  });
  expect(await judge(derived.document)).toBe('valid');
});

test('the issuer’s own proof is not shown to anybody', async () => {
  const { document, proof } = taken(base);
  expect(await verifyProof(document, proof, key.method)).toBe('not-derived');
  expect(await judge(derived.document, { proofValue: taken(base).value })).toBe('not-derived');
});

test('the key that only signs statements stays with none but the issuer', () => {
  const [, , , signatures] = readValue(taken(base).value);
  expect((signatures as CborValue[]).length).toBeGreaterThan(4);
  expect(readValue(taken(base).value)[1]).not.toEqual(bytesOf(key.method.publicKeyMultibase));
});

describe('nothing is derived', () => {
  test.each<[string, (members: CborValue[]) => unknown]>([
    ['a member more than five', (members) => [...members, 0]],
    ['a member less', (members) => members.slice(0, 4)],
    ['a pointer that is a number', (members) => [...members.slice(0, 4), [0]]],
    ['a signature cut short', ([, key, hmac, , pointers]) => [new Uint8Array(63), key, hmac, [], pointers]],
  ])('from a base proof with %s', async (_what, change) => {
    const { document, proof, value } = taken(base);
    const secured = { ...document, proof: { ...proof, proofValue: withMembers(value, change) } };
    const error = await deriveProof(secured, ['/credentialSubject/degree/name']).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'derive.no-base-proof' });
  });

  test.each(['2nd', '02', '+2', ' 2'])('by the name %j, which the library would read as 2', async (name) => {
    const subject = { id: 'did:example:abcdefgh', degree: { '2': 'two', [name]: 'another' } };
    const error = await deriveProof({ ...base, credentialSubject: subject }, [
      `/credentialSubject/degree/${name}`,
    ]).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'suite.pointer-unmatched' });
  });
});

describe('a derived proof is invalid', () => {
  test('for a document with any value changed', async () => {
    for (const [place, document] of changedDocuments(derived.document))
      expect([place, await judge(document)]).toEqual([place, 'invalid']);
  });

  test.each(['issuer', 'validFrom', 'credentialSubject'])('for a document without %s', async (name) => {
    const { [name]: _left, ...document } = derived.document;
    expect(await judge(document)).toBe('invalid');
  });

  test('for a document with something added that was signed too', async () => {
    const subject = {
      ...(derived.document.credentialSubject as JsonObject),
      alumniOf: 'The School of Examples',
    };
    expect(await judge({ ...derived.document, credentialSubject: subject })).toBe('invalid');
  });

  test('in parts of two credentials of one issuer', async () => {
    const second = await addProof(
      smallCredential({ id: 'urn:uuid:58172aac-d8ba-41ed-83dd-0b3aef56cc35' }),
      key.signer,
      {
        suite: 'ecdsa-sd-2023',
        signedAt,
        mandatoryPointers: ['/issuer', '/validFrom'],
      },
    );
    const other = readValue(taken(await deriveProof(second, ['/credentialSubject/degree/name'])).value);
    for (const at of [0, 1, 2])
      expect([at, await withValue((members) => members.with(at, part(other, at)))]).toEqual([at, 'invalid']);
  });

  test('under another key', async () => {
    const other = await testKey('P-256', 'other');
    expect(await judge(derived.document, {}, { ...other.method, id: key.method.id })).toBe('invalid');
  });

  test.each([
    ['proofPurpose', 'authentication'],
    ['created', '2024-01-01T00:00:01Z'],
    ['expires', '2034-01-01T00:00:00Z'],
    ['nonce', 'another'],
  ])('with another %s', async (name, value) => {
    expect(await judge(derived.document, { [name]: value })).toBe('invalid');
  });

  test.each<[string, (members: CborValue[]) => unknown]>([
    ['a signature less', (members) => members.with(2, (part(members, 2) as []).slice(1))],
    [
      'a signature more',
      (members) => members.with(2, [...part(members, 2), new Uint8Array(64)] as CborValue[]),
    ],
    ['signatures in another order', (members) => members.with(2, [...(part(members, 2) as [])].reverse())],
    [
      'a signature of zeros',
      (members) =>
        members.with(
          2,
          (part(members, 2) as []).map(() => new Uint8Array(64)),
        ),
    ],
    ['the issuer’s signature of zeros', (members) => members.with(0, new Uint8Array(64))],
    [
      'a key off the curve',
      (members) => members.with(1, Uint8Array.of(0x80, 0x24, 2, ...new Uint8Array(32).fill(0xff))),
    ],
    ['a key of another type', (members) => members.with(1, Uint8Array.of(0xed, 0x01, ...new Uint8Array(33)))],
    ['a mandatory statement less', (members) => members.with(4, (part(members, 4) as []).slice(1))],
    [
      'a mandatory statement more',
      (members) => members.with(4, [...part(members, 4), lastIndex(members)] as number[]),
    ],
    ['no labels', (members) => members.with(3, new Map())],
    [
      'labels of other nodes',
      (members) =>
        members.with(
          3,
          new Map(
            [...(part(members, 3) as Map<number, CborValue>)].map(([index, label]) => [index + 1, label]),
          ),
        ),
    ],
  ])('with %s', async (_what, change) => {
    expect(await withValue(change)).toBe('invalid');
  });

  test('made by somebody who has a key of his own for the statements', async () => {
    const own = p256.utils.randomSecretKey(new Uint8Array(48).fill(7));
    const document = { ...derived.document, validFrom: '2020-01-01T00:00:00Z' };
    const publicKey = Uint8Array.of(0x80, 0x24, ...p256.getPublicKey(own, true));
    const forged = withMembers(derived.value, (members) => members.with(1, publicKey));
    expect(await judge(document, { proofValue: forged })).toBe('invalid');
  });

  test('of which a byte was changed', async () => {
    const { byteLength } = bytesOf(derived.value);
    for (let at = 0; at < byteLength; at += at < 3 ? 1 : 7) {
      const found = await judge(derived.document, { proofValue: flipped(derived.value, at) });
      expect([at, at === 2 ? ['not-derived'] : ['invalid', 'value-malformed']]).toEqual([
        at,
        expect.arrayContaining([found]),
      ]);
    }
  });
});

describe('a derived proof is malformed', () => {
  test('that shows one signed node as two', async () => {
    const subject = derived.document.credentialSubject as JsonObject;
    const { type } = subject.degree as JsonObject;
    const split = {
      ...derived.document,
      credentialSubject: { ...subject, degree: [subject.degree ?? null, { type: type ?? null }] },
    };
    const value = await splitValue(derived.document, derived.value, split, 'ecdsa-sd-2023');
    expect(await judge(split, { proofValue: value })).toBe('value-malformed');
  });

  test.each<[string, (members: CborValue[]) => unknown]>([
    ['four members', (members) => members.slice(0, 4)],
    ['six members', (members) => [...members, 0]],
    ['no list', (members) => members[0]],
    ['the issuer’s signature cut', (members) => members.with(0, new Uint8Array(63))],
    ['the issuer’s signature as text', (members) => members.with(0, 'x'.repeat(64))],
    ['the key cut', (members) => members.with(1, new Uint8Array(34))],
    ['a key with its longer header', (members) => members.with(1, new Uint8Array(36))],
    ['a signature cut', (members) => members.with(2, [new Uint8Array(63)])],
    ['a signature that is a number', (members) => members.with(2, [1])],
    ['labels in a list', (members) => members.with(3, [])],
    ['a label cut', (members) => members.with(3, new Map([[0, new Uint8Array(31)]]))],
    ['a label that is a text', (members) => members.with(3, new Map([[0, 'x'.repeat(32)]]))],
    ['a label of a text', (members) => members.with(3, new Map([['c14n0', new Uint8Array(32)]]) as never)],
    [
      'one label for two nodes',
      (members) => members.with(3, new Map([0, 1].map((index) => [index, new Uint8Array(32)]))),
    ],
    ['an index that is a text', (members) => members.with(4, ['0'])],
    ['an index that is a fraction', (members) => members.with(4, [0.5])],
    ['an index below nothing', (members) => members.with(4, [-1])],
    ['an index twice', (members) => members.with(4, [...part(members, 4), 0, 0] as number[])],
    ['null', (members) => members.with(4, null as never)],
  ])('of %s', async (_what, change) => {
    expect(await withValue(change)).toBe('value-malformed');
  });

  test.each<[string, (bytes: Uint8Array) => string]>([
    ['nothing', () => 'u'],
    ['a header alone', (bytes) => textOf('u', bytes.subarray(0, 3))],
    ['the header of BBS', (bytes) => textOf('u', Uint8Array.of(0xd9, 0x5d, 0x03, ...bytes.subarray(3)))],
    ['base58btc', (bytes) => textOf('z', bytes)],
    ['base64url with padding', (bytes) => `${textOf('u', bytes)}==`],
    ['base64', (bytes) => `m${Buffer.from(bytes).toString('base64')}`],
    ['a byte more', (bytes) => textOf('u', Uint8Array.of(...bytes, 0))],
    ['a byte less', (bytes) => textOf('u', bytes.subarray(0, -1))],
    [
      'a list of no stated length',
      (bytes) => textOf('u', Uint8Array.of(...bytes.subarray(0, 3), 0x9f, ...bytes.subarray(4), 0xff)),
    ],
    [
      'a length longer than it need be',
      (bytes) => textOf('u', Uint8Array.of(...bytes.subarray(0, 3), 0x98, 0x05, ...bytes.subarray(4))),
    ],
    [
      'tagged bytes',
      (bytes) => textOf('u', Uint8Array.of(...bytes.subarray(0, 4), 0xd8, 0x40, ...bytes.subarray(4))),
    ],
  ])('of %s', async (_what, spell) => {
    expect(await judge(derived.document, { proofValue: spell(bytesOf(derived.value)) })).toBe(
      'value-malformed',
    );
  });

  test('with bits left over in its last letter', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // as many signatures as leave a byte or two in the last four letters
    const value = derived.value;
    const last = letters.indexOf(value.at(-1) ?? '');
    expect((value.length - 1) % 4).not.toBe(0);
    expect(await judge(derived.document, { proofValue: value.slice(0, -1) + letters[last + 1] })).toBe(
      'value-malformed',
    );
  });
});

/** Index of the last statement that is disclosed: it isn't a mandatory one. */
function lastIndex(members: CborValue[]): number {
  return (part(members, 2) as []).length + (part(members, 4) as []).length - 1;
}
