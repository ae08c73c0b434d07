import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import type { AnnexIElement } from '../../domain/annex-i.js';
import { list } from '../documents/reading.js';
import type { LintRule } from './rule.js';

const CITATION = 'Council Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I';

const at = (value: JsonValue | undefined, ...path: string[]): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);

/** Members of which a certificate has none if its programme version was published before they were asked for. */
const LEARNING = ['volumeOfLearning', 'learningMode', 'learningSetting', 'assessment'];

const saysHow = (credential: JsonObject) => {
  const achievement = at(credential, 'credentialSubject', 'achievement');
  if (at(achievement, 'achievementType') === 'MicroCredential') return true;
  return LEARNING.some((member) => at(achievement, member) !== undefined);
};

const element = (name: AnnexIElement, path: readonly string[], whereHowIsSaid = false): LintRule => ({
  name: `annex-i.${name}`,
  citation: CITATION,
  effective: '2026-01-01',
  find: (credential) => {
    if (whereHowIsSaid && !saysHow(credential)) return undefined;
    const found = list(at(credential, ...path)).length > 0 && at(credential, ...path) !== '';
    return found ? undefined : `/${path.join('/')}`;
  },
});

/**
 * The mandatory elements of a European micro-credential. What is assessed and how one takes part is asked of modules, and of
 * certificates of programme versions that say anything of it.
 */
export const ANNEX_I_RULES: readonly LintRule[] = [
  element('learner', ['credentialSubject', 'name']),
  element('title', ['name']),
  element('country', ['issuer', 'address', 'addressCountryCode']),
  element('awarding-body', ['issuer', 'name']),
  element('date', ['awardedDate']),
  element('outcomes', ['credentialSubject', 'achievement', 'alignment']),
  element('workload', ['credentialSubject', 'creditsEarned']),
  element('level', ['credentialSubject', 'achievement', 'eqfLevel']),
  element('assessment', ['credentialSubject', 'achievement', 'assessment', 'assessmentType'], true),
  element('participation', ['credentialSubject', 'achievement', 'learningMode'], true),
  element('quality-assurance', [
    'credentialSubject',
    'achievement',
    'qualityAssurance',
    'qualityAssuranceType',
  ]),
];
