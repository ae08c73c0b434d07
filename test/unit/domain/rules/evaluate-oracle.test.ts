import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileRule } from '../../../../src/domain/rules/compile.js';
import { evaluate } from '../../../../src/domain/rules/evaluate.js';
import { AS_OF, awardSets, CONTEXT, rules } from '../../../support/random-rules.js';
import { oracleStack } from '../../../support/rule-oracle.js';

/** Lines in one fixed order, for comparing stacks as sets. */
function sorted(lines: readonly { part: string; award: string; through?: string | undefined }[]): string[] {
  return lines.map(({ part, award, through }) => `${award} ${part} ${through ?? ''}`).sort();
}

describe('against the enumeration of all stacks', () => {
  test.each(['unusable', 'usable'] as const)(
    'finds the same stack, or none (unknown grades %s)',
    (unknownGrades) => {
      fc.assert(
        fc.property(rules(), awardSets(5), (rule, awards) => {
          const expected = oracleStack(rule, awards, AS_OF, CONTEXT, unknownGrades);
          const actual = evaluate(compileRule(rule, CONTEXT), awards, AS_OF, { unknownGrades });
          expect(actual.satisfied).toBe(expected !== undefined);
          if (!actual.satisfied || !expected) return;
          expect(actual.ects).toBe(expected.ects);
          expect(sorted(actual.assignment)).toEqual(sorted(expected.lines));
        }),
        { numRuns: 2500 },
      );
    },
  );

  test('without limits, with more awards and fewer parts', () => {
    fc.assert(
      fc.property(rules({ leaves: 2, limits: false }), awardSets(7), (rule, awards) => {
        const expected = oracleStack(rule, awards, AS_OF, CONTEXT);
        const actual = evaluate(compileRule(rule, CONTEXT), awards, AS_OF);
        expect(actual.satisfied && sorted(actual.assignment)).toEqual(
          expected !== undefined && sorted(expected.lines),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
