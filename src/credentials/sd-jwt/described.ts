import type { JsonObject } from '../../common/json.js';
import { textIn } from '../../domain/text.js';
import type { PublishedModule, PublishedProgramme } from '../documents/published.js';

/** What a credential says of a module or programme: what is always shown, and what may be withheld. */
export interface DescribedClaims {
  readonly shown: JsonObject;
  readonly disclosable: JsonObject;
}

/** The names of all such claims. */
export const DESCRIBED = [
  'achievement_title',
  'achievement_description',
  'language_of_classes',
  'learning_outcomes',
  'expected_study_time',
  'level_of_learning_experience',
  'types_of_quality_assurance',
  'prerequisites_to_enroll',
  'integration_stackability_options',
  'stackability',
  'types_of_assessment',
  'supervision_and_identity_verification',
  'form_of_participation',
] as const;

/**
 * The claims that come from a published version alone, in a language, or in English where it has no text in that. Those of
 * the learning credential first, in its data types; then the elements of Annex I for which it has no claim.
 */
export function describedClaims(
  version: PublishedModule | PublishedProgramme,
  language: string,
): DescribedClaims {
  const text = (map: Parameters<typeof textIn>[0]) => textIn(map, language);
  const { qualityAssurance, entryRequirements, assessment, mode, languages } = version;
  return {
    shown: {
      achievement_title: text(version.title),
      achievement_description: text(version.description),
      ...(languages ? { language_of_classes: [...languages] } : {}),
    },
    disclosable: {
      learning_outcomes: version.outcomes.map(({ title }) => text(title)),
      expected_study_time: studyTime(version),
      level_of_learning_experience: version.eqfLevel,
      types_of_quality_assurance: [
        qualityAssurance.type,
        ...(qualityAssurance.accreditation ? [text(qualityAssurance.accreditation.title)] : []),
      ],
      ...(entryRequirements ? { prerequisites_to_enroll: [text(entryRequirements)] } : {}),
      // whatever is awarded here is a part that a certificate may pin
      integration_stackability_options: true,
      ...('stackability' in version ? { stackability: text(version.stackability) } : {}),
      ...(assessment
        ? {
            types_of_assessment: [assessment.type],
            supervision_and_identity_verification: assessment.supervision,
          }
        : {}),
      ...(mode ? { form_of_participation: mode } : {}),
    },
  };
}

/** The languages in which a version's texts may stand in a credential; each text may have others than the next. */
export function languagesOf(version: PublishedModule | PublishedProgramme): string[] {
  const maps = [
    version.title,
    version.description,
    ...version.outcomes.map(({ title }) => title),
    version.entryRequirements,
    version.qualityAssurance.accreditation?.title,
    'stackability' in version ? version.stackability : undefined,
  ];
  return [...new Set(['en', ...maps.flatMap((map) => Object.keys(map ?? {}))])];
}

/** Workload as text: the type of credential has no numbers for it. */
function studyTime({ ects, workloadHours }: PublishedModule | PublishedProgramme): string {
  return workloadHours === undefined ? `${ects} ECTS` : `${workloadHours} h, ${ects} ECTS`;
}
