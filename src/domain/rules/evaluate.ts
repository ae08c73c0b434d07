import type { StackableAward } from '../award.js';
import type { CalendarDate } from '../dates.js';
import type { EctsHundredths } from '../ects.js';
import { type Assignment, bestAssignment, type Candidate, type Offer } from './assign.js';
import type { CompiledRule, Leaf } from './compile.js';
import type { StepBudget } from './cover-search.js';
import {
  compareText,
  gradeFor,
  isRecentEnough,
  type Ledger,
  oldestAdmitted,
  openLedger,
  type ProgrammeUse,
} from './ledger.js';
import { Preference } from './preference.js';

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
 * the parts compete for awards. Deterministic, and independent of the order of the awards: the stack with the fewest
 * ECTS, then the earliest award dates, then the smallest ids (see `Preference`). What every leaf and limit asks for is a
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
  const used = [
    ...found.modules.map(({ award }) => award),
    ...found.programmes.flatMap(({ use }) => use.modules),
  ];
  return {
    satisfied: true,
    assignment: linesOf(found),
    ects: used.reduce((sum, award) => sum + award.ects, 0),
  };
}

/** What planning may ask for besides. */
export interface AssignOptions extends EvaluateOptions {
  /** Awards whose grade is taken to be good enough. */
  readonly isTrusted?: ((award: StackableAward) => boolean) | undefined;
  readonly costOf?: Offer['costOf'];
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
  const modules = new Map<Leaf, readonly StackableAward[]>();
  const programmes = new Map<Leaf, readonly ProgrammeUse[]>();
  const candidates = new Set<StackableAward>();
  for (const leaf of rule.leaves) {
    const usable = usableModules(rule, leaf, ledger, asOf, options);
    const uses = usableProgrammes(leaf, ledger, asOf);
    modules.set(leaf, usable);
    programmes.set(leaf, uses);
    for (const award of usable) candidates.add(award);
    for (const use of uses) for (const award of consumed(use)) candidates.add(award);
  }
  const preference = new Preference([...candidates], rule.leaves.length);
  const good = (used: readonly StackableAward[], leaf: Leaf) =>
    used.reduce((sum, award) => sum + preference.of(award, leaf.index), 0n);
  const offer: Offer = {
    modules: (leaf) =>
      (modules.get(leaf) ?? []).map(
        (award): Candidate => ({ award, cost: costOf(award), good: good([award], leaf) }),
      ),
    programmes: (leaf) =>
      (programmes.get(leaf) ?? []).map((use) => ({
        use,
        cost: use.modules.reduce((sum, award) => sum + costOf(award), 0),
        good: good(consumed(use), leaf),
      })),
    costOf: options.costOf,
  };
  return bestAssignment(rule, offer, options.budget);
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

function consumed(use: ProgrammeUse): StackableAward[] {
  return [use.award, ...use.parts];
}

/** ECTS, finer than any: an award of none still isn't used without need. */
function costOf(award: StackableAward): number {
  return award.ects === 0 ? 1 : award.ects * 1024;
}
