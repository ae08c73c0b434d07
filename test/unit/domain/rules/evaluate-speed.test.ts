import { describe, expect, test } from '@jest/globals';
import type { StackableAward } from '../../../../src/domain/award.js';
import { compileRule } from '../../../../src/domain/rules/compile.js';
import { evaluate } from '../../../../src/domain/rules/evaluate.js';
import type { Rule } from '../../../../src/domain/rules/rule.js';

const AS_OF = '2026-06-30';
const CODES = Array.from({ length: 30 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`);

/** Numbers in [0, 1) that are the same on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function pick<T>(random: () => number, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('an empty list');
  return found;
}

function day(random: () => number): string {
  const at = Date.UTC(2022, 0, 1) + Math.floor(random() * 1640) * 86_400_000;
  return new Date(at).toISOString().slice(0, 10);
}

/** Four limits, one inside the other or beside it; 20 ECTS out of 30 modules; 3 institutions. */
const PROGRAMME: Rule = {
  type: 'limit',
  institutions: 3,
  ects: 30,
  rule: {
    type: 'all',
    of: [
      {
        type: 'limit',
        maxAgeMonths: 48,
        institutions: 2,
        rule: {
          type: 'all',
          of: [
            { type: 'module', part: 'first', module: 'M01' },
            { type: 'modules', part: 'core', atLeast: 3, from: CODES.slice(0, 10) },
            {
              type: 'any',
              of: [
                { type: 'module', part: 'project', module: 'M12' },
                { type: 'modules', part: 'two-others', atLeast: 2, from: CODES.slice(12, 18) },
              ],
            },
          ],
        },
      },
      {
        type: 'limit',
        minGrade: { scheme: 'letters', value: 'C' },
        rule: { type: 'ects', part: 'free', atLeast: 20, from: CODES },
      },
    ],
  },
};

const CONTEXT = {
  equivalents: [['M29', 'M30']],
  gradingSchemes: [{ code: 'letters', title: { en: 'Letters' }, values: ['D', 'C', 'B', 'A'], pass: 'C' }],
};

/** A learner's awards: `modules` different modules, some of them more than once. */
function learner(
  random: () => number,
  modules: number,
  options: { retakes?: number; ects?: () => number; day?: () => string; institutions?: number } = {},
): StackableAward[] {
  const { retakes = 1, ects = () => pick(random, [100, 150, 200, 250, 300]), institutions = 6 } = options;
  const codes = [...CODES].sort(() => random() - 0.5).slice(0, modules);
  return codes.flatMap((code, index) =>
    Array.from({ length: 1 + Math.floor(random() * retakes) }, (_, again) => ({
      id: `award-${index}-${again}`,
      kind: 'module' as const,
      code,
      ects: ects(),
      awardedOn: options.day?.() ?? day(random),
      institution: `institution-${Math.floor(random() * institutions)}`,
      grade: { scheme: 'letters', value: pick(random, ['D', 'C', 'B', 'B', 'A']) },
    })),
  );
}

describe('speed', () => {
  test('a thousand learners of a programme of 30 modules in less than a second', () => {
    const random = seeded(7);
    const learners = Array.from({ length: 1000 }, (_, index) => learner(random, index % 31));
    const rule = compileRule(PROGRAMME, CONTEXT);
    for (const awards of learners.slice(900)) evaluate(rule, awards, AS_OF);
    const start = performance.now();
    const satisfied = learners.filter((awards) => evaluate(rule, awards, AS_OF).satisfied).length;
    const elapsed = performance.now() - start;
    console.log(elapsed, satisfied);
    expect(satisfied).toBeGreaterThan(100);
    expect(satisfied).toBeLessThan(900);
    expect(elapsed).toBeLessThan(1000);
  });

  const kinds: [string, Parameters<typeof learner>[2], Rule?][] = [
    ['retakes', { retakes: 5 }],
    ['same day', { day: () => '2025-05-05' }],
    ['same day, retakes', { day: () => '2025-05-05', retakes: 5 }],
    ['knapsack', { ects: undefined as never }],
  ];
  for (const [name, options] of kinds)
    test(name, () => {
      const random = seeded(11);
      const o =
        name === 'knapsack'
          ? { ects: () => 100 + Math.floor(random() * 200), day: () => '2025-05-05' }
          : options;
      const rule = compileRule(PROGRAMME, CONTEXT);
      let worst = 0;
      let total = 0;
      let sat = 0;
      for (let i = 0; i < 200; i++) {
        const awards = learner(random, 18 + (i % 13), o);
        const t = performance.now();
        if (evaluate(rule, awards, AS_OF).satisfied) sat++;
        const e = performance.now() - t;
        worst = Math.max(worst, e);
        total += e;
      }
      console.log(name, 'worst', worst, 'mean', total / 200, sat);
    });
});
