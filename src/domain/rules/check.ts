import { CairnError, type Fault } from '../../common/errors.js';
import type { StackableAward } from '../award.js';
import { ectsFromDecimal } from '../ects.js';
import type { Grade } from '../grades.js';
import { contextOf, equivalenceClasses, type RuleCatalogue } from './catalogue.js';
import { alternatives, type CompiledRule, compileOpened, countAlternatives } from './compile.js';
import { assignAwards } from './evaluate.js';
import type { Rule } from './rule.js';
import { type PlacedRule, programmesBelow, rulesIn } from './walk.js';

/**
 * What the exact search is asked to bear; a rule beyond is neither seeded nor published. Modules and parts are counted
 * with those of the programmes that the rule builds on.
 */
export const RULE_BOUNDS = {
  /** Different module codes. */
  modules: 60,
  parts: 40,
  /** Rules inside rules. */
  depth: 12,
  /** Choices that all the `any` of the rule leave open together. */
  alternatives: 64,
  /** All ECTS that one alternative asks for, in leaves and limits, in units of which all its modules are multiples. */
  ectsUnits: 6_000,
  /** States that the search may visit for any of the learners on whom it is tried out. */
  steps: 8_000,
} as const;

/**
 * Everything that is wrong with a rule, all at once; pointers go into the rule. `code` is the code of the programme whose
 * rule it is, so that one that builds on itself is found. Its size, whether it can be satisfied, and in how many steps, are
 * looked at only where nothing else is wrong, neither with it nor with the rules that it builds on.
 */
export function checkRule(rule: Rule, catalogue: RuleCatalogue, code?: string): Fault[] {
  const faults = checkWording(rule, catalogue, code);
  if (faults.length > 0) return faults;
  const faulty = [...programmesBelow(rule, catalogue.programmes)].find((below) => {
    const inner = catalogue.programmes.get(below);
    // what was retired since then makes a rule that is published no worse
    return inner && checkWording(inner.rule, { ...catalogue, retired: undefined }, below).length > 0;
  });
  if (faulty !== undefined) {
    const message = `The rule builds on ${faulty}, whose own rule is faulty.`;
    return [{ code: 'rule.programme-faulty', pointer: '', message }];
  }
  const opened = compileOpened(rule, contextOf(catalogue), catalogue.programmes);
  const tooLarge = checkSize(opened, catalogue);
  return tooLarge.length > 0 ? tooLarge : checkSearch(opened, catalogue);
}

/** What is wrong with what a rule itself says, before it is tried out. */
function checkWording(rule: Rule, catalogue: RuleCatalogue, code: string | undefined): Fault[] {
  const checker = new RuleChecker(catalogue, code);
  for (const placed of rulesIn(rule)) checker.check(placed);
  return checker.faults;
}

class RuleChecker {
  readonly faults: Fault[] = [];
  private readonly catalogue: RuleCatalogue;
  private readonly code: string | undefined;
  private readonly classOf: (code: string) => string;
  private readonly parts = new Set<string>();

  constructor(catalogue: RuleCatalogue, code: string | undefined) {
    this.catalogue = catalogue;
    this.code = code;
    this.classOf = equivalenceClasses(contextOf(catalogue).equivalents);
  }

  /** Below the first level too many nothing is looked at. */
  check({ rule, at, depth }: PlacedRule): void {
    if (depth > RULE_BOUNDS.depth) {
      const expected = `at most ${RULE_BOUNDS.depth} levels`;
      if (depth === RULE_BOUNDS.depth + 1)
        this.fault('rule.too-deep', at, 'The rule is nested too deeply.', expected);
    } else if (rule.type === 'limit') this.limit(rule, at);
    else if ('part' in rule) {
      this.part(rule.part, `${at}/part`);
      if (rule.type === 'programme') this.programme(rule.programme, `${at}/programme`);
      else if (rule.type === 'module') this.known(rule.module, `${at}/module`);
      else this.set(rule, at);
    }
  }

  private part(part: string, at: string): void {
    if (this.parts.has(part)) this.fault('rule.part-twice', at, `Two parts of the rule are named ${part}.`);
    this.parts.add(part);
  }

  private known(code: string, at: string): boolean {
    const { modules, retired } = this.catalogue;
    if (retired?.modules.has(code)) {
      this.fault('rule.module-retired', at, `${code} is retired: nothing is awarded on it any more.`);
      return false;
    }
    if (modules.has(code)) return true;
    this.fault('rule.module-unknown', at, `${code} is no module of the catalogue.`);
    return false;
  }

  private set(rule: Extract<Rule, { type: 'modules' | 'ects' }>, at: string): void {
    const seen = new Set<string>();
    const most = new Map<string, number>();
    let allKnown = true;
    for (const [index, code] of rule.from.entries()) {
      const place = `${at}/from/${index}`;
      if (seen.has(code)) this.fault('rule.module-twice', place, `${code} is named twice in one set.`);
      else if (!this.known(code, place)) allKnown = false;
      seen.add(code);
      const name = this.classOf(code);
      most.set(name, Math.max(most.get(name) ?? 0, this.catalogue.modules.get(code)?.ects ?? 0));
    }
    if (!allKnown) return;
    if (rule.type === 'modules' && rule.atLeast > most.size) {
      const message = `${rule.atLeast} modules are asked for, and the set has ${most.size} that count separately.`;
      this.fault('rule.too-few-modules', `${at}/atLeast`, message, `at most ${most.size}`);
    }
    const ects = [...most.values()].reduce((sum, each) => sum + each, 0);
    if (rule.type === 'ects' && ectsFromDecimal(rule.atLeast) > ects) {
      const message = `${rule.atLeast} ECTS are asked for, and the set adds up to ${ects / 100}.`;
      this.fault('rule.too-few-ects', `${at}/atLeast`, message, `at most ${ects / 100}`);
    }
  }

  private programme(code: string, at: string): void {
    const { programmes } = this.catalogue;
    const rule = programmes.get(code)?.rule;
    if (code === this.code || (rule && this.code && programmesBelow(rule, programmes).has(this.code))) {
      this.fault('rule.programme-cycle', at, `By way of ${code} the programme builds on itself.`);
    } else if (!rule) {
      this.fault('rule.programme-unknown', at, `${code} is no programme of the catalogue.`);
    } else if (this.catalogue.retired?.programmes.has(code)) {
      this.fault('rule.programme-retired', at, `${code} is retired: nothing is awarded on it any more.`);
    }
  }

  private limit(rule: Extract<Rule, { type: 'limit' }>, at: string): void {
    const { maxAgeMonths, minGrade, institutions, ects } = rule;
    if ([maxAgeMonths, minGrade, institutions, ects].every((limit) => limit === undefined)) {
      this.fault('rule.limit-empty', at, 'A limit limits nothing.');
    }
    if (minGrade) this.grade(minGrade, `${at}/minGrade`);
  }

  private grade({ scheme: code, value }: Grade, at: string): void {
    const scheme = this.catalogue.gradingSchemes.find((each) => each.code === code);
    if (!scheme) {
      this.fault('rule.grade-scheme-unknown', `${at}/scheme`, `${code} is no grading scheme here.`);
    } else if (!scheme.values.includes(value)) {
      const message = `${value} is no value of ${code}.`;
      this.fault('rule.grade-value-unknown', `${at}/value`, message, scheme.values.join(', '));
    }
  }

  private fault(code: string, at: string, message: string, expected?: string): void {
    const fault = { code, pointer: at, message };
    this.faults.push(expected === undefined ? fault : { ...fault, expected });
  }
}

/** The rule with all that it builds on, against the bounds. */
function checkSize(opened: CompiledRule, catalogue: RuleCatalogue): Fault[] {
  const alternatives = countAlternatives(opened.root);
  const sizes: [keyof typeof RULE_BOUNDS, string, number, string][] = [
    ['modules', 'rule.too-many-modules', codesOf(opened).length, 'different modules'],
    ['parts', 'rule.too-many-parts', opened.leaves.length, 'parts'],
    ['alternatives', 'rule.too-many-alternatives', alternatives, 'combinations of alternatives'],
  ];
  if (alternatives <= RULE_BOUNDS.alternatives) {
    const what = 'units of ECTS to add up (fewer if the ECTS of its modules had a larger common divisor)';
    sizes.push(['ectsUnits', 'rule.too-fine', ectsUnits(opened, catalogue), what]);
  }
  return sizes.flatMap(([bound, code, size, what]): Fault[] => {
    if (size <= RULE_BOUNDS[bound]) return [];
    const message = `The rule, with the programmes that it builds on, has ${size} ${what}.`;
    return [{ code, pointer: '', message, expected: `at most ${RULE_BOUNDS[bound]}` }];
  });
}

function codesOf(opened: CompiledRule): string[] {
  return [
    ...new Set(opened.leaves.flatMap(({ takes }) => ('codes' in takes ? [...takes.codes] : []))),
  ].sort();
}

function ectsUnits(opened: CompiledRule, catalogue: RuleCatalogue): number {
  let unit = 0;
  for (const code of codesOf(opened)) {
    for (let rest = catalogue.modules.get(code)?.ects ?? 0; rest > 0; ) [unit, rest] = [rest, unit % rest];
  }
  const sums = [...alternatives(opened.root)].map((leaves) => {
    const scopes = new Set(leaves.flatMap((leaf) => leaf.scopes));
    const inLeaves = leaves.map(({ takes }) => (takes.kind === 'ects' ? takes.atLeast : 0));
    const inScopes = opened.scopes.map((scope) => (scopes.has(scope.index) ? scope.ects : 0));
    return [...inLeaves, ...inScopes].reduce((sum, ects) => sum + Math.ceil(ects / Math.max(unit, 1)), 0);
  });
  return Math.max(0, ...sums);
}

/** On how many learners, besides the one who has everything, a search is tried out. */
const TRIALS = 24;

/**
 * Tries the search out: first on a learner who has everything from everywhere, who must satisfy the rule, or nobody
 * does; then on learners with more and fewer modules and retakes. They are drawn, but are the same each time.
 */
function checkSearch(opened: CompiledRule, catalogue: RuleCatalogue): Fault[] {
  const offered = codesOf(opened).map((code) => awardsOf(code, catalogue));
  const search = (awards: readonly StackableAward[]) =>
    assignAwards(opened, awards, DAY, { isTrusted: () => true, budget: { left: RULE_BOUNDS.steps } });
  try {
    if (!search(offered.flat())) {
      const message = 'Nobody can satisfy the rule, not even with all of its modules.';
      return [{ code: 'rule.unsatisfiable', pointer: '', message }];
    }
    for (let trial = 0; trial < TRIALS; trial++) search(learner(offered, trial));
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'rule.too-costly') throw error;
    const message = 'There are too many ways to combine awards under this rule for an exact search.';
    const expected = 'fewer parts that draw on the same modules, or fewer limits around them';
    return [{ code: error.code, pointer: '', message, expected }];
  }
  return [];
}

/** Some of all awards: every second learner has only one of each module. */
function learner(offered: readonly (readonly StackableAward[])[], trial: number): StackableAward[] {
  let state = trial + 1;
  const draw = () => {
    // Numerical Recipes' linear congruential generator: good enough to be uneven.
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const share = 0.4 + 0.05 * (trial % 12);
  return offered.flatMap((awards) => {
    const first = Math.floor(draw() * awards.length);
    if (draw() > share) return [];
    return trial % 2 === 0 ? awards.slice(first, first + 1) : awards.filter(() => draw() < 0.6);
  });
}

/** Any day will do: all awards are dated on it. */
const DAY = '2000-01-01';

/** A module's award by each institution that offers it; by one of its own where none does. */
function awardsOf(code: string, catalogue: RuleCatalogue): StackableAward[] {
  const { ects = 0, offeredBy = [] } = catalogue.modules.get(code) ?? {};
  const institutions = offeredBy.length > 0 ? offeredBy : [`not offered: ${code}`];
  return institutions.map((institution) => ({
    id: `${code} ${institution}`,
    kind: 'module',
    code,
    ects,
    awardedOn: DAY,
    institution,
  }));
}
