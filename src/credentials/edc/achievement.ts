import type { JsonObject } from '../../common/json.js';
import { ectsToDecimal } from '../../domain/ects.js';
import type { Entitlement } from '../../domain/legal.js';
import { hoursDuration } from '../documents/achievement.js';
import type { PriorLearning } from '../documents/build.js';
import { entitlementConcept, entitlementStatusConcept, supervisionConcept } from '../documents/concepts.js';
import type { PublishedModule, PublishedProgramme } from '../documents/published.js';
import type { EdcAward, EdcOrganisation } from './facts.js';
import { concept, type EdcNodes, member } from './nodes.js';
import {
  type Assessed,
  activitySpecification,
  assessedBy,
  assessmentSpecification,
  assessmentTitle,
  creditPoint,
  isModule,
  qualification,
} from './specification.js';

/** An award with what it is of and who made it. */
export interface Awarded {
  readonly version: PublishedModule | PublishedProgramme;
  readonly versionDigest: string;
  readonly issuer: EdcOrganisation;
  readonly award: EdcAward;
}

/** What an achievement has besides what follows from the award itself. */
export interface Besides {
  /** Further identifiers: its place in a stack. */
  readonly identifiers?: readonly JsonObject[];
  readonly parts?: readonly JsonObject[];
  readonly verifyAt?: string | undefined;
  readonly priorLearning?: PriorLearning | undefined;
}

/** The `LearningAchievement` that an award is: with its specification, activity, assessment, entitlements and parts. */
export function learningAchievement(nodes: EdcNodes, awarded: Awarded, besides: Besides = {}): JsonObject {
  const { version, versionDigest, award } = awarded;
  const { verifyAt, priorLearning } = besides;
  return {
    id: nodes.id('learningAchievement', award.id),
    type: 'LearningAchievement',
    title: version.title,
    description: version.description,
    identifier: [
      nodes.identifier('award', `urn:uuid:${award.id}`),
      ...(besides.identifiers ?? []),
      ...recognised(nodes, priorLearning),
    ],
    ...(priorLearning ? { additionalNote: nodes.note(`prior ${award.id}`, { en: RECOGNISED }) } : {}),
    awardedBy: awardingProcess(nodes, awarded),
    creditReceived: creditPoint(nodes, `award ${award.id}`, ectsToDecimal(award.ects)),
    ...activity(nodes, awarded),
    ...assessment(nodes, awarded),
    ...member(
      'entitlesTo',
      (version.entitlements ?? []).map((entitlement, index) => entitled(nodes, awarded, entitlement, index)),
    ),
    specifiedBy: qualification(nodes, version, versionDigest),
    ...member('hasPart', besides.parts ?? []),
    ...(verifyAt === undefined
      ? {}
      : { supplementaryDocument: nodes.webResource(verifyAt, { en: 'Verify this credential' }) }),
  };
}

const RECOGNISED = 'The award recognises learning that a credential of another issuer attests.';

function recognised(nodes: EdcNodes, prior: PriorLearning | undefined): JsonObject[] {
  if (!prior) return [];
  return [
    nodes.identifier('priorCredential', `urn:uuid:${prior.id}`),
    nodes.identifier('priorIssuer', prior.issuer),
    nodes.identifier('priorDigest', prior.digest),
  ];
}

function awardingProcess(nodes: EdcNodes, { award, issuer }: Awarded): JsonObject {
  return {
    id: nodes.id('awardingProcess', award.id),
    type: 'AwardingProcess',
    awardingBody: nodes.organisation(issuer),
    awardingDate: award.awardedDate,
  };
}

function activity(nodes: EdcNodes, awarded: Awarded): JsonObject {
  const { version, award } = awarded;
  const specifiedBy = activitySpecification(nodes, version);
  if (!specifiedBy) return {};
  return {
    influencedBy: {
      id: nodes.id('activity', award.id),
      type: 'LearningActivity',
      title: version.title,
      awardedBy: awardingProcess(nodes, awarded),
      ...(version.workloadHours === undefined ? {} : { workload: hoursDuration(version.workloadHours) }),
      specifiedBy,
    },
  };
}

/** The model wants a grade of every assessment: an award that has none was passed. */
function assessment(nodes: EdcNodes, awarded: Awarded): JsonObject {
  const { version, award } = awarded;
  const assessed = assessedBy(version);
  if (!assessed) return {};
  const { grade } = award;
  return {
    provenBy: {
      id: nodes.id('learningAssessment', award.id),
      type: 'LearningAssessment',
      title: assessmentTitle(assessed),
      ...(grade ? { identifier: nodes.identifier('grade', grade.value) } : {}),
      grade: nodes.note(`grade ${award.id}`, grade ? nodes.plain(grade.value) : { en: 'Passed' }),
      dateIssued: award.awardedDate,
      idVerification: concept(supervisionConcept(assessed.supervision)),
      awardedBy: awardingProcess(nodes, awarded),
      specifiedBy: assessmentSpecification(nodes, version, assessed),
      ...member('hasPart', criteria(nodes, awarded, assessed)),
    },
  };
}

/** What the assessment looked at, each with the level that was reached. */
function criteria(nodes: EdcNodes, awarded: Awarded, assessed: Assessed): JsonObject[] {
  const { version, award } = awarded;
  if (!isModule(version)) return [];
  return Object.entries(award.criteria ?? {}).flatMap(([id, reached]) => {
    const criterion = version.criteria.find((one) => one.id === id);
    const level = criterion?.levels.find((one) => one.id === reached);
    if (!criterion || !level) return [];
    return [
      {
        id: nodes.id('learningAssessment', `${award.id} ${id}`),
        type: 'LearningAssessment',
        title: criterion.title,
        identifier: [nodes.identifier('criterion', id), nodes.identifier('level', reached)],
        grade: nodes.note(`level ${award.id} ${id}`, level.title),
        idVerification: concept(supervisionConcept(assessed.supervision)),
        awardedBy: awardingProcess(nodes, awarded),
      },
    ];
  });
}

function entitled(nodes: EdcNodes, awarded: Awarded, entitlement: Entitlement, index: number): JsonObject {
  const { title, description, type } = entitlement;
  const told = { title, ...(description ? { description } : {}) };
  return {
    id: nodes.id('entitlement', `${awarded.award.id} ${index}`),
    type: 'LearningEntitlement',
    ...told,
    awardedBy: awardingProcess(nodes, awarded),
    specifiedBy: {
      id: nodes.id('learningEntitlementSpec', `${awarded.version.id} ${index}`),
      type: 'LearningEntitlementSpecification',
      ...told,
      dcType: concept(entitlementConcept(type)),
      entitlementStatus: concept(entitlementStatusConcept('actual')),
    },
  };
}
