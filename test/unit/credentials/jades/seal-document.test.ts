import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../../../src/common/json.js';
import { parseStrictJson } from '../../../../src/common/strict-json.js';
import { sealAlgorithmOf } from '../../../../src/credentials/jades/algorithms.js';
import { readSealedFile } from '../../../../src/credentials/jades/read-sealed.js';
import { type SealSigner, sealDocument } from '../../../../src/credentials/jades/seal-document.js';
import { deliveredTo, uploadForm } from '../../../../src/credentials/jades/upload.js';
import { verifySeal } from '../../../../src/credentials/jades/verify-seal.js';
import { readCertificate } from '../../../../src/credentials/x509/certificate.js';
import { signWithKey } from '../../../../src/keys/seals/sign-with-key.js';
import {
  type CertificateWorkshop,
  certificateWorkshop,
  type MadeCertificate,
  stamp,
} from '../../../support/openssl-certificates.js';

let workshop: CertificateWorkshop;
let authority: MadeCertificate;
const made: Record<string, MadeCertificate> = {};
const AT = new Date();
const PAYLOAD =
  '{"type":["VerifiableCredential","EuropeanDigitalCredential"],"title":"Ürün – кредит – 学",\n "n":1}';

beforeAll(() => {
  workshop = certificateWorkshop();
  authority = workshop.authority('Authority');
  for (const key of ['ec', 'rsa', 'p384'] as const)
    made[key] = workshop.make(key, { issuer: authority, key });
  made.expired = workshop.make('expired', { issuer: authority, from: stamp(-20), until: stamp(-1) });
  made.early = workshop.make('early', { issuer: authority, from: stamp(2), until: stamp(9) });
  made.weak = workshop.make('weak', { issuer: authority, key: 'rsa1024' });
  made.edwards = workshop.make('edwards', { issuer: authority, key: 'ed25519' });
});
afterAll(() => workshop.close());

const of = (name: string) => {
  const found = made[name];
  if (!found) throw new TypeError(name);
  return found;
};

async function signer(name: string, key = of(name)): Promise<SealSigner> {
  const algorithm = sealAlgorithmOf(readCertificate(of(name).der));
  if (!algorithm) return { algorithm: 'ES256', chain: [of(name).der], sign: async () => new Uint8Array(64) };
  const sign = await signWithKey(key.privateKey, algorithm);
  return { algorithm: algorithm.name, chain: [of(name).der, authority.der], sign };
}

function fileOf(text: string): JsonObject {
  const file = parseStrictJson(text);
  if (!isJsonObject(file)) throw new TypeError('file');
  return file;
}

function headerOf(text: string): JsonObject {
  const [seal] = JSON.parse(text).signatures;
  return JSON.parse(Buffer.from(seal.protected, 'base64url').toString());
}

test.each([
  ['ec', 'ES256', 64],
  ['rsa', 'RS256', 256],
  ['p384', 'ES384', 96],
])('a seal with a key of kind %s is %s, as Europass writes it, and verifies', async (name, alg, length) => {
  const text = await sealDocument(PAYLOAD, await signer(name), { at: AT });
  expect(text.startsWith('{"payload":"{')).toBe(true);
  const file = readSealedFile(fileOf(text));
  expect(new TextDecoder().decode(file.content)).toBe(PAYLOAD);
  expect(headerOf(text)).toEqual({
    alg,
    cty: 'json',
    kid: expect.any(String),
    'x5t#S256': readCertificate(of(name).der).fingerprint,
    x5c: [of(name).der, authority.der].map((der) => Buffer.from(der).toString('base64')),
    typ: 'jose+json',
    b64: false,
    iat: Math.floor(AT.getTime() / 1000),
    crit: ['b64'],
  });
  const [seal] = file.seals;
  if (!seal) throw new TypeError('seal');
  expect(Buffer.from(seal.signature, 'base64url').byteLength).toBe(length);
  expect(seal.claimedAt.getTime()).toBe(Math.floor(AT.getTime() / 1000) * 1000);
  expect(await verifySeal(file, seal, [])).toMatchObject({ outcome: 'valid' });
});

test('another JWS library verifies a seal, in a process of its own, and refuses it once a letter is changed', async () => {
  const text = await sealDocument(PAYLOAD, await signer('rsa'), { at: AT });
  const script = `
    import { X509Certificate, createPublicKey } from 'node:crypto';
    import { generalVerify } from 'jose';
    const { sealed } = JSON.parse(process.argv[1]);
    const file = JSON.parse(sealed);
    const header = JSON.parse(Buffer.from(file.signatures[0].protected, 'base64url'));
    const key = new X509Certificate(Buffer.from(header.x5c[0], 'base64')).publicKey;
    try {
      const { payload } = await generalVerify(file, key);
      console.log(new TextDecoder().decode(payload));
    } catch (error) { console.log(error.code); }`;
  const run = (sealed: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify({ sealed })], {
      encoding: 'utf8',
      cwd: new URL('../../../../', import.meta.url),
    }).trim();
  expect(run(text)).toBe(PAYLOAD);
  expect(run(text.replace('кредит', 'кредиТ'))).toBe('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
});

test('the header names the certificate by issuer and serial number, too', async () => {
  const { kid } = headerOf(await sealDocument(PAYLOAD, await signer('ec'), { at: AT }));
  const printed = workshop.openssl('x509', '-in', of('ec').pemFile, '-noout', '-serial').toString();
  const hex = Buffer.from(String(kid), 'base64').toString('hex').toUpperCase();
  expect(hex.endsWith(printed.trim().replace('serial=', ''))).toBe(true);
  expect(hex).toContain(Buffer.from('Authority').toString('hex').toUpperCase());
});

test.each([
  ['a key of another certificate', async () => signer('ec', workshop.make('other')), 'seal.key-mismatch'],
  ['a certificate that has expired', async () => signer('expired'), 'seal.expired'],
  ['a certificate that is not valid yet', async () => signer('early'), 'seal.not-yet-valid'],
  ['RSA of 1024 bits', async () => signer('weak'), 'seal.key-unsupported'],
  ['an Ed25519 key', async () => signer('edwards'), 'seal.key-unsupported'],
  ['no certificate', async () => ({ ...(await signer('ec')), chain: [] }), 'seal.key-unsupported'],
  [
    'another algorithm than the key’s',
    async () => ({ ...(await signer('ec')), algorithm: 'RS256' }),
    'seal.key-unsupported',
  ],
])('%s seals nothing', async (_name, make, code) => {
  await expect(sealDocument(PAYLOAD, await make(), { at: AT })).rejects.toMatchObject({ code });
});

test.each([
  ['[]', 'jades.not-an-object'],
  ['{"a":1,"a":2}', 'json.duplicate-key'],
  ['{"a":"\\ud800"}', 'json.surrogate'],
  ['', 'json.malformed'],
])('%j is not sealed', async (payload, code) => {
  await expect(sealDocument(payload, await signer('ec'), { at: AT })).rejects.toMatchObject({ code });
});

test('a timestamp that is none of this seal seals nothing', async () => {
  const timestamp = async () => Uint8Array.of(0x30, 0);
  const sealing = sealDocument(PAYLOAD, await signer('ec'), { at: AT, timestamp });
  await expect(sealing).rejects.toMatchObject({ code: 'seal.timestamp-invalid' });
});

test('the upload form holds the credential and, if given, where it goes', () => {
  const one = { id: 'urn:uuid:1', type: ['VerifiableCredential'] };
  expect(uploadForm(one)).toEqual({ credential: one });
  expect(JSON.parse(deliveredTo(JSON.stringify(uploadForm(one)), 'a@example.org'))).toEqual({
    credential: one,
    deliveryDetails: { deliveryAddress: ['a@example.org'] },
  });
});
