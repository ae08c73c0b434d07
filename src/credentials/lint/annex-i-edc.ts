import type { Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { type ElmRule, FIRST_ISSUE } from './elm/elm-rule.js';
import { type ElmNode, nodesIn, readGraph, valuesIn } from './elm/graph.js';
import { nodeIn, textsIn } from './elm/graph-texts.js';
import { brokenElmRules } from './elm/rules.js';

const CITATION = 'Council Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I';

/** A document's parts that the elements are looked for in. */
interface Parts {
  readonly root: ElmNode;
  readonly issuer: ElmNode | undefined;
  readonly learner: ElmNode | undefined;
  readonly achievement: ElmNode | undefined;
  readonly specification: ElmNode | undefined;
  readonly activity: ElmNode | undefined;
  readonly assessment: ElmNode | undefined;
}

const SUBJECT = '/credentialSubject';
const CLAIM = `${SUBJECT}/hasClaim`;

function element(name: string, expected: string, at: string, isThere: (parts: Parts) => boolean): ElmRule {
  return {
    name,
    citation: CITATION,
    effective: FIRST_ISSUE,
    message: 'A mandatory element of a European micro-credential is missing.',
    expected,
    find: ({ root }) => (isThere(partsOf(root)) ? undefined : at),
  };
}

/** The mandatory elements of a European micro-credential, where the European Learning Model has them. */
export const ANNEX_I_EDC_RULES: readonly ElmRule[] = [
  element(
    'learner',
    'identification of the learner: a name',
    `${SUBJECT}/fullName`,
    ({ learner }) => has(learner, 'fullName') || (has(learner, 'givenName') && has(learner, 'familyName')),
  ),
  element('title', 'title of the micro-credential', `${CLAIM}/title`, ({ achievement }) =>
    has(achievement, 'title'),
  ),
  element(
    'country',
    'country or region of the issuer',
    '/issuer/location',
    ({ issuer }) =>
      has(nodeIn(issuer, 'location', 'address'), 'countryCode') ||
      has(nodeIn(issuer, 'eIDASIdentifier'), 'spatial'),
  ),
  element('awarding-body', 'awarding body', `${CLAIM}/awardedBy/awardingBody`, ({ achievement }) => {
    const body = nodeIn(achievement, 'awardedBy', 'awardingBody');
    return has(body, 'legalName') || has(body, 'fullName') || has(body, 'prefLabel');
  }),
  element('date', 'date of issuing', '/issued', ({ root }) => has(root, 'issued')),
  element(
    'outcomes',
    'learning outcomes',
    `${CLAIM}/specifiedBy/learningOutcome`,
    ({ specification }) =>
      has(specification, 'learningOutcome') || has(specification, 'learningOutcomeSummary'),
  ),
  element(
    'workload',
    'notional workload, in ECTS wherever possible',
    `${CLAIM}/creditReceived`,
    ({ achievement, specification, activity }) =>
      has(achievement, 'creditReceived') ||
      has(specification, 'creditPoint') ||
      has(specification, 'volumeOfLearning') ||
      has(activity, 'workload') ||
      has(nodeIn(activity, 'specifiedBy'), 'volumeOfLearning'),
  ),
  element(
    'level',
    'level, of the EQF or a national framework',
    `${CLAIM}/specifiedBy/eqfLevel`,
    ({ specification }) =>
      ['eqfLevel', 'nqfLevel', 'educationLevel'].some((member) => has(specification, member)),
  ),
  element(
    'assessment',
    'type of assessment',
    `${CLAIM}/provenBy`,
    ({ specification, assessment }) =>
      has(nodeIn(specification, 'provenBy'), 'dcType') ||
      has(nodeIn(assessment, 'specifiedBy'), 'dcType') ||
      has(assessment, 'dcType'),
  ),
  element(
    'participation',
    'form of participation',
    `${CLAIM}/specifiedBy/mode`,
    ({ specification, activity }) =>
      has(specification, 'mode') || has(nodeIn(activity, 'specifiedBy'), 'mode'),
  ),
  element(
    'quality-assurance',
    'type of quality assurance',
    `${CLAIM}/specifiedBy/accreditation`,
    ({ root, issuer, achievement, specification }) =>
      has(specification, 'accreditation') ||
      has(issuer, 'accreditation') ||
      has(nodeIn(achievement, 'awardedBy', 'awardingBody'), 'accreditation') ||
      has(nodeIn(root, 'evidence'), 'accreditation') ||
      isTold(specification),
  ),
];

/**
 * The mandatory elements of Annex I that a European digital credential lacks, `annex-i-edc.<element>`. Of others' documents it
 * is advice; our own are not sealed without them.
 */
export function annexIEdcFaults(document: JsonObject, graph = readGraph(document)): Fault[] {
  return brokenElmRules(ANNEX_I_EDC_RULES, graph, 'annex-i-edc');
}

function partsOf(root: ElmNode): Parts {
  const learner = nodeIn(root, 'credentialSubject');
  const claims = learner ? nodesIn(learner, 'hasClaim') : [];
  const achievement = claims.find((claim) => claim.types.has('LearningAchievement')) ?? claims[0];
  return {
    root,
    learner,
    achievement,
    issuer: nodeIn(root, 'issuer'),
    specification: nodeIn(achievement, 'specifiedBy'),
    activity: nodeIn(achievement, 'influencedBy'),
    assessment: nodeIn(achievement, 'provenBy'),
  };
}

/** Quality assurance that ends without an accreditation is told in a note that says it is about it. */
function isTold(specification: ElmNode | undefined): boolean {
  const notes = specification ? nodesIn(specification, 'additionalNote') : [];
  return notes.some((note) =>
    /quality assurance/i.test(textsIn(nodeIn(note, 'subject'), 'prefLabel')?.en ?? ''),
  );
}

function has(node: ElmNode | undefined, member: string): boolean {
  return node !== undefined && valuesIn(node, member).length > 0;
}
