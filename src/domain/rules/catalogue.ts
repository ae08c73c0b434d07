import type { EctsHundredths } from '../ects.js';
import type { GradingScheme } from '../grades.js';
import type { Rule } from './rule.js';

/** What the engine must know of a module to check a rule or to plan a path. */
export interface CatalogueModule {
  readonly ects: EctsHundredths;
  /** Codes that count as this one; it is enough that one side of a pair declares it. */
  readonly equivalents: readonly string[];
  /** Ids of the institutions that may award it, in the same identifiers as `StackableAward.institution`. */
  readonly offeredBy: readonly string[];
}

/** Modules, programmes and grading schemes as they stand when a rule is checked or a path is planned. */
export interface RuleCatalogue {
  readonly modules: ReadonlyMap<string, CatalogueModule>;
  readonly programmes: ReadonlyMap<string, { readonly rule: Rule }>;
  readonly gradingSchemes: readonly GradingScheme[];
  /** Codes of which no version is awarded any more: a new rule may not name them; rules that are there may. */
  readonly retired?:
    | { readonly modules: ReadonlySet<string>; readonly programmes: ReadonlySet<string> }
    | undefined;
}

/** The little that judging a stack needs besides the rule: a stranger's verifier has no catalogue. */
export interface RuleContext {
  /** Groups of module codes that count as one. Groups that share a code are one group. */
  readonly equivalents: readonly (readonly string[])[];
  readonly gradingSchemes: readonly GradingScheme[];
}

/** The part of a catalogue that judging a stack needs; what a published programme document has to carry. */
export function contextOf(catalogue: RuleCatalogue): RuleContext {
  const groups = [...catalogue.modules].filter(([, module]) => module.equivalents.length > 0);
  return {
    equivalents: groups.map(([code, module]) => [code, ...module.equivalents]),
    gradingSchemes: catalogue.gradingSchemes,
  };
}

/**
 * The equivalence classes of module codes: symmetric and transitive over all groups given. The function returned names
 * a code's class by the class's smallest code; a code in no group is its own class.
 */
export function equivalenceClasses(groups: readonly (readonly string[])[]): (code: string) => string {
  const parent = new Map<string, string>();
  const find = (code: string): string => {
    let root = code;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = code; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const [first, ...others] of groups) {
    if (first === undefined) continue;
    for (const other of others) {
      const [low = first, high = first] = [find(first), find(other)].sort();
      if (low !== high) parent.set(high, low);
    }
  }
  return find;
}
