import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { writeMultikey } from '../../../../src/credentials/keys/multikey.js';
import { addProof, deriveProof } from '../../../../src/credentials/suites/add-proof.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { readValue, splitValue, withMembers } from '../../../support/split-node.js';
import { smallCredential, type TestKey, taken, testKey } from '../../../support/suite-keys.js';
import { bytesOf, changedDocuments, flipped, textOf } from '../../../support/tampering.js';
import { thrownBy } from '../../../support/thrown.js';

const MANDATORY = ['/issuer', '/validFrom'];
const signedAt = new Date('2024-01-01T00:00:00Z');

let key: TestKey;
let base: JsonObject;
let derived: ReturnType<typeof taken>;

beforeAll(async () => {
  key = await testKey('BLS12-381-G2');
  base = await addProof(smallCredential(), key.signer, {
    suite: 'bbs-2023',
    signedAt,
    mandatoryPointers: MANDATORY,
  });
  derived = taken(await deriveProof(base, ['/credentialSubject/degree/name']));
});

const judge = (document: JsonObject, over: JsonObject = {}, method = key.method) =>
  verifyProof(document, { ...derived.proof, ...over }, method);

describe('what the issuer signed', () => {
  test('is not shown to anybody', async () => {
    const { document, proof } = taken(base);
    expect(await verifyProof(document, proof, key.method)).toBe('not-derived');
  });

  test('does not tell when it was signed, by which two of one hour could be told apart', () => {
    expect(taken(base).proof.created).toBeUndefined();
  });
});

describe('what is disclosed', () => {
  test('is what was mandatory or selected, and nothing else', async () => {
    const { credentialSubject, ...others } = derived.document;
    const { '@context': contexts, id, type, issuer, validFrom } = smallCredential();
    expect(others).toEqual({ '@context': contexts, id, type, issuer, validFrom });
    expect(credentialSubject).toEqual({
      id: 'did:example:abcdefgh',
      degree: { type: 'ExampleBachelorDegree', name: 'Bachelor of Examples' },
    });
    expect(await judge(derived.document)).toBe('valid');
    expect(Buffer.from(bytesOf(derived.value)).toString('latin1')).not.toContain('School of Examples');
  });

  test('may be the mandatory part alone', async () => {
    const { document, proof } = taken(await deriveProof(base, []));
    const { '@context': contexts, id, type, issuer, validFrom } = smallCredential();
    expect(document).toEqual({ '@context': contexts, id, type, issuer, validFrom });
    expect(await verifyProof(document, proof, key.method)).toBe('valid');
  });

  test('has another proof each time, and none holds the issuer’s signature', async () => {
    const again = taken(await deriveProof(base, ['/credentialSubject/degree/name']));
    expect(again.document).toEqual(derived.document);
    const [first, second] = [derived.value, again.value].map((value) => readValue(value)[0] as Uint8Array);
    if (!first || !second) throw new Error('Both have a proof');
    expect(first.byteLength).toBe(second.byteLength);
    const shared = first.filter((byte, index) => byte === second[index]).length;
    // of some 300 bytes one or two agree by chance
    expect(shared).toBeLessThan(first.byteLength / 10);
    const signature = readValue(taken(base).value)[0] as Uint8Array;
    for (const proof of [first, second])
      expect(Buffer.from(proof).includes(Buffer.from(signature.subarray(0, 48)))).toBe(false);
    expect(await judge(again.document, again.proof)).toBe('valid');
  });
});

describe('a derived proof is invalid', () => {
  test('for a document with any value changed', async () => {
    const changed = changedDocuments(derived.document);
    expect(changed.length).toBeGreaterThanOrEqual(8);
    for (const [place, document] of changed)
      expect([place, await judge(document)]).toEqual([place, 'invalid']);
  });

  test('for a document with something added that was signed too', async () => {
    const subject = {
      ...(derived.document.credentialSubject as JsonObject),
      alumniOf: 'The School of Examples',
    };
    expect(await judge({ ...derived.document, credentialSubject: subject })).toBe('invalid');
  });

  test.each(['issuer', 'validFrom', 'credentialSubject'])('for a document without %s', async (name) => {
    const { [name]: _left, ...document } = derived.document;
    expect(await judge(document)).toBe('invalid');
  });

  test('under another key, and under the right key’s id', async () => {
    const other = await testKey('BLS12-381-G2', 'other');
    expect(await judge(derived.document, {}, { ...other.method, id: key.method.id })).toBe('invalid');
  });

  test('under a key that is no point of the curve, and does not fit under the neutral one', async () => {
    const under = (first: number, fill: number) =>
      judge(
        derived.document,
        {},
        {
          ...key.method,
          publicKeyMultibase: writeMultikey({
            type: 'BLS12-381-G2',
            bytes: Uint8Array.of(first, ...new Uint8Array(95).fill(fill)),
          }),
        },
      );
    expect(await under(0x9f, 0xff)).toBe('invalid');
    expect(await under(0x80, 1)).toBe('invalid');
    expect(await under(0xc0, 0)).toBe('key-type');
    expect(await under(0x1f, 1)).toBe('key-type');
  });

  test.each([
    ['proofPurpose', 'authentication'],
    ['created', '2024-01-01T00:00:00Z'],
    ['expires', '2034-01-01T00:00:00Z'],
    ['domain', 'example.org'],
  ])('with another %s', async (name, value) => {
    expect(await judge(derived.document, { [name]: value })).toBe('invalid');
  });

  test('of which a byte was changed', async () => {
    const { byteLength } = bytesOf(derived.value);
    const proofEnd = 3 + 1 + 3 + (readValue(derived.value)[0] as Uint8Array).byteLength;
    const inside = Array.from({ length: 8 }, (_, index) => 7 + Math.floor((index * (proofEnd - 7)) / 8));
    const around = Array.from({ length: byteLength - proofEnd }, (_, index) => proofEnd + index);
    for (const at of [...inside, ...around]) {
      const found = await judge(derived.document, { proofValue: flipped(derived.value, at) });
      expect([at, ['invalid', 'value-malformed'].includes(found)]).toEqual([at, true]);
    }
  });

  test('that was cut off', async () => {
    const [proof = new Uint8Array(), ...others] = readValue(derived.value) as [Uint8Array];
    const value = withMembers(derived.value, () => [proof.slice(0, -32), ...others]);
    expect(await judge(derived.document, { proofValue: value })).toBe('invalid');
  });

  test('whose messages are said to be others than they are', async () => {
    const value = withMembers(
      derived.value,
      ([proof = 0, labels = 0, mandatory = 0, indexes = [], header = 0]) => {
        const selective = indexes as number[];
        return [proof, labels, mandatory, selective.map((index) => index + 1), header];
      },
    );
    expect(await judge(derived.document, { proofValue: value })).toBe('invalid');
  });
});

describe('a derived proof is malformed', () => {
  const withMember = (at: number, member: unknown) =>
    withMembers(derived.value, (members) => members.map((old, index) => (index === at ? member : old)));

  test('that shows one signed node as two', async () => {
    const subject = derived.document.credentialSubject as JsonObject;
    const { type } = subject.degree as JsonObject;
    const split = {
      ...derived.document,
      credentialSubject: { ...subject, degree: [subject.degree ?? null, { type: type ?? null }] },
    };
    const value = await splitValue(derived.document, derived.value, split, 'bbs-2023');
    expect(await judge(split, { proofValue: value })).toBe('value-malformed');
  });

  test.each<[string, () => string]>([
    ['nothing', () => ''],
    ['a header alone', () => textOf('u', bytesOf(derived.value).subarray(0, 3))],
    ['another base', () => textOf('z', bytesOf(derived.value))],
    ['a byte more', () => textOf('u', Uint8Array.of(...bytesOf(derived.value), 0))],
    ['a byte less', () => textOf('u', bytesOf(derived.value).subarray(0, -1))],
    ['the header of another suite', () => flipped(derived.value, 2, 2)],
    ['padding', () => `${derived.value}=`],
    ['four members', () => withMembers(derived.value, (members) => members.slice(0, 4))],
    ['six members', () => withMembers(derived.value, (members) => [...members, 0])],
    ['no list', () => withMembers(derived.value, ([proof]) => proof)],
    [
      'an index twice',
      () => withMembers(derived.value, ([a, b, c, d, e]) => [a, b, c, [...(d as []), 0, 0], e]),
    ],
    [
      'a label that is a text',
      () => withMembers(derived.value, ([a, , c, d, e]) => [a, new Map([[0, 'b0']]), c, d, e]),
    ],
    ['a proof that is a text', () => withMember(0, 'x'.repeat(272))],
    ['a proof that is a list', () => withMember(0, [1, 2])],
    ['labels in a list', () => withMember(1, [0, 1])],
    ['a label of a text', () => withMember(1, new Map([['c14n0', 0]]))],
    ['a label below nothing', () => withMember(1, new Map([[0, -1]]))],
    ['one label for two nodes', () => withMember(1, new Map([0, 1].map((node) => [node, 0])))],
    ['a mandatory index that is a text', () => withMember(2, ['0'])],
    ['a mandatory index that is a fraction', () => withMember(2, [0.5])],
    ['mandatory indexes that are bytes', () => withMember(2, Uint8Array.of(0, 1))],
    ['a selected index that is a text', () => withMember(3, ['0'])],
    ['a selected index below nothing', () => withMember(3, [-1])],
    ['one selected index without a list', () => withMember(3, 0)],
    ['a header that is a text', () => withMember(4, '')],
    ['a header that is null', () => withMember(4, null)],
  ])('of %s', async (_what, value) => {
    expect(await judge(derived.document, { proofValue: value() })).toBe('value-malformed');
  });
});

describe('nothing is derived', () => {
  test.each<[string, (members: unknown[]) => unknown]>([
    ['a member more', (members) => [...members, 0]],
    ['a member less', (members) => members.slice(0, 4)],
    ['a signature cut short', (members) => members.with(0, new Uint8Array(79))],
    ['a header that is a text', (members) => members.with(1, 'x')],
    ['a key cut short', (members) => members.with(2, new Uint8Array(95))],
    ['a key of labels cut short', (members) => members.with(3, new Uint8Array(31))],
    ['a pointer that is a number', (members) => members.with(4, [0])],
  ])('from a base proof with %s', async (_what, change) => {
    const { document, proof, value } = taken(base);
    const secured = { ...document, proof: { ...proof, proofValue: withMembers(value, change) } };
    const error = await thrownBy(() => deriveProof(secured, ['/credentialSubject/degree/name']));
    expect(error.code).toBe('derive.no-base-proof');
  });

  test.each<[string, string, () => Promise<JsonObject>]>([
    [
      'from a derived proof',
      'derive.no-base-proof',
      () => deriveProof({ ...derived.document, proof: derived.proof }, ['/issuer']),
    ],
    ['without a proof', 'derive.no-base-proof', () => deriveProof(smallCredential(), ['/issuer'])],
    ['from a proof of another id', 'derive.no-base-proof', () => deriveProof(base, ['/issuer'], 'urn:other')],
    [
      'for a pointer that leads nowhere',
      'suite.pointer-unmatched',
      () => deriveProof(base, ['/credentialSubject/secret']),
    ],
    [
      'for a pointer into what every object has',
      'suite.pointer-unmatched',
      () => deriveProof(base, ['/constructor']),
    ],
    ['for a pointer without its stroke', 'suite.pointer-unmatched', () => deriveProof(base, ['issuer'])],
  ])('%s: %s', async (_what, code, derive) => {
    expect((await thrownBy(derive)).code).toBe(code);
  });

  test('where neither the issuer nor the holder selects anything', async () => {
    const open = await addProof(smallCredential(), key.signer, { suite: 'bbs-2023', signedAt });
    expect((await thrownBy(() => deriveProof(open, []))).code).toBe('derive.nothing-selected');
  });
});
