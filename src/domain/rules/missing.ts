import type { StackableAward } from '../award.js';
import type { CalendarDate } from '../dates.js';
import type { EctsHundredths } from '../ects.js';
import type { Assignment } from './assign.js';
import type { RuleCatalogue } from './catalogue.js';
import type { Leaf } from './compile.js';
import { linesOf, type StackLine } from './evaluate.js';
import { compareText } from './ledger.js';
import { isEarned, Planner } from './plan.js';
import type { Rule } from './rule.js';

/** What a part of a rule lacks, or what the parts below a limit lack together. ECTS in hundredths. */
export type Missing =
  | {
      readonly part: string;
      readonly need:
        | { readonly kind: 'module'; readonly module: string }
        | { readonly kind: 'modules'; readonly count: number; readonly from: readonly string[] }
        | { readonly kind: 'ects'; readonly ects: EctsHundredths; readonly from: readonly string[] }
        | { readonly kind: 'programme'; readonly programme: string };
    }
  | {
      readonly parts: readonly string[];
      readonly need:
        | { readonly kind: 'institutions'; readonly count: number }
        | { readonly kind: 'total-ects'; readonly ects: EctsHundredths };
    };

/** How far a learner is from satisfying a rule. */
export interface Gap {
  /** The awards that stand already in the stack that is nearest: fewest ECTS to earn, then as `nextSteps` orders ways. */
  readonly partial: readonly StackLine[];
  /** Empty if the partial stack satisfies the rule. */
  readonly missing: readonly Missing[];
}

/**
 * What is missing, measured against the stack that is nearest. Precisely: take new awards of modules that are not of an
 * equivalence class in `partial`, nor two of one class, recent and graded well enough, and add each to one part; a
 * programme award goes with its parts. If that brings every named part what it needs, and the parts named with a
 * condition together what that asks for (institutions that the partial stack doesn't have in those parts; ECTS of all
 * that was added there), then partial stack and new awards are a stack that satisfies the rule. Where a module isn't
 * offered by anybody it is named all the same; undefined if nothing that the catalogue knows closes the gap.
 */
export function findGap(
  rule: Rule,
  awards: readonly StackableAward[],
  asOf: CalendarDate,
  catalogue: RuleCatalogue,
): Gap | undefined {
  const planner = new Planner(rule, awards, asOf, catalogue);
  const stack = nearest(planner, planner.offeredBy) ?? nearest(planner, anywhere(planner));
  if (!stack) return undefined;
  const partial = {
    modules: stack.modules.filter(({ leaf, award }) => !leaf.inside && !isEarned(award)),
    programmes: stack.programmes.filter(({ leaf }) => !leaf.inside),
  };
  const leaves = [...new Set(stack.leaves.map(outermost))].sort((a, b) => a.index - b.index);
  return {
    partial: linesOf(partial),
    missing: [
      ...leaves.flatMap((leaf) => missingIn(leaf, partial, planner)),
      ...missingInScopes(leaves, partial, planner),
    ],
  };
}

type Partial = Pick<Assignment, 'modules' | 'programmes'>;

function nearest(planner: Planner, offers: (code: string) => readonly string[]): Assignment | undefined {
  const closing = planner.closing({ given: new Set(), isBanned: () => false, offers, settle: 'ranks' });
  const placed = closing && planner.placed(closing.modules, offers);
  return placed && planner.stackWith(placed);
}

/** Offers every module somewhere: where nobody does, at an institution of its own. */
function anywhere(planner: Planner): (code: string) => readonly string[] {
  return (code) => {
    const offered = planner.offeredBy(code);
    return offered.length > 0 ? offered : [`not offered: ${code}`];
  };
}

function outermost(leaf: Leaf): Leaf {
  let outer = leaf;
  while (outer.inside) outer = outer.inside;
  return outer;
}

function missingIn(leaf: Leaf, partial: Partial, planner: Planner): Missing[] {
  const { part, takes } = leaf;
  if (takes.kind === 'programme') {
    if (partial.programmes.some((held) => held.leaf === leaf)) return [];
    return [{ part, need: { kind: 'programme', programme: takes.programme } }];
  }
  const held = partial.modules.filter((used) => used.leaf === leaf);
  const has = takes.kind === 'count' ? held.length : held.reduce((sum, { award }) => sum + award.ects, 0);
  const rest = takes.atLeast - has;
  if (rest <= 0) return [];
  const from = open([...takes.codes], partial, planner);
  if (takes.kind === 'ects') return [{ part, need: { kind: 'ects', ects: rest, from } }];
  const [module] = takes.codes;
  if (takes.codes.size === 1 && module !== undefined) return [{ part, need: { kind: 'module', module } }];
  return [{ part, need: { kind: 'modules', count: rest, from } }];
}

/** Those of the codes whose equivalence class the partial stack leaves open, sorted. */
function open(codes: readonly string[], partial: Partial, planner: Planner): string[] {
  const { classOf } = planner.rule;
  const used = new Set(partial.modules.map(({ award }) => classOf(award.code)));
  for (const { use } of partial.programmes) for (const name of use.classes) used.add(name);
  return codes.filter((code) => !used.has(classOf(code))).sort(compareText);
}

function missingInScopes(leaves: readonly Leaf[], partial: Partial, planner: Planner): Missing[] {
  return planner.rule.scopes.flatMap((scope) => {
    const inside = leaves.filter((leaf) => leaf.scopes.includes(scope.index));
    if (inside.length === 0) return [];
    const awards = [
      ...partial.modules.filter(({ leaf }) => inside.includes(leaf)).map(({ award }) => award),
      ...partial.programmes.filter(({ leaf }) => inside.includes(leaf)).flatMap(({ use }) => use.modules),
    ];
    const parts = inside.map((leaf) => leaf.part);
    const count = scope.institutions - new Set(awards.map((award) => award.institution)).size;
    const ects = scope.ects - awards.reduce((sum, award) => sum + award.ects, 0);
    const missing: Missing[] = [];
    if (count > 0) missing.push({ parts, need: { kind: 'institutions', count } });
    if (ects > 0) missing.push({ parts, need: { kind: 'total-ects', ects } });
    return missing;
  });
}
