import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { addProof, deriveProof, type ProofOptions } from '../../../../src/credentials/suites/add-proof.js';
import { SUITES } from '../../../../src/credentials/suites/table.js';
import { checkProofs, proofsOf } from '../../../../src/verification/checks/proof.js';
import {
  type SigningKeyType,
  SUITE_KEYS,
  smallCredential,
  taken,
  testKey,
} from '../../../support/suite-keys.js';
import { thrownBy } from '../../../support/thrown.js';
import { resolveKeys } from '../../../support/vectors.js';

const signedAt = new Date('2024-01-01T10:00:00.987Z');
const NOW = new Date('2026-06-15T10:00:00Z');
const ID = 'urn:uuid:58172aac-d8ba-41ed-83dd-0b3aef56cc36';

/** Suites whose own proof is shown. */
const plain = SUITE_KEYS.filter(([suite]) => !SUITES.get(suite)?.proofValue.derived);

const refused = async (
  options: Partial<ProofOptions>,
  document = smallCredential(),
  type: SigningKeyType = 'Ed25519',
) => {
  const { signer } = await testKey(type);
  return (await thrownBy(() => addProof(document, signer, { signedAt, ...options }))).code;
};

describe('a suite takes keys of its own types alone', () => {
  const types: SigningKeyType[] = ['Ed25519', 'P-256', 'P-384', 'BLS12-381-G2'];
  const wrong = [...SUITES.values()].flatMap(({ name, keys }) =>
    types.filter((type) => keys[type] === undefined).map((type) => [name, type] as const),
  );

  test('of 28 pairs, 19 do not fit', () => {
    expect(wrong).toHaveLength(7 * 4 - SUITE_KEYS.length);
  });

  test.each(wrong)('%s does not take a key of type %s', async (suite, type) => {
    expect(await refused({ suite }, smallCredential(), type)).toBe('suite.key-type');
  });

  test('a signer that signs in a way nobody knows is a defect', async () => {
    const { signer } = await testKey('Ed25519');
    const strange = { ...signer, algorithm: 'constructor', sign: signer.sign };
    const fault = await thrownBy(() => addProof(smallCredential(), strange, { signedAt }));
    expect([fault.kind, fault.code]).toEqual(['incoherent', 'keys.algorithm-unknown']);
  });
});

test.each(['eddsa-2022', 'DataIntegrityProof', '', 'constructor', 'EdDSA-RDFC-2022', 'eddsa-rdfc-2022 '])(
  '%j is no suite',
  async (suite) => {
    expect(await refused({ suite })).toBe('suite.unknown');
  },
);

describe('a proof builds on proofs that are there', () => {
  const withProofs = (...proofs: JsonObject[]) => smallCredential({ proof: proofs });
  test.each<[string, JsonObject, ProofOptions['previousProof']]>([
    ['one of another id', withProofs({ id: `${ID}x` }), ID],
    ['one in a document without any', smallCredential(), ID],
    ['none', withProofs({ id: ID }), []],
    ['one that is there and one that is not', withProofs({ id: ID }), [ID, `${ID}x`]],
    ['one of two of the same id', withProofs({ id: ID }, { id: ID }), ID],
    ['one without an id', withProofs({}), ''],
  ])('not on %s', async (_what, document, previousProof) => {
    expect(await refused({ ...(previousProof === undefined ? {} : { previousProof }) }, document)).toBe(
      'proof.previous-missing',
    );
  });
});

test.each([
  '/nowhere',
  'issuer',
  '/type/2',
  '/type/00',
  '/type/-1',
  '/type/length',
  '/credentialSubject/toString',
  '/issuer/0',
  '/credentialSubject/',
  '//',
])('a mandatory pointer %s leads nowhere', async (pointer) => {
  const code = await refused(
    { suite: 'ecdsa-sd-2023', mandatoryPointers: ['/issuer', pointer] },
    smallCredential(),
    'P-256',
  );
  expect(code).toBe('suite.pointer-unmatched');
});

describe('an ordered list', () => {
  const context = { steps: { '@id': 'https://example.org/steps', '@container': '@list' } };
  const contexts = ['https://www.w3.org/ns/credentials/v2', context];
  const document = smallCredential({
    '@context': contexts,
    type: ['VerifiableCredential'],
    credentialSubject: { steps: ['first', 'second'] },
  });
  const derived = SUITE_KEYS.filter(([suite]) => SUITES.get(suite)?.proofValue.derived);

  test.each(plain)('can be signed with %s and %s', async (suite, type) => {
    const secured = await addProof(document, (await testKey(type)).signer, { suite, signedAt });
    const [result] = await checkProofs(secured, proofsOf(secured), resolveKeys, { now: NOW });
    expect(result?.code).toBe('proof.valid');
  });

  test.each(derived)('cannot with %s and %s, and nothing can be derived from it', async (suite, type) => {
    expect(await refused({ suite }, document, type)).toBe('suite.unsuitable');
    const { signer } = await testKey(type);
    const without = await addProof({ ...document, credentialSubject: { id: ID } }, signer, {
      suite,
      signedAt,
    });
    const smuggled = { ...without, credentialSubject: document.credentialSubject ?? null };
    const fault = await thrownBy(() => deriveProof(smuggled, ['/issuer']));
    expect([fault.kind, fault.code]).toEqual(['invalid', 'suite.unsuitable']);
  });
});

test.each(SUITE_KEYS)('%s with %s: no context stands behind that of undefined terms', async (suite, type) => {
  const undefinedTerms = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
  const { signer } = await testKey(type);
  const document = smallCredential({ '@context': ['https://www.w3.org/ns/credentials/v2', undefinedTerms] });
  const secured = await addProof(document, signer, { suite, signedAt, mandatoryPointers: ['/issuer'] });
  const contexts = secured['@context'] as string[];
  expect(contexts).toHaveLength(suite === 'Ed25519Signature2020' ? 3 : 2);
  expect(contexts.at(-1)).toBe(undefinedTerms);
});

test.each([undefined, ''])('nothing is signed by a signer whose id is %j', async (id) => {
  const { signer } = await testKey('Ed25519');
  let asked = 0;
  const unnamed = {
    algorithm: signer.algorithm,
    sign: (options: { data: Uint8Array }) => {
      asked += 1;
      return signer.sign(options);
    },
    ...(id === undefined ? {} : { id }),
  } as typeof signer;
  const fault = await thrownBy(() => addProof(smallCredential(), unnamed, { signedAt }));
  expect([fault.kind, fault.code, asked]).toEqual(['incoherent', 'suite.no-verification-method', 0]);
});

test('what was given is not changed, and a proof says what it was asked to', async () => {
  const { signer, did } = await testKey('Ed25519');
  const document = smallCredential();
  const before = structuredClone(document);
  const options = {
    id: ID,
    expires: '2034-01-01T00:00:00Z',
    domain: ['a.example', 'b.example'],
    challenge: 'c',
    nonce: 'n',
  };
  const secured = await addProof(document, signer, { signedAt, purpose: 'authentication', ...options });
  expect(document).toEqual(before);
  const { proof } = taken(secured);
  expect(proof).toMatchObject({
    ...options,
    created: '2024-01-01T10:00:00Z',
    proofPurpose: 'authentication',
  });
  expect(String(proof.verificationMethod).split('#')[0]).toBe(did);
});

test.each(plain)(
  '%s with %s: a second proof stands beside the first, and both verify',
  async (suite, type) => {
    const [first, second] = await Promise.all([testKey('Ed25519'), testKey(type, 'second')]);
    const once = await addProof(smallCredential(), first.signer, { signedAt, id: ID });
    const twice = await addProof(once, second.signer, { suite, signedAt, previousProof: ID });
    expect(proofsOf(twice)).toHaveLength(2);
    expect(proofsOf(twice)[0]).toEqual(taken(once).proof);
    const results = await checkProofs(twice, proofsOf(twice), resolveKeys, { now: NOW });
    expect(results.map(({ code }) => code)).toEqual(['proof.valid', 'proof.valid']);
  },
);

test.each(SUITE_KEYS)(
  '%s with %s: a document gets a context for its proof where it has none',
  async (suite, type) => {
    const { signer } = await testKey(type);
    const known = smallCredential({
      '@context': [
        'https://www.w3.org/2018/credentials/v1',
        {
          alumniOf: 'https://example.org/of',
          degree: 'https://example.org/degree',
          name: 'https://schema.org/name',
          ExampleBachelorDegree: 'https://example.org/Bachelor',
          AlumniCredential: 'https://example.org/Alumni',
          validFrom: 'https://example.org/from',
        },
      ],
    });
    const secured = await addProof(known, signer, { suite, signedAt, mandatoryPointers: ['/issuer'] });
    const legacy = suite === 'Ed25519Signature2020';
    expect((secured['@context'] as string[]).at(-1)).toBe(
      legacy
        ? 'https://w3id.org/security/suites/ed25519-2020/v1'
        : 'https://w3id.org/security/data-integrity/v2',
    );
  },
);
