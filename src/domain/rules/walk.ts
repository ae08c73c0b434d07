import type { Rule } from './rule.js';

/** A rule inside a rule. `at` is the JSON pointer to it, `depth` is 1 for the whole. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly at: string;
  readonly depth: number;
}

/** A rule and all rules inside it, each before those inside it; programmes that it names aren't opened. */
export function* rulesIn(rule: Rule, at = '', depth = 1): Generator<PlacedRule, void, void> {
  yield { rule, at, depth };
  if (rule.type === 'limit') yield* rulesIn(rule.rule, `${at}/rule`, depth + 1);
  else if (rule.type === 'all' || rule.type === 'any') {
    for (const [index, inner] of rule.of.entries()) yield* rulesIn(inner, `${at}/of/${index}`, depth + 1);
  }
}

/** A rule that consumes awards. */
export type LeafRule = Extract<Rule, { part: string }>;

/** The leaves of a rule, in its order. */
export function leavesOf(rule: Rule): LeafRule[] {
  return [...rulesIn(rule)].flatMap(({ rule: inner }) => ('part' in inner ? [inner] : []));
}

/** Codes of the modules that a rule itself names; those of programmes that it names aren't among them. */
export function modulesNamed(rule: Rule): ReadonlySet<string> {
  return new Set(
    leavesOf(rule).flatMap((leaf) =>
      'from' in leaf ? leaf.from : leaf.type === 'module' ? leaf.module : [],
    ),
  );
}

/** Codes of the programmes that a rule itself names. */
export function programmesNamed(rule: Rule): ReadonlySet<string> {
  return new Set(leavesOf(rule).flatMap((leaf) => (leaf.type === 'programme' ? leaf.programme : [])));
}

/** Codes of all programmes that a rule builds on, at any depth. One that builds on itself is no trouble. */
export function programmesBelow(
  rule: Rule,
  programmes: ReadonlyMap<string, { readonly rule: Rule }>,
): ReadonlySet<string> {
  const found = new Set(programmesNamed(rule));
  // A set's iteration reaches what is added on the way.
  for (const code of found) {
    const inner = programmes.get(code);
    if (inner) for (const further of programmesNamed(inner.rule)) found.add(further);
  }
  return found;
}

/**
 * Whether a rule can't be met without the certificate of a programme, or of one that in turn can't be had without it: what an
 * `any` leaves open isn't needed. A programme counts as it stands in `programmes`.
 */
export function needsProgramme(
  rule: Rule,
  code: string,
  programmes: ReadonlyMap<string, { readonly rule: Rule }>,
): boolean {
  switch (rule.type) {
    case 'programme': {
      const inner = programmes.get(rule.programme);
      return rule.programme === code || (inner !== undefined && needsProgramme(inner.rule, code, programmes));
    }
    case 'all':
      return rule.of.some((one) => needsProgramme(one, code, programmes));
    case 'any':
      return rule.of.every((one) => needsProgramme(one, code, programmes));
    case 'limit':
      return needsProgramme(rule.rule, code, programmes);
    default:
      return false;
  }
}
