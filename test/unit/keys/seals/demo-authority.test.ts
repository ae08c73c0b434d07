import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoAuthority } from '../../../../src/keys/seals/demo-authority.js';
import { seededRandom } from '../../../support/services.js';

/** The made-up authority of a demonstration, as OpenSSL reads it. */
const SUBJECT = { name: 'Polytechnic of Nowhere (demo)', eidasIdentifier: 'VATPT-500000000', country: 'PT' };
let folder: string;
let authority: Uint8Array;
let seal: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-demo-authority-'));
  const made = await demoAuthority(new Date(), seededRandom('demo authority'));
  authority = made.certificate;
  seal = (await made.seal(SUBJECT)).certificate;
  writeFileSync(join(folder, 'authority.pem'), pem(authority));
  writeFileSync(join(folder, 'seal.pem'), pem(seal));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pem(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
}
const openssl = (...args: readonly string[]) =>
  execFileSync('openssl', [...args], { cwd: folder, encoding: 'utf8' }).trim();

test('vouches for its seals', () => {
  expect(openssl('verify', '-CAfile', 'authority.pem', 'seal.pem')).toBe('seal.pem: OK');
});

test('writes each attribute of a name by itself, as DER has it', () => {
  const names = openssl('x509', '-in', 'seal.pem', '-noout', '-subject', '-issuer', '-nameopt', 'RFC2253');
  // a name of several values would have a plus between them
  expect(names).not.toMatch(/[^\\]\+/);
  expect(names).toContain('organizationIdentifier=VATPT-500000000');
  expect(names).toContain('O=Polytechnic of Nowhere (demo)');
  // what OpenSSL writes anew in DER is what was written
  for (const [file, der] of [
    ['seal.pem', seal],
    ['authority.pem', authority],
  ] as const) {
    const again = execFileSync('openssl', ['x509', '-in', file, '-outform', 'DER'], { cwd: folder });
    expect(again.equals(Buffer.from(der))).toBe(true);
  }
});
