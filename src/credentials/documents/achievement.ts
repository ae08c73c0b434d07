import type { JsonObject } from '../../common/json.js';
import { textIn } from '../../domain/text.js';
import {
  assessmentConcept,
  eqfConcept,
  iscedConcept,
  modeConcept,
  settingConcept,
  supervisionConcept,
} from './concepts.js';
import type { PublishedModule, PublishedProgramme } from './published.js';

/**
 * The Open Badges `Achievement` of a module version, with the Annex I elements in European Learning Model terms. Its id
 * is the version's address with a fragment: the address itself is the resource whose digest `relatedResource` carries.
 * It names no `creator`: that would have to be a whole Profile, and the issuer's stands in the credential already.
 */
export function moduleAchievement(module: PublishedModule): JsonObject {
  return {
    ...common(module),
    achievementType: 'MicroCredential',
    criteria: { id: `${module.id}#criteria`, narrative: textIn(module.assessment.description, 'en') },
    ...learning(module),
    assessment: { ...assessment(module.id, module.assessment), gradingScheme: module.gradingScheme.code },
    qualityAssurance: qualityAssurance(module),
    resultDescription: [gradeDescription(module), ...criterionDescriptions(module)],
  };
}

/**
 * The Open Badges `Achievement` of a programme version, with the Annex I elements that the version has: those that were
 * published before they were asked for lack some.
 */
export function programmeAchievement(programme: PublishedProgramme): JsonObject {
  return {
    ...common(programme),
    achievementType: 'Certificate',
    criteria: { id: `${programme.id}#rule`, narrative: textIn(programme.description, 'en') },
    ...learning(programme),
    ...(programme.assessment ? { assessment: assessment(programme.id, programme.assessment) } : {}),
    qualityAssurance: qualityAssurance(programme),
    stackability: textIn(programme.stackability, 'en'),
  };
}

type Learning = Pick<PublishedProgramme, 'workloadHours' | 'mode' | 'setting' | 'entryRequirements'>;

/** How much is learnt, how and where, and who may take part. */
function learning({ workloadHours, mode, setting, entryRequirements }: Learning): JsonObject {
  return {
    ...(workloadHours === undefined ? {} : { volumeOfLearning: hoursDuration(workloadHours) }),
    ...(mode ? { learningMode: modeConcept(mode).id } : {}),
    ...(setting ? { learningSetting: settingConcept(setting).id } : {}),
    ...(entryRequirements ? { entryRequirement: textIn(entryRequirements, 'en') } : {}),
  };
}

type Assessment = Pick<PublishedModule['assessment'], 'type' | 'supervision'>;

function assessment(address: string, { type, supervision }: Assessment): JsonObject {
  return {
    id: `${address}#assessment`,
    type: 'LearningAssessmentSpecification',
    assessmentType: assessmentConcept(type).id,
    supervision: supervisionConcept(supervision).id,
  };
}

/** Hours as an `xsd:duration`, which allows no decimal hours. */
export function hoursDuration(hours: number): string {
  const minutes = Math.round(hours * 60);
  return `PT${Math.floor(minutes / 60)}H${minutes % 60 === 0 ? '' : `${minutes % 60}M`}`;
}

function common(version: PublishedModule | PublishedProgramme): JsonObject {
  return {
    id: `${version.id}#achievement`,
    type: ['Achievement'],
    name: textIn(version.title, 'en'),
    description: textIn(version.description, 'en'),
    humanCode: version.code,
    version: String(version.version),
    creditsAvailable: version.ects,
    eqfLevel: eqfConcept(version.eqfLevel),
    iscedF: iscedConcept(version.iscedF),
    alignment: version.outcomes.map((outcome) => ({
      id: `${version.id}#${outcome.id}-alignment`,
      type: ['Alignment'],
      targetName: textIn(outcome.title, 'en'),
      targetUrl: `${version.id}#${outcome.id}`,
      targetType: 'ceasn:Competency',
    })),
  };
}

function qualityAssurance(version: PublishedModule | PublishedProgramme): JsonObject {
  return {
    id: `${version.id}#quality-assurance`,
    type: 'QualityAssurance',
    qualityAssuranceType: version.qualityAssurance.type,
    description: textIn(version.qualityAssurance.description, 'en'),
  };
}

function gradeDescription(module: PublishedModule): JsonObject {
  return {
    id: `${module.id}#grade`,
    type: ['ResultDescription'],
    name: textIn(module.gradingScheme.title, 'en'),
    resultType: 'LetterGrade',
    allowedValue: [...module.gradingScheme.values],
    requiredValue: module.gradingScheme.pass,
  };
}

function criterionDescriptions(module: PublishedModule): JsonObject[] {
  return module.criteria.map((criterion) => ({
    id: `${module.id}#${criterion.id}`,
    type: ['ResultDescription'],
    name: textIn(criterion.title, 'en'),
    resultType: 'RubricCriterionLevel',
    requiredLevel: `${module.id}#${criterion.id}-${criterion.requiredLevel}`,
    rubricCriterionLevel: criterion.levels.map((level, index) => ({
      id: `${module.id}#${criterion.id}-${level.id}`,
      type: ['RubricCriterionLevel'],
      name: textIn(level.title, 'en'),
      description: textIn(level.description, 'en'),
      level: String(index + 1),
    })),
  }));
}
