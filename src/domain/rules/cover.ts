import { CoverModel } from './cover-model.js';
import {
  beats,
  type Cover,
  type CoverOption,
  type CoverProblem,
  groups,
  type Incumbent,
} from './cover-problem.js';
import { CoverSearch, type StepBudget } from './cover-search.js';

/**
 * The cheapest cover, among the cheapest the best; undefined if there is none that is better than `beat`. Exact. The
 * parts of the problem that have nothing in common are solved one by one, which is exact too since costs add up.
 */
export function solveCover<O extends CoverOption>(
  problem: CoverProblem<O>,
  beat: Incumbent | undefined,
  budget?: StepBudget,
): Cover<O> | undefined {
  const classes = forced(
    problem,
    problem.classes.filter((options) => options.length > 0),
  );
  if (!classes) return undefined;
  const components = split(problem, classes);
  let cover: Cover<O> = { cost: 0, good: 0n, options: [] };
  for (const component of components) {
    const alone = components.length === 1;
    const limit = beat && (alone ? beat : { cost: beat.cost - cover.cost, good: undefined });
    const model = CoverModel.of(component);
    const found = model && new CoverSearch(model, limit, budget).solve();
    if (!found) return undefined;
    cover = {
      cost: cover.cost + found.cost,
      good: cover.good + found.good,
      options: [...cover.options, ...found.options],
    };
  }
  return beats(cover, beat) ? cover : undefined;
}

/**
 * Where a leaf has no more classes than it needs, all of them are its own: their options in other leaves go. Repeats
 * until nothing changes; undefined if a leaf has too few.
 */
function forced<O extends CoverOption>(
  problem: CoverProblem<O>,
  given: readonly (readonly O[])[],
): (readonly O[])[] | undefined {
  const classes = [...given];
  const done = new Set<number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [index, leaf] of problem.leaves.entries()) {
      if (leaf.kind !== 'count' || done.has(index)) continue;
      const able = classes.flatMap((options, c) =>
        options.some((option) => option.leaf === index) ? [c] : [],
      );
      if (able.length < leaf.need) return undefined;
      if (able.length > leaf.need) continue;
      done.add(index);
      for (const c of able) {
        const options = classes[c] ?? [];
        const own = options.filter((option) => option.leaf === index);
        if (own.length < options.length) changed = true;
        classes[c] = own;
      }
    }
  }
  return classes;
}

/** The problem in parts that share neither a class nor a scope; each with its own numbering of leaves and scopes. */
function split<O extends CoverOption>(
  problem: CoverProblem<O>,
  classes: readonly (readonly O[])[],
): CoverProblem<O>[] {
  const leafCount = problem.leaves.length;
  const group = groups(leafCount + problem.scopes.length, [
    ...classes.map((options) => options.map((option) => option.leaf)),
    ...problem.leaves.map((leaf, index) => [index, ...leaf.scopes.map((scope) => leafCount + scope)]),
  ]);
  const roots = new Set(group);
  if (roots.size === 1) return [{ ...problem, classes }];
  return [...roots].map((root) => {
    const leafIds = problem.leaves.flatMap((_, index) => (group[index] === root ? [index] : []));
    const scopeIds = problem.scopes.flatMap((_, index) => (group[leafCount + index] === root ? [index] : []));
    const leafAt = new Map(leafIds.map((id, at) => [id, at]));
    const scopeAt = new Map(scopeIds.map((id, at) => [id, at]));
    return {
      leaves: leafIds.flatMap((id) => {
        const leaf = problem.leaves[id];
        return leaf ? [{ ...leaf, scopes: leaf.scopes.map((scope) => scopeAt.get(scope) ?? 0) }] : [];
      }),
      scopes: scopeIds.flatMap((id) => problem.scopes[id] ?? []),
      classes: classes
        .filter((options) => leafAt.has(options[0]?.leaf ?? -1))
        .map((options) => options.map((option) => ({ ...option, leaf: leafAt.get(option.leaf) ?? 0 }))),
    };
  });
}
