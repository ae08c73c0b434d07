import { createPrivateKey, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishVersion } from '../../../src/credentials/documents/published.js';
import { buildModuleSdJwt } from '../../../src/credentials/sd-jwt/claims.js';
import { type CertifiedSigner, signSdJwt } from '../../../src/credentials/sd-jwt/sign.js';
import type { Registry } from '../../../src/registry/registry.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import {
  type CertificateWorkshop,
  certificateWorkshop,
  type MadeCertificate,
} from '../../support/openssl-certificates.js';
import { testIssuer } from '../../support/samples.js';
import { countingRandom, makeSdJwtWorld, type SdJwtWorld } from '../../support/sd-jwt.js';

const PERIOD = { from: '20260101000000Z', until: '20300101000000Z' };
let workshop: CertificateWorkshop;
let made: SdJwtWorld;
let registry: Registry;
let root: MadeCertificate;
let seal: MadeCertificate;
beforeAll(async () => {
  workshop = certificateWorkshop();
  root = workshop.authority('Root of the tests', PERIOD);
  seal = workshop.make('Seal', { issuer: root, ...PERIOD });
  made = await makeSdJwtWorld();
  const { did } = await testIssuer('uni-a');
  const issuers = new Map(made.material.registry.issuers);
  const known = issuers.get(did);
  if (!known) throw new Error('no issuer');
  const legal = { name: { pt: 'Universidade do Teste' }, eidasIdentifier: 'VATPT-501234567' };
  issuers.set(did, { ...known, legal });
  registry = { ...made.material.registry, issuers };
});
afterAll(() => workshop.close());

function signerOf(certificate: MadeCertificate, ...more: MadeCertificate[]): CertifiedSigner {
  const key = createPrivateKey({ key: Buffer.from(certificate.privateKey), format: 'der', type: 'pkcs8' });
  return {
    algorithm: key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'ES384' : 'ES256',
    chain: [certificate, ...more].map(({ der }) => Buffer.from(der).toString('base64')),
    async sign({ data }) {
      const digest = key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'sha384' : 'sha256';
      return new Uint8Array(sign(digest, data, { key, dsaEncoding: 'ieee-p1363' }));
    },
  };
}

async function found(signer: CertifiedSigner, over: Partial<TrustMaterial> = {}, issuer = 'uni-a') {
  const module = made.module();
  const facts = await made.facts(issuer, { versionDigest: publishVersion(module).digest });
  const text = await signSdJwt(buildModuleSdJwt(module, facts), signer, { random: countingRandom() });
  const { verdict, credentials } = await verify(text, {
    ...made.material,
    registry,
    sealAnchors: [root.der],
    ...over,
  });
  const results = credentials.flatMap((one) => one.results);
  const bad = results.filter(({ outcome, advisory }) => outcome !== 'pass' && advisory !== true);
  return { verdict, bad: bad.map(({ code }) => code) };
}

test('an award that an institution signed with the certificate of its seal is verified', async () => {
  expect(await found(signerOf(seal, root))).toEqual({ verdict: 'verified', bad: [] });
  expect(await found(signerOf(seal))).toEqual({ verdict: 'verified', bad: [] });
  const large = workshop.make('Large', { issuer: root, key: 'p384', ...PERIOD });
  expect(await found(signerOf(large))).toEqual({ verdict: 'verified', bad: [] });
});

test('whom nobody vouches for, or whom nobody was asked about, cannot be told', async () => {
  const alone = workshop.make('Alone', PERIOD);
  expect(await found(signerOf(alone))).toEqual({
    verdict: 'undetermined',
    bad: ['issuer.certificate-undetermined'],
  });
  expect((await found(signerOf(seal), { sealAnchors: [] })).bad).toEqual([
    'proof.key-unavailable',
    'issuer.certificate-not-judged',
  ]);
});

test('a certificate that does not hold, or is of somebody else, does not count', async () => {
  const subject = 'C=PT/O=Outra Universidade/organizationIdentifier=VATPT-501234560';
  const other = workshop.make('Other', { issuer: root, subject, ...PERIOD });
  const late = workshop.make('Late', { issuer: root, from: '20260701000000Z', until: PERIOD.until });
  const mail = workshop.make('Mail', {
    issuer: root,
    extensions: ['keyUsage=critical,keyEncipherment'],
    ...PERIOD,
  });
  for (const [certificate, code] of [
    [other, 'issuer.certificate-of-other'],
    [late, 'issuer.certificate-invalid'],
    [mail, 'issuer.certificate-invalid'],
  ] as const)
    expect(await found(signerOf(certificate))).toEqual({ verdict: 'not-verified', bad: [code] });
  // another member's award under this one's seal
  expect((await found(signerOf(seal), {}, 'uni-b')).bad).toContain('issuer.certificate-of-other');
});

test('a signature with another key than the certificate’s, or a chain that is none, does not count', async () => {
  const { chain } = signerOf(seal);
  const thief = workshop.make('Thief', PERIOD);
  expect((await found({ ...signerOf(thief), chain })).bad).toEqual(['proof.invalid']);
  const broken = { ...signerOf(seal), chain: [...chain, 'MIIB'] };
  expect(await found(broken)).toMatchObject({
    verdict: 'not-verified',
    bad: ['proof.key-unavailable', 'issuer.certificate-invalid'],
  });
});
