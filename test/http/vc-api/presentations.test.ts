import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { proofsOf } from '../../../src/verification/checks/proof.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';
import {
  DATA_INTEGRITY,
  EXAMPLES,
  isSelective,
  type Signing,
  signOutside,
  V1,
  V2,
  withProof,
} from '../../support/outside-proofs.js';
import { SUITE_KEYS, type TestKey, testKey } from '../../support/suite-keys.js';

const DOMAIN = 'github.com/w3c/vc-data-model-2.0-test-suite';
const CHALLENGE = 'uAAECAwQFBgcICQoLDA0ODw';
const NOT_A_URL = 'https ://not-a-url/contexts/example/v1';
const TERM = { CredentialManagerPresentation: 'https://example.org/#CredentialManagerPresentation' };

let server: ConformanceServer;
let key: TestKey;

beforeAll(async () => {
  server = await conformanceServer();
  key = await testKey('Ed25519', 'holder');
}, 30_000);

type Change = Readonly<Record<string, JsonValue | undefined>>;

function presentation(over: Change = {}): JsonObject {
  const whole = { '@context': [V2], type: ['VerifiablePresentation'], verifiableCredential: [], ...over };
  return JSON.parse(JSON.stringify(whole)) as JsonObject;
}

/** A presentation that its holder signed, carelessly if need be. */
const signed = (over: Change = {}, signing: Partial<Signing> = {}): Promise<JsonObject> =>
  signOutside(presentation(over), {
    suite: 'eddsa-rdfc-2022',
    key,
    lax: true,
    ...signing,
    says: { proofPurpose: 'authentication', domain: DOMAIN, challenge: CHALLENGE, ...signing.says },
  });

/** A credential by the holder. */
const credential = (over: Change = {}, signing: Partial<Signing> = {}): Promise<JsonObject> => {
  const whole = {
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer: key.did,
    validFrom: '2023-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:subject' },
    ...over,
  };
  const plain = JSON.parse(JSON.stringify(whole)) as JsonObject;
  return signOutside(plain, { suite: 'eddsa-rdfc-2022', key, ...signing });
};

async function answers(
  verifiablePresentation: JsonValue,
  options: JsonValue = { domain: DOMAIN, challenge: CHALLENGE },
) {
  const found: (readonly [number, JsonValue])[] = [];
  for (const { endpoint } of server.manifest.vpVerifiers) {
    const { status, body } = await server.post(endpoint, { verifiablePresentation, options });
    if (status === 400 && body.verified !== undefined)
      expect((body.errors as JsonValue[]).length).toBeGreaterThan(0);
    found.push([status, body.errors ?? []]);
  }
  return found;
}
const statuses = async (vp: JsonValue, options?: JsonValue) =>
  (await answers(vp, options)).map(([status]) => status);
const VERIFIED = [
  [200, []],
  [200, []],
];

const accepted: readonly (readonly [string, () => Promise<JsonObject>])[] = [
  ['no credentials and no holder', () => signed()],
  [
    'nothing but an id',
    () => signed({ id: 'urn:uuid:7a0e4ef5-3f5d-4f6a-8a3f-6a1d5b6f0c11', verifiableCredential: undefined }),
  ],
  ['one credential', async () => signed({ verifiableCredential: await credential() })],
  ['one credential in a list', async () => signed({ verifiableCredential: [await credential()] })],
  [
    'two credentials by the holder, who is not named',
    async () =>
      signed({
        verifiableCredential: [
          await credential({ id: 'urn:x:1' }),
          await credential({ id: 'urn:x:2', credentialSubject: { id: 'did:example:other' } }),
        ],
      }),
  ],
  ['a holder', async () => signed({ holder: key.did, verifiableCredential: [await credential()] })],
  ['a holder as object', async () => signed({ holder: { id: key.did } })],
  ['the vocabulary of examples', () => signed({ '@context': [V2, EXAMPLES] })],
  [
    'an inline context, a type of it, a holder and a credential',
    async () =>
      signed({
        '@context': [V2, TERM],
        type: ['VerifiablePresentation', 'CredentialManagerPresentation'],
        holder: key.did,
        verifiableCredential: [await credential()],
      }),
  ],
  ['a type that is a URL', () => signed({ type: ['VerifiablePresentation', 'https://example.org/#Other'] })],
  [
    'a credential in the vocabulary of examples',
    async () =>
      signed({
        verifiableCredential: [
          await credential({
            '@context': [V2, EXAMPLES],
            type: ['VerifiableCredential', 'AlumniCredential'],
            credentialSubject: { id: 'did:example:subject', alumniOf: 'A school' },
          }),
        ],
      }),
  ],
  [
    'a credential signed as JSON',
    async () => signed({ verifiableCredential: [await credential({}, { suite: 'eddsa-jcs-2022' })] }),
  ],
  [
    'credentials by others',
    async () => {
      const other = await testKey('P-256', 'other');
      return signed({
        holder: key.did,
        verifiableCredential: [
          await credential({ issuer: other.did }, { suite: 'ecdsa-rdfc-2019', key: other }),
        ],
      });
    },
  ],
];

describe('a presentation that its holder signed', () => {
  test.each(accepted.map(([what, make]) => [what, make] as const))(
    'verifies with %s',
    async (_what, make) => {
      expect(await answers(await make())).toEqual(VERIFIED);
    },
  );

  test.each(SUITE_KEYS.filter(([suite]) => !isSelective(suite)))(
    'verifies by %s with a key of %s',
    async (suite, type) => {
      const holder = await testKey(type, 'holder');
      const over =
        suite === 'Ed25519Signature2020'
          ? { '@context': [V2, 'https://w3id.org/security/suites/ed25519-2020/v1'] }
          : {};
      const vp = await signed(
        { ...over, holder: holder.did, verifiableCredential: [await credential()] },
        { suite, key: holder, lax: false },
      );
      expect(await answers(vp)).toEqual(VERIFIED);
      expect(await statuses({ ...vp, holder: 'did:example:other' })).toEqual([400, 400]);
      expect(await statuses(vp, { domain: 'x', challenge: CHALLENGE })).toEqual([400, 400]);
    },
  );

  test('of version 1.1 verifies, with a credential of that version', async () => {
    const contexts = [V1, 'https://w3id.org/security/data-integrity/v2'];
    const inner = await credential({
      '@context': contexts,
      validFrom: undefined,
      issuanceDate: '2023-01-01T00:00:00Z',
    });
    expect(await answers(await signed({ '@context': contexts, verifiableCredential: [inner] }))).toEqual(
      VERIFIED,
    );
  });

  test('verifies without a word of what it was made for', async () => {
    const vp = await signed();
    for (const options of [{}, { checks: ['proof'] }, { domain: DOMAIN }, { challenge: CHALLENGE }])
      expect(await answers(vp, options)).toEqual(VERIFIED);
  });

  test.each<[string, JsonObject]>([
    ['another domain', { domain: 'invalid.example', challenge: CHALLENGE }],
    ['another challenge', { domain: DOMAIN, challenge: 'another' }],
    ['an empty challenge', { domain: DOMAIN, challenge: '' }],
    ['an empty domain', { domain: '', challenge: CHALLENGE }],
    ['a challenge that is a number', { challenge: 1 }],
    ['a domain that is an object', { domain: {} }],
  ])('is refused for %s', async (_what, options) => {
    expect(await statuses(await signed(), options)).toEqual([400, 400]);
  });

  test('is refused where it was made for nothing and something was asked', async () => {
    const vp = await signed({}, { says: { domain: undefined, challenge: undefined } });
    expect(await answers(vp, {})).toEqual(VERIFIED);
    expect(await statuses(vp)).toEqual([400, 400]);
    expect(await statuses(vp, { domain: DOMAIN })).toEqual([400, 400]);
    expect(await statuses(vp, { challenge: CHALLENGE })).toEqual([400, 400]);
  });
});

const refused: readonly (readonly [string, Change])[] = [
  ['no contexts', { '@context': undefined }],
  ['an empty list of contexts', { '@context': [] }],
  ['a context as text', { '@context': V2 }],
  ['another context first', { '@context': [EXAMPLES, V2] }],
  ['an inline context first', { '@context': [TERM, V2] }],
  ['no type', { type: undefined }],
  ['another type alone', { '@context': [V2, TERM], type: ['CredentialManagerPresentation'] }],
  ['a type of nonconforming documents', { type: ['NonconformingDocument'] }],
  ['a type that nothing defines', { type: ['VerifiablePresentation', 'CredentialManagerPresentation'] }],
  ['an undefined term', { undefinedTerm: 'x' }],
  ['a holder that is no URL', { holder: 'z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r' }],
  ['a holder whose id is no URL', { holder: { id: 'z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r' } }],
  ['a holder without id', { holder: {} }],
  ['holder null', { holder: null }],
  ['a number as holder', { holder: 7 }],
  ['another holder', { holder: 'did:example:other' }],
  ['an id that is no URL', { id: 'https ://not-a-url/1' }],
  ['id null', { id: null }],
  ['a number among the credentials', { verifiableCredential: [7] }],
  ['null as credential', { verifiableCredential: null }],
  ['a text as credential', { verifiableCredential: ['{}'] }],
  ['an empty object as credential', { verifiableCredential: [{}] }],
  ['a list in the list of credentials', { verifiableCredential: [[]] }],
  ['itself among the credentials', { verifiableCredential: [presentation()] }],
];

describe('a presentation is refused', () => {
  test.each(refused.map(([what, change]) => [what, change] as const))(
    'with %s, signed or not',
    async (_what, change) => {
      const vp = await signed(change).catch(() => undefined);
      // what the library can't sign at all is sent with the proof of another
      const sent = vp ?? { ...presentation(change), proof: (await signed()).proof ?? null };
      expect(await statuses(sent)).toEqual([400, 400]);
      expect(await statuses(presentation(change))).toEqual([400, 400]);
      expect(await statuses(presentation(change), {})).toEqual([400, 400]);
    },
  );

  test.each<[string, JsonValue]>([
    ['a context that nobody knows', 'https://example.com'],
    ['a context that is no URL', NOT_A_URL],
    ['a context that is a number', 123192875],
  ])('with %s, put there after it was signed', async (_what, context) => {
    const vp = await signed({ '@context': [V2, EXAMPLES] });
    expect(await statuses({ ...vp, '@context': [V2, context] })).toEqual([400, 400]);
  });

  test('unsigned, when somebody was asked to sign', async () => {
    expect(await statuses(presentation({ verifiableCredential: [await credential()] }))).toEqual([400, 400]);
  });

  test('unsigned and empty', async () => {
    expect(await statuses(presentation(), {})).toEqual([400, 400]);
  });

  test.each<[string, Change]>([
    ['another value', { proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' }],
    ['no value', { proofValue: undefined }],
    ['the purpose of credentials', { proofPurpose: 'assertionMethod' }],
    ['no purpose', { proofPurpose: undefined }],
    ['no verification method', { verificationMethod: undefined }],
    ['a verification method that is none', { verificationMethod: 'did:key:invalidVm' }],
    ['no type', { type: undefined }],
    ['an unknown type', { type: 'UnknownProofType' }],
    ['an unknown cryptosuite', { cryptosuite: 'UnknownCryptosuite' }],
    ['another challenge', { challenge: 'another' }],
    ['created that is no date', { created: 'invalidDate' }],
    ['an undefined term', { undefinedTerm: 'x' }],
    ['a context of its own', { '@context': [EXAMPLES] }],
  ])('whose proof has %s', async (_what, change) => {
    expect(await statuses(withProof(await signed(), change))).toEqual([400, 400]);
    expect(await statuses(withProof(await signed(), change), {})).toEqual([400, 400]);
  });

  test('signed for several domains, of which each could show it to the others', async () => {
    const several = await signed({}, { says: { domain: ['other.example', DOMAIN] } });
    expect(await statuses(several)).toEqual([400, 400]);
  });

  test('signed for another purpose', async () => {
    expect(await statuses(await signed({}, { says: { proofPurpose: 'assertionMethod' } }))).toEqual([
      400, 400,
    ]);
    expect(await statuses(await signed({}, { says: { proofPurpose: 'invalidPurpose' } }))).toEqual([
      400, 400,
    ]);
  });

  test.each<[string, JsonValue]>([
    ['null', null],
    ['a text', 'proof'],
    ['an empty list', []],
    ['a list with null', [null]],
    ['a number', 1],
  ])('with %s as proof', async (_what, proof) => {
    expect(await statuses({ ...presentation(), proof })).toEqual([400, 400]);
    expect(await statuses({ ...presentation(), proof }, {})).toEqual([400, 400]);
  });

  test.each<[string, (of: JsonObject) => JsonObject]>([
    ['changed', (of) => ({ ...of, credentialSubject: { id: 'did:example:changed' } })],
    ['without a proof', ({ proof: _gone, ...rest }) => rest],
    ['with an undefined term', (of) => ({ ...of, undefinedTerm: 'x' })],
    ['with another issuer', (of) => ({ ...of, issuer: 'did:example:other' })],
    ['expired', (of) => ({ ...of, validUntil: '2023-02-01T00:00:00Z' })],
  ])('with a credential that is %s', async (_what, change) => {
    const inner = change(await credential());
    expect(await statuses(await signed({ verifiableCredential: [inner] }))).toEqual([400, 400]);
    expect(
      await statuses(await signed({ verifiableCredential: [await credential({ id: 'urn:x:1' }), inner] })),
    ).toEqual([400, 400]);
    expect(await statuses(presentation({ verifiableCredential: [inner] }), {})).toEqual([400, 400]);
  });

  test('with a credential that was put there afterwards', async () => {
    const vp = await signed();
    expect(await statuses({ ...vp, verifiableCredential: [await credential()] })).toEqual([400, 400]);
    expect(await statuses({ ...vp, id: 'urn:x:1' })).toEqual([400, 400]);
  });

  test.each<[string, JsonValue]>([
    ['a text', 'x'],
    ['null', null],
    ['a list', []],
    ['a credential’s type alone', { type: ['VerifiableCredential'] }],
    ['both types', { '@context': [V2], type: ['VerifiableCredential', 'VerifiablePresentation'] }],
  ])('that is %s', async (_what, vp) => {
    expect(await statuses(vp)).toEqual([400, 400]);
  });
});

test('no context stands further inside of what a proof signs as text', async () => {
  const one = (over: Change) =>
    credential(
      {
        '@context': [V1, DATA_INTEGRITY],
        issuanceDate: '2023-01-01T00:00:00Z',
        validFrom: undefined,
        ...over,
      },
      {
        suite: 'eddsa-jcs-2022',
      },
    );
  const judged = async (verifiableCredential: JsonObject) => {
    const found: number[] = [];
    for (const { endpoint, tags } of server.manifest.verifiers)
      if (!tags.includes('full')) found.push((await server.post(endpoint, { verifiableCredential })).status);
    return found;
  };
  expect(await judged(await one({}))).toEqual([200]);
  const subject = { '@context': { knows: 'urn:x:knows' }, id: 'did:example:subject', knows: 'urn:x:b' };
  expect(await judged(await one({ credentialSubject: subject }))).toEqual([400]);
});

test('neither of credentials and presentations is taken for the other', async () => {
  const inner = await credential();
  expect(await statuses(inner, {})).toEqual([400, 400]);
  for (const vp of [
    await signed({ verifiableCredential: [inner] }),
    presentation({ verifiableCredential: [inner] }),
  ])
    for (const { endpoint } of server.manifest.verifiers)
      expect((await server.post(endpoint, { verifiableCredential: vp })).status).toBe(400);
});

describe('signing presentations', () => {
  const present = (body: JsonObject) => server.post(server.find('holders', 'vc2.0').endpoint, body);

  test('what was signed verifies for what it was made for, and for nothing else', async () => {
    const options = { domain: DOMAIN, challenge: CHALLENGE };
    const { status, body } = await present({
      presentation: presentation({ verifiableCredential: [await credential()] }),
      options,
    });
    expect(status).toBe(201);
    const vp = body.verifiablePresentation as JsonObject;
    expect(vp.holder).toBe(server.find('holders', 'vc2.0').id);
    expect(proofsOf(vp)[0]).toMatchObject({ proofPurpose: 'authentication', ...options });
    expect(await answers(vp)).toEqual(VERIFIED);
    expect(await statuses(vp, { challenge: 'another' })).toEqual([400, 400]);
    expect(await statuses(vp, { ...options, expectedProofPurpose: 'authentication' })).toEqual([200, 200]);
    expect(await statuses(vp, { ...options, expectedProofPurpose: 'capabilityInvocation' })).toEqual([
      400, 400,
    ]);
  });

  test.each<[string, JsonObject]>([
    ['nothing', {}],
    ['no contexts', { presentation: presentation({ '@context': undefined }) }],
    ['no type', { presentation: presentation({ type: undefined }) }],
    ['an undefined term', { presentation: presentation({ undefinedTerm: 'x' }) }],
    ['a holder that is no URL', { presentation: presentation({ holder: 'x' }) }],
    ['an unknown cryptosuite', { presentation: presentation(), options: { cryptosuite: 'x' } }],
    ['a challenge that is a number', { presentation: presentation(), options: { challenge: 1 } }],
    ['a proof that is null', { presentation: presentation({ proof: null }) }],
  ])('%s is answered 400', async (_what, body) => {
    expect((await present(body)).status).toBe(400);
  });

  test.each(['ecdsa-sd-2023', 'bbs-2023'])('not by %s, of whose proof nobody could derive', async (suite) => {
    const { endpoint, id } = server.find('issuers', suite);
    const options = { cryptosuite: suite };
    const asked = { presentation: presentation({ holder: id }), options };
    const { status, body } = await server.post(
      endpoint.replace('/credentials/issue', '/presentations'),
      asked,
    );
    expect([status, body.code]).toEqual([400, 'suite.unsuitable']);
  });
});
