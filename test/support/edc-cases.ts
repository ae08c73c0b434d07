import fc from 'fast-check';
import type { JsonObject } from '../../src/common/json.js';
import type { StackLine } from '../../src/credentials/documents/build.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
} from '../../src/credentials/documents/published.js';
import { buildCertificateEdc, buildModuleEdc } from '../../src/credentials/edc/build.js';
import type { EdcFacts, EdcOrganisation, EdcPart } from '../../src/credentials/edc/facts.js';
import type { StackableAward } from '../../src/domain/award.js';
import { ectsFromDecimal } from '../../src/domain/ects.js';
import type { Grade } from '../../src/domain/grades.js';
import type { LegalIdentity } from '../../src/domain/legal.js';
import { compileRule } from '../../src/domain/rules/compile.js';
import { evaluate } from '../../src/domain/rules/evaluate.js';
import { moduleVersion, programmeVersion } from '../../src/issuing/catalogue/published-version.js';
import { seedCatalogue } from './seed.js';

const PUBLIC_URL = 'https://cairn.example';
/** A picture of one grey point. */
export const PICTURE = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
const ACCREDITATION = {
  title: { en: 'Programme evaluation', pt: 'Avaliação do programa' },
  type: 'programme' as const,
  agency: { name: { en: 'Agency of the tests' }, eidasIdentifier: 'VATAT-U00000002', country: 'AT' },
  report: 'https://agency.example/report',
  issued: '2024-05-01',
  expires: '2030-04-30',
};

/** One award with all that building its document takes. */
export interface EdcCase {
  readonly version: PublishedModule | PublishedProgramme;
  readonly facts: EdcFacts;
  readonly stack: readonly EdcPart[];
}

export function buildCase({ version, facts, stack }: EdcCase): JsonObject {
  return version.type === 'ModuleVersion'
    ? buildModuleEdc(version, facts)
    : buildCertificateEdc(version, facts, stack);
}

export const isAccredited = ({ version }: EdcCase) => version.qualityAssurance.accreditation !== undefined;

const uuid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const catalogue = seedCatalogue();
const LEGAL: LegalIdentity = { eidasIdentifier: 'VATPT-501234567' };

function organisation(code: string): EdcOrganisation {
  const found = catalogue.institutions.find((one) => one.code === code) ?? catalogue.network;
  const { name, country, city, website, primaryLanguage = 'en', legal = LEGAL } = found;
  return {
    did: `did:web:cairn.example:i:${found.code}`,
    name,
    country,
    city,
    website,
    primaryLanguage,
    legal,
  };
}

/** Every module of the seed as it is published. */
export const MODULES: readonly PublishedModule[] = catalogue.modules.map((module) =>
  moduleVersion(PUBLIC_URL, module, catalogue, {
    id: 'did:web:cairn.example',
    code: 'network',
    name: catalogue.network.name,
  }),
);

/** Every programme of the seed as it is published. */
export const PROGRAMMES: readonly PublishedProgramme[] = catalogue.programmes.map((programme) => ({
  ...programmeVersion(PUBLIC_URL, programme, catalogue, {
    id: 'did:web:cairn.example',
    code: 'network',
    name: catalogue.network.name,
  }),
}));

const INSTITUTIONS = catalogue.institutions.map(({ code }) => code);

function factsOf(
  version: PublishedModule | PublishedProgramme,
  number: number,
  over: { readonly issuer?: string; readonly grade?: Grade | undefined; readonly awardedOn?: string } = {},
): EdcFacts {
  const { issuer = 'network', grade, awardedOn = '2026-05-20' } = over;
  return {
    credentialId: uuid(1, number),
    issuer: organisation(issuer),
    learner: { id: uuid(3, 1), name: 'Zoë Ťapáková', salt: 'f3a9c1d2e4b5a697' },
    award: {
      id: uuid(2, number),
      ects: ectsFromDecimal(version.ects),
      awardedDate: `${awardedOn}T00:00:00+01:00`,
      grade,
      ...(version.type === 'ModuleVersion'
        ? {
            criteria: Object.fromEntries(
              version.criteria.map((one) => [one.id, one.levels.at(-1)?.id ?? '']),
            ),
          }
        : {}),
    },
    versionDigest: publishVersion(version).digest,
    issuedAt: '2026-06-15T10:00:00Z',
    picture: PICTURE,
    verifyAt: `${PUBLIC_URL}/s/0123456789abcdefABCDEF`,
  };
}

/** An award of a module of the seed by one of the members. */
export function moduleCase(module: PublishedModule, number = 1): EdcCase {
  const issuer = INSTITUTIONS[number % INSTITUTIONS.length] ?? 'network';
  const grade = { scheme: module.gradingScheme.code, value: module.gradingScheme.values.at(-1) ?? '' };
  return { version: module, facts: factsOf(module, number, { issuer, grade }), stack: [] };
}

interface Held {
  readonly award: StackableAward;
  readonly awarded: EdcCase;
  readonly stack: readonly StackLine[];
}

/** What a learner holds who has every module of the seed and, from them, the three iPET certificates. */
export function ipetCases(): EdcCase[] {
  const held: Held[] = MODULES.map((module, index) => {
    const awarded = moduleCase(module, index + 1);
    return { awarded, stack: [], award: stackable(awarded, 'module') };
  });
  return PROGRAMMES.filter(({ code }) => code.startsWith('iPET')).map((programme, index) => {
    const certificate = certificateCase(programme, 100 + index, held);
    const lines = certificate.stack.map(({ line }) => line);
    const award = { ...stackable(certificate, 'programme'), parts: lines.map((line) => line.award) };
    held.push({ awarded: certificate, stack: lines, award });
    return certificate;
  });
}

function stackable({ version, facts }: EdcCase, kind: 'module' | 'programme'): StackableAward {
  const { id, ects, awardedDate, grade } = facts.award;
  const awardedOn = awardedDate.slice(0, 10);
  return { id, kind, code: version.code, ects, awardedOn, institution: facts.issuer.did, grade };
}

function certificateCase(programme: PublishedProgramme, number: number, held: readonly Held[]): EdcCase {
  const rule = compileRule(programme.rule, programme);
  const found = evaluate(
    rule,
    held.map(({ award }) => award),
    '2026-05-20',
  );
  if (!found.satisfied) throw new Error(`no stack for ${programme.code}`);
  const stack = found.assignment.map(({ part, award, through }): EdcPart => {
    const one = held.find(({ awarded }) => awarded.facts.award.id === award);
    if (!one) throw new Error(`no award ${award}`);
    const { version, facts } = one.awarded;
    return {
      line: {
        rulePart: part,
        award,
        through,
        achievement: version.id,
        ects: facts.award.ects,
        awardedDate: facts.award.awardedDate,
        issuer: facts.issuer.did,
      },
      version,
      versionDigest: facts.versionDigest,
      issuer: facts.issuer,
      grade: facts.award.grade,
      stack: one.stack,
    };
  });
  return { version: programme, facts: factsOf(programme, number), stack };
}

const LANGUAGES = ['en', 'pt', 'sk', 'kk', 'ru', 'nl', 'pt-BR'] as const;
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((one) => one.trim() !== '');
const texts = fc
  .uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1, maxLength: 4 })
  .chain((tags) =>
    fc
      .tuple(...tags.map(() => text))
      .map((said) => Object.fromEntries(tags.map((tag, i) => [tag, said[i] ?? '']))),
  );
const skill = fc.record({
  uri: fc.constant('http://data.europa.eu/esco/skill/4f5c1208-62fd-4e5a-a51e-306c06947e11'),
  title: texts,
});
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const variation = fc.record({
  title: texts,
  description: texts,
  entryRequirements: seldom(texts),
  nationalLevel: seldom(
    fc.record({ framework: texts, country: fc.constantFrom('PT', 'SK'), level: fc.constant('7') }),
  ),
  entitlements: seldom(
    fc.array(fc.record({ title: texts, type: fc.constantFrom('learning' as const, 'occupation' as const) }), {
      maxLength: 3,
    }),
  ),
  skills: seldom(fc.array(skill, { minLength: 1, maxLength: 1 })),
  accredited: fc.boolean(),
});

const issuing = fc.record({
  name: text,
  grade: fc.boolean(),
  criteria: fc.boolean(),
  language: fc.constantFrom('en', 'pt', 'sk', 'fi'),
  legal: fc.record(
    {
      name: texts,
      eidasIdentifier: fc.constantFrom(
        'VATPT-501234567',
        'NTRSK-12345678',
        'LEIXG-529900T8BM49AURSDO55',
        'VATEL-094019245',
      ),
      vatIdentifier: fc.constant('PT501234567'),
      identifiers: fc.array(fc.record({ scheme: fc.constant('PIC'), value: fc.constantFrom('1', '2') }), {
        maxLength: 1,
      }),
      address: fc.record(
        { street: fc.constant('Rua 1'), postalCode: fc.constant('1000-001') },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['eidasIdentifier'] },
  ),
  verifyAt: fc.boolean(),
  supersedes: fc.boolean(),
  prior: fc.boolean(),
  offset: fc.constantFrom('Z', '+01:00', '-11:30', '+13:00'),
});

const modules = fc.constantFrom(...MODULES.map((module, index) => moduleCase(module, index + 1)));
const certificates = ipetCases();

function variationsOf(base: fc.Arbitrary<EdcCase>): fc.Arbitrary<EdcCase> {
  return fc.tuple(base, variation, issuing).map(([one, of, by]) => varied(one, of, by));
}

/** Random awards: of any module or iPET programme, in any languages, with and without what may be missing. */
export const edcCases: fc.Arbitrary<EdcCase> = variationsOf(
  fc.oneof({ weight: 3, arbitrary: modules }, { weight: 1, arbitrary: fc.constantFrom(...certificates) }),
);

/** The same, of modules and the smallest certificate. */
export const smallEdcCases: fc.Arbitrary<EdcCase> = variationsOf(
  fc.oneof(
    { weight: 9, arbitrary: modules },
    { weight: 1, arbitrary: fc.constantFrom(...certificates.slice(0, 1)) },
  ),
);

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

function varied(base: EdcCase, of: Of<typeof variation>, by: Of<typeof issuing>): EdcCase {
  const { skills, accredited, ...changed } = of;
  const version = defined({
    ...base.version,
    ...changed,
    outcomes: base.version.outcomes.map((outcome) => (skills ? { ...outcome, skills } : outcome)),
    qualityAssurance: {
      ...base.version.qualityAssurance,
      ...(accredited ? { accreditation: ACCREDITATION } : {}),
    },
  }) as EdcCase['version'];
  const { facts } = base;
  const { award } = facts;
  const issuer = defined({ ...facts.issuer, primaryLanguage: by.language, legal: by.legal as LegalIdentity });
  return {
    version,
    // a body is the same wherever it stands
    stack: base.stack.map((part) => (part.issuer.did === issuer.did ? { ...part, issuer } : part)),
    facts: defined({
      ...facts,
      issuer,
      learner: { ...facts.learner, name: by.name },
      award: defined({
        ...award,
        awardedDate: award.awardedDate.replace(/\+01:00$/, by.offset),
        grade: by.grade ? award.grade : undefined,
        criteria: by.criteria ? award.criteria : undefined,
      }),
      versionDigest: publishVersion(version).digest,
      verifyAt: by.verifyAt ? facts.verifyAt : undefined,
      supersedes: by.supersedes ? uuid(9, 9) : undefined,
      priorLearning: by.prior
        ? { id: uuid(8, 8), issuer: 'did:web:other.example', digest: 'zQmOfThatCredential' }
        : undefined,
    }),
  };
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
