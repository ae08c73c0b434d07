import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from '../../../src/cli/run.js';
import { sealDocument } from '../../../src/credentials/jades/seal-document.js';
import { addDemoSeals } from '../../../src/issuing/seals/demo.js';
import { legalPersonOf } from '../../../src/issuing/seals/legal-person.js';
import { addSeal } from '../../../src/issuing/seals/manage.js';
import { sealDisagreement, sealFor } from '../../../src/issuing/seals/seal.js';
import type { RegistryIssuer } from '../../../src/registry/registry.js';
import {
  type CertificateWorkshop,
  certificateWorkshop,
  type MadeCertificate,
} from '../../support/openssl-certificates.js';
import { recordForbidden } from '../../support/operator-log.js';
import { openTestServices, START, type TestServices } from '../../support/services.js';

const FROM = '20260101000000Z';
const PASSWORD = 'correct horse battery staple';

let world: TestServices;
let workshop: CertificateWorkshop;
let root: MadeCertificate;
let issuers: RegistryIssuer[];

beforeAll(async () => {
  recordForbidden('secrets', [PASSWORD]);
  workshop = certificateWorkshop();
  root = workshop.authority('Root', { from: FROM });
  world = await openTestServices();
  issuers = [...(await world.services.trust()).registry.issuers.values()];
});
afterAll(async () => {
  workshop.close();
  await world.close();
});

function institution(): RegistryIssuer {
  const found = issuers.find(({ kind }) => kind === 'institution');
  if (!found) throw new TypeError('institution');
  return found;
}

function certificateOf(issuer: RegistryIssuer, over: { name?: string; id?: string; until?: string } = {}) {
  const { names, eidasIdentifier } = legalPersonOf(issuer);
  const subject = `O=${over.name ?? names.en}/organizationIdentifier=${over.id ?? eidasIdentifier}`;
  const until = over.until === undefined ? {} : { until: over.until };
  return workshop.make('seal', { subject, issuer: root, from: FROM, ...until });
}

/** One call of the program, in this process, on the services of the test, and what it prints. */
async function printed(...args: readonly string[]) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const open = async () => ({ ...world.services, close: async () => {} });
  const exit = await runCli(args, open, { out: say, err: say, clock: () => new Date() });
  return { exit, said: said.join('\n') };
}

async function cairn(...args: readonly string[]) {
  const { exit, said } = await printed(...args, '--json');
  return { exit, said, json: JSON.parse(said) };
}

function files(certificate: MadeCertificate, password = PASSWORD) {
  const file = join(workshop.folder, 'given.p12');
  writeFileSync(file, workshop.pkcs12(certificate, PASSWORD));
  const secret = join(workshop.folder, 'secret');
  writeFileSync(secret, `${password}\n`);
  return ['--pkcs12', file, '--secret-file', secret, '--chain', root.pemFile];
}

const audited = () =>
  world.database.prisma.auditEntry.findMany({
    where: { act: { startsWith: 'seal.' } },
    orderBy: { id: 'asc' },
  });

test('the network is named as such, and the help says how a file for its seal is made', async () => {
  expect(await printed('seal', 'list', '--issuer', 'network')).toEqual({ exit: 0, said: 'No seals.' });
  const network = issuers.find(({ kind }) => kind === 'network');
  if (!network) throw new TypeError('network');
  const { said: help } = await printed('seal', '--help');
  const [, recipe = ''] = /^ {2}openssl (.*)$/m.exec(help) ?? [];
  const { keyFile, pemFile } = certificateOf(network);
  const at = (name: string) => join(workshop.folder, name);
  copyFileSync(keyFile, at('seal.key'));
  copyFileSync(pemFile, at('seal.pem'));
  copyFileSync(root.pemFile, at('authorities.pem'));
  writeFileSync(at('password.txt'), `${PASSWORD}\n`);
  workshop.openssl(...recipe.split(' '));
  const given = ['--pkcs12', at('seal.p12'), '--secret-file', at('password.txt')];
  const added = await cairn('seal', 'add', '--issuer', 'network', ...given);
  expect([added.exit, added.json.seal.issuerDid]).toEqual([0, network.did]);
  expect(await sealFor(world.services.sealing, network.did)).toBeDefined();
});

test('a seal is added, listed, sealed with and retired at the command line', async () => {
  const issuer = institution();
  const before = (await audited()).length;
  expect(await sealFor(world.services.sealing, issuer.did)).toBeUndefined();
  const added = await cairn('seal', 'add', '--issuer', issuer.code, ...files(certificateOf(issuer)));
  expect([added.exit, added.json.seal.kind]).toEqual([0, 'pkcs12']);
  expect(added.said).not.toMatch(/secret/i);
  const listed = await cairn('seal', 'list', '--issuer', issuer.code);
  expect(listed.json.seals).toMatchObject([{ id: added.json.seal.id, issuerDid: issuer.did }]);

  const seal = await sealFor(world.services.sealing, issuer.did);
  if (!seal) throw new TypeError('seal');
  const at = new Date(START);
  expect(JSON.parse(await sealDocument('{"a":1}', seal, { at })).payload).toBe('{"a":1}');
  const legal = legalPersonOf(issuer);
  expect(sealDisagreement(seal, legal)).toBeUndefined();
  expect(sealDisagreement(seal, { ...legal, names: { en: 'Renamed' } })).toBe('name');
  expect(sealDisagreement(seal, { ...legal, eidasIdentifier: 'VATPT-1' })).toBe('identifier');
  const elsewhere = await sealFor((await world.another()).sealing, issuer.did);
  if (!elsewhere) throw new TypeError('seal');
  expect(JSON.parse(await sealDocument('{"a":1}', elsewhere, { at })).payload).toBe('{"a":1}');

  world.at('2026-06-15T10:00:01Z');
  const again = await cairn('seal', 'add', '--issuer', issuer.code, ...files(certificateOf(issuer)));
  expect(again.exit).toBe(0);
  const newest = await sealFor(world.services.sealing, issuer.did);
  expect(newest?.id).toBe(again.json.seal.id);
  expect((await cairn('seal', 'retire', again.json.seal.id)).exit).toBe(0);
  expect((await sealFor(world.services.sealing, issuer.did))?.id).toBe(added.json.seal.id);
  const twice = await cairn('seal', 'retire', again.json.seal.id);
  expect([twice.exit, twice.json.error.code]).toEqual([5, 'seal.unknown']);
  const { sealAnchors = [] } = await world.services.trust();
  expect(sealAnchors).toContainEqual(seal.chain[0]);
  // whoever hands in a seal brings authorities of its own choice along: they vouch for nobody else
  expect(sealAnchors).not.toContainEqual(root.der);

  const acts = (await audited()).slice(before);
  expect(acts.map(({ act, owner }) => [act, owner])).toEqual([
    ['seal.added', issuer.did],
    ['seal.added', issuer.did],
    ['seal.retired', issuer.did],
  ]);
  const rows = await world.database.prisma.seal.findMany({ where: { issuerDid: issuer.did } });
  expect(rows.map(({ sealedSecret }) => Buffer.from(sealedSecret).includes(PASSWORD))).toEqual([
    false,
    false,
  ]);
  expect(acts.map(({ details }) => Object.keys(details as object).sort())).toEqual([
    ['fingerprint', 'issuer', 'kind'],
    ['fingerprint', 'issuer', 'kind'],
    ['fingerprint', 'issuer'],
  ]);
});

test.each<[string, (issuer: RegistryIssuer) => string[], string]>([
  [
    'another legal name',
    (issuer) => files(certificateOf(issuer, { name: 'Somebody Else' })),
    'seal.name-mismatch',
  ],
  [
    'another eIDAS identifier',
    (issuer) => files(certificateOf(issuer, { id: 'VATPT-000000000' })),
    'seal.identifier-mismatch',
  ],
  [
    'an expired certificate',
    (issuer) => files(certificateOf(issuer, { until: '20260301000000Z' })),
    'seal.expired',
  ],
  [
    'a certificate in its name that may certify others',
    (issuer) => {
      const { names, eidasIdentifier } = legalPersonOf(issuer);
      const subject = `O=${names.en}/organizationIdentifier=${eidasIdentifier}`;
      const extensions = [
        'keyUsage=critical,digitalSignature,keyCertSign',
        'basicConstraints=critical,CA:TRUE',
      ];
      return files(workshop.make('authority', { subject, issuer: root, from: FROM, extensions }));
    },
    'seal.key-usage',
  ],
  ['a wrong password', (issuer) => files(certificateOf(issuer), 'simsala'), 'seal.pkcs12-password'],
  [
    'the certificate of an authority',
    () => files(workshop.authority('Authority', { issuer: root, from: FROM })),
    'seal.identifier-mismatch',
  ],
])('%s adds nothing', async (_name, given, code) => {
  const issuer = institution();
  const before = [(await audited()).length, await world.database.prisma.seal.count()];
  const { exit, json } = await cairn('seal', 'add', '--issuer', issuer.code, ...given(issuer));
  expect([exit, json.error.code]).toEqual([4, code]);
  expect([(await audited()).length, await world.database.prisma.seal.count()]).toEqual(before);
});

test('a certificate that is there already is a conflict; calls that are off are told how', async () => {
  const issuer = institution();
  const given = files(certificateOf(issuer));
  expect((await cairn('seal', 'add', '--issuer', issuer.code, ...given)).exit).toBe(0);
  const twice = await cairn('seal', 'add', '--issuer', issuer.code, ...given);
  expect([twice.exit, twice.json.error.code]).toEqual([5, 'seal.exists']);
  for (const call of [
    ['seal'],
    ['seal', 'melt'],
    ['seal', 'retire'],
    ['seal', 'add', '--issuer', 'nobody', ...given],
    ['seal', 'add', '--issuer', issuer.code],
    ['seal', 'add', '--issuer', issuer.code, '--pkcs12', 'x', '--module', '/y.so', '--secret-file', 'z'],
  ])
    expect((await cairn(...call)).exit).toBe(2);
});

test('an institution without a legal identity gets no seal', () => {
  expect(() => legalPersonOf({ name: { en: 'A' } })).toThrow(
    expect.objectContaining({ code: 'seal.no-legal-identity' }),
  );
});

test('a demonstration gives each issuer a seal in its own legal name, once', async () => {
  const { sealing } = world.services;
  const demo = issuers.map((issuer) => ({
    did: issuer.did,
    country: issuer.country,
    legal: legalPersonOf(issuer),
  }));
  const without = (await Promise.all(issuers.map(({ did }) => sealFor(sealing, did)))).filter(
    (one) => !one,
  ).length;
  expect(without).toBeGreaterThan(0);
  expect(await addDemoSeals(sealing, demo, 'demo')).toBe(without);
  expect(await addDemoSeals(sealing, demo, 'demo')).toBe(0);
  for (const { did } of issuers) {
    const seal = await sealFor(sealing, did);
    if (!seal) throw new TypeError('seal');
    expect(await sealDocument('{"a":1}', seal, { at: new Date(START) })).toContain('"payload":"{');
  }
});

test('a demonstration seal says what it is', async () => {
  const authority = await world.services.sealing.makeAuthority(new Date(START));
  const inWords = (der: Uint8Array) => {
    const file = join(workshop.folder, 'demo.der');
    writeFileSync(file, der);
    return workshop
      .openssl('x509', '-inform', 'DER', '-in', file, '-noout', '-text', '-nameopt', 'utf8')
      .toString();
  };
  const subject = { name: 'Uni Ωmega', eidasIdentifier: 'VATGR-1', country: 'GR' };
  const made = await authority.seal(subject);
  expect(inWords(authority.certificate)).toMatch(/Demo authority \(not trusted\)/);
  const text = inWords(made.certificate);
  expect(text).toContain('Demo seal: Uni Ωmega');
  expect(text).toMatch(/CA:FALSE/);
  expect(text).toMatch(/Digital Signature, Non Repudiation/);
  const pem = join(workshop.folder, 'demo.pem');
  writeFileSync(pem, pemOf(authority.certificate));
  const leaf = join(workshop.folder, 'leaf.pem');
  writeFileSync(leaf, pemOf(made.certificate));
  const verified = ['verify', '-attime', String(Date.parse(START) / 1000), '-CAfile', pem, leaf];
  expect(workshop.openssl(...verified).toString()).toContain('OK');
  const owner = {
    issuerDid: 'did:web:a',
    legal: { names: { en: 'Other' }, eidasIdentifier: 'VATGR-1' },
    actor: 'demo',
  };
  await expect(
    addSeal(world.services.sealing, owner, { kind: 'demo', ...made }, [authority.certificate]),
  ).rejects.toMatchObject({ code: 'seal.name-mismatch' });
});

function pemOf(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
}
