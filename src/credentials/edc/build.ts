import type { JsonObject } from '../../common/json.js';
import { LANGUAGES } from '../../domain/languages.js';
import type { TextMap } from '../../domain/text.js';
import { type Concept, GENERIC_PROFILE_CONCEPT } from '../documents/concepts.js';
import { identityHash } from '../documents/identity.js';
import { languageConcept } from '../documents/long-lists.js';
import type { PublishedModule, PublishedProgramme } from '../documents/published.js';
import { EDC_CONTEXTS } from '../lint/elm/contexts.js';
import { ACCREDITED_SCHEMA, GENERIC_SCHEMA } from '../lint/elm/schema-known.js';
import { learningAchievement } from './achievement.js';
import type { EdcFacts, EdcPart } from './facts.js';
import { concept, EdcNodes, member } from './nodes.js';
import { embeddedPart, nestParts } from './stack.js';

const EVIDENCE_ACCREDITATION: Concept = {
  id: 'http://data.europa.eu/snb/evidence-type/c_991b06c6',
  scheme: 'http://data.europa.eu/snb/evidence-type/25831c2',
  label: 'Accreditation',
};

const urn = (uuid: string) => `urn:uuid:${uuid}`;

/**
 * The `edc` rendition of a module award, unsealed: European Learning Model 3.2 in VCDM 1.1. An award for which `edcFaults`
 * finds nothing conforms to the official shapes; for others it may throw a RangeError (a code that is in no list).
 */
export function buildModuleEdc(module: PublishedModule, facts: EdcFacts): JsonObject {
  return envelope(module, facts, []);
}

/**
 * The `edc` rendition of a programme award, unsealed. Its parts are embedded, nested as they came in, so that the whole
 * stack can be rebuilt from it (`awardOfEdc`).
 */
export function buildCertificateEdc(
  programme: PublishedProgramme,
  facts: EdcFacts,
  stack: readonly EdcPart[],
): JsonObject {
  return envelope(programme, facts, stack);
}

/** The tag of the language that a document of an issuer is first of all in: the issuer's, if the title is there in it. */
export function documentLanguage(title: TextMap, wanted: string | undefined): string {
  const tags = Object.keys(title).filter((tag) => LANGUAGES.has(base(tag)));
  return (
    tags.find((tag) => tag === wanted) ??
    tags.find((tag) => base(tag) === wanted) ??
    tags.find((tag) => base(tag) === 'en') ??
    tags[0] ??
    'en'
  );
}

function envelope(
  version: PublishedModule | PublishedProgramme,
  facts: EdcFacts,
  stack: readonly EdcPart[],
): JsonObject {
  const { issuer, issuedAt, supersedes } = facts;
  const language = documentLanguage(version.title, issuer.primaryLanguage);
  const nodes = new EdcNodes(language);
  const { accreditation } = version.qualityAssurance;
  return {
    '@context': [...EDC_CONTEXTS],
    id: urn(facts.credentialId),
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialProfiles: concept(GENERIC_PROFILE_CONCEPT),
    displayParameter: display(nodes, version, language, facts.picture),
    credentialSchema: {
      id: accreditation ? ACCREDITED_SCHEMA : GENERIC_SCHEMA,
      type: 'ShaclValidator2017',
    },
    issuer: nodes.organisation(issuer),
    issuanceDate: issuedAt,
    issued: issuedAt,
    validFrom: issuedAt,
    ...(supersedes === undefined ? {} : { identifier: nodes.identifier('supersedes', urn(supersedes)) }),
    ...accreditedEvidence(nodes, version),
    credentialSubject: subject(nodes, version, facts, stack),
  };
}

/** What shows that something accredited is: the `accredited` profile asks for it; nothing where it isn't. */
export function accreditedEvidence(
  nodes: EdcNodes,
  { id, qualityAssurance: { accreditation } }: PublishedModule | PublishedProgramme,
): JsonObject {
  if (!accreditation) return {};
  return {
    evidence: {
      id: nodes.id('evidence', id),
      type: 'Evidence',
      dcType: concept(EVIDENCE_ACCREDITATION),
      accreditation: nodes.accreditation(id, accreditation),
    },
  };
}

function subject(
  nodes: EdcNodes,
  version: PublishedModule | PublishedProgramme,
  facts: EdcFacts,
  stack: readonly EdcPart[],
): JsonObject {
  const { versionDigest, issuer, award, verifyAt, priorLearning } = facts;
  const { name, salt } = facts.learner;
  const id = urn(facts.learner.id);
  const learner = identityHash(id, salt);
  const parts = nestParts(stack).map((part) => embeddedPart(nodes, learner, part));
  return {
    id,
    type: 'Person',
    fullName: nodes.plain(name),
    identifier: [nodes.identifier('learner', learner), nodes.identifier('salt', salt)],
    hasClaim: learningAchievement(
      nodes,
      { version, versionDigest, issuer, award },
      { parts, verifyAt, priorLearning },
    ),
  };
}

function display(
  nodes: EdcNodes,
  { title, description }: PublishedModule | PublishedProgramme,
  language: string,
  picture: Uint8Array,
): JsonObject {
  const primary = concept(languageConcept(base(language)));
  const others = new Set(
    Object.keys(title)
      .map(base)
      .filter((tag) => LANGUAGES.has(tag)),
  );
  others.delete(base(language));
  return {
    id: nodes.id('displayParameter', ''),
    type: 'DisplayParameter',
    title,
    description,
    primaryLanguage: primary,
    ...member('language', [primary, ...[...others].map((tag) => concept(languageConcept(tag)))]),
    individualDisplay: {
      id: nodes.id('individualDisplay', ''),
      type: 'IndividualDisplay',
      language: primary,
      displayDetail: {
        id: nodes.id('displayDetail', ''),
        type: 'DisplayDetail',
        page: 1,
        image: nodes.picture(picture),
      },
    },
  };
}

function base(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}
