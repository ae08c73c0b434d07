import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { base58 } from '@scure/base';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { proofsOf } from '../../../src/verification/checks/proof.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';
import {
  CASES,
  type Case,
  credentialOf,
  isSelective,
  type Signing,
  shownBy,
  withProof,
} from '../../support/outside-proofs.js';
import { testKey } from '../../support/suite-keys.js';

let server: ConformanceServer;

beforeAll(async () => {
  server = await conformanceServer();
}, 30_000);

const named = CASES.map((one) => [one.name, one] as const);
const signedWhole = named.filter(([, { suite }]) => !isSelective(suite));
// the library of Ed25519Signature2020 has no way to be careless
const general = signedWhole.filter(([, { suite }]) => suite !== 'Ed25519Signature2020');
const asRdf = general.filter(([, { suite }]) => !suite.includes('jcs'));

async function statuses(body: JsonObject): Promise<number[]> {
  const found: number[] = [];
  for (const { endpoint } of server.manifest.verifiers) {
    const { status, body: answer } = await server.post(endpoint, body);
    if (status === 400 && answer.verified !== undefined) {
      expect(answer.verified).toBe(false);
      expect((answer.errors as JsonValue[]).length).toBeGreaterThan(0);
      expect((answer.problemDetails as JsonValue[]).length).toBeGreaterThan(0);
    }
    expect(answer.verifiableCredential).toBeUndefined();
    found.push(status);
  }
  return found;
}
const verifyAtProofs = (body: JsonObject) => server.post(server.find('verifiers', 'vc2.0').endpoint, body);
const REFUSED = [400, 400];

describe.each(named)('%s', (_name, one) => {
  let shown: JsonObject;
  let value: string;

  beforeAll(async () => {
    shown = await shownBy(one);
    value = String(proofsOf(shown)[0]?.proofValue);
  });

  test('verifies, whatever options come along', async () => {
    for (const options of [undefined, {}, { checks: ['proof'] }, { unheard: { of: 1 } }]) {
      const body =
        options === undefined ? { verifiableCredential: shown } : { verifiableCredential: shown, options };
      const { status, body: answer } = await verifyAtProofs(body);
      expect([status, answer.errors, answer.verified]).toEqual([200, undefined, true]);
    }
  });

  test('verifies where its issuer is asked for, if all of its words are its own', async () => {
    const { endpoint } = server.find('verifiers', 'full');
    const { status } = await server.post(endpoint, { verifiableCredential: shown });
    expect(status).toBe(one.version === '2.0' ? 200 : 400);
  });

  const changes: readonly (readonly [string, (made: string) => Record<string, JsonValue | undefined>])[] = [
    ['no type', () => ({ type: undefined })],
    ['an unknown type', () => ({ type: 'UnknownProofType' })],
    ['an empty type', () => ({ type: '' })],
    ['two types', () => ({ type: ['DataIntegrityProof', 'UnknownProofType'] })],
    ['no verification method', () => ({ verificationMethod: undefined })],
    ['a verification method that is none', () => ({ verificationMethod: 'did:key:invalidVm' })],
    ['a number as verification method', () => ({ verificationMethod: 7 })],
    ['an object as verification method', () => ({ verificationMethod: { id: 'did:key:invalidVm' } })],
    ['no purpose', () => ({ proofPurpose: undefined })],
    ['an invalid purpose', () => ({ proofPurpose: 'invalidPurpose' })],
    ['another purpose', () => ({ proofPurpose: 'authentication' })],
    ['a list as purpose', () => ({ proofPurpose: ['assertionMethod'] })],
    ['no value', () => ({ proofValue: undefined })],
    ['null as value', () => ({ proofValue: null })],
    ['an object as value', () => ({ proofValue: {} })],
    ['an empty value', () => ({ proofValue: '' })],
    ['a letter as value', () => ({ proofValue: 'a' })],
    ['no multibase header', (made) => ({ proofValue: made.slice(1) })],
    ['another multibase header', (made) => ({ proofValue: `a${made.slice(1)}` })],
    ['a value that lacks its last character', (made) => ({ proofValue: made.slice(0, -1) })],
    ['a value that lacks four characters at its start', (made) => ({ proofValue: made[0] + made.slice(4) })],
    ['a value with something behind it', (made) => ({ proofValue: longer(made) })],
    ['an unknown cryptosuite', () => ({ cryptosuite: 'UnknownCryptosuite' })],
    ['created that is no date', () => ({ created: 'invalidDate' })],
    ['created as a number', () => ({ created: 20240101 })],
    ['expires that is no date', () => ({ expires: 'invalidDate' })],
    ['expires in the past', () => ({ expires: '2020-01-01T00:00:00Z' })],
    ['an id that is no URL', () => ({ id: 'not a url' })],
    ['an undefined term', () => ({ undefinedTerm: 'x' })],
    ['a context of its own', () => ({ '@context': { '@vocab': 'https://example.org/#' } })],
    [
      'previousProof that is missing',
      () => ({ previousProof: 'urn:uuid:38329423-bec9-4b2e-88cb-a7c7d9dc4544' }),
    ],
  ];

  test.each(changes.map(([what, change]) => [what, change] as const))(
    'a proof with %s is refused',
    async (_what, change) => {
      if (one.suite === 'Ed25519Signature2020' && Object.hasOwn(change(value), 'cryptosuite'))
        return expectRefusedSuite();
      expect(await statuses({ verifiableCredential: withProof(shown, change(value)) })).toEqual(REFUSED);
    },
  );

  async function expectRefusedSuite() {
    const both = withProof(shown, { type: 'DataIntegrityProof', cryptosuite: 'Ed25519Signature2020' });
    expect(await statuses({ verifiableCredential: both })).toEqual(REFUSED);
  }

  if (one.suite !== 'Ed25519Signature2020')
    test.each<[string, JsonValue | undefined]>([
      ['no', undefined],
      ['an empty', ''],
      ['null as', null],
      ['a list as', [one.suite]],
    ])('%s cryptosuite is refused', async (_what, cryptosuite) => {
      expect(await statuses({ verifiableCredential: withProof(shown, { cryptosuite }) })).toEqual(REFUSED);
    });

  test.each<[string, (made: JsonObject) => JsonValue | undefined]>([
    ['no proof', ({ proof: _gone, ...rest }) => rest],
    ['null as proof', (made) => ({ ...made, proof: null })],
    ['a text as proof', (made) => ({ ...made, proof: 'proof' })],
    ['an empty list of proofs', (made) => ({ ...made, proof: [] })],
    ['null among the proofs', (made) => ({ ...made, proof: [...proofsOf(made), null] })],
    ['a text among the proofs', (made) => ({ ...made, proof: [...proofsOf(made), 'x'] })],
    ['itself as text', (made) => JSON.stringify(made)],
    ['itself in a list', (made) => [made]],
    ['nothing', () => undefined],
    ['null', () => null],
    [
      'an undefined term',
      (made) => ({
        ...made,
        credentialSubject: {
          ...(made.credentialSubject as JsonObject),
          undefinedTerm: 'IfDroppedWillVerify',
        },
      }),
    ],
    ['an undefined term at the top', (made) => ({ ...made, undefinedTerm: 'IfDroppedWillVerify' })],
    ['an undefined type', (made) => ({ ...made, type: [...(made.type as string[]), 'UndefinedType'] })],
    [
      'another subject',
      (made) => ({
        ...made,
        credentialSubject: { ...(made.credentialSubject as JsonObject), id: 'urn:invalid' },
      }),
    ],
    [
      'another name',
      (made) => ({ ...made, credentialSubject: { ...(made.credentialSubject as JsonObject), name: 'Bob' } }),
    ],
    ['another issuer', (made) => ({ ...made, issuer: 'did:example:other' })],
    ['no subject', ({ credentialSubject: _gone, ...rest }) => rest],
  ])('what has %s is refused', async (_what, change) => {
    const body = JSON.parse(
      JSON.stringify({ verifiableCredential: change(shown), options: {} }),
    ) as JsonObject;
    expect(await statuses(body)).toEqual(REFUSED);
  });

  test('a context that was signed and taken away is missed', async () => {
    const key = await testKey(one.keyType, 'outside');
    const credential = credentialOf(one, key);
    const contexts = credential['@context'] as JsonValue[];
    const type = ['VerifiableCredential', 'UndefinedCredential'];
    const base = {
      ...credential,
      type,
      '@context': [...contexts, { '@base': 'https://invalid.example.com/' }],
    };
    const based = await shownBy(one, base);
    const body = { verifiableCredential: { ...based, '@context': contexts } };
    expect(await statuses(body)).toEqual(REFUSED);
  });

  test('the key of another suite or person is not taken', async () => {
    const other = await testKey(one.keyType, 'another');
    const changed = withProof(shown, { verificationMethod: other.method.id });
    expect(await statuses({ verifiableCredential: changed })).toEqual(REFUSED);
    const type = one.keyType === 'Ed25519' ? 'P-256' : 'Ed25519';
    const strange = withProof(shown, { verificationMethod: (await testKey(type)).method.id });
    expect(await statuses({ verifiableCredential: strange })).toEqual(REFUSED);
  });
});

/** The same value with 32 bytes more. */
function longer(value: string): string {
  const more = randomBytes(32);
  if (value.startsWith('u')) return value + more.toString('base64url');
  return `z${base58.encode(Uint8Array.of(...base58.decode(value.slice(1)), ...more))}`;
}

describe('validly signed, and refused all the same', () => {
  const wrong: readonly (readonly [string, Partial<Signing>])[] = [
    ['an unknown type of proof', { says: { type: 'UnknownProofType' }, lax: true }],
    ['an unknown cryptosuite', { says: { cryptosuite: 'UnknownCryptosuite' }, lax: true }],
    ['another suite’s name', { says: { cryptosuite: 'bbs-2023' } }],
    ['an invalid purpose', { says: { proofPurpose: 'invalidPurpose' }, lax: true }],
    ['the purpose of a presentation', { says: { proofPurpose: 'authentication' } }],
    ['a verification method that is none', { says: { verificationMethod: 'did:key:invalidVm' } }],
    ['a date that is none', { says: { created: 'invalidDate' }, lax: true }],
    ['an end that is no date', { says: { expires: 'invalidDate' }, lax: true }],
    ['an end in the past', { says: { expires: '2020-01-01T00:00:00Z' } }],
    ['a date in the future', { says: { created: '2999-01-01T00:00:00Z' } }],
    ['an id that is no URL', { says: { id: '456321' }, lax: true }],
    [
      'a missing previous proof',
      { says: { previousProof: 'urn:uuid:38329423-bec9-4b2e-88cb-a7c7d9dc4544' } },
    ],
  ];
  const rows = general.flatMap(([name, one]) =>
    wrong.map(([what, signing]) => [name, what, one, signing] as const),
  );

  test.each(rows)('%s: %s', async (_name, _what, one, signing) => {
    const signed = await shownBy(one, undefined, signing);
    expect(await statuses({ verifiableCredential: signed })).toEqual(REFUSED);
  });

  test.each(general)('%s: an undefined term that was signed by a careless issuer', async (_name, one) => {
    const key = await testKey(one.keyType, 'outside');
    const credential = credentialOf(one, key);
    const subject = { ...(credential.credentialSubject as JsonObject), undefinedTerm: 'x' };
    const documents = [
      { ...credential, credentialSubject: subject },
      { ...credential, type: ['VerifiableCredential', 'UndefinedType'] },
    ];
    for (const document of documents)
      expect(await statuses({ verifiableCredential: await shownBy(one, document, { lax: true }) })).toEqual(
        REFUSED,
      );
  });

  test.each(asRdf)('%s: canonicalised as JSON', async (_name, one) => {
    const signed = await shownBy(one, undefined, { asJson: true });
    expect(await statuses({ verifiableCredential: signed })).toEqual(REFUSED);
  });
});

describe('by somebody else than the issuer that it names', () => {
  test.each(named)(
    '%s: its proofs verify, and where the issuer is asked for it does not',
    async (_name, one) => {
      const key = await testKey(one.keyType, 'outside');
      const elsewhere = credentialOf(one, key, { issuer: 'https://vc.example/issuers/5678' });
      expect(await statuses({ verifiableCredential: await shownBy(one, elsewhere) })).toEqual([200, 400]);
    },
  );
});

describe('without the date that it was signed with', () => {
  test.each(signedWhole)('%s: refused', async (_name, one) => {
    const shown = withProof(await shownBy(one), { created: undefined });
    expect(await statuses({ verifiableCredential: shown })).toEqual(REFUSED);
  });

  test.each(general)('%s: without one it may be signed', async (_name, one) => {
    const shown = await shownBy(one, undefined, { says: { created: undefined } });
    expect((await statuses({ verifiableCredential: shown }))[0]).toBe(200);
  });
});

describe('what a proof was made for', () => {
  const DOMAIN = 'domain.example';
  const CHALLENGE = '1235abcd6789';
  const twoZero = named.filter(([, { version }]) => version === '2.0');
  const says = (domain: JsonValue, challenge: string) => ({ domain, challenge });

  test.each(twoZero)('%s: domain and challenge are compared where they are given', async (_name, one) => {
    const key = await testKey(one.keyType, 'outside');
    const made = (said: JsonObject) => shownBy(one, undefined, { key, says: said });
    const judge = async (verifiableCredential: JsonObject, options: JsonObject) =>
      statuses({ verifiableCredential, options });
    const right = await made(says(DOMAIN, CHALLENGE));
    expect(await judge(right, {})).toEqual([200, 200]);
    expect(await judge(right, { domain: DOMAIN, challenge: CHALLENGE })).toEqual([200, 200]);
    expect(await judge(right, { domain: DOMAIN })).toEqual([200, 200]);
    expect(await judge(right, { domain: 'invalid-vc-domain.example.com' })).toEqual(REFUSED);
    expect(await judge(right, { domain: DOMAIN, challenge: 'invalid-challenge' })).toEqual(REFUSED);
    expect(await judge(await shownBy(one), { domain: DOMAIN })).toEqual(REFUSED);
    expect(await judge(await shownBy(one), { challenge: CHALLENGE })).toEqual(REFUSED);
    const two = await made(says([DOMAIN, 'other.example'], CHALLENGE));
    // the same domains (Data Integrity 1.0, section 4.4): one of several could show it to the others
    expect(await judge(two, { domain: DOMAIN })).toEqual(REFUSED);
  });

  test.each(twoZero)('%s: the purpose is, too', async (_name, one) => {
    const shown = await shownBy(one);
    const judge = (expectedProofPurpose: string) =>
      statuses({ verifiableCredential: shown, options: { expectedProofPurpose } });
    expect(await judge('authentication')).toEqual(REFUSED);
    expect(await judge('assertionMethod')).toEqual([200, 200]);
    const authentication = {
      proofPurpose: 'authentication',
      domain: 'invalid-vc-domain.example.com',
      challenge: CHALLENGE,
    };
    const presented = await shownBy(one, undefined, { says: authentication }).catch(() => undefined);
    if (presented)
      expect(await statuses({ verifiableCredential: presented, options: { domain: DOMAIN } })).toEqual(
        REFUSED,
      );
  });

  test('what is wrong is told by the type that the specifications give it', async () => {
    const one = CASES[1] as Case;
    const shown = await shownBy(one, undefined, { says: says(DOMAIN, CHALLENGE) });
    const typesOf = async (verifiableCredential: JsonObject, options: JsonObject) => {
      const { body } = await verifyAtProofs({ verifiableCredential, options });
      return (body.problemDetails as JsonObject[]).map(({ type }) => type);
    };
    expect(await typesOf(shown, { domain: 'x' })).toEqual(['https://w3id.org/security#INVALID_DOMAIN_ERROR']);
    expect(await typesOf(shown, { challenge: 'x' })).toEqual([
      'https://w3id.org/security#INVALID_CHALLENGE_ERROR',
    ]);
    expect(await typesOf({ ...shown, undefinedTerm: 1 }, {})).toEqual([
      'https://w3id.org/security#PROOF_TRANSFORMATION_ERROR',
    ]);
    expect(await typesOf({ ...shown, issuer: 'did:example:x' }, {})).toEqual([
      'https://w3id.org/security#PROOF_VERIFICATION_ERROR',
    ]);
    const { proof } = shown as { proof: JsonObject };
    expect(await typesOf({ ...shown, proof: { ...proof, verificationMethod: 'key-1' } }, {})).toContain(
      'https://w3id.org/security#INVALID_VERIFICATION_METHOD_URL',
    );
    const [base] = shown['@context'] as string[];
    expect(
      await typesOf({ ...shown, '@context': [base ?? '', { VerifiableCredential: 'urn:x:Credential' }] }, {}),
    ).toContain('https://w3id.org/security#PROOF_TRANSFORMATION_ERROR');
  });
});
