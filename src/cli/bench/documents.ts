import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject } from '../../common/json.js';
import { SHAPE_TRUST } from '../../credentials/canonical/shape-trust.js';
import { resolveDidKey } from '../../credentials/dids/did-key.js';
import {
  buildCertificate,
  buildModuleCredential,
  type CredentialFacts,
  type StackLine,
} from '../../credentials/documents/build.js';
import { buildBundle } from '../../credentials/documents/bundle.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishedModuleSchema,
  publishedProgrammeSchema,
  publishVersion,
} from '../../credentials/documents/published.js';
import { buildStatusList } from '../../credentials/documents/status-list.js';
import { encodeBitstring, MINIMUM_LENGTH } from '../../credentials/status/bitstring.js';
import { STATUS_PURPOSES } from '../../credentials/status/entries.js';
import { signCredential } from '../../credentials/suites/sign.js';
import type { Signer } from '../../credentials/suites/signer.js';
import { wholeSeconds } from '../../credentials/suites/time.js';
import { proofVerifier } from '../../credentials/suites/verify-proof.js';
import { ectsFromDecimal } from '../../domain/ects.js';
import { ed25519Verifier } from '../../keys/ed25519.js';
import { temporaryKeys } from '../../keys/temporary-keys.js';
import { nodeTextDigest } from '../../keys/text-digest.js';
import { KnownCredentials } from '../../verification/known-credentials.js';
import type { TrustMaterial } from '../../verification/material.js';

const ORIGIN = 'https://bench.example';
const AWARDED = '2026-01-15T00:00:00+00:00';
const LIST = `${ORIGIN}/status/list`;
const LISTS = { revocation: `${LIST}/revocation`, suspension: `${LIST}/suspension` };
const LEARNER = { id: randomUUID(), name: 'Bench Learner', salt: 'f3a9c1d2e4b5a697' };

/** How many parts the certificate has. */
export const PARTS = 12;

/** All that signing and verifying is measured on: one issuer, one learner, modules and the certificate over them. */
export interface BenchDocuments {
  readonly signer: Signer;
  /** The issuer's DID document, and its key by its id. */
  readonly keys: ReadonlyMap<string, object>;
  readonly unsigned: { readonly module: () => JsonObject; readonly certificate: () => JsonObject };
  readonly module: JsonObject;
  readonly certificate: JsonObject;
  /** The certificate and its parts, one by one. */
  readonly bundled: readonly JsonObject[];
  readonly bundle: JsonObject;
  readonly statusLists: ReadonlyMap<string, JsonObject>;
  readonly material: TrustMaterial;
}

/** Makes them anew: random keys, nothing stored. */
export async function benchDocuments(now: Date): Promise<BenchDocuments> {
  const issuer = await makeIssuer(now);
  const modules = Array.from({ length: PARTS }, (_, index) => moduleVersion(index + 1, issuer.did));
  const programme = programmeVersion(modules, issuer.did);
  const parts = modules.map((module, index) => {
    const facts = factsOf(module, issuer.did, index);
    return { module, facts, unsigned: buildModuleCredential(module, facts) };
  });
  const stack = parts.map(
    ({ module, facts }): StackLine => ({
      rulePart: module.code.toLowerCase(),
      award: facts.award.id,
      achievement: module.id,
      ects: facts.award.ects,
      awardedDate: AWARDED,
      issuer: issuer.did,
    }),
  );
  const [first] = parts;
  if (!first) throw new Error('A certificate has parts');
  const certificateFacts = factsOf(programme, issuer.did, PARTS);
  const unsigned = {
    module: () => buildModuleCredential(first.module, first.facts),
    certificate: () => buildCertificate(programme, certificateFacts, stack),
  };
  const sign = (document: JsonObject) => signCredential(document, issuer.signer, now);
  const certificate = await sign(unsigned.certificate());
  const signedParts: JsonObject[] = [];
  for (const part of parts) signedParts.push(await sign(part.unsigned));
  const bundled = [certificate, ...signedParts];
  const statusLists = await signStatusLists(issuer.did, sign, now);
  return {
    signer: issuer.signer,
    keys: issuer.keys,
    unsigned,
    module: signedParts[0] ?? certificate,
    certificate,
    bundled,
    bundle: buildBundle(bundled),
    statusLists,
    material: trustOf(issuer, [...modules, programme], statusLists, now),
  };
}

interface BenchIssuer {
  readonly did: string;
  readonly signer: Signer;
  readonly key: { readonly id: string; readonly publicKeyMultibase: string };
  readonly keys: ReadonlyMap<string, object>;
}

/** Its signer has the key opened, as the product's own signers do. */
async function makeIssuer(now: Date): Promise<BenchIssuer> {
  const temporary = temporaryKeys(
    (length) => new Uint8Array(randomBytes(length)),
    () => now,
  );
  const { did } = await temporary.make('Ed25519');
  const document = await resolveDidKey(did);
  const [key] = document?.verificationMethod ?? [];
  if (!document || !key) throw new Error('A did:key has a document with a key');
  const keys = new Map<string, object>([
    [did, document],
    [key.id, { '@context': 'https://w3id.org/security/multikey/v1', ...key }],
  ]);
  return { did, signer: await temporary.signerFor(did), key, keys };
}

const QUALITY = { type: 'peer-review', description: { en: 'Two peers review every run of it.' } };
const SCHEME = { code: 'letters', title: { en: 'Letters' }, values: ['D', 'C', 'B', 'A'], pass: 'C' };
const common = {
  version: 1,
  description: {
    en: 'What a bench needs: a text of the length that descriptions commonly have, and no more.',
  },
  eqfLevel: 7,
  iscedF: '0114',
  qualityAssurance: QUALITY,
};
const outcomes = (names: readonly string[]) =>
  names.map((name, index) => ({ id: `lo-${index + 1}`, title: { en: name } }));

function moduleVersion(number: number, did: string): PublishedModule {
  const code = `BENCH-${String(number).padStart(2, '0')}`;
  const level = (id: string) => ({ id, title: { en: id }, description: { en: `What is ${id} in it.` } });
  return publishedModuleSchema.parse({
    ...common,
    id: `${ORIGIN}/m/${code}/1`,
    type: 'ModuleVersion',
    code,
    owner: 'network',
    ownedBy: { id: did, code: 'network', name: { en: 'Bench network' } },
    title: { en: `Bench module ${number}` },
    ects: 1,
    workloadHours: 25,
    languages: ['en'],
    mode: 'blended',
    setting: 'non-formal',
    outcomes: outcomes(['Designs a course.', 'Aligns outcomes and assessment.', 'Evaluates a course.']),
    assessment: {
      type: 'portfolio',
      description: { en: 'A portfolio of work from one’s own teaching.' },
      supervision: 'unsupervised',
      gradingScheme: SCHEME.code,
    },
    gradingScheme: SCHEME,
    criteria: ['cc-1', 'cc-2'].map((id) => ({
      id,
      title: { en: `Criterion ${id}` },
      levels: ['basic', 'good', 'excellent'].map(level),
      requiredLevel: 'good',
    })),
    equivalents: [],
  });
}

function programmeVersion(modules: readonly PublishedModule[], did: string): PublishedProgramme {
  return publishedProgrammeSchema.parse({
    ...common,
    id: `${ORIGIN}/p/BENCH/1`,
    type: 'ProgrammeVersion',
    code: 'BENCH',
    title: { en: 'Bench programme' },
    award: { en: 'Certificate' },
    ects: PARTS,
    awardingBody: 'network',
    awardedBy: { id: did, code: 'network', name: { en: 'Bench network' } },
    policy: 'automatic',
    outcomes: outcomes(['Teaches.', 'Reflects on teaching.']),
    stackability: { en: 'Stands alone.' },
    rule: {
      type: 'all',
      of: modules.map(({ code }) => ({ type: 'module', part: code.toLowerCase(), module: code })),
    },
    equivalents: [],
    gradingSchemes: [SCHEME],
    titles: Object.fromEntries(modules.map(({ code, title }) => [code, title])),
  });
}

function factsOf(version: PublishedModule | PublishedProgramme, did: string, index: number): CredentialFacts {
  const graded = version.type === 'ModuleVersion';
  return {
    credentialId: randomUUID(),
    issuer: { did, name: { en: 'Bench University' }, country: 'BE' },
    learner: LEARNER,
    award: {
      id: randomUUID(),
      ects: ectsFromDecimal(version.ects),
      awardedDate: AWARDED,
      ...(graded
        ? { grade: { scheme: SCHEME.code, value: 'B' }, criteria: { 'cc-1': 'good', 'cc-2': 'excellent' } }
        : {}),
    },
    status: { lists: LISTS, index: 1000 + index },
    versionDigest: publishVersion(version).digest,
  };
}

async function signStatusLists(
  issuer: string,
  sign: (document: JsonObject) => Promise<JsonObject>,
  now: Date,
): Promise<ReadonlyMap<string, JsonObject>> {
  const lists = new Map<string, JsonObject>();
  const revoked = Array.from({ length: 500 }, (_, index) => 5000 + 37 * index);
  for (const purpose of STATUS_PURPOSES) {
    const unsigned = buildStatusList({
      address: LISTS[purpose],
      issuer,
      purpose,
      encodedList: await encodeBitstring(MINIMUM_LENGTH, revoked),
      validUntil: wholeSeconds(new Date(now.getTime() + 86_400_000)),
    });
    lists.set(LISTS[purpose], await sign(unsigned));
  }
  return lists;
}

function trustOf(
  issuer: BenchIssuer,
  versions: readonly (PublishedModule | PublishedProgramme)[],
  statusLists: ReadonlyMap<string, JsonObject>,
  now: Date,
): TrustMaterial {
  const published = versions.map((version) => ({ version, ...publishVersion(version) }));
  const bytes = new Map(published.map((one) => [one.address, one.bytes]));
  return {
    now,
    registry: {
      graceDays: 90,
      issuers: new Map([
        [
          issuer.did,
          {
            did: issuer.did,
            kind: 'network',
            code: 'network',
            name: { en: 'Bench University' },
            country: 'BE',
            demo: true,
            membership: { from: '2020-01-01' },
            recognisedFor: versions.map(({ code }) => ({ module: code, from: '2020-01-01' })),
            keys: [{ ...issuer.key, from: '2020-01-01T00:00:00Z' }],
          },
        ],
      ]),
      versions: new Map(
        published.map(({ version, address, digest }) => [
          address,
          {
            address,
            kind: version.type === 'ModuleVersion' ? 'module' : 'programme',
            code: version.code,
            title: version.title,
            digest,
            ects: ectsFromDecimal(version.ects),
            awardedBy: version.type === 'ProgrammeVersion' ? issuer.did : undefined,
          },
        ]),
      ),
    },
    verifyProof: proofVerifier(ed25519Verifier()),
    textDigest: nodeTextDigest,
    known: new KnownCredentials(SHAPE_TRUST),
    resolveDid: async () => undefined,
    statusList: async (address) => statusLists.get(address),
    publishedVersion: async (address) => bytes.get(address),
  };
}
