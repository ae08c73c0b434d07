import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';
import { type JoseIssuer, joseIssuer } from '../../support/jose-issuers.js';
import { EXAMPLES, signOutside, V2 } from '../../support/outside-proofs.js';
import { testKey } from '../../support/suite-keys.js';

const CHALLENGE = '123456789';

let server: ConformanceServer;
let holder: JoseIssuer;
let issuer: JoseIssuer;

beforeAll(async () => {
  server = await conformanceServer();
  holder = await joseIssuer('Ed25519', 'holder');
  issuer = await joseIssuer('P-256', 'issuer');
}, 30_000);

type Change = Readonly<Record<string, JsonValue | undefined>>;
const plain = (value: object) => JSON.parse(JSON.stringify(value)) as JsonObject;

async function statuses(kind: 'verifiers' | 'vpVerifiers', document: JsonValue, options: JsonValue = {}) {
  const name = kind === 'verifiers' ? 'verifiableCredential' : 'verifiablePresentation';
  const found: number[] = [];
  for (const { endpoint } of server.manifest[kind]) {
    const { status, body } = await server.post(endpoint, { [name]: document, options });
    if (body.verified === false) expect((body.errors as JsonValue[]).length).toBeGreaterThan(0);
    found.push(status);
  }
  return found;
}
const VERIFIED = [200, 200];
const REFUSED = [400, 400];

/** What an issuer of the server gives in an envelope. */
async function issued(over: Change = {}): Promise<JsonObject> {
  const { id, endpoint } = server.find('issuers', 'EnvelopingProof');
  const credential = {
    '@context': [V2],
    type: ['VerifiableCredential'],
    issuer: id,
    credentialSubject: { id: 'did:example:alice', name: 'Alice' },
    ...over,
  };
  const { status, body } = await server.post(endpoint, { credential: plain(credential), options: {} });
  expect([status, body.code]).toEqual([201, undefined]);
  return body.verifiableCredential as JsonObject;
}
const jwtOf = (envelope: JsonObject) => String(envelope.id).slice('data:application/vc+jwt,'.length);

describe('a credential in an envelope', () => {
  test('is issued as one object with a data: URL, and verifies', async () => {
    const envelope = await issued();
    expect(envelope).toEqual({
      '@context': V2,
      id: expect.stringMatching(/^data:application\/vc\+jwt,[\w-]+\.[\w-]+\.[\w-]+$/),
      type: 'EnvelopedVerifiableCredential',
    });
    for (const options of [{}, { checks: ['proof'] }])
      expect(await statuses('verifiers', envelope, options)).toEqual(VERIFIED);
  });

  test('has a header and a payload as the specification has them', async () => {
    const { id } = server.find('issuers', 'EnvelopingProof');
    const parts = jwtOf(await issued())
      .split('.')
      .slice(0, 2);
    const [header, payload] = parts.map(
      (part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as JsonObject,
    );
    expect(header).toMatchObject({ alg: 'EdDSA', typ: 'vc+jwt', kid: `${id}#${id.slice(8)}` });
    expect(payload).toMatchObject({ '@context': [V2], type: ['VerifiableCredential'], issuer: id });
    expect(payload).not.toHaveProperty('vc');
    expect(payload).not.toHaveProperty('proof');
  });

  test.each<[string, (made: JsonObject) => JsonObject]>([
    ['an empty list of contexts', (made) => ({ ...made, '@context': [] })],
    ['another context alone', (made) => ({ ...made, '@context': EXAMPLES })],
    ['another context alone in a list', (made) => ({ ...made, '@context': [EXAMPLES] })],
    ['no context', ({ '@context': _gone, ...rest }) => rest],
    ['its text as id', (made) => ({ ...made, id: jwtOf(made) })],
    ['no id', ({ id: _gone, ...rest }) => rest],
    ['a number as id', (made) => ({ ...made, id: 7 })],
    ['an https id', (made) => ({ ...made, id: `https://example.org/${jwtOf(made)}` })],
    ['no type', ({ type: _gone, ...rest }) => rest],
    ['the type of a credential', (made) => ({ ...made, type: 'VerifiableCredential' })],
    ['both types', (made) => ({ ...made, type: ['VerifiableCredential', 'EnvelopedVerifiableCredential'] })],
    ['the type of a presentation', (made) => ({ ...made, type: 'EnvelopedVerifiablePresentation' })],
    ['another media type', (made) => ({ ...made, id: `data:text/plain,${jwtOf(made)}` })],
    [
      'the media type of a presentation',
      (made) => ({ ...made, id: `data:application/vp+jwt,${jwtOf(made)}` }),
    ],
    ['the media type of old tokens', (made) => ({ ...made, id: `data:application/jwt,${jwtOf(made)}` })],
    ['a base64 text', (made) => ({ ...made, id: `data:application/vc+jwt;base64,${jwtOf(made)}` })],
    ['nothing in it', (made) => ({ ...made, id: 'data:application/vc+jwt,' })],
    ['half of it', (made) => ({ ...made, id: String(made.id).slice(0, -40) })],
    ['no signature', (made) => ({ ...made, id: String(made.id).replace(/\.[^.]*$/, '.') })],
    ['a padded signature', (made) => ({ ...made, id: `${made.id}=` })],
    ['two parts', (made) => ({ ...made, id: String(made.id).replace(/\.[^.]*$/, '') })],
    ['four parts', (made) => ({ ...made, id: `${made.id}.AAAA` })],
    ['another header', (made) => ({ ...made, id: String(made.id).replace(/,[^.]*/, ',e30') })],
    ['another payload', (made) => ({ ...made, id: String(made.id).replace(/\.[^.]*\./, '.e30.') })],
  ])('with %s is refused', async (_what, change) => {
    expect(await statuses('verifiers', change(await issued()))).toEqual(REFUSED);
  });

  test('is refused as its text alone, and in a list', async () => {
    const made = await issued();
    expect(await statuses('verifiers', jwtOf(made))).toEqual(REFUSED);
    expect(await statuses('verifiers', [made])).toEqual(REFUSED);
  });

  test.each<[string, Change]>([
    ['no contexts', { '@context': undefined }],
    ['no subject', { credentialSubject: undefined }],
    ['an undefined term', { undefinedTerm: 'x' }],
    ['an undefined type', { type: ['VerifiableCredential', 'InvalidType'] }],
    ['a member that would be a claim of the token', { iss: 'did:example:x' }],
  ])('with %s is not issued', async (_what, change) => {
    const { id, endpoint } = server.find('issuers', 'EnvelopingProof');
    const credential = {
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: id,
      credentialSubject: { id: 'did:example:alice' },
      ...change,
    };
    expect((await server.post(endpoint, { credential: plain(credential) })).status).toBe(400);
  });
});

describe('a credential in an envelope that was made for a request', () => {
  const made = async (claims: Change) => {
    const jwt = await issuer.joseSigns(
      plain({
        '@context': [V2],
        type: ['VerifiableCredential'],
        issuer: issuer.did,
        credentialSubject: { id: 'did:example:alice' },
        ...claims,
      }),
    );
    return { '@context': V2, id: `data:application/vc+jwt,${jwt}`, type: 'EnvelopedVerifiableCredential' };
  };
  const REQUEST = { challenge: CHALLENGE, domain: 'example.com' };
  const CLAIMS = { nonce: CHALLENGE, aud: 'example.com' };

  test('verifies for it, and where nothing was asked', async () => {
    const envelope = await made(CLAIMS);
    for (const options of [REQUEST, {}])
      expect(await statuses('verifiers', envelope, options)).toEqual(VERIFIED);
  });

  test.each<[string, Change]>([
    ['another nonce', { ...CLAIMS, nonce: '987654321' }],
    ['no nonce', { ...CLAIMS, nonce: undefined }],
    ['another audience', { ...CLAIMS, aud: 'other.example' }],
    ['several audiences', { ...CLAIMS, aud: ['example.com', 'other.example'] }],
    ['no audience', { ...CLAIMS, aud: undefined }],
  ])('is refused with %s', async (_what, claims) => {
    const envelope = await made(claims);
    expect(await statuses('verifiers', envelope, REQUEST)).toEqual(REFUSED);
    expect(await statuses('verifiers', envelope)).toEqual(VERIFIED);
  });
});

/** A token of version 1.1 of the data model, whose document stands in a claim. */
const legacyVc = (vc: Change = {}, claims: Change = {}, header: Record<string, unknown> = {}, by = issuer) =>
  by.joseSigns(
    plain({
      iss: by.did,
      sub: 'did:example:alice',
      vc: {
        '@context': [V2],
        type: ['VerifiableCredential'],
        issuer: by.did,
        credentialSubject: { id: 'did:example:alice', name: 'Alice' },
        ...vc,
      },
      ...claims,
    }),
    { typ: 'JWT', ...header },
  );
const envelopedVc = (jwt: string): JsonObject => ({
  '@context': [V2],
  id: `data:application/jwt,${jwt}`,
  type: 'EnvelopedVerifiableCredential',
});
const legacyVp = async (
  vp: Change = {},
  claims: Change = {},
  header: Record<string, unknown> = {},
  by = holder,
) =>
  by.joseSigns(
    plain({
      iss: by.did,
      aud: 'example.com',
      nonce: CHALLENGE,
      vp: {
        '@context': [V2],
        type: ['VerifiablePresentation'],
        holder: by.did,
        verifiableCredential: [envelopedVc(await legacyVc())],
        ...vp,
      },
      ...claims,
    }),
    { typ: 'JWT', ...header },
  );
const envelopedVp = (jwt: string, over: JsonObject = {}): JsonObject => ({
  '@context': V2,
  id: `data:application/jwt,${jwt}`,
  type: 'EnvelopedVerifiablePresentation',
  ...over,
});
const ASKED = { challenge: CHALLENGE };

describe('a presentation in an envelope', () => {
  test('of old tokens verifies for its challenge, whomever it is for', async () => {
    const vp = envelopedVp(await legacyVp());
    expect(await statuses('vpVerifiers', vp, ASKED)).toEqual(VERIFIED);
    expect(await statuses('vpVerifiers', vp)).toEqual(VERIFIED);
    expect(await statuses('vpVerifiers', vp, { ...ASKED, domain: 'example.com' })).toEqual(VERIFIED);
    expect(await statuses('vpVerifiers', { ...vp, '@context': [V2] }, ASKED)).toEqual(VERIFIED);
  });

  test.each<[string, JsonValue]>([
    ['another challenge', { challenge: '987654321' }],
    ['another domain', { ...ASKED, domain: 'other.example' }],
  ])('is refused for %s', async (_what, options) => {
    expect(await statuses('vpVerifiers', envelopedVp(await legacyVp()), options)).toEqual(REFUSED);
  });

  test.each<[string, JsonObject]>([
    ['an empty list of contexts', { '@context': [] }],
    ['another context alone', { '@context': [EXAMPLES] }],
    ['the type of a presentation', { type: ['VerifiablePresentation'] }],
    ['the type of a credential', { type: 'EnvelopedVerifiableCredential' }],
    ['the type of another', { type: ['EnvelopedVerifiablePresentation', 'VerifiablePresentation'] }],
  ])('with %s is refused', async (_what, over) => {
    expect(await statuses('vpVerifiers', envelopedVp(await legacyVp(), over), ASKED)).toEqual(REFUSED);
  });

  test('with its text as id is refused', async () => {
    const jwt = await legacyVp();
    for (const id of [
      jwt,
      `data:,${jwt}`,
      `data:text/plain,${jwt}`,
      `data:application/vp+jwt,${jwt}`,
      `data:application/jwt;base64,${jwt}`,
      'data:application/jwt,',
      'data:application/jwt,x.y.z',
    ])
      expect(await statuses('vpVerifiers', envelopedVp(jwt, { id }), ASKED)).toEqual(REFUSED);
  });

  test.each<[string, () => Promise<string>]>([
    ['no claim vp', () => legacyVp({}, { vp: undefined })],
    ['both claims', () => legacyVp({}, { vc: {} })],
    ['a claim vp that is a text', () => legacyVp({}, { vp: 'x' })],
    ['no contexts', () => legacyVp({ '@context': undefined })],
    ['no type', () => legacyVp({ type: undefined })],
    ['another holder', () => legacyVp({ holder: 'did:example:other' })],
    ['an issuer that is somebody else', () => legacyVp({ holder: undefined }, { iss: 'did:example:other' })],
    ['an end in the past', () => legacyVp({}, { exp: 1_600_000_000 })],
    ['an end that is no number', () => legacyVp({}, { exp: '2030' })],
    ['a start in the future', () => legacyVp({}, { nbf: 32_000_000_000 })],
    ['another nonce', () => legacyVp({}, { nonce: 'another' })],
    ['no nonce', () => legacyVp({}, { nonce: undefined })],
    ['a nonce that is a number', () => legacyVp({}, { nonce: 123456789 })],
    ['no key id', () => legacyVp({}, {}, { kid: undefined })],
    ['the key id of another', () => legacyVp({}, {}, { kid: issuer.method.id })],
    ['another type of token', () => legacyVp({}, {}, { typ: 'at+jwt' })],
    ['a critical extension', () => legacyVp({}, {}, { crit: ['exp'], exp: 1 })],
    ['a key of its own', () => legacyVp({}, {}, { jwk: holder.publicJwk })],
    ['a credential that is a text', () => legacyVp({ verifiableCredential: ['not-a-credential'] })],
    ['an envelope with nothing in it', () => legacyVp({ verifiableCredential: [envelopedVc('')] })],
    [
      'an envelope whose id is no URL',
      () => legacyVp({ verifiableCredential: [{ ...envelopedVc(''), id: 'not-a-credential' }] }),
    ],
  ])('with a token with %s is refused', async (_what, make) => {
    const jwt = await make().catch(() => undefined);
    if (jwt === undefined) throw new Error('the token was not made');
    expect(await statuses('vpVerifiers', envelopedVp(jwt), ASKED)).toEqual(REFUSED);
  });

  test.each<[string, () => Promise<string>]>([
    ['of another issuer than signed', () => legacyVc({ issuer: 'did:example:other' })],
    ['of another subject than its claim', () => legacyVc({}, { sub: 'did:example:bob' })],
    ['of another id than its claim', () => legacyVc({ id: 'urn:x:1' }, { jti: 'urn:x:2' })],
    ['without contexts', () => legacyVc({ '@context': undefined })],
    ['without a subject', () => legacyVc({ credentialSubject: undefined })],
    ['with an undefined term', () => legacyVc({ undefinedTerm: 'x' })],
    ['with an undefined type', () => legacyVc({ type: ['VerifiableCredential', 'UndefinedType'] })],
    ['that is over', () => legacyVc({ validUntil: '2020-01-01T00:00:00Z' })],
    ['whose token is over', () => legacyVc({}, { exp: 1_600_000_000 })],
    ['with the claim of a presentation', () => legacyVc({}, { vp: {} })],
    ['with no claim', () => legacyVc({}, { vc: undefined })],
    ['by no key', () => legacyVc({}, {}, { kid: 'did:key:invalidVm#invalidVm' })],
    ['that was changed', async () => (await legacyVc()).replace(/\.[^.]*\./, '.e30.')],
    ['with half a signature', async () => (await legacyVc()).slice(0, -20)],
  ])('with a credential %s is refused', async (what, make) => {
    const jwt = await legacyVp({ verifiableCredential: [envelopedVc(await make())] });
    const found = await statuses('vpVerifiers', envelopedVp(jwt), ASKED);
    expect([what, ...found]).toEqual([what, ...REFUSED]);
  });

  test('with a credential by a key that is not its issuer’s is refused where the issuer is asked for', async () => {
    const vc = await legacyVc({ issuer: holder.did }, { iss: holder.did });
    const jwt = await legacyVp({ verifiableCredential: [envelopedVc(vc)] });
    expect(await statuses('vpVerifiers', envelopedVp(jwt), ASKED)).toEqual([200, 400]);
  });

  test('of version 1.1 verifies, with its dates as claims', async () => {
    const v1 = 'https://www.w3.org/2018/credentials/v1';
    const found = async (vc: Change, claims: Change = {}) => {
      const credential = await legacyVc(
        { '@context': [v1], issuer: undefined, credentialSubject: { id: 'did:example:alice' }, ...vc },
        { nbf: 1_700_000_000, jti: 'urn:uuid:1a0e4ef5-3f5d-4f6a-8a3f-6a1d5b6f0c11', ...claims },
      );
      const jwt = await legacyVp({ '@context': [v1], verifiableCredential: [credential] });
      return statuses('vpVerifiers', envelopedVp(jwt), ASKED);
    };
    const exp = Math.floor(Date.now() / 1000) + 86_400;
    const expirationDate = new Date(exp * 1000).toISOString();
    expect(await found({})).toEqual(VERIFIED);
    expect(await found({ expirationDate }, { exp })).toEqual(VERIFIED);
    expect(await found({ issuanceDate: '2020-01-01T00:00:00Z' })).toEqual(REFUSED);
    expect(await found({ expirationDate }, { exp: exp + 1 })).toEqual(REFUSED);
  });

  test('signed by the server verifies, with what it issued inside', async () => {
    const { endpoint } = server.find('holders', 'vc2.0');
    const presentation = {
      '@context': [V2],
      type: ['VerifiablePresentation'],
      verifiableCredential: [await issued()],
    };
    const options = { challenge: CHALLENGE, domain: 'example.com' };
    const { status, body } = await server.post(`${endpoint}?securing=vp%2Bjwt`, { presentation, options });
    expect(status).toBe(201);
    const vp = body.verifiablePresentation as JsonObject;
    expect(String(vp.id)).toMatch(/^data:application\/vp\+jwt,/);
    expect(await statuses('vpVerifiers', vp, options)).toEqual(VERIFIED);
    expect(await statuses('vpVerifiers', vp, { challenge: 'another' })).toEqual(REFUSED);
    expect(await statuses('vpVerifiers', { ...vp, type: ['VerifiablePresentation'] }, options)).toEqual(
      REFUSED,
    );
    expect(await statuses('verifiers', vp)).toEqual(REFUSED);
  });

  test('is not signed around a credential that nothing secures', async () => {
    const { endpoint, id } = server.find('holders', 'vc2.0');
    const bare = {
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: id,
      credentialSubject: { id: 'did:example:alice' },
    };
    const presentation = { '@context': [V2], type: ['VerifiablePresentation'], holder: id };
    for (const [at, verifiableCredential] of [
      ['', bare],
      ['/1', [await issued(), bare]],
    ] as const) {
      const { status, body } = await server.post(`${endpoint}?securing=vp%2Bjwt`, {
        presentation: { ...presentation, verifiableCredential },
      } as JsonObject);
      expect([status, body]).toMatchObject([
        400,
        {
          code: 'supplied.unsecured',
          errors: [{ pointer: `/presentation/verifiableCredential${at}` }],
        },
      ]);
    }
  });

  test('an envelope may stand in a presentation with a proof', async () => {
    const key = await testKey('Ed25519', 'holder');
    const presentation = {
      '@context': [V2],
      type: ['VerifiablePresentation'],
      holder: key.did,
      verifiableCredential: [await issued()],
    };
    const says = { proofPurpose: 'authentication', challenge: CHALLENGE };
    const vp = await signOutside(presentation, { suite: 'eddsa-rdfc-2022', key, says });
    expect(await statuses('vpVerifiers', vp, ASKED)).toEqual(VERIFIED);
    const broken = { ...(await issued()), id: 'data:application/vc+jwt,x.y.z' };
    const other = await signOutside(
      { ...presentation, verifiableCredential: [broken] },
      { suite: 'eddsa-rdfc-2022', key, says },
    );
    expect(await statuses('vpVerifiers', other, ASKED)).toEqual(REFUSED);
  });
});
