import type { JsonObject } from '../../common/json.js';
import type { GradingScheme } from '../../domain/grades.js';
import type { ModuleContent } from '../../domain/module.js';
import type { TextMap } from '../../domain/text.js';
import { hoursDuration } from '../documents/achievement.js';
import {
  assessmentConcept,
  type Concept,
  ECTS_CONCEPT,
  eqfLevelConcept,
  learningActivityConcept,
  learningOpportunityConcept,
  modeConcept,
  settingConcept,
} from '../documents/concepts.js';
import { iscedFConcept, languageConcept } from '../documents/long-lists.js';
import type { PublishedModule, PublishedProgramme } from '../documents/published.js';
import { concept, type EdcNodes, member, ownConcept } from './nodes.js';

type Version = PublishedModule | PublishedProgramme;

/** How the outcomes of a version are found to be reached, whether it is of a module or a programme. */
export interface Assessed {
  readonly type: ModuleContent['assessment']['type'];
  readonly description: TextMap;
  readonly supervision: ModuleContent['assessment']['supervision'];
  readonly gradingScheme: GradingScheme | undefined;
}

const ESCO_SKILLS = 'http://data.europa.eu/esco/concept-scheme/skills';

export function isModule(version: Version): version is PublishedModule {
  return version.type === 'ModuleVersion';
}

/** The assessment of a version; programmes published before there was a place for it have none. */
export function assessedBy(version: Version): Assessed | undefined {
  if (version.assessment === undefined) return undefined;
  const { type, description, supervision } = version.assessment;
  return {
    type,
    description,
    supervision,
    gradingScheme: isModule(version) ? version.gradingScheme : undefined,
  };
}

/**
 * The `Qualification` that a version is: an EQF level belongs to no other class. It says all that Annex I asks for of the
 * module or programme, apart from any award of it.
 */
export function qualification(nodes: EdcNodes, version: Version, versionDigest: string): JsonObject {
  const { qualityAssurance: quality, workloadHours, mode, setting } = version;
  const assessed = assessedBy(version);
  return {
    id: `${version.id}#qualification`,
    type: 'Qualification',
    title: version.title,
    description: version.description,
    ...(isModule(version) ? {} : { altLabel: version.award }),
    identifier: [
      nodes.identifier('version', version.id),
      nodes.identifier('versionDigest', versionDigest),
      nodes.identifier('code', version.code),
    ],
    homepage: nodes.webResource(version.id),
    dcType: concept(learningOpportunityConcept(isModule(version) ? 'module' : 'programme')),
    eqfLevel: concept(eqfLevelConcept(version.eqfLevel)),
    ...member('educationLevel', nationalLevel(nodes, version)),
    thematicArea: concept(iscedFConcept(version.iscedF)),
    creditPoint: creditPoint(nodes, `${version.id} ${version.ects}`, version.ects),
    ...(workloadHours === undefined ? {} : { volumeOfLearning: hoursDuration(workloadHours) }),
    ...(mode === undefined ? {} : { mode: concept(modeConcept(mode)) }),
    ...(setting === undefined ? {} : { learningSetting: concept(settingConcept(setting)) }),
    ...languages(version),
    ...(isModule(version) ? { isPartialQualification: true } : {}),
    ...(version.entryRequirements
      ? { entryRequirement: nodes.note(`entry ${version.id}`, version.entryRequirements) }
      : {}),
    learningOutcome: version.outcomes.map((outcome) => learningOutcome(version.id, outcome)),
    ...(assessed ? { provenBy: assessmentSpecification(nodes, version, assessed) } : {}),
    additionalNote: notes(nodes, version),
    ...(quality.accreditation
      ? { accreditation: nodes.accreditation(version.id, quality.accreditation) }
      : {}),
  };
}

/** What participants do: the activity that leads to the achievement; none where it isn't said where they learn. */
export function activitySpecification(nodes: EdcNodes, version: Version): JsonObject | undefined {
  if (version.mode === undefined) return undefined;
  return {
    id: nodes.id('learningActivitySpec', version.id),
    type: 'LearningActivitySpecification',
    title: version.title,
    dcType: concept(learningActivityConcept(version.mode)),
    mode: concept(modeConcept(version.mode)),
    ...languages(version),
    ...(version.workloadHours === undefined
      ? {}
      : { volumeOfLearning: hoursDuration(version.workloadHours) }),
  };
}

export function assessmentSpecification(nodes: EdcNodes, version: Version, assessed: Assessed): JsonObject {
  const { gradingScheme: scheme } = assessed;
  return {
    id: `${version.id}#assessment`,
    type: 'LearningAssessmentSpecification',
    title: assessmentTitle(assessed),
    description: assessed.description,
    dcType: concept(assessmentConcept(assessed.type)),
    ...(scheme
      ? {
          gradingScheme: {
            id: nodes.id('gradingScheme', `${version.id} ${scheme.code}`),
            type: 'GradingScheme',
            title: scheme.title,
            description: {
              en: `From the lowest to the highest: ${scheme.values.join(', ')}. ${scheme.pass} passes.`,
            },
            identifier: nodes.identifier('gradingScheme', scheme.code),
          },
        }
      : {}),
  };
}

/** An assessment is called after its kind; what is done is its description. */
export function assessmentTitle(assessed: Assessed): TextMap {
  const { label } = assessmentConcept(assessed.type);
  return { en: label.charAt(0).toUpperCase() + label.slice(1) };
}

export function creditPoint(nodes: EdcNodes, key: string, ects: number): JsonObject {
  return {
    id: nodes.id('creditPoint', key),
    type: 'CreditPoint',
    framework: concept(ECTS_CONCEPT),
    point: String(ects),
  };
}

function languages({ languages: taught = [] }: Version): JsonObject {
  return member(
    'language',
    taught.map((language) => concept(languageConcept(language))),
  );
}

function learningOutcome(
  address: string,
  { id, title, skills = [] }: Version['outcomes'][number],
): JsonObject {
  return {
    id: `${address}#${encodeURIComponent(id)}`,
    type: 'LearningOutcome',
    title,
    ...member(
      'relatedESCOSkill',
      skills.map((skill) => ({
        id: skill.uri,
        type: 'Concept',
        inScheme: { id: ESCO_SKILLS, type: 'ConceptScheme' },
        prefLabel: skill.title,
      })),
    ),
  };
}

/** A level of a national framework: a concept of ours, since frameworks are given by name and not from the list. */
function nationalLevel(nodes: EdcNodes, { nationalLevel: national }: Version): JsonObject[] {
  if (!national) return [];
  const { framework, country, level } = national;
  const label = Object.entries(framework).map(([language, name]): [string, string] => [
    language,
    `${name}: ${level}`,
  ]);
  return [
    {
      id: nodes.id('concept', JSON.stringify([framework, country, level])),
      type: 'Concept',
      notation: `${country} ${level}`,
      prefLabel: Object.fromEntries(label),
    },
  ];
}

/** What the model has no member for: how the quality is assured, and what the thing stacks into. */
function notes(nodes: EdcNodes, version: Version): JsonObject[] {
  const { type, description } = version.qualityAssurance;
  const quality = ownConcept('qualityAssurance', type, { en: `Quality assurance: ${QUALITY[type]}` });
  const found = [nodes.note(`quality ${version.id}`, description, quality)];
  if (!isModule(version)) {
    const subject = ownConcept('stackability', 'programme', { en: 'Integration and stackability' });
    found.push(nodes.note(`stackability ${version.id}`, version.stackability, subject));
  }
  return found;
}

const QUALITY: Readonly<Record<Version['qualityAssurance']['type'], string>> = {
  'peer-review': 'peer review',
  internal: 'internal',
  'external-accreditation': 'external accreditation',
};

/** The concepts by which a version is described; a RangeError where one is in no list. */
export function conceptsOf(version: Version): readonly Concept[] {
  return [
    eqfLevelConcept(version.eqfLevel),
    iscedFConcept(version.iscedF),
    ...(version.languages ?? []).map(languageConcept),
  ];
}
