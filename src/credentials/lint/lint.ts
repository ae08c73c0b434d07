import type { Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { findUndefinedTerm } from '../canonical/spelling.js';
import { KnownForms } from '../documents/known-forms.js';
import { ANNEX_I_RULES } from './annex-i/rules.js';
import { HOUSE_RULES } from './house.js';
import { OB3_RULES } from './ob3.js';
import type { LintRule } from './rule.js';
import { CREDENTIAL_RULES } from './vcdm/rules.js';

/** Our own credentials follow version 2.0 of the data model, and all of it. */
const DATA_MODEL_RULES: readonly LintRule[] = CREDENTIAL_RULES.flatMap(
  ({ name, citations: { '2.0': citation }, effective, find }) =>
    citation === undefined ? [] : [{ name: `vcdm.${name}`, citation, effective, find }],
);

export const LINT_RULES: readonly LintRule[] = [
  ...DATA_MODEL_RULES,
  ...OB3_RULES,
  ...ANNEX_I_RULES,
  ...HOUSE_RULES,
];

/**
 * Everything that is wrong with an unsigned credential, by rule; empty when it may be signed. Includes expansion in safe
 * mode: a term that no context defines would be dropped from what is signed.
 */
export async function lintCredential(credential: JsonObject): Promise<Fault[]> {
  return [...brokenRules(credential), ...(await lostTerms(credential))];
}

/** Those that a document is held against even if it has the form of one that was found sound. */
const VALUE_RULES = LINT_RULES.filter(({ comparesValues }) => comparesValues);

/** Stands for a form of documents that keep all rules, but those that compare values. */
export type KnownForm = Readonly<Record<never, never>>;

/** Forms of documents that this process found to keep all rules. */
export const KNOWN_FORMS = new KnownForms<KnownForm>();

/**
 * The same for many, in their order. One that has the form of a document that was found sound is held against those rules
 * alone that compare values.
 */
export async function lintCredentials(
  credentials: readonly JsonObject[],
  forms: KnownForms<KnownForm> = KNOWN_FORMS,
): Promise<Fault[][]> {
  const found: Fault[][] = [];
  for (const credential of credentials) {
    const known = forms.find(credential) !== undefined;
    const faults = known ? brokenRules(credential, VALUE_RULES) : await lintCredential(credential);
    if (!known && faults.length === 0) forms.learn(credential, () => ({}));
    found.push(faults);
  }
  return found;
}

function brokenRules(credential: JsonObject, rules: readonly LintRule[] = LINT_RULES): Fault[] {
  return rules.flatMap((rule): Fault[] => {
    const at = rule.find(credential);
    if (at === undefined) return [];
    return [
      {
        code: `lint.${rule.name}`,
        pointer: at,
        message: 'The credential breaks a rule.',
        expected: rule.citation,
      },
    ];
  });
}

async function lostTerms(credential: JsonObject): Promise<Fault[]> {
  const spelling = await findUndefinedTerm(credential);
  if (!spelling) return [];
  return [
    {
      code: `lint.${spelling.code}`,
      pointer: spelling.pointer,
      message: 'The credential does not mean what it spells.',
    },
  ];
}
