import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileRule } from '../../../../src/domain/rules/compile.js';
import { evaluate } from '../../../../src/domain/rules/evaluate.js';
import type { Rule } from '../../../../src/domain/rules/rule.js';
import { checkAssignment } from '../../../../src/domain/rules/stack-check.js';
import { AS_OF, awardSets, CONTEXT, rules } from '../../../support/random-rules.js';
import {
  all,
  any,
  ects,
  limit,
  module,
  moduleAward,
  modules,
  programme,
  programmeAward,
} from '../../../support/stack-builders.js';

describe('together with evaluate', () => {
  test.each(['unusable', 'usable'] as const)('its stacks pass (unknown grades %s)', (unknownGrades) => {
    fc.assert(
      fc.property(rules({ leaves: 5 }), awardSets(7), (rule, awards) => {
        const found = evaluate(compileRule(rule, CONTEXT), awards, AS_OF, { unknownGrades });
        fc.pre(found.satisfied);
        const breaches = checkAssignment(rule, found.assignment, awards, AS_OF, CONTEXT);
        const expected = unknownGrades === 'usable' ? ['grade-unknown'] : [];
        expect(breaches.filter(({ code }) => !expected.includes(code))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever passes satisfies the rule', () => {
    let passed = 0;
    const line = fc.record({
      part: fc.nat(4),
      award: fc.nat(6),
      through: fc.option(fc.nat(6), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        rules({ leaves: 3 }),
        awardSets(6),
        fc.array(line, { maxLength: 5 }),
        fc.boolean(),
        (rule, awards, drawn, near) => {
          const found = evaluate(compileRule(rule, CONTEXT), awards, AS_OF, { unknownGrades: 'usable' });
          const random = drawn.flatMap(({ part, award, through }) => {
            const id = awards[award]?.id;
            return id === undefined
              ? []
              : [{ part: `p${part}`, award: id, through: awards[through ?? 9]?.id }];
          });
          // Random lines alone seldom fit: half the time they change a stack that does.
          const lines = near && found.satisfied ? [...found.assignment, ...random.slice(0, 1)] : random;
          if (checkAssignment(rule, lines, awards, AS_OF, CONTEXT).length > 0) return;
          passed++;
          expect(evaluate(compileRule(rule, CONTEXT), awards, AS_OF).satisfied).toBe(true);
        },
      ),
      { numRuns: 4000 },
    );
    expect(passed).toBeGreaterThan(50);
  });
});

describe('what it says', () => {
  const a = moduleAward('A', { grade: { scheme: 'letters', value: 'C' } });
  const b = moduleAward('B', { awardedOn: '2020-01-01' });
  const c = moduleAward('C', { ects: 250, institution: 'beta' });
  const p = programmeAward('P', ['a', 'b']);
  const awards = [a, b, c, p];
  const check = (rule: Rule, ...entries: string[]) =>
    checkAssignment(
      rule,
      entries.map((entry) => {
        const [part = '', award = '', through] = entry.split(':');
        return { part, award, through };
      }),
      awards,
      '2026-01-01',
      { ...CONTEXT, equivalents: [['A', 'E']] },
    );

  test.each<[string, Rule, string[], object[]]>([
    ['nothing', module('x', 'A'), ['x:a'], []],
    ['nothing about more than is needed', modules('x', 1, 'A', 'B'), ['x:a', 'x:b'], []],
    [
      'a module that is missing',
      all(module('x', 'A'), module('y', 'B')),
      ['x:a'],
      [{ code: 'part-missing', part: 'y', needed: 1, found: 0 }],
    ],
    [
      'too few modules',
      modules('x', 3, 'A', 'B', 'C'),
      ['x:a', 'x:b'],
      [{ code: 'part-missing', part: 'x', needed: 3, found: 2 }],
    ],
    [
      'too few ECTS in a part',
      ects('x', 4, 'A', 'C'),
      ['x:a', 'x:c'],
      [{ code: 'ects-short', part: 'x', needed: 4, found: 3.5 }],
    ],
    [
      'too few ECTS in all',
      limit({ ects: 4 }, modules('x', 1, 'C')),
      ['x:c'],
      [{ code: 'ects-short', needed: 4, found: 2.5 }],
    ],
    [
      'too few institutions',
      limit({ institutions: 3 }, modules('x', 1, 'A', 'C')),
      ['x:a', 'x:c'],
      [{ code: 'institutions-few', needed: 3, found: 2 }],
    ],
    [
      'an award twice',
      all(module('x', 'A'), modules('y', 1, 'A', 'B')),
      ['x:a', 'y:a'],
      [{ code: 'part-twice', part: 'y', award: 'a' }],
    ],
    [
      'an award in a part that it is not for',
      module('x', 'A'),
      ['x:a', 'x:c'],
      [{ code: 'not-in-rule', part: 'x', award: 'c' }],
    ],
    [
      'a part that the rule doesn’t have',
      module('x', 'A'),
      ['x:a', 'z:c'],
      [{ code: 'not-in-rule', part: 'z', award: 'c' }],
    ],
    [
      'an award in an alternative that isn’t taken',
      any(module('x', 'A'), module('y', 'C')),
      ['x:a', 'y:c'],
      [{ code: 'not-in-rule', part: 'y', award: 'c' }],
    ],
    [
      'an award that is too old',
      limit({ maxAgeMonths: 12 }, module('x', 'B')),
      ['x:b'],
      [{ code: 'too-old', part: 'x', award: 'b' }],
    ],
    [
      'a low grade',
      limit({ minGrade: { scheme: 'letters', value: 'B' } }, module('x', 'A')),
      ['x:a'],
      [{ code: 'grade-low', part: 'x', award: 'a' }],
    ],
    [
      'an unknown grade',
      limit({ minGrade: { scheme: 'letters', value: 'B' } }, module('x', 'B')),
      ['x:b'],
      [{ code: 'grade-unknown', part: 'x', award: 'b' }],
    ],
    [
      'an award that isn’t there',
      modules('x', 1, 'A', 'B'),
      ['x:a', 'x:q'],
      [{ code: 'part-missing', part: 'x', award: 'q' }],
    ],
    ['nothing about a whole programme', programme('x', 'P'), ['x:p', 'x:a:p', 'x:b:p'], []],
    [
      'a programme without one of its parts',
      programme('x', 'P'),
      ['x:p', 'x:a:p'],
      [{ code: 'through-broken', part: 'x', award: 'b' }],
    ],
    [
      'a programme with a part of another',
      programme('x', 'P'),
      ['x:p', 'x:a:p', 'x:b:p', 'x:c:p'],
      [{ code: 'through-broken', part: 'x', award: 'c' }],
    ],
    [
      'parts through an award that isn’t named',
      programme('x', 'P'),
      ['x:a:p'],
      [
        { code: 'part-missing', part: 'x', needed: 1, found: 0 },
        { code: 'through-broken', part: 'x', award: 'a' },
      ],
    ],
    [
      'a part of a programme that is too old',
      limit({ maxAgeMonths: 12 }, programme('x', 'P')),
      ['x:p', 'x:a:p', 'x:b:p'],
      [{ code: 'too-old', part: 'x', award: 'b' }],
    ],
    [
      'a module that came through something',
      module('x', 'A'),
      ['x:a:p'],
      [{ code: 'through-broken', part: 'x', award: 'a' }],
    ],
    [
      'two programme awards in one part',
      programme('x', 'P'),
      ['x:p', 'x:a:p', 'x:b:p', 'x:c'],
      [{ code: 'not-in-rule', part: 'x', award: 'c' }],
    ],
    [
      'a rule with two parts of one name',
      all(module('x', 'A'), module('x', 'B')),
      ['x:a'],
      [{ code: 'not-in-rule', part: 'x' }],
    ],
  ])('%s', (_, rule, entries, expected) => {
    expect(check(rule, ...entries)).toEqual(expected);
  });

  test('an award dated after the stack', () => {
    expect(
      checkAssignment(module('x', 'A'), [{ part: 'x', award: 'a' }], awards, '2025-06-14', CONTEXT),
    ).toEqual([{ code: 'after-award', part: 'x', award: 'a' }]);
  });

  test('two modules that count once', () => {
    const e = moduleAward('E');
    const lines = ['a', 'e'].map((award) => ({ part: 'x', award }));
    expect(
      checkAssignment(modules('x', 1, 'A', 'E'), lines, [a, e], '2026-01-01', {
        ...CONTEXT,
        equivalents: [['E', 'A']],
      }),
    ).toEqual([{ code: 'part-twice', part: 'x', award: 'e' }]);
  });

  test('inner programme awards whose own parts a certificate doesn’t repeat', () => {
    const outer = programmeAward('Q', ['p', 'a', 'b']);
    const inner = programmeAward('P', []);
    const lines = [
      { part: 'x', award: 'q' },
      ...['p', 'a', 'b'].map((award) => ({ part: 'x', award, through: 'q' })),
    ];
    expect(checkAssignment(programme('x', 'Q'), lines, [a, b, inner, outer], '2026-01-01', CONTEXT)).toEqual(
      [],
    );
  });
});
