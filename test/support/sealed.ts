import { PNG } from 'pngjs';
import type { JsonObject } from '../../src/common/json.js';
import { publishVersion } from '../../src/credentials/documents/published.js';
import { buildCertificateEdc, buildModuleEdc } from '../../src/credentials/edc/build.js';
import type { EdcFacts, EdcOrganisation, EdcPart } from '../../src/credentials/edc/facts.js';
import { sealAlgorithmOf } from '../../src/credentials/jades/algorithms.js';
import {
  type SealOptions,
  type SealSigner,
  sealDocument,
} from '../../src/credentials/jades/seal-document.js';
import { readCertificate } from '../../src/credentials/x509/certificate.js';
import { signWithKey } from '../../src/keys/seals/sign-with-key.js';
import type { CheckResult, CredentialReport } from '../../src/verification/report.js';
import type { MadeCertificate } from './openssl-certificates.js';
import { NOW, testIssuer } from './samples.js';
import type { World } from './world.js';

export const EIDAS = 'VATPT-501234567';
export const LEGAL_NAME = 'Universidade do Teste';
const PICTURE = new Uint8Array(PNG.sync.write(new PNG({ width: 1, height: 1 })));

/** A signer with the key of a certificate by OpenSSL. */
export async function signerOf(
  certificate: MadeCertificate,
  authorities: readonly MadeCertificate[] = [],
  key = certificate,
): Promise<SealSigner> {
  const algorithm = sealAlgorithmOf(readCertificate(certificate.der));
  if (!algorithm) throw new TypeError('algorithm');
  const sign = await signWithKey(key.privateKey, algorithm);
  return { algorithm: algorithm.name, chain: [certificate, ...authorities].map(({ der }) => der), sign };
}

/** An institution as its documents name it. */
export async function organisation(
  code: string,
  over: Partial<EdcOrganisation> = {},
): Promise<EdcOrganisation> {
  const { did } = await testIssuer(code);
  return {
    did,
    name: { en: `Name of ${code}` },
    country: 'PT',
    primaryLanguage: 'en',
    legal: { name: { pt: LEGAL_NAME }, eidasIdentifier: EIDAS },
    ...over,
  };
}

/** The unsealed `edc` of a module award with valid defaults. */
export async function moduleEdc(
  world: World,
  over: Partial<EdcFacts> = {},
  code = 'MOD-A',
): Promise<JsonObject> {
  const module = world.modules[code];
  if (!module) throw new TypeError(code);
  return buildModuleEdc(module, {
    ...(await facts(publishVersion(module).digest)),
    ...over,
  });
}

export async function certificateEdc(
  programme: Parameters<typeof buildCertificateEdc>[0],
  stack: readonly EdcPart[],
  over: Partial<EdcFacts> = {},
): Promise<JsonObject> {
  const own = await facts(publishVersion(programme).digest);
  return buildCertificateEdc(programme, { ...own, ...over }, stack);
}

async function facts(versionDigest: string): Promise<EdcFacts> {
  return {
    credentialId: '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a01',
    issuer: await organisation('uni-a'),
    learner: { id: '3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01', name: 'Test Learner', salt: 'f3a9c1d2e4b5a697' },
    award: {
      id: 'a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
      ects: 200,
      awardedDate: '2026-05-20T00:00:00+01:00',
      grade: { scheme: 'letters', value: 'B' },
      criteria: { 'cc-1': 'good' },
    },
    versionDigest,
    issuedAt: '2026-06-15T10:00:00Z',
    picture: PICTURE,
    verifyAt: 'https://cairn.example/s/token',
  };
}

/** Seals a document and reads the file back as an object. */
export async function sealed(
  document: JsonObject | string,
  signer: SealSigner,
  options: Partial<SealOptions> = {},
): Promise<JsonObject> {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return JSON.parse(await sealDocument(text, signer, { at: NOW, ...options })) as JsonObject;
}

/** Codes of the results that bear on the verdict and are no pass. */
export function troubles({ results }: Pick<CredentialReport, 'results'>): string[] {
  return results.filter(bears).map(({ code }) => code);
}

function bears({ advisory, outcome }: CheckResult): boolean {
  return advisory !== true && (outcome === 'fail' || outcome === 'unknown');
}
