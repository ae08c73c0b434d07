import type { JsonObject } from '../../src/common/json.js';
import {
  buildCertificate,
  buildModuleCredential,
  type PriorLearning,
  type StackLine,
} from '../../src/credentials/documents/build.js';
import { buildBundle } from '../../src/credentials/documents/bundle.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
  versionAddress,
} from '../../src/credentials/documents/published.js';
import { buildStatusList } from '../../src/credentials/documents/status-list.js';
import { encodeBitstring, MINIMUM_LENGTH } from '../../src/credentials/status/bitstring.js';
import type { StatusPurpose } from '../../src/credentials/status/entries.js';
import { signCredential } from '../../src/credentials/suites/sign.js';
import { ectsFromDecimal } from '../../src/domain/ects.js';
import type { Rule } from '../../src/domain/rules/rule.js';
import type { Registry, RegistryIssuer } from '../../src/registry/registry.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import { NOW, PUBLIC_URL, testIssuer, testModule } from './samples.js';

/** A small network in memory: three issuers, five modules, two programmes, one of them inside the other. */
export interface World {
  readonly material: TrustMaterial;
  readonly modules: Readonly<Record<string, PublishedModule>>;
  /** Signs a module award. */
  award(over?: Partial<AwardSpec>): Promise<SignedAward>;
  /** Signs a certificate over the given parts, whether or not they satisfy its rule. */
  certify(
    programme: string,
    lines: readonly CertifiedLine[],
    over?: Partial<CertificateSpec>,
  ): Promise<SignedAward>;
  /** Sets a status bit; the lists are signed when they are asked for. */
  setStatus(purpose: StatusPurpose, issuer: string, index: number): void;
}

export interface AwardSpec {
  readonly module: string;
  readonly issuer: string;
  readonly awardedOn: string;
  readonly grade: string | undefined;
  readonly learner: number;
  readonly ects: number;
  readonly signedAt: Date;
  /** UUID of the credential whose place it takes. */
  readonly supersedes?: string;
  readonly priorLearning?: PriorLearning;
}

export interface SignedAward {
  readonly document: JsonObject;
  readonly line: Omit<StackLine, 'rulePart' | 'through'>;
  readonly index: number;
  readonly issuer: string;
}

export interface CertifiedLine {
  readonly rulePart: string;
  readonly award: SignedAward;
  readonly through?: SignedAward;
  /** Says something else of the award than it says of itself. */
  readonly over?: Partial<StackLine>;
}

export interface CertificateSpec {
  readonly issuer: string;
  readonly awardedOn: string;
  readonly learner: number;
  readonly ects: number;
  readonly signedAt: Date;
}

const INNER: Rule = {
  type: 'all',
  of: [
    { type: 'module', part: 'core', module: 'MOD-A' },
    { type: 'ects', part: 'electives', atLeast: 2, from: ['MOD-B', 'MOD-C'] },
  ],
};
const OUTER: Rule = {
  type: 'limit',
  maxAgeMonths: 60,
  institutions: 2,
  ects: 7,
  rule: {
    type: 'all',
    of: [
      { type: 'programme', part: 'base', programme: 'P-ONE' },
      {
        type: 'limit',
        minGrade: { scheme: 'letters', value: 'C' },
        rule: { type: 'module', part: 'project', module: 'MOD-D' },
      },
    ],
  },
};

const uuid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Builds the world. `registry` may bend who is recognised for what; `write` how programmes are written. */
export async function makeWorld(
  bend: (registry: Registry) => Registry = (registry) => registry,
  write: (programme: PublishedProgramme) => PublishedProgramme = (programme) => programme,
): Promise<World> {
  const issuers = Object.fromEntries(
    await Promise.all(
      ['network', 'uni-a', 'uni-b', 'stranger'].map(async (code) => [code, await testIssuer(code)] as const),
    ),
  );
  const issuerOf = (code: string) => {
    const issuer = issuers[code];
    if (!issuer) throw new Error(`no issuer ${code}`);
    return issuer;
  };
  const modules = Object.fromEntries(
    Object.entries({ 'MOD-A': 2, 'MOD-B': 1, 'MOD-C': 1, 'MOD-D': 3, 'MOD-E': 0.5 }).map(([code, ects]) => [
      code,
      testModule({ code, ects }),
    ]),
  );
  const programmes = Object.fromEntries(
    [
      programme('P-ONE', 4, INNER, issuerOf('network').did),
      programme('P-TWO', 7, OUTER, issuerOf('network').did),
    ].map((one) => [one.code, write(one)]),
  );
  const published = new Map(
    [...Object.values(modules), ...Object.values(programmes)].map((version) => [
      version.id,
      publishVersion(version),
    ]),
  );

  const member = (code: string, recognised: readonly string[]): RegistryIssuer => ({
    did: issuerOf(code).did,
    kind: code === 'network' ? 'network' : 'institution',
    code,
    name: { en: `Name of ${code}` },
    country: 'PT',
    demo: false,
    membership: { from: '2020-01-01' },
    recognisedFor: recognised.map((module) => ({ module, from: '2021-01-01' })),
    keys: [{ ...issuerOf(code).key, from: '2020-01-01T00:00:00Z' }],
  });
  const registry = bend({
    graceDays: 90,
    issuers: new Map(
      [
        member('network', []),
        member('uni-a', ['MOD-A', 'MOD-B', 'MOD-D', 'MOD-E']),
        member('uni-b', ['MOD-A', 'MOD-C', 'MOD-D']),
      ].map((issuer) => [issuer.did, issuer]),
    ),
    versions: new Map(
      [...Object.values(modules), ...Object.values(programmes)].map((version) => [
        version.id,
        {
          address: version.id,
          kind: version.type === 'ModuleVersion' ? 'module' : 'programme',
          code: version.code,
          title: version.title,
          digest: published.get(version.id)?.digest ?? '',
          ects: ectsFromDecimal(version.ects),
          awardedBy: version.type === 'ProgrammeVersion' ? version.awardedBy.id : undefined,
        },
      ]),
    ),
  });

  const bits = new Map<string, Set<number>>();
  const listAddress = (purpose: StatusPurpose, issuer: string) => `${PUBLIC_URL}/status/${issuer}/${purpose}`;
  const statusOf = (issuer: string, index: number) => ({
    lists: { revocation: listAddress('revocation', issuer), suspension: listAddress('suspension', issuer) },
    index,
  });
  const material: TrustMaterial = {
    now: NOW,
    registry,
    resolveDid: async () => undefined,
    publishedVersion: async (address) => published.get(address)?.bytes,
    statusList: async (address) => {
      const [, issuer = '', purpose] = /\/status\/([^/]+)\/(revocation|suspension)$/.exec(address) ?? [];
      const signer = issuers[issuer];
      if (!signer || (purpose !== 'revocation' && purpose !== 'suspension')) return undefined;
      const encodedList = await encodeBitstring(MINIMUM_LENGTH, bits.get(address) ?? []);
      const unsigned = buildStatusList({
        address,
        issuer: signer.did,
        purpose,
        encodedList,
        validUntil: '2026-06-22T10:00:00Z',
      });
      return signCredential(unsigned, signer.signer, NOW);
    },
  };

  let count = 0;
  return {
    material,
    modules,
    setStatus(purpose, issuer, index) {
      const address = listAddress(purpose, issuer);
      bits.set(address, new Set([...(bits.get(address) ?? []), index]));
    },
    async award(over = {}) {
      const spec: AwardSpec = {
        module: 'MOD-A',
        issuer: 'uni-a',
        awardedOn: '2026-03-10',
        grade: 'B',
        learner: 1,
        ects: 0,
        signedAt: NOW,
        ...over,
      };
      const module = modules[spec.module] ?? testModule({ code: spec.module });
      const issuer = issuerOf(spec.issuer);
      const number = ++count;
      const ects = ectsFromDecimal(spec.ects || module.ects);
      const awardedDate = `${spec.awardedOn}T00:00:00+00:00`;
      const award = uuid(1, number);
      const document = buildModuleCredential(module, {
        credentialId: uuid(2, number),
        issuer: { did: issuer.did, name: { en: `Name of ${spec.issuer}` }, country: 'PT' },
        learner: learner(spec.learner),
        award: {
          id: award,
          ects,
          awardedDate,
          grade: spec.grade === undefined ? undefined : { scheme: 'letters', value: spec.grade },
          criteria: { 'cc-1': 'good' },
        },
        status: statusOf(spec.issuer, number),
        versionDigest: publishVersion(module).digest,
        supersedes: spec.supersedes,
        priorLearning: spec.priorLearning,
      });
      return {
        document: await signCredential(document, issuer.signer, spec.signedAt),
        line: { award, achievement: module.id, ects, awardedDate, issuer: issuer.did },
        index: number,
        issuer: spec.issuer,
      };
    },
    async certify(code, lines, over = {}) {
      const version = programmes[code];
      if (!version) throw new Error(`no programme ${code}`);
      const spec: CertificateSpec = {
        issuer: 'network',
        awardedOn: '2026-05-01',
        learner: 1,
        ects: version.ects,
        signedAt: NOW,
        ...over,
      };
      const issuer = issuerOf(spec.issuer);
      const number = ++count;
      const awardedDate = `${spec.awardedOn}T00:00:00+00:00`;
      const award = uuid(1, number);
      const stack = lines.map(
        ({ rulePart, award: part, through, over: bent }): StackLine => ({
          ...part.line,
          rulePart,
          through: through?.line.award,
          ...bent,
        }),
      );
      const facts = {
        credentialId: uuid(2, number),
        issuer: { did: issuer.did, name: { en: `Name of ${spec.issuer}` }, country: 'PT' },
        learner: learner(spec.learner),
        award: { id: award, ects: ectsFromDecimal(spec.ects), awardedDate },
        status: statusOf(spec.issuer, number),
        versionDigest: published.get(version.id)?.digest ?? '',
      };
      return {
        document: await signCredential(buildCertificate(version, facts, stack), issuer.signer, spec.signedAt),
        line: {
          award,
          achievement: version.id,
          ects: ectsFromDecimal(spec.ects),
          awardedDate,
          issuer: issuer.did,
        },
        index: number,
        issuer: spec.issuer,
      };
    },
  };
}

function learner(number: number) {
  return { id: uuid(3, number), name: `Learner ${number}`, salt: `5a17${number}` };
}

function programme(code: string, ects: number, rule: Rule, did: string): PublishedProgramme {
  const scheme = testModule().gradingScheme;
  return {
    id: versionAddress(PUBLIC_URL, 'programme', code, 1),
    type: 'ProgrammeVersion',
    code,
    version: 1,
    title: { en: `Programme ${code}` },
    description: { en: 'A programme for tests.' },
    award: { en: 'Certificate' },
    ects,
    eqfLevel: 7,
    iscedF: '0114',
    languages: ['en'],
    mode: 'blended',
    workloadHours: ects * 25,
    assessment: {
      type: 'portfolio',
      description: { en: 'Each module is assessed.' },
      supervision: 'unsupervised',
    },
    awardingBody: 'network',
    awardedBy: { id: did, code: 'network', name: { en: 'Name of network' } },
    policy: 'automatic',
    outcomes: [{ id: 'lo-1', title: { en: 'Teaches.' } }],
    stackability: { en: 'Counts towards more.' },
    qualityAssurance: { type: 'peer-review', description: { en: 'Reviewed.' } },
    rule,
    equivalents: [['MOD-B', 'MOD-E']],
    gradingSchemes: [scheme],
    titles: {},
  };
}

/** A learner's whole way: the inner certificate over three modules, the outer one over it and a fourth. */
export async function wholeStack(world: World) {
  const a = await world.award({ module: 'MOD-A', issuer: 'uni-a' });
  const b = await world.award({ module: 'MOD-B', issuer: 'uni-a' });
  const c = await world.award({ module: 'MOD-C', issuer: 'uni-b' });
  const d = await world.award({ module: 'MOD-D', issuer: 'uni-b' });
  const innerLines = [
    { rulePart: 'core', award: a },
    { rulePart: 'electives', award: b },
    { rulePart: 'electives', award: c },
  ];
  const inner = await world.certify('P-ONE', innerLines);
  const outerLines: CertifiedLine[] = [
    { rulePart: 'base', award: inner },
    ...innerLines.map(({ award }) => ({ rulePart: 'base', award, through: inner })),
    { rulePart: 'project', award: d },
  ];
  const outer = await world.certify('P-TWO', outerLines);
  const bundle = buildBundle([outer, inner, a, b, c, d].map(({ document }) => document));
  return { a, b, c, d, inner, outer, innerLines, outerLines, bundle };
}
