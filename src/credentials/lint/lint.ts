import type { Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { findUndefinedTerm } from '../canonical/compaction.js';
import { ANNEX_I_RULES } from './annex-i.js';
import { HOUSE_RULES } from './house.js';
import { OB3_RULES } from './ob3.js';
import type { LintRule } from './rule.js';
import { VCDM2_RULES } from './vcdm2.js';

export const LINT_RULES: readonly LintRule[] = [
  ...VCDM2_RULES,
  ...OB3_RULES,
  ...ANNEX_I_RULES,
  ...HOUSE_RULES,
];

/**
 * Everything that is wrong with an unsigned credential, by rule; empty when it may be signed. Includes expansion in safe
 * mode: a term that no context defines would be dropped from what is signed.
 */
export async function lintCredential(credential: JsonObject): Promise<Fault[]> {
  const faults = LINT_RULES.flatMap((rule): Fault[] => {
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
  const spelling = await findUndefinedTerm(credential);
  if (!spelling) return faults;
  return [
    ...faults,
    {
      code: `lint.${spelling.code}`,
      pointer: spelling.pointer,
      message: 'The credential does not mean what it spells.',
    },
  ];
}
