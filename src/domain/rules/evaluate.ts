import type { StackableAward } from '../award.js';
import type { CalendarDate } from '../dates.js';
import type { EctsHundredths } from '../ects.js';
import { type Assignment, bestAssignment, type Offer, usedBy } from './assign.js';
import type { CompiledRule, Leaf } from './compile.js';
import type { StepBudget } from './cover-search.js';
import {
  compareText,
  distinctAwards,
  gradeFor,
  isRecentEnough,
  type Ledger,
  oldestAdmitted,
  openLedger,
  type ProgrammeUse,
} from './ledger.js';

/** One award of a stack and the part of the rule that it serves. */
export interface StackLine {
  readonly part: string;
  readonly award: string;
  /** Id of the programme award that it came in with; the line of that award has the same part. */
  readonly through?: string | undefined;
}

export type Evaluation =
  | {
      readonly satisfied: true;
      /** In the order of the rule; within a part a programme award first, then by id. */
      readonly assignment: readonly StackLine[];
      /** Sum of the module awards used. */
      readonly ects: EctsHundredths;
    }
  | { readonly satisfied: false };

export interface EvaluateOptions {
  /**
   * What a missing grade is worth where the rule asks for one: `unusable` (the default) or `usable`. If only the second
   * satisfies the rule, it can't be told whether it is satisfied.
   */
  readonly unknownGrades?: 'unusable' | 'usable' | undefined;
}

/**
 * Whether awards satisfy a rule on the day `asOf`, and with which stack. Exact: finds a stack if there is one, however
 * the parts compete for awards. Deterministic, and independent of the order of the awards. Of several stacks it
 * is the one with the fewest ECTS; then, their awards sorted by date and within a day by id, the one with the earlier
 * date, or within that day the smaller id, at the first difference (where one list ends, the other wins); then, the awards taken by id, the one where they
 * serve the earlier part of the rule at the first difference. What every leaf and limit asks for is a
 * lower bound: a leaf may use more where a limit around it needs more. Every award, and every equivalence class of
 * modules, is used at most once in the whole stack, the parts of programme awards included.
 */
export function evaluate(
  rule: CompiledRule,
  awards: readonly StackableAward[],
  asOf: CalendarDate,
  options: EvaluateOptions = {},
): Evaluation {
  const found = assignAwards(rule, awards, asOf, options);
  if (!found) return { satisfied: false };
  const modules = usedBy(found).filter(({ award }) => award.kind === 'module');
  const ects = modules.reduce((sum, { award }) => sum + award.ects, 0);
  return { satisfied: true, assignment: linesOf(found), ects };
}

/** What planning may ask for besides. */
export interface AssignOptions extends EvaluateOptions {
  /** Awards whose grade is taken to be good enough. */
  readonly isTrusted?: ((award: StackableAward) => boolean) | undefined;
  readonly costOfChoice?: Offer['costOfChoice'] | undefined;
  readonly budget?: StepBudget | undefined;
}

/** The assignment behind `evaluate`. */
export function assignAwards(
  rule: CompiledRule,
  awards: readonly StackableAward[],
  asOf: CalendarDate,
  options: AssignOptions = {},
): Assignment | undefined {
  const ledger = openLedger(awards, asOf, rule.classOf);
  const dated = [...distinctAwards(awards).values()].sort(byDateAndId);
  const ranks = new Map(dated.map((award, rank) => [award.id, rank]));
  const offer: Offer = {
    modules: (leaf) => usableModules(rule, leaf, ledger, asOf, options),
    programmes: (leaf) => usableProgrammes(leaf, ledger, asOf),
    costOf,
    costOfChoice: options.costOfChoice ?? (() => 0),
    rankOf: (award) => ranks.get(award.id) ?? Number.POSITIVE_INFINITY,
    settle: 'leaves',
  };
  return bestAssignment(rule, offer, options.budget);
}

function byDateAndId(a: StackableAward, b: StackableAward): number {
  return compareText(a.awardedOn, b.awardedOn) || compareText(a.id, b.id);
}

/** The module awards that a leaf may use on the day `asOf`. */
export function usableModules(
  rule: CompiledRule,
  leaf: Leaf,
  ledger: Ledger,
  asOf: CalendarDate,
  options: Pick<AssignOptions, 'unknownGrades' | 'isTrusted'>,
): StackableAward[] {
  const { takes } = leaf;
  if (takes.kind === 'programme') return [];
  const oldest = oldestAdmitted(asOf, leaf.maxAgeMonths);
  return ledger.modules.filter((award) => {
    if (!takes.codes.has(award.code) || award.awardedOn < oldest) return false;
    if (options.isTrusted?.(award)) return true;
    const grade = gradeFor(leaf, award, rule.gradingSchemes);
    return grade === 'enough' || (grade === 'unknown' && options.unknownGrades === 'usable');
  });
}

/** The programme awards that a leaf may use on the day `asOf`, each with what comes with it. */
export function usableProgrammes(leaf: Leaf, ledger: Ledger, asOf: CalendarDate): ProgrammeUse[] {
  const { takes } = leaf;
  if (takes.kind !== 'programme') return [];
  return (ledger.programmes.get(takes.programme) ?? []).filter((use) => isRecentEnough(leaf, use, asOf));
}

/** The lines of a stack, in the order that `Evaluation` promises. */
export function linesOf({ modules, programmes }: Pick<Assignment, 'modules' | 'programmes'>): StackLine[] {
  const lines: { leaf: Leaf; line: StackLine }[] = [];
  for (const { leaf, award } of modules) lines.push({ leaf, line: { part: leaf.part, award: award.id } });
  for (const { leaf, use } of programmes) {
    const through = use.award.id;
    lines.push({ leaf, line: { part: leaf.part, award: through } });
    for (const part of use.parts) lines.push({ leaf, line: { part: leaf.part, award: part.id, through } });
  }
  lines.sort(
    (a, b) =>
      a.leaf.index - b.leaf.index ||
      Number(a.line.through !== undefined) - Number(b.line.through !== undefined) ||
      compareText(a.line.award, b.line.award),
  );
  return lines.map(({ line }) => line);
}

/** ECTS, finer than any: an award of none still isn't used without need. */
function costOf(award: StackableAward): number {
  return award.ects === 0 ? 1 : award.ects * 1024;
}
