import type { StackableAward } from '../award.js';
import { type CalendarDate, monthsBefore } from '../dates.js';
import { type GradingScheme, gradeAtLeast } from '../grades.js';
import type { CompiledRule, Leaf } from './compile.js';

/** A programme award and everything that comes with it when a leaf uses it. ECTS in hundredths. */
export interface ProgrammeUse {
  readonly award: StackableAward;
  /** All its parts, inner programme awards too, by id. */
  readonly parts: readonly StackableAward[];
  /** The module awards among the parts. */
  readonly modules: readonly StackableAward[];
  /** The equivalence classes of those modules; no two are the same. */
  readonly classes: readonly string[];
  readonly ects: number;
}

/** A learner's awards in a form that doesn't depend on the order in which they were given. */
export interface Ledger {
  /** Module awards dated no later than the day of the stack, by id. */
  readonly modules: readonly StackableAward[];
  /** Usable programme awards by code, each list by id. */
  readonly programmes: ReadonlyMap<string, readonly ProgrammeUse[]>;
}

/**
 * Sorts out what could be used at all on the day `asOf`: not what is dated later, not an id that stands for two
 * different awards, not a programme award whose parts aren't all there and consistent.
 */
export function openLedger(
  awards: readonly StackableAward[],
  asOf: CalendarDate,
  classOf: CompiledRule['classOf'],
): Ledger {
  const usable = new Map<string, StackableAward>();
  for (const [id, award] of distinctAwards(awards)) if (award.awardedOn <= asOf) usable.set(id, award);
  const sorted = [...usable.values()].sort((a, b) => compareText(a.id, b.id));
  const programmes = new Map<string, ProgrammeUse[]>();
  for (const award of sorted) {
    if (award.kind !== 'programme') continue;
    const use = programmeUse(award, usable, classOf);
    if (!use) continue;
    const list = programmes.get(award.code);
    if (list) list.push(use);
    else programmes.set(award.code, [use]);
  }
  return { modules: sorted.filter((award) => award.kind === 'module'), programmes };
}

/** Awards by id. An id that comes with different contents is left out: nobody can tell which is meant. */
export function distinctAwards(awards: readonly StackableAward[]): ReadonlyMap<string, StackableAward> {
  const found = new Map<string, StackableAward>();
  const torn = new Set<string>();
  for (const award of awards) {
    const known = found.get(award.id);
    if (known && known !== award && contents(known) !== contents(award)) torn.add(award.id);
    found.set(award.id, award);
  }
  for (const id of torn) found.delete(id);
  return found;
}

function contents(award: StackableAward): string {
  const { kind, code, ects, awardedOn, institution, grade, parts } = award;
  const graded = grade ? [grade.scheme, grade.value] : null;
  return JSON.stringify([kind, code, ects, awardedOn, institution, graded, parts ? [...parts].sort() : null]);
}

/**
 * What using a programme award would consume; undefined if it can't be used: a part is missing, it has none, two
 * parts are of one equivalence class, or an inner programme award has parts that this one doesn't list (they could
 * then be counted a second time elsewhere). Inner programme awards may come without parts: all are listed here.
 */
export function programmeUse(
  award: StackableAward,
  awards: ReadonlyMap<string, StackableAward>,
  classOf: CompiledRule['classOf'],
): ProgrammeUse | undefined {
  const ids = new Set(award.parts);
  if (ids.size === 0 || ids.has(award.id)) return undefined;
  const parts: StackableAward[] = [];
  for (const id of [...ids].sort(compareText)) {
    const part = awards.get(id);
    if (!part || part.parts?.some((inner) => !ids.has(inner))) return undefined;
    parts.push(part);
  }
  const modules = parts.filter((part) => part.kind === 'module');
  const classes = modules.map((part) => classOf(part.code));
  if (new Set(classes).size < classes.length) return undefined;
  return { award, parts, modules, classes, ects: modules.reduce((sum, part) => sum + part.ects, 0) };
}

/** The earliest award date that a limit of so many months admits; before every date where there is none. */
export function oldestAdmitted(asOf: CalendarDate, months: number | undefined): CalendarDate {
  return months === undefined ? '' : monthsBefore(asOf, months);
}

/** Whether a grade satisfies every minimum around a leaf. A grade that can't be compared with one is too low for it. */
export function gradeFor(
  leaf: Leaf,
  award: StackableAward,
  schemes: readonly GradingScheme[],
): 'enough' | 'low' | 'unknown' {
  if (leaf.minGrades.length === 0) return 'enough';
  const { grade } = award;
  if (!grade) return 'unknown';
  return leaf.minGrades.every((minimum) => gradeAtLeast(grade, minimum, schemes) === true) ? 'enough' : 'low';
}

/** Whether a leaf may use a programme award, as far as age goes. `asOf` is the day of the stack. */
export function isRecentEnough(leaf: Leaf, use: ProgrammeUse, asOf: CalendarDate): boolean {
  const [own, ofModules] = [
    oldestAdmitted(asOf, leaf.maxOwnAgeMonths),
    oldestAdmitted(asOf, leaf.maxAgeMonths),
  ];
  return use.award.awardedOn >= own && use.modules.every((part) => part.awardedOn >= ofModules);
}

/** Order of code units: the same everywhere, whatever the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
