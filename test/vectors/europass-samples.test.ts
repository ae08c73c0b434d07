import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '../../src/common/json.js';
import { readSealedFile } from '../../src/credentials/jades/read-sealed.js';
import { payloadTimestamps, signatureTimestamps } from '../../src/credentials/jades/verify-seal.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import { readSubmitted } from '../../src/verification/submitted.js';
import { verify } from '../../src/verification/verify.js';
import { troubles } from '../support/sealed.js';

const FOLDER = new URL('../../../shared/data/elm/samples/', import.meta.url);
const SEALED = ['gh-Sample-CertOfPart-signed.jsonld', 'gh-Sample-MC-Annex1-signed.jsonld'];

if (existsSync(FOLDER)) samples();
else {
  const missing = 'Not tested: official sealed samples of Europass (no ../shared/data/elm here).';
  console.log(missing);
  test.skip(missing, () => {});
}

const text = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

const trust: TrustMaterial = {
  // the certificate of the samples expired in 2025
  now: new Date('2026-11-28T12:00:00Z'),
  registry: { issuers: new Map(), versions: new Map(), graceDays: 90 },
  resolveDid: async () => undefined,
  statusList: async () => undefined,
  publishedVersion: async () => undefined,
};

function fileOf(name: string): JsonObject {
  const file = readSubmitted(new TextEncoder().encode(text(name)));
  if (!isJsonObject(file as JsonObject)) throw new TypeError(name);
  return file as JsonObject;
}

async function judged(file: JsonObject, over: Partial<TrustMaterial> = {}) {
  const report = await verify(file, { ...trust, ...over });
  const [credential] = report.credentials;
  if (!credential) throw new TypeError('report');
  return {
    ...credential,
    passed: credential.results.filter(({ outcome }) => outcome === 'pass').map(({ code }) => code),
  };
}

function ownCertificate(file: JsonObject): Uint8Array {
  const der = readSealedFile(file).seals[0]?.chain[0];
  if (!der) throw new TypeError('certificate');
  return der;
}

function samples(): void {
  test.each(SEALED)(
    '%s passes structure, proof and issuer with its own certificate as anchor',
    async (name) => {
      const file = fileOf(name);
      const report = await judged(file, { sealAnchors: [ownCertificate(file)] });
      expect(report.passed).toEqual(
        expect.arrayContaining([
          'structure.readable',
          'proof.valid',
          'issuer.sealed-by-issuer',
          'period.valid',
        ]),
      );
      expect(report.verdict).toBe('undetermined');
      expect(troubles(report)).toEqual(['recognition.issuer-unknown']);
      const issuer = report.results.find(({ code }) => code === 'issuer.sealed-by-issuer');
      expect(issuer?.evidence).toMatchObject({
        saidBy: 'sigT',
        organizationIdentifier: ['VATES-A00000000'],
        claimsQualified: { seal: true, device: false },
      });
    },
  );

  test.each(SEALED)(
    '%s: its own certificate, expired since, counts at the time of its seal, whoever tells that time',
    async (name) => {
      const file = fileOf(name);
      const later = { now: new Date('2035-01-01T00:00:00Z'), sealAnchors: [ownCertificate(file)] };
      expect(troubles(await judged(file, later))).toEqual(['recognition.issuer-unknown']);
      const timestampAnchors = readSealedFile(file).seals[0]?.moreCertificates ?? [];
      expect(troubles(await judged(file, { ...later, timestampAnchors }))).toEqual([
        'recognition.issuer-unknown',
      ]);
    },
  );

  test.each(SEALED)('%s leaves its issuer open without an anchor, or with another', async (name) => {
    const file = fileOf(name);
    expect(troubles(await judged(file))[0]).toBe('issuer.no-anchor');
    const other = readSealedFile(file).seals[0]?.moreCertificates ?? [];
    const root = other.slice(0, 1);
    expect(troubles(await judged(file, { sealAnchors: root }))[0]).toBe('issuer.unanchored');
  });

  test.each(SEALED)(
    '%s: its authority, which came along unsigned, vouches for it once it is trusted',
    async (name) => {
      const file = fileOf(name);
      const sealAnchors = readSealedFile(file).seals[0]?.moreCertificates ?? [];
      const now = new Date('2024-11-28T12:00:00Z');
      expect(troubles(await judged(file, { sealAnchors, now }))).toEqual(['recognition.issuer-unknown']);
      // an authority vouches for more than this one key: that it wasn't used later, somebody has to say
      expect(troubles(await judged(file, { sealAnchors }))).toEqual([
        'issuer.certificate-expired-since',
        'recognition.issuer-unknown',
      ]);
    },
  );

  test.each(SEALED)(
    '%s: its timestamps are genuine, and tell the time once their authority is trusted',
    async (name) => {
      const file = fileOf(name);
      const sealed = readSealedFile(file);
      const [seal] = sealed.seals;
      if (!seal) throw new TypeError('seal');
      const stamps = [...(await signatureTimestamps(seal)), ...(await payloadTimestamps(sealed, seal))];
      expect(stamps.map((stamp) => typeof stamp)).toEqual(['object', 'object']);
      const timestampAnchors = seal.moreCertificates;
      const report = await judged(file, { sealAnchors: [ownCertificate(file)], timestampAnchors });
      expect(report.passed).toContain('proof.time-confirmed');
      expect(troubles(report)).toEqual(['recognition.issuer-unknown']);
    },
  );

  test.each(SEALED)('%s, tampered with, is not verified', async (name) => {
    const whole = text(name);
    const file = fileOf(name);
    const sealAnchors = [ownCertificate(file)];
    const copies = [
      whole.replace('Andromeda', 'Androneda'),
      whole.replace('2023', '2024'),
      whole.replace('"payload":"{', '"payload":"{ '),
      whole.replace('\\"awardedBy\\"', '\\"provenBy\\"'),
      whole.replace(/"signature":"./, (found) => (found.endsWith('A') ? '"signature":"B' : '"signature":"A')),
      whole.replace(/"protected":"(.{40})/, (_all, start) => `"protected":"${start}A`),
    ];
    for (const copy of copies) {
      expect(copy).not.toBe(whole);
      const changed = readSubmitted(new TextEncoder().encode(copy)) as JsonObject;
      expect((await judged(changed, { sealAnchors })).verdict).toBe('not-verified');
    }
    const payload = String(file.payload);
    for (const other of SEALED.filter((one) => one !== name)) {
      const swapped = { ...fileOf(other), payload };
      expect((await judged(swapped, { sealAnchors })).verdict).toBe('not-verified');
    }
  });

  test('an unsealed sample was not sealed by anybody', async () => {
    const report = await judged(fileOf('gh-Sample-CertOfPart-unsigned.jsonld'));
    expect([report.verdict, ...troubles(report)]).toEqual([
      'not-verified',
      'structure.vcdm-issuance-date',
      'proof.missing',
    ]);
  });
}
