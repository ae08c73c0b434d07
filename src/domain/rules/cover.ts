import type { Move } from './cover-layout.js';
import { CoverModel } from './cover-model.js';
import { type CoverOption, type CoverProblem, groups } from './cover-problem.js';
import { CoverSearch, costOf, type StepBudget } from './cover-search.js';

export type Settling = 'cost' | 'ranks' | 'leaves';

/** A cover of the least cost. Which of them it is gets settled only when asked for: that takes longer. */
export interface CheapestCover<O extends CoverOption> {
  readonly cost: number;
  /** Some cheapest cover; the first in the order of ranks; the first also in that of leaves. */
  readonly settle: (settling: Settling) => readonly O[];
}

/**
 * The cheapest cover; undefined if there is none within the limit of cost. Exact. The parts of the problem that have
 * nothing in common are solved one by one, which is exact too: costs add up, and ranks are compared as sets.
 */
export function cheapestCover<O extends CoverOption>(
  problem: CoverProblem<O>,
  limit: number,
  budget?: StepBudget,
): CheapestCover<O> | undefined {
  const classes = forced(
    problem,
    problem.classes.filter((options) => options.length > 0),
  );
  if (!classes) return undefined;
  const parts: ((settling: Settling) => readonly O[])[] = [];
  let cost = 0;
  for (const component of split(problem, classes)) {
    const model = CoverModel.of(component);
    if (!model) return undefined;
    const search = new CoverSearch(model, budget);
    const found = search.cheapest(limit - cost);
    if (!found) return undefined;
    cost += costOf(found);
    parts.push((settling) => settled(search, found, settling).map((move) => model.origin(move)));
  }
  return { cost, settle: (settling) => parts.flatMap((part) => part(settling)) };
}

/** From some cheapest cover to the first of them: rank by rank, is there one that has it as well as all before? */
function settled<O extends CoverOption>(
  search: CoverSearch<O>,
  cheapest: readonly Move[],
  settling: Settling,
): readonly Move[] {
  if (settling === 'cost') return cheapest;
  const limit = costOf(cheapest);
  let cover = cheapest;
  let spent = 0;
  for (const [rank, { layer, cost }] of rankedMoves(search)) {
    if (spent >= limit) break;
    const isOfRank = (move: Move) => move.rank === rank;
    if (!search.movesOf(layer).some(isOfRank)) continue;
    const has = cover.some(isOfRank);
    const found = has ? cover : search.require(layer, isOfRank, limit);
    if (has) search.settle(layer, isOfRank);
    if (found) {
      cover = found;
      spent += cost;
    } else search.exclude(layer, (move) => move.rank !== rank);
  }
  return settling === 'leaves' ? settledLeaves(search, cover, limit) : cover;
}

/** The ranks that can still be used, smallest first, each with one move of it. */
function rankedMoves<O extends CoverOption>(search: CoverSearch<O>): [number, Move][] {
  const ranks = new Map<number, Move>();
  for (const moves of search.layers) for (const move of moves) ranks.set(move.rank, move);
  ranks.delete(Number.POSITIVE_INFINITY);
  return [...ranks].sort(([a], [b]) => a - b);
}

/** Option by option the first leaf that it can serve while all the options of the cover are used. */
function settledLeaves<O extends CoverOption>(
  search: CoverSearch<O>,
  cover: readonly Move[],
  limit: number,
): readonly Move[] {
  let current = cover;
  for (const { layer, order } of [...cover].sort((a, b) => a.order - b.order)) {
    const leaves = search
      .movesOf(layer)
      .map((move) => move.leaf)
      .sort((a, b) => a - b);
    for (const leaf of new Set(leaves)) {
      const isThere = (move: Move) => move.order === order && move.leaf === leaf;
      const has = current.some(isThere);
      const found = has ? current : search.require(layer, isThere, limit);
      if (has) search.settle(layer, isThere);
      if (!found) continue;
      current = found;
      break;
    }
  }
  return current;
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
