import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { jwkOfMultikey } from '../../../src/credentials/keys/jwk.js';
import { type ConformanceServer, conformanceServer, type Offered } from '../../support/conformance.js';
import { signOutside, V2 } from '../../support/outside-proofs.js';
import { type TestKey, testKey } from '../../support/suite-keys.js';

/** What stands in answers, and of which type they are (VC API, sections 3.5, 3.9.1 and 3.9.2). */
let server: ConformanceServer;
let key: TestKey;
let credential: JsonObject;

beforeAll(async () => {
  server = await conformanceServer();
  key = await testKey('Ed25519', 'answers');
  credential = await signOutside(
    {
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: key.did,
      credentialSubject: { id: 'did:example:subject' },
    },
    { suite: 'eddsa-rdfc-2022', key },
  );
}, 30_000);

const unsigned = (...verifiableCredential: JsonObject[]): JsonObject => ({
  '@context': [V2],
  type: ['VerifiablePresentation'],
  verifiableCredential,
});
const signed = () =>
  signOutside(unsigned(credential), {
    suite: 'eddsa-rdfc-2022',
    key,
    says: { proofPurpose: 'authentication' },
  });
const tampered = () => ({ ...credential, credentialSubject: { id: 'did:example:other' } });

async function typeOf(endpoint: string, body: JsonValue) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
  await answer.json();
  return [answer.status, answer.headers.get('content-type')?.split(';')[0]];
}

describe('the type of an answer is application/json', () => {
  test('when something was issued', async () => {
    const { endpoint, id } = server.find('issuers', 'vc2.0');
    const { proof: _proof, ...plain } = credential;
    expect(await typeOf(endpoint, { credential: { ...plain, issuer: id } })).toEqual([
      201,
      'application/json',
    ]);
  });

  test('when a presentation was signed', async () => {
    const { endpoint } = server.find('holders', 'vc2.0');
    const { verifiableCredential: _none, ...presentation } = unsigned();
    expect(await typeOf(endpoint, { presentation })).toEqual([201, 'application/json']);
  });

  test('when something was verified, and when it was not', async () => {
    const { endpoint } = server.find('verifiers', 'vc2.0');
    expect(await typeOf(endpoint, { verifiableCredential: credential })).toEqual([200, 'application/json']);
    expect(await typeOf(endpoint, { verifiableCredential: tampered() })).toEqual([400, 'application/json']);
  });

  test('when a presentation was verified', async () => {
    const { endpoint } = server.find('vpVerifiers', 'full');
    const verifiablePresentation = await signed();
    expect(await typeOf(endpoint, { verifiablePresentation })).toEqual([200, 'application/json']);
  });
});

/** Every endpoint that verifies: those of the whole, and those of proofs alone. */
async function answers(kind: 'verifiers' | 'vpVerifiers', body: JsonObject) {
  const found: { status: number; body: JsonObject }[] = [];
  for (const { endpoint } of server.manifest[kind] as readonly Offered[])
    found.push(await server.post(endpoint, body));
  expect(found.length).toBeGreaterThan(1);
  return found;
}

describe('a presentation that nobody signed', () => {
  test('verifies with its credentials, sent as presentation', async () => {
    for (const { status, body } of await answers('vpVerifiers', { presentation: unsigned(credential) }))
      expect([status, body.verified]).toEqual([200, true]);
  });

  test('does not verify with a credential that was changed', async () => {
    for (const { status, body } of await answers('vpVerifiers', { presentation: unsigned(tampered()) }))
      expect([status, body.verified]).toEqual([400, false]);
  });
});

describe('what was verified', () => {
  const MEMBERS = ['verifiablePresentation', 'presentation', 'verifiableCredential', 'credential'];
  const given = (body: JsonObject) => MEMBERS.filter((name) => Object.hasOwn(body, name));

  test.each<[string, JsonObject]>([
    ['without options', {}],
    ['with no other options', { options: {} }],
    ['asked for it not to be', { options: { returnPresentation: false, returnCredential: false } }],
  ])('does not come back %s', async (_what, more) => {
    const sent = [
      ...(await answers('vpVerifiers', { verifiablePresentation: await signed(), ...more })),
      ...(await answers('vpVerifiers', { presentation: unsigned(credential), ...more })),
      ...(await answers('verifiers', { verifiableCredential: credential, ...more })),
    ];
    for (const { status, body } of sent) expect([status, given(body)]).toEqual([200, []]);
  });

  test('comes back where it is asked for: a presentation', async () => {
    const vp = await signed();
    const options = { returnPresentation: true };
    for (const { status, body } of await answers('vpVerifiers', { verifiablePresentation: vp, options }))
      expect([status, given(body), body.verifiablePresentation]).toEqual([
        200,
        ['verifiablePresentation'],
        vp,
      ]);
  });

  test('comes back where it is asked for: a presentation that nobody signed', async () => {
    const presentation = unsigned(credential);
    const options = { returnPresentation: true };
    for (const { body } of await answers('vpVerifiers', { presentation, options }))
      expect([given(body), body.verifiablePresentation]).toEqual([['verifiablePresentation'], presentation]);
  });

  test('comes back where it is asked for: a credential', async () => {
    const options = { returnCredential: true };
    for (const { status, body } of await answers('verifiers', { verifiableCredential: credential, options }))
      expect([status, given(body), body.verifiableCredential]).toEqual([
        200,
        ['verifiableCredential'],
        credential,
      ]);
  });

  test('comes back where it is asked for, also if it does not verify', async () => {
    const options = { returnCredential: true };
    const verifiableCredential = tampered();
    for (const { status, body } of await answers('verifiers', { verifiableCredential, options }))
      expect([status, body.verified, body.verifiableCredential]).toEqual([400, false, verifiableCredential]);
  });

  test.each(['yes', 1])('is not asked for by %j', async (value) => {
    const options = { returnPresentation: value, returnCredential: value };
    for (const { status, body } of [
      ...(await answers('verifiers', { verifiableCredential: credential, options })),
      ...(await answers('vpVerifiers', { presentation: unsigned(credential), options })),
    ])
      expect([status, body.code]).toEqual([400, 'vc-api.malformed']);
  });
});

describe('the key and the purpose of a presentation that is to be signed', () => {
  const present = async (options: JsonObject) => {
    const { endpoint } = server.find('holders', 'vc2.0');
    const { verifiableCredential: _none, ...presentation } = unsigned();
    return server.post(endpoint, { presentation, options });
  };

  test('are those that the options name', async () => {
    const { body } = await present({});
    const { verificationMethod = '' } = (body.verifiablePresentation as JsonObject).proof as JsonObject;
    const said = { verificationMethod, proofPurpose: 'authentication' };
    const { status, body: again } = await present(said);
    expect([status, (again.verifiablePresentation as JsonObject).proof]).toMatchObject([201, said]);
  });

  test.each<[string, JsonObject, string]>([
    ['another key', { verificationMethod: 'did:example:a#b' }, 'supplied.other-key'],
    ['another purpose', { proofPurpose: 'assertionMethod' }, 'vc-api.malformed'],
  ])('are not passed over: %s is refused', async (_what, options, code) => {
    const { status, body } = await present(options);
    expect([status, body.code]).toEqual([400, code]);
  });
});

// Controlled Identifiers 1.0, section 3.5
test('a key that its DID allows nothing has the type of the relationship', async () => {
  const jwk = { ...jwkOfMultikey(key.method.publicKeyMultibase), use: 'enc' };
  const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
  const named = { ...key, did, signer: { ...key.signer, id: `${did}#0` } };
  const { proof: _proof, ...document }: JsonObject = { ...credential, issuer: did };
  const verifiableCredential = await signOutside(document, { suite: 'eddsa-rdfc-2022', key: named });
  for (const { status, body } of await answers('verifiers', { verifiableCredential })) {
    expect(status).toBe(400);
    expect(body.problemDetails).toContainEqual(
      expect.objectContaining({
        type: 'https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD',
        title: 'issuer.key-not-authorised',
      }),
    );
  }
});
