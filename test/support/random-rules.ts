import fc from 'fast-check';
import type { StackableAward } from '../../src/domain/award.js';
import type { RuleContext } from '../../src/domain/rules/catalogue.js';
import type { Rule } from '../../src/domain/rules/rule.js';

/** A small world to draw rules and awards from; small, so that parts compete and dates and institutions meet. */
export const MODULES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const INSTITUTIONS = ['i1', 'i2', 'i3'] as const;
export const AS_OF = '2026-03-31';
const DATES = ['2024-02-29', '2025-01-31', '2025-09-30', '2025-09-30', '2026-03-31', '2026-04-01'] as const;
const ECTS = [100, 150, 200, 250] as const;

export const CONTEXT: RuleContext = {
  equivalents: [['E', 'F']],
  gradingSchemes: [
    { code: 'letters', title: { en: 'Letters' }, values: ['D', 'C', 'B', 'A'], pass: 'C' },
    {
      code: 'points',
      title: { en: 'Points' },
      values: ['0', '1', '2'],
      pass: '1',
      mapping: { scheme: 'letters', values: { '1': 'C', '2': 'A' } },
    },
  ],
};

type Bare = Rule extends infer R ? (R extends { part: string } ? Omit<R, 'part'> : never) : never;

const set = fc.subarray([...MODULES], { minLength: 1 });
const count = fc.integer({ min: 1, max: 3 });
const leaf: fc.Arbitrary<Bare> = fc.oneof(
  fc.constantFrom(...MODULES).map((module): Bare => ({ type: 'module', module })),
  fc.tuple(set, count).map(([from, atLeast]): Bare => ({ type: 'modules', from, atLeast })),
  fc
    .tuple(set, fc.integer({ min: 1, max: 12 }))
    .map(([from, half]): Bare => ({ type: 'ects', from, atLeast: half / 2 })),
  fc.constantFrom('P', 'Q').map((programme): Bare => ({ type: 'programme', programme })),
);

/** Rules of at most `leaves` leaves. `limits: false` draws none with limits. */
export function rules(
  options: { leaves?: number; limits?: boolean; programmes?: boolean } = {},
): fc.Arbitrary<Rule> {
  const { leaves = 4, limits = true, programmes = true } = options;
  const bare = programmes ? leaf : leaf.filter(({ type }) => type !== 'programme');
  const unnamed = bare.map((each) => ({ ...each, part: 'x' }) as Rule);
  const limit = fc.record(
    {
      maxAgeMonths: fc.constantFrom(6, 14, 25),
      minGrade: fc.constantFrom({ scheme: 'letters', value: 'C' }, { scheme: 'letters', value: 'B' }),
      institutions: fc.integer({ min: 1, max: 3 }),
      ects: fc.integer({ min: 1, max: 14 }).map((half) => half / 2),
    },
    { requiredKeys: [] },
  );
  const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      unnamed,
      fc.record({
        type: fc.constantFrom('all' as const, 'all' as const, 'any' as const),
        of: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
      }),
      ...(limits
        ? [fc.tuple(tie('rule'), limit).map(([inner, set]): Rule => ({ type: 'limit', rule: inner, ...set }))]
        : []),
    ),
  }));
  return rule.map(named).filter((each) => countLeaves(each) <= leaves);
}

/** Up to `max` awards, programme awards with parts among them. */
export function awardSets(max: number): fc.Arbitrary<StackableAward[]> {
  const grade = fc.constantFrom(
    undefined,
    { scheme: 'letters', value: 'B' },
    { scheme: 'letters', value: 'C' },
    { scheme: 'points', value: '2' },
    { scheme: 'points', value: '0' },
  );
  const module = fc.record({
    kind: fc.constant('module' as const),
    code: fc.constantFrom(...MODULES),
    ects: fc.constantFrom(...ECTS),
    awardedOn: fc.constantFrom(...DATES),
    institution: fc.constantFrom(...INSTITUTIONS),
    grade,
  });
  const programme = fc.record({
    kind: fc.constant('programme' as const),
    code: fc.constantFrom('P', 'Q'),
    ects: fc.constant(300),
    awardedOn: fc.constantFrom(...DATES),
    institution: fc.constant('i1'),
    picks: fc.array(fc.nat(max - 1), { minLength: 1, maxLength: 3 }),
  });
  const one = fc.oneof({ weight: 3, arbitrary: module }, { weight: 1, arbitrary: programme });
  return fc.array(one, { maxLength: max }).map((drawn) => {
    const ids = drawn.map((_, index) => `w${(index * 5) % 7}`);
    return drawn.map((award, index): StackableAward => {
      const id = ids[index] ?? '';
      if (award.kind === 'module') return { ...award, id };
      const { picks, ...rest } = award;
      const parts = [...new Set(picks.flatMap((pick) => ids[pick] ?? []))].filter((part) => part !== id);
      return { ...rest, id, parts };
    });
  });
}

function named(rule: Rule): Rule {
  let next = 0;
  const walk = (each: Rule): Rule => {
    if (each.type === 'limit') return { ...each, rule: walk(each.rule) };
    if (each.type === 'all' || each.type === 'any') return { ...each, of: each.of.map(walk) };
    return { ...each, part: `p${next++}` };
  };
  return walk(rule);
}

function countLeaves(rule: Rule): number {
  if (rule.type === 'limit') return countLeaves(rule.rule);
  return rule.type === 'all' || rule.type === 'any'
    ? rule.of.reduce((sum, each) => sum + countLeaves(each), 0)
    : 1;
}
