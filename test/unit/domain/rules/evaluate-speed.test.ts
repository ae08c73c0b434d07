import { describe, expect, test } from '@jest/globals';
import type { StackableAward } from '../../../../src/domain/award.js';
import { compileRule } from '../../../../src/domain/rules/compile.js';
import { evaluate } from '../../../../src/domain/rules/evaluate.js';
import type { Rule } from '../../../../src/domain/rules/rule.js';
import { within } from '../../../support/cpu.js';

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

/** Evaluates a rule for each of several learners, in less than 50 ms of processor time each. */
async function eachWithin50(rule: Rule, learners: readonly StackableAward[][]): Promise<void> {
  const compiled = compileRule(rule, CONTEXT);
  for (const awards of learners.slice(-20)) evaluate(compiled, awards, AS_OF);
  for (const awards of learners) await within(50, () => evaluate(compiled, awards, AS_OF));
}

test('a thousand learners of a programme of 30 modules take less than a second', async () => {
  const random = seeded(7);
  const learners = Array.from({ length: 1000 }, (_, index) => learner(random, index % 31));
  const rule = compileRule(PROGRAMME, CONTEXT);
  for (const awards of learners.slice(900)) evaluate(rule, awards, AS_OF);
  const satisfied = await within(1000, () =>
    learners.filter((awards) => evaluate(rule, awards, AS_OF).satisfied),
  );
  expect(satisfied.length).toBeGreaterThan(200);
  expect(satisfied.length).toBeLessThan(800);
});

/** Rules and learners that made earlier forms of the search slow. */
describe('no evaluation takes more than 50 ms', () => {
  const sameDay = () => '2025-05-05';
  const sums: Rule = {
    type: 'all',
    of: [
      { type: 'ects', part: 'one', atLeast: 19.97, from: CODES },
      { type: 'ects', part: 'two', atLeast: 20.03, from: CODES.slice(5) },
    ],
  };
  const pigeons: Rule = {
    type: 'all',
    of: Array.from({ length: 9 }, (_, part) => ({
      type: 'modules' as const,
      part: `p${part}`,
      atLeast: 1,
      from: CODES.slice(0, 10).filter((_, index) => index !== part),
    })),
  };
  const many: Rule = {
    type: 'limit',
    institutions: 6,
    rule: { type: 'ects', part: 'x', atLeast: 30, from: CODES },
  };
  const fine = (random: () => number) => () => 100 + Math.floor(random() * 200);

  test.each<[string, Rule, (random: () => number, size: number) => StackableAward[]]>([
    ['everything on one day', PROGRAMME, (random, size) => learner(random, size, { day: sameDay })],
    [
      'many retakes at six institutions, on one day',
      PROGRAMME,
      (random, size) => learner(random, size, { day: sameDay, retakes: 4 }),
    ],
    [
      'ECTS without a common divisor',
      PROGRAMME,
      (random, size) => learner(random, size, { day: sameDay, ects: fine(random) }),
    ],
    [
      'two sums that draw on the same modules and need nearly all',
      sums,
      (random, size) => learner(random, size, { ects: fine(random) }),
    ],
    [
      'two such sums on one day',
      sums,
      (random, size) => learner(random, size, { ects: fine(random), day: sameDay }),
    ],
    [
      'nine parts, and a module too few',
      pigeons,
      (random) => learner(random, 30, {}).filter(({ code }) => code <= 'M08'),
    ],
    [
      'nine parts, and a module more',
      pigeons,
      (random) => learner(random, 30, { day: sameDay }).filter(({ code }) => code <= 'M10'),
    ],
    [
      'six institutions, each rare',
      many,
      (random, size) => learner(random, size, { institutions: 9, retakes: 3 }),
    ],
    ['six institutions out of five', many, (random) => learner(random, 30, { institutions: 5, retakes: 3 })],
  ])('%s', async (_, rule, learnerOf) => {
    const random = seeded(11);
    const learners = Array.from({ length: 40 }, (_, index) => learnerOf(random, 17 + (index % 14)));
    await eachWithin50(rule, learners);
  });
});
