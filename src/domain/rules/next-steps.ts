import type { StackableAward } from '../award.js';
import type { CalendarDate } from '../dates.js';
import type { EctsHundredths } from '../ects.js';
import type { RuleCatalogue } from './catalogue.js';
import { compareText } from './ledger.js';
import { type Closing, openedBy, Planner } from './plan.js';
import type { Rule } from './rule.js';

/** One way to close the gap between a learner's awards and a rule. */
export interface Way {
  /** Of the modules to earn. */
  readonly ects: EctsHundredths;
  /**
   * By code. A module that is held already stands here if it has to be earned again. The institutions are those that
   * offer it and with which this way works, for a fitting choice of institutions for the other modules.
   */
  readonly modules: readonly { readonly code: string; readonly institutions: readonly string[] }[];
  /** Codes of the inner programmes that get completed on the way and have to be awarded. */
  readonly programmes: readonly string[];
}

/** A part of the space of ways: those that have all of `given` and none of `banned`; and its best. */
interface Region {
  readonly given: readonly string[];
  readonly banned: ReadonlySet<string>;
  readonly best: Closing;
  /** Whether it is known that the best is the first in the order of codes, too. */
  readonly settled: boolean;
}

/**
 * The best `limit` ways to close the gap: fewest additional ECTS first, then fewest modules, then codes. No way contains
 * another one: each has just what is needed. New awards count as awarded on the day `asOf` and graded well enough. A
 * programme that wasn't awarded yet is met by any stack that meets its own rule, with those modules as its parts: the
 * way works if that programme's certificate is composed of the stack that leaves the rest to the other parts. Empty where the rule
 * is satisfied and nothing has to be awarded first, or where nothing in the catalogue closes the gap.
 */
export function nextSteps(
  rule: Rule,
  awards: readonly StackableAward[],
  asOf: CalendarDate,
  catalogue: RuleCatalogue,
  options: { readonly limit?: number | undefined } = {},
): Way[] {
  const planner = new Planner(rule, awards, asOf, catalogue);
  const { limit = 3 } = options;
  const ways: Way[] = [];
  const regions = [region(planner, [], new Set(), 'cost')].filter((found) => found !== undefined);
  while (ways.length < limit) {
    const next = regions.sort(compareRegions).shift();
    if (!next) break;
    if (!next.settled) {
      const settled = region(planner, next.given, next.banned, 'ranks');
      if (settled) regions.push(settled);
      continue;
    }
    if (isNeeded(planner, next)) {
      const way = wayOf(planner, next.best);
      if (way) ways.push(way);
    }
    if (ways.length < limit) regions.push(...without(planner, next));
  }
  return ways;
}

function region(
  planner: Planner,
  given: readonly string[],
  banned: ReadonlySet<string>,
  settle: 'cost' | 'ranks',
): Region | undefined {
  const best = planner.closing({
    given: new Set(given),
    isBanned: (code) => banned.has(code),
    offers: planner.offeredBy,
    settle,
  });
  return best && { given, banned, best, settled: settle === 'ranks' };
}

/**
 * A region without its best way, as regions that have nothing in common: the i-th has the first i modules that the best
 * way adds, and not the next.
 */
function without(planner: Planner, { given, banned, best }: Region): Region[] {
  const added = best.modules.filter((code) => !given.includes(code));
  return added.flatMap((code, index) => {
    const found = region(planner, [...given, ...added.slice(0, index)], new Set([...banned, code]), 'cost');
    return found ? [found] : [];
  });
}

/** Whether a region's best has nothing to spare. Only what was given can be: the rest was chosen because it is needed. */
function isNeeded(planner: Planner, { given, best }: Region): boolean {
  return given.every((spare) => !planner.closes(best.modules.filter((code) => code !== spare)));
}

function wayOf(planner: Planner, { modules, ects }: Closing): Way | undefined {
  const placed = planner.placed(modules);
  const stack = placed && planner.stackWith(placed);
  if (!stack) return undefined;
  const programmes = openedBy(stack.leaves);
  if (modules.length === 0 && programmes.length === 0) return undefined;
  return {
    ects,
    modules: modules.map((code) => ({ code, institutions: workingInstitutions(planner, modules, code) })),
    programmes,
  };
}

function workingInstitutions(planner: Planner, modules: readonly string[], code: string): readonly string[] {
  const offered = planner.offeredBy(code);
  if (!planner.mindsInstitutions || offered.length === 1) return offered;
  return offered.filter((institution) =>
    planner.closes(modules, (each) => (each === code ? [institution] : planner.offeredBy(each))),
  );
}

/** The best first; among those that cost the same, one that isn't settled yet, since it may be better than it looks. */
function compareRegions(a: Region, b: Region): number {
  const cost = a.best.ects - b.best.ects || a.best.modules.length - b.best.modules.length;
  return cost || Number(a.settled) - Number(b.settled) || compareLists(a.best.modules, b.best.modules);
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, index) => text !== b[index]);
  return at < 0 ? 0 : compareText(a[at] ?? '', b[at] ?? '');
}
