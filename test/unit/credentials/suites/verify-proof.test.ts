import { beforeAll, describe, expect, test } from '@jest/globals';
import { base58, base64urlnopad } from '@scure/base';
import { isJsonObject, type JsonObject } from '../../../../src/common/json.js';
import type { VerificationMethod } from '../../../../src/credentials/dids/did-document.js';
import { resolveDidKey } from '../../../../src/credentials/dids/did-key.js';
import { addProof } from '../../../../src/credentials/suites/add-proof.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { within } from '../../../support/cpu.js';
import { testCredential, testIssuer } from '../../../support/samples.js';
import { smallCredential, testKey } from '../../../support/suite-keys.js';

let unsecured: JsonObject;
let proof: JsonObject;
let value: string;
let method: VerificationMethod;
let other: VerificationMethod;

beforeAll(async () => {
  const { proof: signed, ...rest } = await testCredential('issuer-a');
  if (!isJsonObject(signed)) throw new Error('There is one proof');
  [unsecured, proof, value] = [rest, signed, String(signed.proofValue)];
  [method, other] = await Promise.all([keyOf('issuer-a'), keyOf('issuer-b')]);
});

async function keyOf(issuer: string): Promise<VerificationMethod> {
  const document = await resolveDidKey((await testIssuer(issuer)).did);
  const key = document?.verificationMethod[0];
  if (!key) throw new Error('A did:key has a key');
  return key;
}

const judge = (change: Partial<Record<string, unknown>> = {}, key = method) =>
  verifyProof(unsecured, { ...proof, ...change } as JsonObject, key);

test('the proof as it was made is valid, under its own key alone', async () => {
  expect(await judge()).toBe('valid');
  expect(await judge({}, { ...other, id: method.id })).toBe('invalid');
});

describe('a signature has one spelling', () => {
  test.each<[string, () => unknown]>([
    ['the same bytes in base64url', () => `u${base64urlnopad.encode(base58.decode(value.slice(1)))}`],
    ['the same bytes in hexadecimal', () => `f${Buffer.from(base58.decode(value.slice(1))).toString('hex')}`],
    ['a leading zero byte', () => `z1${value.slice(1)}`],
    ['a space behind it', () => `${value} `],
    ['a line break behind it', () => `${value}\n`],
    ['no prefix', () => value.slice(1)],
    ['a character more', () => `${value}2`],
    ['a letter that base58 does not have', () => `${value.slice(0, -1)}0`],
    ['an array', () => [value]],
    ['nothing', () => undefined],
  ])('%s is not it', async (_what, spell) => {
    expect(await judge({ proofValue: spell() })).toBe('value-malformed');
  });

  test('a character less makes it another one', async () => {
    const shorter = value.slice(0, -1);
    const fits = base58.decode(shorter.slice(1)).length === 64;
    expect(await judge({ proofValue: shorter })).toBe(fits ? 'invalid' : 'value-malformed');
  });
});

// Data Integrity EdDSA Cryptosuites 1.0, section A.1.2.1
test('a key that its DID publishes as a JWK fits, but not a suite that wants it in multibase', async () => {
  expect(await judge({}, { ...method, asJwk: true })).toBe('valid');
  const own = await testKey('Ed25519');
  const legacy = await addProof(smallCredential(), own.signer, {
    suite: 'Ed25519Signature2020',
    signedAt: new Date('2026-06-15T09:00:00Z'),
  });
  const { proof: legacyProof, ...document } = legacy;
  expect(await verifyProof(document, legacyProof as JsonObject, own.method)).toBe('valid');
  const published = { ...own.method, asJwk: true } as const;
  expect(await verifyProof(document, legacyProof as JsonObject, published)).toBe('key-type');
});

test('a key of another kind does not fit', async () => {
  const p256 = 'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169';
  expect(await judge({}, { ...method, publicKeyMultibase: p256 })).toBe('key-type');
});

test.each([
  ['a suite that is not in the table', { cryptosuite: 'eddsa-2022' }],
  ['no suite', { cryptosuite: undefined }],
  ['a suite that is no text', { cryptosuite: ['eddsa-rdfc-2022'] }],
  ['a name that every object has', { cryptosuite: 'constructor' }],
  ['a type that every object has', { type: 'constructor' }],
  ['another type', { type: 'JsonWebSignature2020' }],
  ['no type', { type: undefined }],
  ['a suite’s name as type', { type: 'eddsa-rdfc-2022' }],
  ['a type as suite', { cryptosuite: 'Ed25519Signature2020' }],
  ['two types', { type: ['DataIntegrityProof', 'Ed25519Signature2020'] }],
])('of %s nothing can be said', async (_what, change) => {
  expect(await judge(change)).toBe('unsupported');
});

test.each([
  ['eddsa-jcs-2022', { cryptosuite: 'eddsa-jcs-2022' }, 'invalid'],
  ['Ed25519Signature2020', { type: 'Ed25519Signature2020' }, 'invalid'],
  ['ecdsa-rdfc-2019', { cryptosuite: 'ecdsa-rdfc-2019' }, 'key-type'],
  ['ecdsa-sd-2023', { cryptosuite: 'ecdsa-sd-2023' }, 'key-type'],
  ['bbs-2023', { cryptosuite: 'bbs-2023' }, 'key-type'],
])('it is no proof of %s', async (_suite, change, finding) => {
  expect(await judge(change)).toBe(finding);
});

test.each([
  ['created', '2020-01-01T00:00:00Z'],
  ['proofPurpose', 'authentication'],
  ['domain', 'example.org'],
])('%s is signed too', async (member, changed) => {
  expect(await judge({ [member]: changed })).toBe('invalid');
});

test('a document whose canonical form would take too long is neither valid nor invalid, and quickly so', async () => {
  const labels = Array.from({ length: 12 }, (_, index) => `_:n${index}`);
  const knot = labels.map((label) => ({
    '@id': label,
    'https://example.org/tied-to': labels
      .filter((other) => other !== label)
      .map((other) => ({ '@id': other })),
  }));
  const judged = () => verifyProof({ ...unsecured, 'https://example.org/knot': knot }, proof, method);
  expect(await within(1000, judged)).toBe('too-complex');
});
