import type { JsonObject } from '../../common/json.js';
import { textIn } from '../../domain/text.js';
import {
  ASSESSMENT_CONCEPTS,
  eqfConcept,
  iscedConcept,
  MODE_CONCEPTS,
  SETTING_CONCEPTS,
  SUPERVISION_CONCEPTS,
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
    volumeOfLearning: hoursDuration(module.workloadHours),
    learningMode: MODE_CONCEPTS[module.mode],
    learningSetting: SETTING_CONCEPTS[module.setting],
    ...(module.entryRequirements ? { entryRequirement: textIn(module.entryRequirements, 'en') } : {}),
    assessment: {
      id: `${module.id}#assessment`,
      type: 'LearningAssessmentSpecification',
      assessmentType: ASSESSMENT_CONCEPTS[module.assessment.type],
      supervision: SUPERVISION_CONCEPTS[module.assessment.supervision],
      gradingScheme: module.gradingScheme.code,
    },
    qualityAssurance: qualityAssurance(module),
    resultDescription: [gradeDescription(module), ...criterionDescriptions(module)],
  };
}

/** The Open Badges `Achievement` of a programme version. */
export function programmeAchievement(programme: PublishedProgramme): JsonObject {
  return {
    ...common(programme),
    achievementType: 'Certificate',
    criteria: { id: `${programme.id}#rule`, narrative: textIn(programme.description, 'en') },
    qualityAssurance: qualityAssurance(programme),
    stackability: textIn(programme.stackability, 'en'),
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
