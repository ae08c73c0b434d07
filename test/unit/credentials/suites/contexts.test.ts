import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { addProof, deriveProof } from '../../../../src/credentials/suites/add-proof.js';
import { SUITES } from '../../../../src/credentials/suites/table.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { SUITE_KEYS, smallCredential, type TestKey, taken, testKey } from '../../../support/suite-keys.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const SEC = 'https://w3id.org/security#';

/** Contexts of a forger's making: what a check reads says one thing, and what was signed another. */
const FORGED: JsonObject = {
  id: '@id',
  type: '@type',
  DataIntegrityProof: `${SEC}DataIntegrityProof`,
  Ed25519Signature2020: `${SEC}Ed25519Signature2020`,
  cryptosuite: { '@id': `${SEC}cryptosuite`, '@type': `${SEC}cryptosuiteString` },
  verificationMethod: { '@id': `${SEC}verificationMethod`, '@type': '@id' },
  // a member that stands for this is passed over
  proofPurpose: '@index',
  signedPurpose: { '@id': `${SEC}proofPurpose`, '@type': '@id' },
  signedCreated: {
    '@id': 'http://purl.org/dc/terms/created',
    '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
  },
};

const contexts = smallCredential()['@context'] as JsonValue[];
const [first = null, ...others] = contexts;
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
/** The words of the small credential that the vocabulary of examples defines. */
const WORDS = {
  AlumniCredential: 'https://example.org/AlumniCredential',
  degree: 'https://example.org/degree',
  ExampleBachelorDegree: 'https://example.org/ExampleBachelorDegree',
};

describe.each(SUITE_KEYS)('%s with %s', (suite, type) => {
  const jcs = SUITES.get(suite)?.canonicalisation === 'JCS';
  let key: TestKey;
  let genuine: ReturnType<typeof taken>;

  const make = async (purpose: 'assertionMethod' | 'authentication') => {
    const options = { suite, signedAt: NOW, purpose, mandatoryPointers: ['/issuer'] };
    const signed = await addProof(smallCredential(), key.signer, options);
    return taken(
      SUITES.get(suite)?.proofValue.derived ? await deriveProof(signed, ['/credentialSubject']) : signed,
    );
  };

  beforeAll(async () => {
    key = await testKey(type);
    genuine = await make('assertionMethod');
  });

  const judge = (document: JsonObject, over: JsonObject = {}) =>
    verifyProof({ ...genuine.document, ...document }, { ...genuine.proof, ...over }, key.method);

  test('has contexts of its own only where they are signed', async () => {
    expect(genuine.proof['@context']).toEqual(jcs ? contexts : undefined);
    expect(await judge({})).toBe('valid');
    expect(await judge({}, { '@context': contexts })).toBe('valid');
  });

  test('inline contexts are compared by what is in them', async () => {
    const inline = (alumniOf: string) => [
      ...contexts.filter((one) => one !== EXAMPLES),
      { ...WORDS, alumniOf },
    ];
    const made = smallCredential({ '@context': inline('https://example.org/alumniOf') });
    const options = { suite, signedAt: NOW, mandatoryPointers: ['/issuer'] };
    const signed = await addProof(made, key.signer, options);
    const shown = SUITES.get(suite)?.proofValue.derived
      ? await deriveProof(signed, ['/credentialSubject'])
      : signed;
    const { document, proof } = taken(shown);
    expect(await verifyProof(document, proof, key.method)).toBe('valid');
    const other = { ...document, '@context': inline('https://example.org/attended') };
    expect(await verifyProof(other, proof, key.method)).toBe(jcs ? 'context-changed' : 'invalid');
  });

  test('a proof for another purpose is not made one for this by contexts of its own', async () => {
    const { document, proof } = await make('authentication');
    expect(await verifyProof(document, proof, key.method)).toBe('valid');
    const { created, ...undated } = proof;
    const forged = {
      ...undated,
      '@context': FORGED,
      proofPurpose: 'assertionMethod',
      signedPurpose: `${SEC}authenticationMethod`,
      ...(created === undefined ? {} : { signedCreated: created }),
    };
    expect(await verifyProof(document, forged, key.method)).toBe('context-changed');
    const without = { ...forged, '@context': [...contexts, FORGED] };
    expect(await verifyProof(document, without, key.method)).toBe('context-changed');
  });

  test.each<[string, JsonValue]>([
    ['none', []],
    ['null', null],
    ['an empty one', {}],
    ['an empty one behind', [...contexts, {}]],
    ['one behind', [...contexts, 'https://w3id.org/security/data-integrity/v2']],
    ['one before', ['https://w3id.org/security/data-integrity/v2', ...contexts]],
    ['one twice', [...contexts, first]],
    ['one less', contexts.slice(0, -1)],
    ['another order', [...others, first]],
    ['a list in a list', [contexts]],
    ['an unknown one', 'https://example.org/unknown'],
  ])('a proof with %s for its contexts is none', async (_what, changed) => {
    expect(await judge({}, { '@context': changed })).toBe('context-changed');
  });

  // suites that canonicalise sign what terms mean, so contexts may change as long as that doesn't
  test.each<[string, JsonValue, 'valid' | 'invalid']>([
    ['one behind', [...contexts, 'https://w3id.org/security/data-integrity/v2'], 'valid'],
    ['one twice', [...contexts, first], 'valid'],
    ['another order', [...others, first], 'valid'],
    ['none of its own terms', [first], 'invalid'],
    ['a term of another meaning behind', [...contexts, { alumniOf: 'https://example.org/of' }], 'invalid'],
    ['a term of no meaning behind', [...contexts, { alumniOf: null }], 'invalid'],
    ['a term passed over behind', [...contexts, { alumniOf: '@index' }], 'invalid'],
    ['one with a space', [first, ...others.map((context) => `${context} `)], 'invalid'],
  ])(
    'a document with %s is not what was signed, to suites that sign texts',
    async (_what, changed, meaning) => {
      expect(await judge({ '@context': changed })).toBe(jcs ? 'context-changed' : meaning);
    },
  );

  test('a document without contexts is not what was signed', async () => {
    const { '@context': _contexts, ...document } = genuine.document;
    const found = await verifyProof(document, genuine.proof, key.method);
    expect(found).toBe(jcs ? 'context-changed' : 'invalid');
  });
});
