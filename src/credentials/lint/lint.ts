import type { Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { findUndefinedTerm } from '../canonical/spelling.js';
import { ANNEX_I_RULES } from './annex-i/rules.js';
import { HOUSE_RULES } from './house.js';
import { OB3_RULES } from './ob3.js';
import type { LintRule } from './rule.js';
import { shapeOf } from './shape.js';
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

/**
 * The same for many, in their order. Every rule is applied to every document; of those that keep all rules and have one
 * shape, only the first is expanded, which is by far the most of the work.
 */
export async function lintCredentials(credentials: readonly JsonObject[]): Promise<Fault[][]> {
  const byShape = new Map<string, Promise<Fault[]>>();
  return Promise.all(
    credentials.map(async (credential) => {
      const faults = brokenRules(credential);
      if (faults.length > 0) return [...faults, ...(await lostTerms(credential))];
      const shape = shapeOf(credential);
      const known = byShape.get(shape) ?? lostTerms(credential);
      byShape.set(shape, known);
      return known;
    }),
  );
}

function brokenRules(credential: JsonObject): Fault[] {
  return LINT_RULES.flatMap((rule): Fault[] => {
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
