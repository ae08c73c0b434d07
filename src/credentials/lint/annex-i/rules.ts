import type { Fault } from '../../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json.js';
import { list } from '../../documents/reading.js';
import { type AnnexIRule, edcParts } from '../annex-i-rule.js';
import type { ElmRule } from '../elm/elm-rule.js';
import { readGraph } from '../elm/graph.js';
import { brokenElmRules } from '../elm/rules.js';
import type { LintRule } from '../rule.js';
import { assessment } from './assessment.js';
import { awardingBody } from './awarding-body.js';
import { country } from './country.js';
import { date } from './date.js';
import { learner } from './learner.js';
import { level } from './level.js';
import { outcomes } from './outcomes.js';
import { participation } from './participation.js';
import { qualityAssurance } from './quality-assurance.js';
import { title } from './title.js';
import { workload } from './workload.js';

/** The mandatory elements of a European micro-credential. */
const ELEMENTS: readonly AnnexIRule[] = [
  learner,
  title,
  country,
  awardingBody,
  date,
  outcomes,
  workload,
  level,
  assessment,
  participation,
  qualityAssurance,
];

/** Of credentials of our native form. */
export const ANNEX_I_RULES: readonly LintRule[] = ELEMENTS.map(
  ({ name, citation, effective, native, whereHowIsSaid }) => ({
    name: `annex-i.${name}`,
    citation,
    effective,
    find: (credential) => {
      if (whereHowIsSaid && !saysHow(credential)) return undefined;
      const found = at(credential, ...native);
      return list(found).length > 0 && found !== '' ? undefined : `/${native.join('/')}`;
    },
  }),
);

/** Of European digital credentials, where the European Learning Model has them. */
export const ANNEX_I_EDC_RULES: readonly ElmRule[] = ELEMENTS.map(
  ({ name, citation, effective, expected, edc }) => ({
    name,
    citation,
    effective,
    message: 'A mandatory element of a European micro-credential is missing.',
    expected,
    find: ({ root }) => (edc.isThere(edcParts(root)) ? undefined : edc.at),
  }),
);

/**
 * The mandatory elements of Annex I that a European digital credential lacks, `annex-i-edc.<element>`. Of others' documents it
 * is advice; our own are not sealed without them.
 */
export function annexIEdcFaults(document: JsonObject, graph = readGraph(document)): Fault[] {
  return brokenElmRules(ANNEX_I_EDC_RULES, graph, 'annex-i-edc');
}

/** Members of which a certificate has none if its programme version was published before they were asked for. */
const LEARNING = ['volumeOfLearning', 'learningMode', 'learningSetting', 'assessment'];

function saysHow(credential: JsonObject): boolean {
  const achievement = at(credential, 'credentialSubject', 'achievement');
  if (at(achievement, 'achievementType') === 'MicroCredential') return true;
  return LEARNING.some((member) => at(achievement, member) !== undefined);
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (inner, key) => (isJsonObject(inner) ? inner[key] : undefined),
    value,
  );
}
