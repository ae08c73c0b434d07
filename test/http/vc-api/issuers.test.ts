import { beforeAll, describe, expect, test } from '@jest/globals';
import { base58 } from '@scure/base';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { isDateTimeStamp } from '../../../src/credentials/suites/time.js';
import { type ConformanceServer, conformanceServer, type Offered } from '../../support/conformance.js';
import {
  DATA_INTEGRITY,
  deriveOutside,
  ED25519_2020,
  isSelective,
  V1,
  V2,
} from '../../support/outside-proofs.js';
import { readValue } from '../../support/split-node.js';
import { SUITE_KEYS } from '../../support/suite-keys.js';

let server: ConformanceServer;

beforeAll(async () => {
  server = await conformanceServer();
}, 30_000);

const VERSIONS = ['1.1', '2.0'] as const;
type Version = (typeof VERSIONS)[number];
const ROWS = SUITE_KEYS.flatMap(([suite, keyType]) =>
  VERSIONS.map((version) => [suite, keyType, version] as const),
);
const SUBJECT = { id: 'did:key:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b' };
const PREFIXES: Readonly<Record<string, readonly [start: string, bytes: number]>> = {
  Ed25519: ['z6Mk', 34],
  'P-256': ['zDna', 35],
  'P-384': ['z82L', 51],
  'BLS12-381-G2': ['zUC7', 98],
};
const SIGNATURES: Readonly<Record<string, number>> = { Ed25519: 64, 'P-256': 64, 'P-384': 96 };

describe.each(ROWS)('%s with a key of %s, version %s', (suite, keyType, version) => {
  const issuer = (): Offered => server.find('issuers', suite, keyType);
  const contextsOf = (of: Version, terms: readonly JsonObject[] = []): JsonValue[] => [
    of === '1.1' ? V1 : V2,
    ...terms,
  ];

  function unsigned(over: Record<string, JsonValue | undefined> = {}): JsonObject {
    const credential = {
      '@context': contextsOf(version),
      id: 'urn:uuid:2d0e4ef5-3f5d-4f6a-8a3f-6a1d5b6f0c11',
      type: ['VerifiableCredential'],
      issuer: issuer().id,
      ...(version === '1.1' ? { issuanceDate: '2020-03-16T22:37:26.544Z' } : {}),
      credentialSubject: SUBJECT,
      ...over,
    };
    return JSON.parse(JSON.stringify(credential)) as JsonObject;
  }
  const send = (body: JsonObject) => server.post(issuer().endpoint, body);
  const issued = async (over: Record<string, JsonValue | undefined> = {}, options?: JsonObject) => {
    const { status, body } = await send({ credential: unsigned(over), ...(options ? { options } : {}) });
    expect([status, body.code, body.errors]).toEqual([201, undefined, undefined]);
    return body.verifiableCredential as JsonObject;
  };
  /** As it is shown to a verifier. */
  const shown = (credential: JsonObject) =>
    isSelective(suite)
      ? deriveOutside(credential, suite, [
          '/issuer',
          '/credentialSubject',
          ...(version === '1.1' ? ['/issuanceDate'] : []),
        ])
      : credential;

  test.each<[string, JsonObject | undefined]>([
    ['no options', undefined],
    ['empty options', {}],
    ['options that name the suite', { type: 'DataIntegrityProof', cryptosuite: suite }],
    ['options that name mandatory parts', { mandatoryPointers: ['/issuer'] }],
    ['options that nobody heard of', { unheard: true }],
  ])('is issued with %s, and verifies', async (_what, options) => {
    const credential = await issued({}, options);
    for (const { endpoint } of server.manifest.verifiers) {
      const { status, body } = await server.post(endpoint, { verifiableCredential: await shown(credential) });
      expect([status, body.errors]).toEqual([200, undefined]);
    }
  });

  test('has one proof with what the specification asks for', async () => {
    const credential = await issued();
    const proof = credential.proof as JsonObject;
    const { id } = issuer();
    const key = id.slice('did:key:'.length);
    const legacy = suite === 'Ed25519Signature2020';
    expect(Array.isArray(proof)).toBe(false);
    expect(proof).toMatchObject({
      type: legacy ? suite : 'DataIntegrityProof',
      ...(legacy ? {} : { cryptosuite: suite }),
      proofPurpose: 'assertionMethod',
      verificationMethod: `${id}#${key}`,
    });
    expect(Object.keys(proof).sort()).toEqual(
      [
        ...(suite.includes('jcs') ? ['@context'] : []),
        ...(suite === 'bbs-2023' ? [] : ['created']),
        ...(legacy ? [] : ['cryptosuite']),
        'proofPurpose',
        'proofValue',
        'type',
        'verificationMethod',
      ].sort(),
    );
    if (suite !== 'bbs-2023') {
      expect(proof.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(isDateTimeStamp(proof.created)).toBe(true);
    }
    if (suite.includes('jcs')) expect(proof['@context']).toEqual(credential['@context']);
    const [start, bytes] = PREFIXES[keyType] ?? ['', 0];
    expect(key.startsWith(start)).toBe(true);
    expect(base58.decode(key.slice(1)).byteLength).toBe(bytes);
  });

  test('the contexts define its proof, and nothing else of it was changed', async () => {
    const { proof: _proof, '@context': contexts, ...rest } = await issued();
    const { '@context': sent, ...others } = unsigned();
    expect(rest).toEqual(others);
    const added =
      suite === 'Ed25519Signature2020' ? [ED25519_2020] : version === '1.1' ? [DATA_INTEGRITY] : [];
    expect(contexts).toEqual([...(sent as JsonValue[]), ...added]);
  });

  test('the value of its proof has the form of its suite', async () => {
    const { proofValue } = (await issued()).proof as JsonObject;
    const value = String(proofValue);
    if (!isSelective(suite)) {
      expect(value).toMatch(/^z[1-9A-HJ-NP-Za-km-z]+$/);
      expect(base58.decode(value.slice(1)).byteLength).toBe(SIGNATURES[keyType]);
      return;
    }
    expect(value).toMatch(/^u[A-Za-z0-9_-]+$/);
    const bytes = Buffer.from(value.slice(1), 'base64url');
    expect(bytes.subarray(0, 3).toString('hex')).toBe(suite === 'bbs-2023' ? 'd95d02' : 'd95d00');
    // read without tags, as the suites read it
    const members = readValue(value);
    expect(members).toHaveLength(5);
    expect(members.at(-1)).toEqual([]);
    const hmacKey = members[suite === 'bbs-2023' ? 3 : 2];
    expect((hmacKey as Uint8Array).byteLength).toBe(32);
    const withPointers = (await issued({}, { mandatoryPointers: ['/issuer'] })).proof as JsonObject;
    expect(readValue(String(withPointers.proofValue)).at(-1)).toEqual(['/issuer']);
  });

  test('contexts may stand in it, nested ones too', async () => {
    const terms = {
      AlumniCredential: 'https://www.example.org/AlumniCredential',
      alumniOf: 'https://www.example.org/alumniOf',
    };
    const over = {
      type: ['VerifiableCredential', 'AlumniCredential'],
      credentialSubject: { ...SUBJECT, alumniOf: 'A school' },
    };
    for (const inline of [terms, { '@context': terms }]) {
      const credential = await issued({ ...over, '@context': contextsOf(version, [inline]) });
      for (const { endpoint } of server.manifest.verifiers)
        expect((await server.post(endpoint, { verifiableCredential: await shown(credential) })).status).toBe(
          200,
        );
    }
  });

  test.each<[string, Record<string, JsonValue | undefined>]>([
    ['an undefined type', { type: ['VerifiableCredential', 'InvalidType'] }],
    ['an undefined term', { credentialSubject: { ...SUBJECT, invalidTerm: 'invalidTerm' } }],
    ['an undefined term at the top', { invalidTerm: 'invalidTerm' }],
    ['no subject', { credentialSubject: undefined }],
    ['an unknown context', { '@context': contextsOf(version).concat('https://example.org/unknown/v1') }],
    ['a proof that is null', { proof: null }],
    [
      'a proof by another with a relative purpose',
      { proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'relative' } },
    ],
    ['an id that is relative', { id: 'relative' }],
  ])('%s is refused', async (_what, over) => {
    const { status, body } = await send({ credential: unsigned(over), options: {} });
    expect([status, body.code]).toEqual([400, 'supplied.faulty']);
  });

  test('an address that is relative is not signed as one', async () => {
    const knows = { '@id': 'https://example.org/#knows', '@type': '@id' };
    const over = {
      '@context': contextsOf(version, [{ knows }]),
      credentialSubject: { ...SUBJECT, knows: 'relative' },
    };
    // as JSON nothing of it is lost
    const status = suite.includes('jcs') ? 201 : 400;
    expect((await send({ credential: unsigned(over) })).status).toBe(status);
  });

  test.each<[string, JsonValue]>([
    ['that lead nowhere', ['/non/existent/path']],
    ['to a member that is missing', ['/credentialSubject/invalidPointer']],
    ['that are no pointers', ['credentialSubject']],
    ['into a text', ['/issuer/0']],
    ['that are numbers', [7]],
    ['as text', '/issuer'],
    ['as object', { '/issuer': true }],
  ])('pointers %s are refused', async (_what, mandatoryPointers) => {
    const { status } = await send({ credential: unsigned(), options: { mandatoryPointers } });
    expect(status).toBe(400);
  });

  test.each<[string, JsonValue]>([
    ['a text', 'x'],
    ['a list', []],
    ['a number', 1],
    ['an object as cryptosuite', { cryptosuite: {} }],
    ['a list as type', { type: [] }],
    ['a proof that is a text', { proof: 'x' }],
  ])('options that are %s are refused', async (_what, options) => {
    expect((await send({ credential: unsigned(), options })).status).toBe(400);
  });

  test.each<[string, JsonObject]>([
    ['nothing', {}],
    ['another member', { verifiableCredential: {} }],
    ['null', { credential: null }],
    ['a list', { credential: [] }],
    ['an empty credential', { credential: {} }],
  ])('%s is refused', async (_what, body) => {
    expect((await send(body)).status).toBe(400);
  });
});

describe('what an issuer is asked for that it does not do', () => {
  const credential = () => ({
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer: server.find('issuers', 'vc2.0').id,
    credentialSubject: SUBJECT,
  });
  const plain = () => server.find('issuers', 'vc2.0').endpoint;

  test.each<[string, JsonObject]>([
    ['an unknown cryptosuite', { cryptosuite: 'UnknownCryptosuite' }],
    ['an unknown type', { type: 'UnknownProofType' }],
    ['a cryptosuite for another key', { cryptosuite: 'ecdsa-rdfc-2019' }],
    ['another purpose of status', { credentialStatus: { statusPurpose: 'message' } }],
    [
      'a proof that builds on nothing',
      { proof: { previousProof: 'urn:uuid:38329423-bec9-4b2e-88cb-a7c7d9dc4544' } },
    ],
    ['an id of its proof that is no URL', { proof: { id: '456321' } }],
    ['an end that is no date', { proof: { expires: 'invalidDate' } }],
  ])('%s is answered 400', async (_what, options) => {
    expect((await server.post(plain(), { credential: credential(), options })).status).toBe(400);
  });

  test('null for options stands for none', async () => {
    expect((await server.post(plain(), { credential: credential(), options: null })).status).toBe(201);
  });

  test('a null or absent issuer is refused, an unknown one at its own address is not found', async () => {
    const { issuer: _gone, ...nobody } = credential();
    expect((await server.post(plain(), { credential: nobody })).status).toBe(400);
    const strange = plain().replace(
      /issuers\/[^/]+/,
      'issuers/z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r',
    );
    expect((await server.post(strange, { credential: credential() })).status).toBe(404);
  });
});
