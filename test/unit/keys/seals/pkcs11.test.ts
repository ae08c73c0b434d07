import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sealDocument } from '../../../../src/credentials/jades/seal-document.js';
import { masterSealer } from '../../../../src/keys/seal.js';
import { sealVault } from '../../../../src/keys/seals/vault.js';
import {
  type CertificateWorkshop,
  certificateWorkshop,
  type MadeCertificate,
} from '../../../support/openssl-certificates.js';

const MODULE = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find(
  (path) => existsSync(path),
);
const TOOLS = ['softhsm2-util', 'pkcs11-tool'].every(installed);
const ID = '0b8f6f0e-6f0a-4d5c-9a55-0a4a30f0a001';
const PIN = '845176';

if (MODULE && TOOLS) tests(MODULE);
else {
  const missing = 'Not tested: keys on PKCS#11 tokens (softhsm2 and opensc are not installed).';
  console.log(missing);
  test.skip(missing, () => {});
}

function installed(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

function tests(module: string): void {
  let workshop: CertificateWorkshop;
  let root: MadeCertificate;
  let environment: Record<string, string | undefined>;
  const made: Record<string, MadeCertificate> = {};

  beforeAll(() => {
    workshop = certificateWorkshop();
    root = workshop.authority('Root');
    mkdirSync(join(workshop.folder, 'tokens'));
    writeFileSync(
      join(workshop.folder, 'softhsm2.conf'),
      `directories.tokendir=${join(workshop.folder, 'tokens')}\n`,
    );
    environment = { PATH: process.env.PATH, SOFTHSM2_CONF: join(workshop.folder, 'softhsm2.conf') };
    run('softhsm2-util', ['--init-token', '--free', '--label', 'seals', '--so-pin', '9999', '--pin', PIN]);
    for (const [index, key] of (['ec', 'rsa', 'p384'] as const).entries()) {
      const certificate = workshop.make(key, { issuer: root, key });
      made[key] = certificate;
      const file = join(workshop.folder, `${key}.p8`);
      workshop.openssl('pkcs8', '-topk8', '-nocrypt', '-in', certificate.keyFile, '-out', file);
      const id = `0${index + 1}`;
      run('softhsm2-util', ['--import', file, '--token', 'seals', '--label', key, '--id', id, '--pin', PIN]);
      const der = join(workshop.folder, `${key}.der`);
      writeFileSync(der, certificate.der);
      const at = ['--module', module, '--token-label', 'seals', '--login', '--pin', PIN];
      run('pkcs11-tool', [...at, '--write-object', der, '--type', 'cert', '--id', id, '--label', key]);
    }
  });
  afterAll(() => workshop.close());

  const run = (program: string, args: readonly string[]) =>
    execFileSync(program, [...args], { env: environment as NodeJS.ProcessEnv, stdio: 'pipe' });

  const vault = (more: Record<string, string> = {}, tool?: string) =>
    sealVault({
      sealer: masterSealer(new Uint8Array(32).fill(7), (length) => new Uint8Array(randomBytes(length))),
      pkcs11: { environment: { ...environment, ...more }, ...(tool ? { tool } : {}) },
    });

  const given = (over: { module?: string; token?: string; id?: string; pin?: string } = {}) => {
    const { pin = PIN, ...where } = over;
    return { kind: 'pkcs11' as const, where: { module, token: 'seals', id: '01', ...where }, pin };
  };

  async function seal(handed = given(), algorithm = 'ES256', by = vault()) {
    const kept = await by.take(ID, handed, [root.der]);
    const signer = { algorithm, chain: kept.chain, sign: (bytes: Uint8Array) => by.sign(kept, bytes) };
    return sealDocument('{"a":1}', signer, { at: new Date() });
  }

  test.each([
    ['ec', '01', 'ES256'],
    ['rsa', '02', 'RS256'],
    ['p384', '03', 'ES384'],
  ])(
    'a key of kind %s seals without leaving its token; the certificate comes from there',
    async (name, id, algorithm) => {
      const text = await seal(given({ id }), algorithm);
      const [one] = JSON.parse(text).signatures;
      const header = JSON.parse(Buffer.from(one.protected, 'base64url').toString());
      expect(header.alg).toBe(algorithm);
      expect(header.x5c[0]).toBe(Buffer.from(made[name]?.der ?? []).toString('base64'));
    },
  );

  test.each<[string, Parameters<typeof given>[0], string]>([
    ['a wrong PIN', { pin: '000000' }, 'seal.pin'],
    ['a token that is not there', { token: 'other' }, 'seal.token-missing'],
    ['a key that is not there', { id: '0f' }, 'seal.key-missing'],
    ['a library that is none', { module: '/nowhere.so' }, 'seal.module'],
    ['a library named by half a path', { module: 'libsofthsm2.so' }, 'seal.token-malformed'],
    ['a label that would be taken for an option', { token: '--so-pin' }, 'seal.token-malformed'],
    ['an id that is no number', { id: '1' }, 'seal.token-malformed'],
  ])('%s', async (_name, over, code) => {
    await expect(seal(given(over))).rejects.toMatchObject({ code, kind: 'invalid' });
  });

  test('a machine without the tool', async () => {
    await expect(seal(given(), 'ES256', vault({}, 'no-such-tool'))).rejects.toMatchObject({
      code: 'seal.pkcs11-tool-missing',
    });
  });

  test('the PIN is in no argument of the tool, and the service’s secrets are not passed on', async () => {
    const log = join(workshop.folder, 'seen');
    const spy = join(workshop.folder, 'spy.sh');
    writeFileSync(spy, `#!/bin/sh\necho "$@" >> ${log}.args\nenv >> ${log}.env\nexec pkcs11-tool "$@"\n`, {
      mode: 0o755,
    });
    await seal(
      given(),
      'ES256',
      vault({ CAIRN_MASTER_SECRET: 'm', DATABASE_URL: 'd', PGPASSWORD: 'p' }, spy),
    );
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(`${log}.args`, 'utf8')).not.toContain(PIN);
    expect(readFileSync(`${log}.args`, 'utf8')).toContain('--pin env:CAIRN_SEAL_PIN');
    expect(readFileSync(`${log}.env`, 'utf8')).not.toMatch(
      /^(?:CAIRN_MASTER_SECRET|DATABASE_URL|PGPASSWORD)=/m,
    );
  });
}
