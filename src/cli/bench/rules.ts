import type { StackableAward } from '../../domain/award.js';
import { compileRule } from '../../domain/rules/compile.js';
import { evaluate } from '../../domain/rules/evaluate.js';
import type { Rule } from '../../domain/rules/rule.js';
import type { RuleRates } from './results.js';

const CODES = Array.from({ length: 30 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`);
const AS_OF = '2026-06-30';
/** Awards that are evaluated in one round, each of another learner. */
const LEARNERS = 1000;

/** Thirty modules, of which a certificate takes some 20 ECTS: fixed ones, choices, credits, age, grade, institutions. */
const PROGRAMME: Rule = {
  type: 'limit',
  institutions: 3,
  ects: 20,
  maxAgeMonths: 60,
  rule: {
    type: 'all',
    of: [
      { type: 'module', part: 'first', module: 'M01' },
      { type: 'modules', part: 'core', atLeast: 3, from: CODES.slice(1, 10) },
      {
        type: 'any',
        of: [
          { type: 'module', part: 'project', module: 'M11' },
          { type: 'modules', part: 'two', atLeast: 2, from: CODES.slice(11, 18) },
        ],
      },
      {
        type: 'limit',
        minGrade: { scheme: 'letters', value: 'C' },
        rule: { type: 'ects', part: 'free', atLeast: 8, from: CODES },
      },
    ],
  },
};

/** Evaluates the same 1 000 learners in every round; the rule is compiled once, as it is when a programme is loaded. */
export function measureRules(rounds: number): RuleRates {
  const rule = compileRule(PROGRAMME, {
    equivalents: [['M29', 'M30']],
    gradingSchemes: [{ code: 'letters', title: { en: 'Letters' }, values: ['D', 'C', 'B', 'A'], pass: 'C' }],
  });
  const random = seeded(7);
  const learners = Array.from({ length: LEARNERS }, (_, index) => awardsOf(index, random));
  let satisfied = 0;
  const round = () => {
    satisfied = 0;
    let slowest = 0;
    const start = performance.now();
    for (const awards of learners) {
      const before = performance.now();
      if (evaluate(rule, awards, AS_OF).satisfied) satisfied++;
      slowest = Math.max(slowest, performance.now() - before);
    }
    return { perSecond: (1000 * LEARNERS) / (performance.now() - start), slowest };
  };
  round(); // warm-up
  const measured = Array.from({ length: rounds }, round);
  return {
    evaluations: LEARNERS * rounds,
    satisfied,
    perSecond: measured.map(({ perSecond }) => perSecond),
    slowest: measured.map(({ slowest }) => slowest),
  };
}

/** 8 to 25 module awards of a learner at up to six institutions, the same in every run of the program. */
function awardsOf(learner: number, random: () => number): StackableAward[] {
  const below = (end: number) => Math.floor(random() * end);
  return CODES.map((code) => ({ code, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, 8 + below(18))
    .map(({ code }) => ({
      id: `${learner}-${code}`,
      kind: 'module',
      code,
      ects: 100 + 50 * below(5),
      awardedOn: new Date(Date.UTC(2021, 0, 1 + below(1900))).toISOString().slice(0, 10),
      institution: `institution-${below(6)}`,
      grade: { scheme: 'letters', value: 'DCBA'[below(4)] ?? 'D' },
    }));
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
