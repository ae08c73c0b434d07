import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { type DidDocument, didOf } from '../../../../src/credentials/dids/did-document.js';
import { resolveDidJwk } from '../../../../src/credentials/dids/did-jwk.js';
import { jwkOfMultikey } from '../../../../src/credentials/keys/jwk.js';
import { addProof, type ProofOptions } from '../../../../src/credentials/suites/add-proof.js';
import type { Registry } from '../../../../src/registry/registry.js';
import { checkIssuer } from '../../../../src/verification/checks/issuer.js';
import { checkProofs, findMethod, proofsOf } from '../../../../src/verification/checks/proof.js';
import { clique } from '../../../support/knots.js';
import { smallCredential, type TestKey, taken, testKey } from '../../../support/suite-keys.js';
import { flipped } from '../../../support/tampering.js';
import { resolveKeys } from '../../../support/vectors.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const signedAt = new Date('2024-01-01T10:00:00Z');
const ids = [1, 2, 3, 4].map((number) => `urn:uuid:58172aac-d8ba-41ed-83dd-00000000000${number}`);

let keys: TestKey[];
let single: JsonObject;

beforeAll(async () => {
  keys = await Promise.all([
    testKey('Ed25519', 'one'),
    testKey('P-256', 'two'),
    testKey('P-384', 'three'),
    testKey('Ed25519', 'four'),
  ]);
  single = await signed(smallCredential(), 0, {});
});

/** Suites of the four keys, in their order. */
const SUITES = ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'Ed25519Signature2020'];

async function signed(
  document: JsonObject,
  number: number,
  options: Partial<ProofOptions>,
): Promise<JsonObject> {
  const key = keys[number];
  if (!key) throw new Error('No such key');
  return addProof(document, key.signer, { suite: SUITES[number] ?? '', signedAt, ...options });
}

/** A document with a set of four proofs, of four suites. */
async function proofSet(): Promise<JsonObject> {
  let document = smallCredential();
  for (const [number, id] of ids.entries()) document = await signed(document, number, { id });
  return document;
}

const check = (document: JsonObject, now = NOW, resolve = resolveKeys) =>
  checkProofs(document, proofsOf(document), resolve, { now });
const codes = async (document: JsonObject) =>
  (await check(document)).map(({ code }) => code.slice('proof.'.length));
const withProof = (change: (proof: JsonObject) => JsonObject) => ({
  ...single,
  proof: change(taken(single).proof),
});

test('a document without proofs is not signed', async () => {
  expect(await codes(smallCredential())).toEqual(['missing']);
  expect(await codes(smallCredential({ proof: [] }))).toEqual(['missing']);
  expect(await codes(smallCredential({ proof: 'signed' }))).toEqual(['missing']);
});

test('a genuine proof passes, and says whose it is', async () => {
  const [result, ...others] = await check(single);
  expect(others).toEqual([]);
  expect(result).toMatchObject({
    outcome: 'pass',
    code: 'proof.valid',
    pointer: '/proof',
    evidence: {
      cryptosuite: 'eddsa-rdfc-2022',
      verificationMethod: keys[0]?.method.id,
      created: '2024-01-01T10:00:00Z',
    },
  });
});

describe('each finding has its code', () => {
  test.each<[string, string, (proof: JsonObject) => JsonObject]>([
    ['fail', 'value-malformed', (proof) => ({ ...proof, proofValue: `${proof.proofValue}x` })],
    ['fail', 'invalid', (proof) => ({ ...proof, proofValue: flipped(String(proof.proofValue), 5) })],
    ['fail', 'key-type', (proof) => ({ ...proof, cryptosuite: 'ecdsa-rdfc-2019' })],
    ['fail', 'context-changed', (proof) => ({ ...proof, '@context': [] })],
    ['unknown', 'suite-unsupported', (proof) => ({ ...proof, cryptosuite: 'eddsa-2022' })],
    ['unknown', 'too-complex', (proof) => ({ ...proof, 'https://example.org/knot': clique(12) })],
    [
      'unknown',
      'key-unavailable',
      (proof) => ({ ...proof, verificationMethod: 'did:web:other.example#key-1' }),
    ],
    [
      'unknown',
      'key-unavailable',
      (proof) => ({ ...proof, verificationMethod: `${proof.verificationMethod}x` }),
    ],
    [
      'unknown',
      'key-unavailable',
      (proof) => ({ ...proof, verificationMethod: didOf(String(proof.verificationMethod)) }),
    ],
  ])('%s: %s', async (outcome, code, change) => {
    expect(await check(withProof(change))).toMatchObject([{ outcome, code: `proof.${code}` }]);
  });

  test('fail: not-derived', async () => {
    const { signer } = await testKey('P-256');
    const base = await addProof(smallCredential(), signer, { suite: 'ecdsa-sd-2023', signedAt });
    expect(await check(base)).toMatchObject([{ outcome: 'fail', code: 'proof.not-derived' }]);
  });
});

describe('a proof is described as one has to be', () => {
  const bad: readonly JsonValue[] = ['', null, 7, true, [], {}, ['x']];
  test.each(['type', 'verificationMethod', 'proofPurpose', 'proofValue'])('with one %s', async (member) => {
    const { [member]: _left, ...without } = taken(single).proof;
    for (const proof of [without, ...bad.map((value) => ({ ...without, [member]: value }))])
      expect(await check({ ...single, proof })).toMatchObject([
        { outcome: 'fail', code: 'proof.malformed', evidence: { member } },
      ]);
  });

  test.each(['created', 'expires'])('with %s a date, a time and a zone', async (member) => {
    const wrong: readonly JsonValue[] = [
      ...bad,
      '2034-01-01',
      '2034-01-01T25:00:00Z',
      '2034-01-01T10:00:00',
      '2034-02-30T10:00:00Z',
      '2034-01-01 10:00:00Z',
      '2034-01-01T10:00:00z',
      ' 2034-01-01T10:00:00Z',
      ['2034-01-01T10:00:00Z'],
      { '@value': '2034-01-01T10:00:00Z' },
      2_019_722_400_000,
    ];
    for (const value of wrong)
      expect([value, await check(withProof((proof) => ({ ...proof, [member]: value })))]).toMatchObject([
        value as string,
        [{ outcome: 'fail', code: 'proof.malformed', evidence: { member } }],
      ]);
  });

  test.each(['nonce', 'challenge'])('with one %s, if any', async (member) => {
    for (const value of bad)
      expect(await check(withProof((proof) => ({ ...proof, [member]: value })))).toMatchObject([
        { code: 'proof.malformed', evidence: { member } },
      ]);
  });

  test.each(['domain', 'previousProof'])('with texts for %s, if any', async (member) => {
    for (const value of [null, 7, {}, [7], ['x', null], [['x']]] satisfies JsonValue[])
      expect(await check(withProof((proof) => ({ ...proof, [member]: value })))).toMatchObject([
        { code: 'proof.malformed', evidence: { member } },
      ]);
  });

  test.each(['id', 'verificationMethod'])('with an address for its %s, if any', async (member) => {
    for (const value of [
      ...bad,
      'one',
      '#one',
      '_:b0',
      ' urn:x',
      'urn:',
      'urn:x y',
      'urn:x\n',
    ] satisfies JsonValue[])
      expect([value, await check(withProof((proof) => ({ ...proof, [member]: value })))]).toMatchObject([
        value as string,
        [{ code: 'proof.malformed', evidence: { member } }],
      ]);
  });

  test.each(['key-1', '#key-1', '/key-1', 'did:'])(
    'with an address of its key, which %j is not',
    async (value) => {
      expect(await check(withProof((proof) => ({ ...proof, verificationMethod: value })))).toMatchObject([
        { outcome: 'fail', code: 'proof.malformed', evidence: { member: 'verificationMethod' } },
      ]);
    },
  );
});

describe('a proof may end', () => {
  test.each<[string, string, string]>([
    ['2034-01-01T00:00:00Z', '2026-06-15T10:00:00Z', 'valid'],
    ['2034-01-01T00:00:00+14:00', '2033-12-31T00:00:00Z', 'valid'],
    ['12034-01-01T00:00:00Z', '2026-06-15T10:00:00Z', 'valid'],
    ['2026-06-15T09:59:59Z', '2026-06-15T10:00:00Z', 'valid'],
    ['2026-06-15T09:00:00Z', '2026-06-15T10:00:00Z', 'expired'],
    ['2026-06-15T10:00:00+01:00', '2026-06-15T10:00:00Z', 'expired'],
    ['2024-01-01T24:00:00Z', '2026-06-15T10:00:00Z', 'expired'],
    ['0000-01-01T00:00:00Z', '2026-06-15T10:00:00Z', 'expired'],
    ['-0044-03-15T12:00:00Z', '2026-06-15T10:00:00Z', 'expired'],
    ['-12044-03-15T12:00:00Z', '2026-06-15T10:00:00Z', 'expired'],
  ])('of %s, at %s, it is %s', async (expires, now, code) => {
    const document = await signed(smallCredential(), 0, { expires });
    expect((await check(document, new Date(now))).map((result) => result.code)).toEqual([`proof.${code}`]);
  });

  test('and cannot be given a longer life', async () => {
    const document = await signed(smallCredential(), 0, { expires: '2025-01-01T00:00:00Z' });
    const { proof } = taken(document);
    expect(await codes({ ...document, proof: { ...proof, expires: '2035-01-01T00:00:00Z' } })).toEqual([
      'invalid',
    ]);
    const { expires: _expires, ...endless } = proof;
    expect(await codes({ ...document, proof: endless })).toEqual(['invalid']);
    const { proof: first } = taken(single);
    expect(await codes({ ...single, proof: { ...first, expires: '2035-01-01T00:00:00Z' } })).toEqual([
      'invalid',
    ]);
  });
});

describe('in a set of proofs', () => {
  test('each is checked, and told by its place', async () => {
    const results = await check(await proofSet());
    expect(results.map(({ code, pointer }) => [code, pointer])).toEqual(
      [0, 1, 2, 3].map((index) => ['proof.valid', `/proof/${index}`]),
    );
  });

  test.each([0, 1, 2, 3])('one bad proof at place %i is not hidden by good ones', async (at) => {
    const document = await proofSet();
    const bad = proofsOf(document).map((proof, index) =>
      index === at ? { ...proof, proofValue: flipped(String(proof.proofValue), 3) } : proof,
    );
    expect(await codes({ ...document, proof: bad })).toEqual(
      [0, 1, 2, 3].map((index) => (index === at ? 'invalid' : 'valid')),
    );
  });

  test.each([0, 1, 2, 3])('one that is malformed at place %i is not passed over', async (at) => {
    const document = await proofSet();
    const bad = proofsOf(document).map((proof, index) =>
      index === at ? { ...proof, created: 'then' } : proof,
    );
    expect(await codes({ ...document, proof: bad })).toEqual(
      [0, 1, 2, 3].map((index) => (index === at ? 'malformed' : 'valid')),
    );
  });

  test('all fail for a document that was changed', async () => {
    expect(await codes({ ...(await proofSet()), validFrom: '2020-01-01T00:00:00Z' })).toEqual(
      new Array(4).fill('invalid'),
    );
  });

  test('values of two proofs do not stand for each other', async () => {
    const document = await signed(await signed(smallCredential(), 0, {}), 0, { nonce: 'second' });
    const [first = {}, second = {}] = proofsOf(document);
    const swapped = [
      { ...first, proofValue: second.proofValue ?? '' },
      { ...second, proofValue: first.proofValue ?? '' },
    ];
    expect(await codes(document)).toEqual(['valid', 'valid']);
    expect(await codes({ ...document, proof: swapped })).toEqual(['invalid', 'invalid']);
  });
});

describe('a key is that of the DID that it is named by', () => {
  const others = (document: DidDocument) => async () => document;

  test('which may be a did:jwk', async () => {
    const { signer, method } = await testKey('P-256');
    const jwk = jwkOfMultikey(method.publicKeyMultibase);
    const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
    const document = await addProof(
      smallCredential(),
      { ...signer, id: `${did}#0`, sign: signer.sign },
      { suite: 'ecdsa-jcs-2019', signedAt },
    );
    const resolve = async (wanted: string) => resolveDidJwk(wanted);
    expect(await check(document, NOW, resolve)).toMatchObject([{ code: 'proof.valid' }]);
    expect(await check(document)).toMatchObject([{ code: 'proof.key-unavailable' }]);
  });

  test('and not one under its name that is another’s', async () => {
    const [one, , , four] = keys;
    if (!one || !four) throw new Error('There are four keys');
    const document: DidDocument = {
      '@context': [],
      id: one.did,
      verificationMethod: [{ ...four.method, id: one.method.id }],
      assertionMethod: [one.method.id],
    };
    expect(await check(single, NOW, others(document))).toMatchObject([{ code: 'proof.invalid' }]);
    const [empty] = await check(single, NOW, others({ ...document, verificationMethod: [] }));
    expect(empty?.code).toBe('proof.key-unavailable');
  });

  test('and a proof without a key names none', async () => {
    for (const verificationMethod of [null, 7, [keys[0]?.method.id ?? ''], {}] satisfies JsonValue[])
      expect(await findMethod({ verificationMethod }, resolveKeys)).toBeUndefined();
  });
});

describe('who signed is asked apart from whether it is genuine', () => {
  const registry: Registry = { issuers: new Map(), versions: new Map(), graceDays: 0 };
  const issuerOf = (number: number) => keys[number]?.did ?? '';
  const issuerCodes = async (document: JsonObject, issuer: string) =>
    (await checkIssuer(issuer, proofsOf(document), registry, resolveKeys)).map(({ code }) => code);

  test('a proof for another purpose is genuine, and does not make the issuer one', async () => {
    const document = await signed(smallCredential(), 0, { purpose: 'authentication' });
    expect(await codes(document)).toEqual(['valid']);
    expect(await issuerCodes(document, issuerOf(0))).toEqual(['issuer.key-not-authorised']);
    expect(await issuerCodes(single, issuerOf(0))).toEqual(['issuer.authorised']);
  });

  test.each([
    'authentication',
    'keyAgreement',
    'https://w3id.org/security#assertionMethod',
    'AssertionMethod',
  ])('a purpose %s is not that of the issuer', async (proofPurpose) => {
    const document = withProof((proof) => ({ ...proof, proofPurpose }));
    expect(await issuerCodes(document, issuerOf(0))).toEqual(['issuer.key-not-authorised']);
  });

  test('a purpose that was changed back is not genuine', async () => {
    const document = await signed(smallCredential(), 0, { purpose: 'authentication' });
    const { proof } = taken(document);
    expect(await codes({ ...document, proof: { ...proof, proofPurpose: 'assertionMethod' } })).toEqual([
      'invalid',
    ]);
  });

  test('a genuine proof by another is another’s', async () => {
    expect(await issuerCodes(single, issuerOf(3))).toEqual(['issuer.proof-by-other']);
    expect(await issuerCodes(single, `${issuerOf(0)}x`)).toEqual(['issuer.proof-by-other']);
  });

  test('a key of another under the issuer’s name is not the issuer’s', async () => {
    const [, two] = keys;
    const id = `${issuerOf(0)}#${two?.method.publicKeyMultibase}`;
    const document = withProof((proof) => ({
      ...proof,
      cryptosuite: 'ecdsa-rdfc-2019',
      verificationMethod: id,
    }));
    expect(await codes(document)).toEqual(['key-unavailable']);
    expect(await issuerCodes(document, issuerOf(0))).toEqual(['issuer.key-not-authorised']);
  });
});
