import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StackableAward } from '../../../../src/domain/award.js';
import type { RuleContext } from '../../../../src/domain/rules/catalogue.js';
import { compileRule } from '../../../../src/domain/rules/compile.js';
import { type EvaluateOptions, evaluate } from '../../../../src/domain/rules/evaluate.js';
import type { Rule } from '../../../../src/domain/rules/rule.js';
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

const PLAIN: RuleContext = { equivalents: [], gradingSchemes: [] };

/** The stack as `part:award`, or `undefined`. */
function stack(
  rule: Rule,
  awards: StackableAward[],
  options: EvaluateOptions & { asOf?: string; context?: RuleContext } = {},
): string[] | undefined {
  const { asOf = '2026-01-01', context = PLAIN } = options;
  const found = evaluate(compileRule(rule, context), awards, asOf, options);
  return found.satisfied ? found.assignment.map(({ part, award }) => `${part}:${award}`) : undefined;
}

describe('where a greedy choice fails', () => {
  test('the first part must leave a module to the second', () => {
    const rule = all(modules('one', 1, 'A', 'B'), module('two', 'A'));
    expect(stack(rule, [moduleAward('A'), moduleAward('B')])).toEqual(['one:b', 'two:a']);
  });

  test('a chain of three parts, each of which has to give way', () => {
    const rule = all(modules('x', 1, 'A', 'B'), modules('y', 1, 'B', 'C'), modules('z', 1, 'A'));
    expect(stack(rule, [moduleAward('A'), moduleAward('B'), moduleAward('C')])).toEqual([
      'x:b',
      'y:c',
      'z:a',
    ]);
  });

  test('the largest module first would leave too little for one of two sums', () => {
    const rule = all(ects('one', 5, 'A', 'B', 'C', 'D'), ects('two', 5, 'A', 'B', 'C', 'D'));
    const sizes = { A: 400, B: 300, C: 200, D: 100 };
    const awards = Object.entries(sizes).map(([code, size]) => moduleAward(code, { ects: size }));
    expect(stack(rule, awards)).toHaveLength(4);
  });

  test('an older retake, for the sake of its institution', () => {
    const rule = limit({ institutions: 2 }, all(module('one', 'A'), module('two', 'B')));
    const awards = [
      moduleAward('A', { id: 'a1', awardedOn: '2024-01-01' }),
      moduleAward('A', { id: 'a2', institution: 'beta' }),
      moduleAward('B'),
    ];
    expect(stack(rule, awards)).toEqual(['one:a2', 'two:b']);
  });

  test('the alternative that leaves the module to another part', () => {
    const rule = all(any(module('one', 'A'), module('other', 'B')), module('two', 'A'));
    expect(stack(rule, [moduleAward('A'), moduleAward('B', { ects: 900 })])).toEqual(['other:b', 'two:a']);
  });

  test('a programme award whose parts another part needs gives way to one with other parts', () => {
    const rule = all(programme('level', 'P'), module('core', 'A'));
    const awards = [
      moduleAward('A'),
      moduleAward('B', { ects: 500 }),
      programmeAward('P', ['a'], { id: 'p1' }),
      programmeAward('P', ['b'], { id: 'p2' }),
    ];
    expect(stack(rule, awards)).toEqual(['level:p2', 'level:b', 'core:a']);
  });
});

describe('what counts once', () => {
  const equivalents = [
    ['A', 'B'],
    ['C', 'B'],
  ];
  const context = { ...PLAIN, equivalents };

  test('retakes, and equivalents through a third module', () => {
    const awards = [moduleAward('A', { id: 'a1' }), moduleAward('A', { id: 'a2' }), moduleAward('C')];
    expect(stack(modules('two', 2, 'A', 'C'), awards, { context })).toBeUndefined();
    expect(stack(modules('two', 2, 'A', 'C'), awards)).toHaveLength(2);
  });

  test('a module in a programme and an equivalent beside it', () => {
    const rule = all(programme('level', 'P'), module('more', 'C'));
    const awards = [moduleAward('A'), moduleAward('C'), programmeAward('P', ['a'])];
    expect(stack(rule, awards, { context })).toBeUndefined();
    expect(stack(rule, awards)).toEqual(['level:p', 'level:a', 'more:c']);
  });

  test('two programmes that share a module', () => {
    const rule = all(programme('one', 'P'), programme('two', 'Q'));
    const shared = [programmeAward('P', ['a', 'b']), programmeAward('Q', ['b', 'c'])];
    const awards = ['A', 'B', 'C'].map((code) => moduleAward(code));
    expect(stack(rule, [...awards, ...shared])).toBeUndefined();
    expect(
      stack(rule, [...awards, programmeAward('P', ['a', 'b']), programmeAward('Q', ['c'])]),
    ).toHaveLength(5);
  });

  test('an id that stands for two different awards is nobody’s; the same award twice is one', () => {
    expect(stack(module('x', 'A'), [moduleAward('A'), moduleAward('A', { ects: 300 })])).toBeUndefined();
    expect(stack(module('x', 'A'), [moduleAward('A'), moduleAward('A')])).toEqual(['x:a']);
  });
});

describe('programmes in programmes', () => {
  const third = limit({ ects: 4, institutions: 2 }, all(programme('second', 'P2'), module('last', 'D')));
  const awards = [
    moduleAward('A'),
    moduleAward('B'),
    moduleAward('C'),
    moduleAward('D', { institution: 'beta' }),
    programmeAward('P1', ['a', 'b']),
    programmeAward('P2', ['p1', 'a', 'b', 'c']),
  ];

  test('three levels: all parts come through the award that is used', () => {
    const found = evaluate(compileRule(third, PLAIN), awards, '2026-01-01');
    expect(found).toEqual({
      satisfied: true,
      ects: 400,
      assignment: [
        { part: 'second', award: 'p2' },
        ...['a', 'b', 'c', 'p1'].map((award) => ({ part: 'second', award, through: 'p2' })),
        { part: 'last', award: 'd' },
      ],
    });
  });

  test.each([
    ['a part is not there', awards.filter(({ id }) => id !== 'c')],
    [
      'a part is dated later than the stack',
      awards.map((a) => (a.id === 'c' ? { ...a, awardedOn: '2026-01-02' } : a)),
    ],
    ['it has no parts', awards.map((a) => (a.id === 'p2' ? { ...a, parts: [] } : a))],
    ['its parts are not known', awards.map((a) => (a.id === 'p2' ? { ...a, parts: undefined } : a))],
    ['it is a part of itself', awards.map((a) => (a.id === 'p2' ? { ...a, parts: ['p2', 'a'] } : a))],
    [
      'an inner programme has parts that it lacks',
      awards.map((a) => (a.id === 'p2' ? { ...a, parts: ['p1', 'c'] } : a)),
    ],
  ])('not where %s', (_, changed) => {
    expect(stack(third, changed)).toBeUndefined();
  });

  test('an inner award used by itself can’t be used through another as well', () => {
    expect(stack(all(programme('one', 'P1'), programme('two', 'P2')), awards)).toBeUndefined();
  });
});

describe('age', () => {
  const within = (months: number, awardedOn: string, asOf: string) =>
    stack(limit({ maxAgeMonths: months }, module('x', 'A')), [moduleAward('A', { awardedOn })], { asOf }) !==
    undefined;

  test.each([
    [1, '2026-02-28', '2026-03-31', true],
    [1, '2026-02-27', '2026-03-31', false],
    [12, '2023-02-28', '2024-02-29', true],
    [12, '2023-02-27', '2024-02-29', false],
    [48, '2020-02-29', '2024-02-29', true],
    [12, '2024-02-29', '2025-02-28', true],
    [12, '2024-02-28', '2025-02-28', true],
    [12, '2024-02-27', '2025-02-28', false],
    [1, '2025-12-31', '2026-01-31', true],
    [1, '2025-12-30', '2026-01-31', false],
  ])('%i months: %s on %s: %s', (months, awardedOn, asOf, expected) => {
    expect(within(months, awardedOn, asOf)).toBe(expected);
  });

  test('no award that is dated later than the stack', () => {
    expect(stack(module('x', 'A'), [moduleAward('A')], { asOf: '2025-06-15' })).toEqual(['x:a']);
    expect(stack(module('x', 'A'), [moduleAward('A')], { asOf: '2025-06-14' })).toBeUndefined();
  });

  test('reaches a programme award and its modules, not the inner programme awards among them', () => {
    const rule = limit({ maxAgeMonths: 12 }, programme('x', 'P2'));
    const held = (a: string, p1: string, p2: string) => [
      moduleAward('A', { awardedOn: a }),
      programmeAward('P1', ['a'], { awardedOn: p1 }),
      programmeAward('P2', ['p1', 'a'], { awardedOn: p2 }),
    ];
    expect(stack(rule, held('2025-06-01', '2020-01-01', '2025-06-01'))).toHaveLength(3);
    expect(stack(rule, held('2020-01-01', '2025-06-01', '2025-06-01'))).toBeUndefined();
    expect(stack(rule, held('2025-06-01', '2025-06-01', '2020-01-01'))).toBeUndefined();
  });

  test('of limits inside one another the tighter holds', () => {
    const rule = limit({ maxAgeMonths: 6 }, limit({ maxAgeMonths: 24 }, module('x', 'A')));
    expect(stack(rule, [moduleAward('A')])).toBeUndefined();
    expect(stack(rule, [moduleAward('A', { awardedOn: '2025-07-01' })])).toEqual(['x:a']);
  });
});

describe('grades', () => {
  const rule = limit({ minGrade: { scheme: 'letters', value: 'B' } }, module('x', 'A'));
  const graded = (scheme: string, value: string) =>
    stack(rule, [moduleAward('A', { grade: { scheme, value } })], {
      context: CONTEXT,
      unknownGrades: 'usable',
    });

  test('within a scheme, through a declared mapping, and not else', () => {
    expect(graded('letters', 'A')).toBeDefined();
    expect(graded('letters', 'B')).toBeDefined();
    expect(graded('letters', 'C')).toBeUndefined();
    expect(graded('points', '2')).toBeDefined();
    expect(graded('points', '1')).toBeUndefined();
    expect(graded('points', '0')).toBeUndefined();
    expect(graded('elsewhere', 'A')).toBeUndefined();
  });

  test('a missing grade is unusable unless the caller asks what it would be worth', () => {
    expect(stack(rule, [moduleAward('A')], { context: CONTEXT })).toBeUndefined();
    expect(stack(rule, [moduleAward('A')], { context: CONTEXT, unknownGrades: 'usable' })).toEqual(['x:a']);
  });

  test('does not reach the parts of a programme', () => {
    const inner = limit({ minGrade: { scheme: 'letters', value: 'A' } }, programme('x', 'P'));
    const awards = [
      moduleAward('A', { grade: { scheme: 'letters', value: 'D' } }),
      programmeAward('P', ['a']),
    ];
    expect(stack(inner, awards, { context: CONTEXT })).toHaveLength(2);
  });
});

describe('limits on the whole', () => {
  test('a part uses more than it needs where a limit around it needs more', () => {
    const awards = ['A', 'B', 'C'].map((code) => moduleAward(code, { institution: `at ${code}` }));
    expect(stack(modules('x', 1, 'A', 'B', 'C'), awards)).toHaveLength(1);
    expect(stack(limit({ institutions: 3 }, modules('x', 1, 'A', 'B', 'C')), awards)).toHaveLength(3);
    expect(stack(limit({ ects: 1.5 }, ects('x', 1, 'A', 'B', 'C')), awards)).toHaveLength(2);
    expect(stack(limit({ ects: 3.5 }, ects('x', 1, 'A', 'B', 'C')), awards)).toBeUndefined();
  });

  test('each of two limits inside one another holds', () => {
    const rule = limit(
      { institutions: 2 },
      all(limit({ ects: 2 }, modules('x', 1, 'A', 'B')), modules('y', 1, 'C', 'D')),
    );
    const at = (institution: string, ...codes: string[]) =>
      codes.map((code) => moduleAward(code, { institution }));
    expect(stack(rule, [...at('alpha', 'A', 'B', 'C'), ...at('beta', 'D')])).toEqual(['x:a', 'x:b', 'y:d']);
    expect(stack(rule, at('alpha', 'A', 'B', 'C', 'D'))).toBeUndefined();
    expect(stack(rule, [...at('alpha', 'A'), ...at('beta', 'C', 'D')])).toBeUndefined();
  });

  test('a programme counts with its modules: their institutions and ECTS, not its own', () => {
    const awards = [moduleAward('A'), programmeAward('P', ['a'], { institution: 'network', ects: 900 })];
    expect(stack(limit({ institutions: 1, ects: 1 }, programme('x', 'P')), awards)).toHaveLength(2);
    expect(stack(limit({ institutions: 2 }, programme('x', 'P')), awards)).toBeUndefined();
    expect(stack(limit({ ects: 2 }, programme('x', 'P')), awards)).toBeUndefined();
  });
});

describe('which of several stacks', () => {
  const rule = modules('x', 1, 'A', 'B');

  test('fewest ECTS, then the earlier date, then the smaller id, then the earlier part', () => {
    const old = { awardedOn: '2020-01-01' };
    expect(stack(rule, [moduleAward('A', { ects: 150, ...old }), moduleAward('B')])).toEqual(['x:b']);
    expect(stack(rule, [moduleAward('A'), moduleAward('B', old)])).toEqual(['x:b']);
    expect(stack(rule, [moduleAward('A', { id: '2' }), moduleAward('B', { id: '1' })])).toEqual(['x:1']);
    const both = all(modules('x', 1, 'A', 'B'), modules('y', 1, 'A', 'B'));
    expect(stack(both, [moduleAward('A', { id: '2' }), moduleAward('B', { id: '1' })])).toEqual([
      'x:1',
      'y:2',
    ]);
  });

  test('an award of no ECTS is not used without need', () => {
    expect(stack(rule, [moduleAward('A', { ects: 0 }), moduleAward('B', { ects: 0 })])).toEqual(['x:a']);
  });
});

describe('laws', () => {
  const used = (rule: Rule, awards: StackableAward[]) => evaluate(compileRule(rule, CONTEXT), awards, AS_OF);

  test('the order of the awards doesn’t matter', () => {
    fc.assert(
      fc.property(
        rules({ leaves: 5 }),
        awardSets(7),
        fc.infiniteStream(fc.nat(1000)),
        (rule, awards, keys) => {
          const shuffled = awards
            .map((award) => ({ award, key: keys.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ award }) => award);
          expect(used(rule, shuffled)).toEqual(used(rule, awards));
        },
      ),
      { numRuns: 1000 },
    );
  });

  // Limits are lower bounds too, and what is too old can be left aside: this holds for every rule.
  test('more awards never unsatisfy', () => {
    fc.assert(
      fc.property(rules({ leaves: 5 }), awardSets(7), fc.nat(6), (rule, awards, at) => {
        const fewer = awards.filter((_, index) => index !== at);
        fc.pre(fewer.length < awards.length && used(rule, fewer).satisfied);
        expect(used(rule, awards).satisfied).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test('no award twice, no class of modules twice', () => {
    fc.assert(
      fc.property(rules({ leaves: 5 }), awardSets(7), (rule, awards) => {
        const found = used(rule, awards);
        fc.pre(found.satisfied);
        const ids = found.assignment.map(({ award }) => award);
        expect(new Set(ids).size).toBe(ids.length);
        const codes = awards.filter((a) => a.kind === 'module' && ids.includes(a.id)).map(({ code }) => code);
        const classes = codes.map((code) => (code === 'F' ? 'E' : code));
        expect(new Set(classes).size).toBe(classes.length);
      }),
      { numRuns: 400 },
    );
  });
});

test('two parts of one name are refused', () => {
  expect(() => compileRule(all(module('x', 'A'), module('x', 'B')), PLAIN)).toThrow(
    expect.objectContaining({ code: 'rule.part-twice' }),
  );
});
