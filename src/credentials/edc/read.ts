import type { Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { textIn } from '../../domain/text.js';
import { learningOpportunityConcept } from '../documents/concepts.js';
import type { Reading } from '../documents/reading.js';
import { NOTHING_SAID } from '../documents/reading.js';
import { credentialTypes } from '../lint/elm/credential-types.js';
import { type ElmGraph, type ElmNode, nodesIn, readGraph } from '../lint/elm/graph.js';
import { literalIn, nodeIn, textsIn } from '../lint/elm/graph-texts.js';
import { legalIssuerOf } from './legal-issuer.js';
import { notationIn, notationsIn } from './own-numbers.js';
import { ectsOf, isOwnAward, learnerHash, stackOf, statementOf } from './statement.js';

/** A reading, or what keeps the document from being read. */
export type EdcReading = { readonly reading: Reading } | { readonly faults: readonly Fault[] };

/**
 * What a European digital credential says, ours or another issuer's. Members may hold one value or many. It reads, and
 * doesn't judge: `edcStructureFaults` does. A document that isn't of this kind, or in which the award statement of ours is
 * broken, has no reading; the faults say where.
 */
export function readEdc(document: JsonObject, graph = readGraph(document)): EdcReading {
  const wrong = credentialTypes.find(graph);
  if (wrong !== undefined) {
    const { message, expected } = credentialTypes;
    return { faults: [{ code: 'edc.not-a-credential', pointer: wrong, message, expected }] };
  }
  const claims = nodesIn(graph.root, 'credentialSubject').flatMap((subject) => nodesIn(subject, 'hasClaim'));
  const own = claims.find(isOwnAward);
  return own ? readOwn(graph, own, claims.length) : { reading: readOther(graph, claims) };
}

function readOwn(graph: ElmGraph, achievement: ElmNode, claims: number): EdcReading {
  const subject = nodeIn(graph.root, 'credentialSubject');
  const learner = subject && learnerHash(subject);
  const statement = statementOf(achievement, learner);
  if ('faults' in statement) return statement;
  const { award, issuer } = statement;
  const specification = nodeIn(achievement, 'specifiedBy');
  const digest = notationIn(specification, 'versionDigest');
  const stack = stackOf(achievement, award, statement.learner);
  if (notationIn(nodeIn(graph.root, 'issuer'), 'did') !== issuer || claims !== 1 || digest === undefined) {
    stack.faults.push({
      code: 'edc.statement',
      pointer: '/issuer',
      message: 'The document is not the award of its issuer and of nobody else.',
      expected: 'one claim, awarded by the issuer, with the digest of its version',
    });
  }
  if (stack.faults.length > 0 || digest === undefined) return { faults: stack.faults };
  const programme = nodeIn(specification, 'dcType')?.id === learningOpportunityConcept('programme').id;
  return {
    reading: {
      ...readCommon(graph, achievement),
      kind: programme ? 'certificate' : 'module',
      issuer,
      learner: statement.learner,
      award,
      achievement: statement.achievement,
      versionDigest: digest,
      awardedDate: statement.awardedDate,
      ects: statement.ects,
      grade: gradeOf(nodeIn(achievement, 'provenBy')),
      supersedes: notationIn(graph.root, 'supersedes'),
      priorLearning: priorLearningOf(achievement),
      // a module that holds parts says so, and is told that it can't
      stack:
        programme || stack.parts.length > 0
          ? { programmeVersion: statement.achievement, programmeDigest: digest, parts: stack.parts }
          : undefined,
    },
  };
}

/** Another issuer's: of several claims, the first achievement is what it is about. */
function readOther(graph: ElmGraph, claims: readonly ElmNode[]): Reading {
  const achievement = claims.find((claim) => claim.types.has('LearningAchievement')) ?? claims[0];
  const specification = nodeIn(achievement, 'specifiedBy');
  const assessment = nodeIn(achievement, 'provenBy');
  const value = said(textsIn(nodeIn(assessment, 'grade'), 'noteLiteral'));
  const scheme = said(textsIn(nodeIn(assessment, 'specifiedBy', 'gradingScheme'), 'title'));
  return {
    ...readCommon(graph, achievement),
    kind: 'other',
    issuer: nodeIn(graph.root, 'issuer')?.id ?? '',
    achievement: specification?.id,
    awardedDate: literalIn(nodeIn(achievement, 'awardedBy'), 'awardingDate'),
    ects: ectsOf(achievement, 'creditReceived') ?? ectsOf(specification, 'creditPoint'),
    grade: value === undefined ? undefined : { scheme: scheme ?? '', value },
  };
}

function readCommon(graph: ElmGraph, achievement: ElmNode | undefined) {
  const { root } = graph;
  const display = nodeIn(root, 'displayParameter');
  const specification = nodeIn(achievement, 'specifiedBy');
  const mode =
    nodeIn(specification, 'mode')?.id ?? nodeIn(achievement, 'influencedBy', 'specifiedBy', 'mode')?.id;
  const legalIssuer = legalIssuerOf(graph);
  return {
    ...NOTHING_SAID,
    id: root.id ?? '',
    form: 'edc' as const,
    title: said(textsIn(achievement, 'title')) ?? said(textsIn(display, 'title')) ?? '',
    description: said(textsIn(display, 'description')) ?? said(textsIn(achievement, 'description')),
    learnerName: learnerName(nodeIn(root, 'credentialSubject')),
    validFrom: literalIn(root, 'validFrom'),
    validUntil: literalIn(root, 'validUntil') ?? literalIn(root, 'expirationDate'),
    eqfLevel: Number(/\/eqf\/([1-8])$/.exec(nodeIn(specification, 'eqfLevel')?.id ?? '')?.[1]) || undefined,
    mode,
    outcomes: (specification ? nodesIn(specification, 'learningOutcome') : []).flatMap(
      (outcome) => said(textsIn(outcome, 'title')) ?? [],
    ),
    legalIssuer,
    content: {
      country: legalIssuer?.country,
      workload: workloadOf(achievement),
      assessmentType:
        nodeIn(specification, 'provenBy', 'dcType')?.id ??
        nodeIn(achievement, 'provenBy', 'specifiedBy', 'dcType')?.id,
      mode,
      qualityAssurance: qualityOf(graph, specification),
    },
  };
}

function workloadOf(achievement: ElmNode | undefined): string | undefined {
  const activity = nodeIn(achievement, 'influencedBy');
  return (
    literalIn(nodeIn(achievement, 'specifiedBy'), 'volumeOfLearning') ??
    literalIn(activity, 'workload') ??
    literalIn(nodeIn(activity, 'specifiedBy'), 'volumeOfLearning')
  );
}

/** Of ours the kind of quality assurance; of others' the name of an accreditation. */
function qualityOf(graph: ElmGraph, specification: ElmNode | undefined): string | undefined {
  const subjects = (specification ? nodesIn(specification, 'additionalNote') : []).map((note) =>
    nodeIn(note, 'subject'),
  );
  const own = subjects.find((subject) => subject?.id?.includes('#qualityAssuranceType-'));
  const issuer = nodeIn(graph.root, 'issuer');
  const accreditation =
    nodeIn(specification, 'accreditation') ??
    nodeIn(issuer, 'accreditation') ??
    nodeIn(graph.root, 'evidence', 'accreditation');
  return literalIn(own, 'notation') ?? said(textsIn(accreditation, 'title'));
}

function priorLearningOf(achievement: ElmNode): Reading['priorLearning'] {
  const issuer = notationIn(achievement, 'priorIssuer');
  const digest = notationIn(achievement, 'priorDigest');
  return issuer === undefined || digest === undefined ? undefined : { issuer, digest };
}

function gradeOf(assessment: ElmNode | undefined): { scheme: string; value: string } | undefined {
  const [value] = notationsIn(assessment, 'grade');
  const scheme = notationIn(nodeIn(assessment, 'specifiedBy', 'gradingScheme'), 'gradingScheme');
  return value === undefined || scheme === undefined ? undefined : { scheme, value };
}

function learnerName(subject: ElmNode | undefined): string | undefined {
  const parts = ['givenName', 'familyName'].flatMap((member) => said(textsIn(subject, member)) ?? []);
  return said(textsIn(subject, 'fullName')) ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

function said(texts: Readonly<Record<string, string>> | undefined): string | undefined {
  return texts && textIn(texts, 'en');
}
