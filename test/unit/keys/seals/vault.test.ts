import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sealDocument } from '../../../../src/credentials/jades/seal-document.js';
import { readCertificate } from '../../../../src/credentials/x509/certificate.js';
import { masterSealer } from '../../../../src/keys/seal.js';
import { certificatesOfPem } from '../../../../src/keys/seals/order-chain.js';
import { openPkcs12 } from '../../../../src/keys/seals/pkcs12.js';
import { sealVault } from '../../../../src/keys/seals/vault.js';
import {
  type CertificateWorkshop,
  certificateWorkshop,
  type MadeCertificate,
} from '../../../support/openssl-certificates.js';

const ID = '0b8f6f0e-6f0a-4d5c-9a55-0a4a30f0a001';
const random = (length: number) => new Uint8Array(randomBytes(length));

let workshop: CertificateWorkshop;
let root: MadeCertificate;
let middle: MadeCertificate;
let ec: MadeCertificate;
let rsa: MadeCertificate;

beforeAll(() => {
  workshop = certificateWorkshop();
  root = workshop.authority('Root');
  middle = workshop.authority('Middle', { issuer: root });
  ec = workshop.make('ec', { issuer: middle });
  rsa = workshop.make('rsa', { issuer: root, key: 'rsa' });
});
afterAll(() => workshop.close());

function vault(master = new Uint8Array(32).fill(7)) {
  return sealVault({ sealer: masterSealer(master, random), pkcs11: { environment: {} } });
}

const pkcs12 = (certificate: MadeCertificate, password = 'sesame', more: readonly string[] = []) => ({
  kind: 'pkcs12' as const,
  file: workshop.pkcs12(certificate, password, more),
  password,
});

async function sealWith(kept: Awaited<ReturnType<ReturnType<typeof vault>['take']>>, by = vault()) {
  const algorithm = kept.chain[0] && readCertificate(kept.chain[0]).key.kind === 'RSA' ? 'RS256' : 'ES256';
  const signer = { algorithm, chain: kept.chain, sign: (bytes: Uint8Array) => by.sign(kept, bytes) };
  return sealDocument('{"a":1}', signer, { at: new Date() });
}

describe('PKCS#12', () => {
  test.each([
    ['an elliptic key', () => ec, 'Öffne dich 学'],
    ['an RSA key', () => rsa, 'sesame'],
    ['no password', () => ec, ''],
  ])('%s is taken in and seals', async (_name, certificate, password) => {
    const kept = await vault().take(ID, pkcs12(certificate(), password), []);
    expect(kept.kind).toBe('pkcs12');
    expect(await sealWith(kept)).toContain('"payload":"{');
  });

  test('certificates are put in order, whatever order they came in', async () => {
    const file = workshop.openssl('version') && `${workshop.folder}/both.pem`;
    const { writeFileSync } = await import('node:fs');
    writeFileSync(file, [root, middle].map(({ pemFile }) => readFileSync(pemFile, 'utf8')).join('\n'));
    const kept = await vault().take(ID, pkcs12(ec, 'sesame', ['-certfile', file]), []);
    const subjects = kept.chain.map((der) => readCertificate(der).subject.commonName[0]);
    expect(subjects).toEqual(['ec', 'Middle', 'Root']);
    const apart = await vault().take(ID, pkcs12(ec), [root.der, middle.der]);
    expect(apart.chain).toHaveLength(3);
  });

  test.each<[string, () => { file: Uint8Array; password: string }, string]>([
    ['a wrong password', () => ({ ...pkcs12(ec), password: 'simsala' }), 'seal.pkcs12-password'],
    ['a password in other letters', () => ({ ...pkcs12(ec), password: 'Sesame' }), 'seal.pkcs12-password'],
    [
      'a file that was changed',
      () => ({ ...pkcs12(ec), file: changed(pkcs12(ec).file) }),
      'seal.pkcs12-password',
    ],
    [
      'a file that was cut',
      () => ({ ...pkcs12(ec), file: pkcs12(ec).file.slice(0, 400) }),
      'seal.pkcs12-malformed',
    ],
    [
      'something else',
      () => ({ file: new TextEncoder().encode('-----BEGIN'), password: '' }),
      'seal.pkcs12-malformed',
    ],
    ['nothing', () => ({ file: new Uint8Array(), password: '' }), 'seal.pkcs12-malformed'],
    ['something huge', () => ({ file: new Uint8Array(300_000), password: '' }), 'seal.pkcs12-malformed'],
    ['RC2 and Triple DES', () => pkcs12(ec, 'sesame', ['-legacy']), 'seal.pkcs12-legacy'],
    [
      'Triple DES for the key alone',
      () => pkcs12(ec, 'sesame', ['-keypbe', 'PBE-SHA1-3DES']),
      'seal.pkcs12-legacy',
    ],
    [
      'a key that takes a million rounds to open',
      () => pkcs12(ec, 'sesame', ['-iter', '1000001', '-certpbe', 'NONE', '-nomaciter']),
      'seal.pkcs12-malformed',
    ],
    [
      'a digest that takes more than a hundred thousand',
      () => pkcs12(ec, 'sesame', ['-iter', '100001', '-certpbe', 'NONE', '-keypbe', 'NONE']),
      'seal.pkcs12-malformed',
    ],
    ['a file without a key', () => pkcs12(ec, 'sesame', ['-nokeys']), 'seal.pkcs12-key'],
    ['a file without certificates', () => pkcs12(ec, 'sesame', ['-nocerts']), 'seal.pkcs12-certificate'],
  ])('%s does not open', async (_name, make, code) => {
    const { file, password } = make();
    await expect(openPkcs12(file, password)).rejects.toMatchObject({ code, kind: 'invalid' });
  });

  test('certificates of authorities that lead nowhere are refused', async () => {
    const stranger = workshop.authority('Stranger');
    const taking = vault().take(ID, pkcs12(ec), [stranger.der]);
    await expect(taking).rejects.toMatchObject({ code: 'seal.chain-broken' });
  });

  test('an Ed25519 key can’t seal', async () => {
    const edwards = workshop.make('edwards', { issuer: root, key: 'ed25519' });
    await expect(vault().take(ID, pkcs12(edwards), [])).rejects.toMatchObject({ code: 'seal.key-mismatch' });
  });
});

describe('what is kept', () => {
  test('opens with the master secret that it was sealed under, and for its own id alone', async () => {
    const kept = await vault().take(ID, pkcs12(ec), []);
    await expect(sealWith(kept, vault(new Uint8Array(32).fill(8)))).rejects.toMatchObject({
      code: 'keys.wrong-master-secret',
    });
    const moved = { ...kept, id: '0b8f6f0e-6f0a-4d5c-9a55-0a4a30f0a002' };
    await expect(sealWith(moved)).rejects.toMatchObject({ code: 'keys.wrong-master-secret' });
  });

  test('neither key nor password stands in it', async () => {
    const kept = await vault().take(ID, pkcs12(ec, 'open sesame'), []);
    const text = Buffer.from(kept.sealedSecret);
    expect(text.includes(Buffer.from(ec.privateKey.slice(36, 60)))).toBe(false);
    expect(text.includes('open sesame')).toBe(false);
  });

  test('a key handed in is overwritten once it is sealed', async () => {
    const privateKey = Uint8Array.from(ec.privateKey);
    const kept = await vault().take(ID, { kind: 'demo', privateKey, certificate: ec.der }, [
      middle.der,
      root.der,
    ]);
    expect(privateKey.every((byte) => byte === 0)).toBe(true);
    expect(await sealWith(kept)).toContain('signatures');
  });

  test('a key that is not that of its certificate seals nothing', async () => {
    const privateKey = Uint8Array.from(workshop.make('other').privateKey);
    const kept = await vault().take(ID, { kind: 'demo', privateKey, certificate: ec.der }, []);
    await expect(sealWith(kept)).rejects.toMatchObject({ code: 'seal.key-mismatch' });
    const wrong = await vault().take(
      ID,
      { kind: 'demo', privateKey: Uint8Array.from(rsa.privateKey), certificate: ec.der },
      [],
    );
    await expect(sealWith(wrong)).rejects.toMatchObject({ code: 'seal.key-mismatch' });
  });
});

test('a PEM text gives its certificates in their order, and none where there is none', () => {
  const text = [ec, root].map(({ pemFile }) => readFileSync(pemFile, 'utf8')).join('some words\n');
  expect(certificatesOfPem(text).map(({ subject }) => subject.commonName[0])).toEqual(['ec', 'Root']);
  expect(certificatesOfPem('-----BEGIN PRIVATE KEY-----')).toEqual([]);
  expect(() => certificatesOfPem('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toThrow();
});

function changed(file: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(file);
  copy[300] = (copy[300] ?? 0) ^ 1;
  return copy;
}
