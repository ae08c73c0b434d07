import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { proofsOf } from '../../../src/verification/checks/proof.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';
import { DATA_INTEGRITY, signOutside, V1, V2 } from '../../support/outside-proofs.js';
import { type TestKey, testKey } from '../../support/suite-keys.js';
import { vectors } from '../../support/vectors.js';

const FIRST = 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544';
const MISSING = 'urn:uuid:38329423-bec9-4b2e-88cb-a7c7d9dc4544';
const TERMS = {
  AlumniCredential: 'https://www.example.org/AlumniCredential',
  alumniOf: 'https://www.example.org/alumniOf',
};

let server: ConformanceServer;

beforeAll(async () => {
  server = await conformanceServer();
}, 30_000);

const atProofs = async (verifiableCredential: JsonObject) => {
  const { endpoint } = server.find('verifiers', 'vc2.0');
  const { status, body } = await server.post(endpoint, { verifiableCredential });
  return [status, body.errors ?? []] as const;
};
const VERIFIED = [200, []] as const;
const statusAtProofs = async (credential: JsonObject) => (await atProofs(credential))[0];

/** A document of nobody whose keys could be looked up, as the fixtures of the suites are. */
function alumni(version: '1.1' | '2.0'): JsonObject {
  const legacy = version === '1.1';
  const further = { name: 'https://schema.org/name', description: 'https://schema.org/description' };
  return {
    '@context': legacy
      ? [V1, DATA_INTEGRITY, { '@context': { ...TERMS, ...further } }]
      : [V2, { '@context': TERMS }],
    id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
    type: ['VerifiableCredential', 'AlumniCredential'],
    name: 'Alumni Credential',
    description: 'A minimum viable example of an Alumni Credential.',
    issuer: 'https://vc.example/issuers/5678',
    ...(legacy ? { issuanceDate: '2023-01-01T00:00:00Z' } : { validFrom: '2023-01-01T00:00:00Z' }),
    credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
  };
}

const SUITES = [
  ['eddsa-rdfc-2022', 'Ed25519', '1.1'],
  ['eddsa-rdfc-2022', 'Ed25519', '2.0'],
  ['eddsa-jcs-2022', 'Ed25519', '2.0'],
  ['ecdsa-rdfc-2019', 'P-256', '2.0'],
  ['ecdsa-rdfc-2019', 'P-384', '2.0'],
  ['ecdsa-jcs-2019', 'P-256', '2.0'],
] as const;

describe.each(SUITES)('%s with %s, version %s', (suite, keyType, version) => {
  let keys: readonly [TestKey, TestKey, TestKey];
  let single: JsonObject;
  let first: JsonObject;

  beforeAll(async () => {
    const key = (name: string) => testKey(keyType, name);
    keys = [await key('first'), await key('second'), await key('third')];
    single = await signOutside(alumni(version), { suite, key: keys[0], says: { id: FIRST } });
    [first = {}] = proofsOf(single);
  });

  const sign = (secured: JsonObject, key: TestKey, says: JsonObject, previous: readonly JsonObject[] = []) =>
    signOutside(secured, { suite, key, says, ...(previous.length > 0 ? { previous } : {}), lax: true });

  test('a proof may name the one that it builds on', async () => {
    const chain = await sign(single, keys[1], { previousProof: FIRST }, [first]);
    expect(proofsOf(chain).map(({ id }) => id)).toEqual([FIRST, undefined]);
    expect(await atProofs(chain)).toEqual(VERIFIED);
  });

  test('as text or in a list, and in any order', async () => {
    const chain = await sign(single, keys[1], { previousProof: [FIRST] }, [first]);
    expect(await atProofs(chain)).toEqual(VERIFIED);
    expect(await atProofs({ ...chain, proof: proofsOf(chain).reverse() })).toEqual(VERIFIED);
  });

  test('it may build on several, and another on it', async () => {
    const both = await sign(single, keys[1], { id: 'urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54' });
    const [one = {}, two = {}] = proofsOf(both);
    const says = {
      id: 'urn:uuid:d94f792a-c546-4d06-b38a-da070ab56c23',
      previousProof: [one.id ?? '', two.id ?? ''],
    };
    const three = await sign(both, keys[2], says, [one, two]);
    const [, , last = {}] = proofsOf(three);
    const four = await sign(three, keys[0], { previousProof: says.id }, [last]);
    expect(proofsOf(four)).toHaveLength(4);
    expect(await atProofs(four)).toEqual(VERIFIED);
    for (const at of [0, 1, 2]) {
      const broken = proofsOf(four).filter((_proof, index) => index !== at);
      expect(await statusAtProofs({ ...four, proof: broken })).toBe(400);
    }
  });

  test('a set may hold the same proof twice', async () => {
    const { proof, ...document } = await signOutside(alumni(version), { suite, key: keys[0] });
    expect(await atProofs({ ...document, proof: [proof as JsonObject, proof as JsonObject] })).toEqual(
      VERIFIED,
    );
  });

  test('a set of proofs by several keys verifies, and one that is wrong spoils it', async () => {
    const both = await sign(single, keys[1], {});
    expect(await atProofs(both)).toEqual(VERIFIED);
    const [one = {}, two = {}] = proofsOf(both);
    expect(
      await statusAtProofs({ ...both, proof: [one, { ...two, proofValue: one.proofValue ?? '' }] }),
    ).toBe(400);
    expect(await statusAtProofs({ ...both, proof: [{ ...one, proofValue: 'invalidProofValue' }, two] })).toBe(
      400,
    );
  });

  test.each<[string, JsonValue]>([
    ['that is not there', MISSING],
    ['that is not there and no UUID', 'urn:uuid:test:missing:proof'],
    ['of a list, that is not there', [MISSING]],
    ['of a list, where one is not there', [FIRST, MISSING]],
    ['by nothing', []],
  ])('what builds on a proof %s is refused, though it was signed so', async (_what, previousProof) => {
    const chain = await sign(single, keys[1], { previousProof }, [first]);
    expect(await statusAtProofs(chain)).toBe(400);
    expect(await statusAtProofs(await sign(single, keys[1], { previousProof }))).toBe(400);
  });

  test.each<[string, JsonValue]>([
    ['a number', 456321],
    ['a number in a list', [456321]],
    ['null', null],
    ['an object', { id: FIRST }],
    ['the proof', 'proof'],
  ])('what names %s as its previous proof is refused', async (_what, previousProof) => {
    const chain = await sign(single, keys[1], { previousProof: FIRST }, [first]);
    const [one = {}, two = {}] = proofsOf(chain);
    const named = typeof previousProof === 'number' ? { ...one, id: '456321' } : one;
    expect(
      await statusAtProofs({
        ...chain,
        proof: [named, { ...two, previousProof: previousProof === 'proof' ? one : previousProof }],
      }),
    ).toBe(400);
  });

  test('what names a previous proof by a number is refused, though it was signed so', async () => {
    const numbered = await sign(alumni(version), keys[0], { id: '456321' });
    const [one = {}] = proofsOf(numbered);
    const chain = await sign(numbered, keys[1], { previousProof: 456321 }, [one]).catch(() => undefined);
    // a canonicalised proof can't be signed so: a number is no URL
    if (chain) expect(await statusAtProofs(chain)).toBe(400);
    else expect(suite).toContain('rdfc');
  });

  test('what builds on a proof that was changed is refused', async () => {
    const chain = await sign(single, keys[1], { previousProof: FIRST }, [first]);
    const [one = {}, two = {}] = proofsOf(chain);
    const other = await signOutside(alumni(version), { suite, key: keys[2], says: { id: FIRST } });
    const [replaced = {}] = proofsOf(other);
    for (const proof of [
      [{ ...one, proofValue: 'invalidProofValue' }, two],
      [replaced, two],
      [{ ...one, id: MISSING }, two],
      [one, { ...two, id: FIRST }],
      [one, one, two],
      [two],
      [one, { ...two, previousProof: two.id ?? MISSING }],
    ])
      expect(await statusAtProofs({ ...chain, proof: proof as JsonValue })).toBe(400);
  });

  test('one whose previous proof was left out of what it signed is refused', async () => {
    const chain = await sign(single, keys[1], { previousProof: FIRST });
    expect(await statusAtProofs(chain)).toBe(400);
  });

  test('proofs that build on each other in a circle are refused', async () => {
    const chain = await sign(single, keys[1], { id: MISSING, previousProof: FIRST }, [first]);
    const [one = {}, two = {}] = proofsOf(chain);
    expect(await statusAtProofs({ ...chain, proof: [{ ...one, previousProof: MISSING }, two] })).toBe(400);
    expect(await statusAtProofs({ ...chain, proof: [{ ...two, previousProof: MISSING }] })).toBe(400);
  });

  test('more proofs than are looked at are refused', async () => {
    const many = Array.from({ length: 5 }, () => first);
    expect(await statusAtProofs({ ...single, proof: many })).toBe(400);
  });
});

describe('the chain of the ECDSA suite: ids, and no date', () => {
  test('verifies, and with another id of its last proof does not', async () => {
    const [one, two] = [await testKey('P-256', 'one'), await testKey('P-256', 'two')];
    const document = {
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: one.did,
      credentialSubject: { name: 'Alice' },
    };
    const suite = 'ecdsa-rdfc-2019';
    const dateless = { created: undefined };
    const single = await signOutside(document, { suite, key: one, says: { id: FIRST, ...dateless } });
    const previous = proofsOf(single);
    const chain = await signOutside(single, {
      suite,
      key: two,
      says: { id: MISSING, previousProof: FIRST, ...dateless },
      previous,
    });
    expect(proofsOf(chain).map(({ created }) => created)).toEqual([undefined, undefined]);
    expect(await atProofs(chain)).toEqual(VERIFIED);
    const [first = {}, last = {}] = proofsOf(chain);
    const changed = {
      ...chain,
      proof: [first, { ...last, id: 'urn:uuid:0b7e1d9e-7c3b-4d0f-9f5e-3a1c5d8e9f00' }],
    };
    expect(await statusAtProofs(changed)).toBe(400);
  });
});

describe('a set of proofs by several suites', () => {
  test('verifies, one of them as JSON, too', async () => {
    const made = [
      ['eddsa-jcs-2022', 'Ed25519'],
      ['eddsa-rdfc-2022', 'Ed25519'],
      ['ecdsa-rdfc-2019', 'P-384'],
    ] as const;
    let set = alumni('2.0');
    for (const [suite, keyType] of made)
      set = await signOutside(set, { suite, key: await testKey(keyType, suite) });
    expect(proofsOf(set)).toHaveLength(3);
    expect(await atProofs(set)).toEqual(VERIFIED);
    expect(await statusAtProofs({ ...set, undefinedTerm: 1 })).toBe(400);
    const proofs = proofsOf(set).map((proof, index) =>
      index === 2 ? { ...proof, created: '2020-01-01T00:00:00Z' } : proof,
    );
    expect(await statusAtProofs({ ...set, proof: proofs })).toBe(400);
  });
});

const published = vectors('vc-di-eddsa/TestVectors/proof-set-chain');
if (published)
  describe('published sets and chains', () => {
    test.each(['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2'])(
      '%s verifies, whole, and changed it does not',
      async (name) => {
        const document = published.object(`${name}.json`);
        expect(await atProofs(document)).toEqual(VERIFIED);
        expect(await statusAtProofs({ ...document, name: 'Another name' })).toBe(400);
        const [first = {}, ...others] = proofsOf(document);
        const broken = [{ ...first, proofValue: 'invalidProofValue' }, ...others];
        expect(await statusAtProofs({ ...document, proof: broken })).toBe(400);
      },
    );
  });
