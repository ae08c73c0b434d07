import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import type { JsonObject } from '../../src/common/json.js';
import { didKeyOf } from '../../src/credentials/dids/did-key.js';
import type { CredentialFacts } from '../../src/credentials/documents/build.js';
import { buildModuleCredential } from '../../src/credentials/documents/build.js';
import {
  type PublishedModule,
  publishVersion,
  versionAddress,
} from '../../src/credentials/documents/published.js';
import { signCredential } from '../../src/credentials/suites/sign.js';
import type { Signer } from '../../src/credentials/suites/signer.js';

export const PUBLIC_URL = 'https://cairn.example';
export const NOW = new Date('2026-06-15T10:00:00Z');

/** A deterministic Ed25519 issuer: the same `name`, the same key. */
export async function testIssuer(
  name: string,
): Promise<{ did: string; key: { id: string; publicKeyMultibase: string }; signer: Signer }> {
  const seed = new Uint8Array(32);
  new TextEncoder().encodeInto(name, seed);
  const bare = await Ed25519Multikey.generate({ seed });
  const { did, verificationMethod } = didKeyOf(bare.publicKeyMultibase);
  const pair = await Ed25519Multikey.generate({ seed, id: verificationMethod, controller: did });
  return {
    did,
    key: { id: verificationMethod, publicKeyMultibase: bare.publicKeyMultibase },
    signer: pair.signer(),
  };
}

/** A module version with valid defaults; override what a test is about. */
export function testModule(over: Partial<PublishedModule> = {}): PublishedModule {
  const code = over.code ?? 'MOD-A';
  return {
    id: versionAddress(PUBLIC_URL, 'module', code, over.version ?? 1),
    type: 'ModuleVersion',
    code,
    version: 1,
    owner: 'network',
    ownedBy: { id: 'did:web:cairn.example', code: 'network', name: { en: 'Test network' } },
    title: { en: `Module ${code}` },
    description: { en: 'A module for tests.' },
    ects: 2,
    workloadHours: 50,
    eqfLevel: 7,
    iscedF: '0114',
    languages: ['en'],
    mode: 'blended',
    setting: 'non-formal',
    outcomes: [
      { id: 'lo-1', title: { en: 'Designs a course.' } },
      { id: 'lo-2', title: { en: 'Evaluates a course.' } },
    ],
    assessment: {
      type: 'portfolio',
      description: { en: 'A portfolio.' },
      supervision: 'unsupervised',
      gradingScheme: 'letters',
    },
    gradingScheme: {
      code: 'letters',
      title: { en: 'Letters' },
      values: ['E', 'D', 'C', 'B', 'A'],
      pass: 'E',
    },
    qualityAssurance: { type: 'peer-review', description: { en: 'Reviewed by two peers.' } },
    criteria: [
      {
        id: 'cc-1',
        title: { en: 'Alignment' },
        levels: [
          { id: 'basic', title: { en: 'Basic' }, description: { en: 'States outcomes.' } },
          { id: 'good', title: { en: 'Good' }, description: { en: 'Aligns outcomes and assessment.' } },
        ],
        requiredLevel: 'basic',
      },
    ],
    equivalents: [],
    ...over,
  };
}

/** Facts of a module credential with valid defaults. */
export function testFacts(
  issuerDid: string,
  module: PublishedModule,
  over: Partial<CredentialFacts> = {},
): CredentialFacts {
  const list = `${PUBLIC_URL}/status/0b8f6f0e-6f0a-4d5c-9a55-0a4a30f0a001`;
  return {
    credentialId: '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a01',
    issuer: { did: issuerDid, name: { en: 'Test University' }, country: 'PT' },
    learner: { id: '3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01', name: 'Test Learner', salt: 'f3a9c1d2e4b5a697' },
    award: {
      id: 'a2f5a7de-31c9-4a52-b6c1-3c9d1a7f5b01',
      ects: Math.round(module.ects * 100),
      awardedDate: '2026-05-20T00:00:00+01:00',
      grade: { scheme: 'letters', value: 'B' },
      criteria: { 'cc-1': 'good' },
    },
    status: { lists: { revocation: `${list}/revocation`, suspension: `${list}/suspension` }, index: 4711 },
    versionDigest: publishVersion(module).digest,
    ...over,
  };
}

/** A signed module credential by a test issuer. */
export async function testCredential(
  issuerName = 'issuer-a',
  module = testModule(),
  over: Partial<CredentialFacts> = {},
): Promise<JsonObject> {
  const issuer = await testIssuer(issuerName);
  return signCredential(
    buildModuleCredential(module, testFacts(issuer.did, module, over)),
    issuer.signer,
    NOW,
  );
}
