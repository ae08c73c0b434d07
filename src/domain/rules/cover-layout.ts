import { type CoverOption, type CoverProblem, groups } from './cover-problem.js';

/** An option as the search sees it: by how much it lowers which demands. */
export interface Move {
  /** Index into the layout's options. */
  readonly option: number;
  readonly layer: number;
  readonly cost: number;
  readonly rank: number;
  readonly order: number;
  readonly leaf: number;
  /** Demands that are counted in units, and by how many it lowers them. */
  readonly lowers: readonly { readonly demand: number; readonly gain: number }[];
  /** Demands for institutions that it may serve. */
  readonly within: readonly number[];
  readonly institution: number;
}

/** What has to be met. Units are options of a `count` leaf and common divisors of ECTS elsewhere. */
export type Demand =
  | { readonly kind: 'units'; readonly need: number }
  /** `used` are institutions that don't count again. */
  | { readonly kind: 'institutions'; readonly need: number; readonly used: readonly number[] };

/** Where a scope stands, and which demands it makes. */
export interface ScopeDemands {
  /** Index of the scope around it, -1 if none. */
  readonly outer: number;
  readonly ects: number | undefined;
  readonly institutions: number | undefined;
}

/** A cover problem as numbers. The demands of the leaves come first, in the order of the leaves. */
export interface Layout<O extends CoverOption> {
  readonly options: readonly O[];
  /** One class a layer, in the order in which the search decides. */
  readonly layers: readonly (readonly Move[])[];
  readonly demands: readonly Demand[];
  readonly scopes: readonly ScopeDemands[];
  /** For each leaf the index of the innermost scope around it, -1 if none. */
  readonly innermost: readonly number[];
  /** The leaves by kind and by what hangs together through shared classes. */
  readonly pools: readonly (readonly number[])[];
}

export function layOut<O extends CoverOption>(problem: CoverProblem<O>): Layout<O> {
  const { leaves } = problem;
  const unit = commonUnit(problem);
  const names = [...new Set(problem.classes.flat().map((option) => option.institution))].sort();
  const numbers = new Map(names.map((name, number) => [name, number]));
  const demands: Demand[] = leaves.map(({ kind, need }) => ({
    kind: 'units',
    need: kind === 'count' ? need : Math.ceil(need / unit),
  }));
  const scopes = problem.scopes.map((scope, index): ScopeDemands => {
    const around = leaves.find((leaf) => leaf.scopes.includes(index))?.scopes ?? [];
    const outer = around[around.indexOf(index) - 1] ?? -1;
    const ects =
      scope.ects > 0 ? demands.push({ kind: 'units', need: Math.ceil(scope.ects / unit) }) - 1 : undefined;
    if (scope.institutions <= scope.used.size) return { outer, ects, institutions: undefined };
    // Used institutions that no option has are told apart by numbers beyond the others.
    const used = [...scope.used].sort().map((name, at) => numbers.get(name) ?? names.length + at);
    return {
      outer,
      ects,
      institutions: demands.push({ kind: 'institutions', need: scope.institutions, used }) - 1,
    };
  });
  const clusters = groups(
    leaves.length,
    problem.classes.map((options) => options.map((option) => option.leaf)),
  );
  const minds = mindsOf(problem, scopes);
  const classes = inOrder(
    problem.classes.map((options) => undominated(minds, options)),
    clusters,
  );
  let next = 0;
  const layers = classes.map((options, layer) =>
    options.map((option): Move => {
      const { cost, rank, order, leaf } = option;
      const { lowers, within } = effectsOf(option, problem, scopes, unit);
      const institution = numbers.get(option.institution) ?? 0;
      return { option: next++, layer, cost, rank, order, leaf, lowers, within, institution };
    }),
  );
  return {
    options: classes.flat(),
    layers,
    demands,
    scopes,
    innermost: leaves.map((leaf) => leaf.scopes.at(-1) ?? -1),
    pools: poolsOf(problem, clusters),
  };
}

function effectsOf<O extends CoverOption>(
  option: O,
  problem: CoverProblem<O>,
  scopes: readonly ScopeDemands[],
  unit: number,
): Pick<Move, 'lowers' | 'within'> {
  const leaf = problem.leaves[option.leaf];
  const units = option.ects / unit;
  const lowers = [{ demand: option.leaf, gain: leaf?.kind === 'ects' ? units : 1 }];
  const within: number[] = [];
  for (const index of leaf?.scopes ?? []) {
    const scope = scopes[index];
    if (scope?.ects !== undefined) lowers.push({ demand: scope.ects, gain: units });
    if (scope?.institutions !== undefined) within.push(scope.institutions);
  }
  return { lowers, within };
}

/** The greatest number of hundredths of which all ECTS here are multiples. */
function commonUnit(problem: CoverProblem<CoverOption>): number {
  let unit = 0;
  for (const options of problem.classes) {
    for (const { ects } of options) for (let rest = ects; rest > 0; ) [unit, rest] = [rest, unit % rest];
  }
  return Math.max(1, unit);
}

/** What of an option matters in a leaf besides its cost. */
interface Minds {
  readonly ects: boolean;
  readonly institution: boolean;
}

function mindsOf(problem: CoverProblem<CoverOption>, scopes: readonly ScopeDemands[]): Minds[] {
  return problem.leaves.map((leaf) => ({
    ects: leaf.kind === 'ects' || leaf.scopes.some((scope) => scopes[scope]?.ects !== undefined),
    institution: leaf.scopes.some((scope) => scopes[scope]?.institutions !== undefined),
  }));
}

/** The options of a class without those that another of the same leaf could always replace. */
function undominated<O extends CoverOption>(minds: readonly Minds[], options: readonly O[]): readonly O[] {
  if (options.length === 1) return options;
  const kept: O[] = [];
  const sorted = [...options].sort((a, b) => a.cost - b.cost || byRank(a, b) || b.ects - a.ects);
  for (const option of sorted) {
    const mind = minds[option.leaf];
    const replaced = kept.some(
      (other) =>
        other.leaf === option.leaf &&
        (!mind?.ects || other.ects >= option.ects) &&
        (!mind?.institution || other.institution === option.institution),
    );
    if (!replaced) kept.push(option);
  }
  return kept;
}

/**
 * Classes of leaves that have to do with each other stand together, so that the search can finish with them; among
 * those, the ones that matter first in the order of covers come first, so that what was found stays found.
 */
function inOrder<O extends CoverOption>(
  classes: readonly (readonly O[])[],
  clusters: readonly number[],
): (readonly O[])[] {
  const ranked = classes.map((options) => ({
    options,
    cluster: clusters[options[0]?.leaf ?? 0] ?? 0,
    best: options.reduce((a, b) => (byRank(b, a) < 0 ? b : a)),
  }));
  ranked.sort((a, b) => a.cluster - b.cluster || byRank(a.best, b.best));
  return ranked.map(({ options }) => options);
}

function byRank(a: CoverOption, b: CoverOption): number {
  return a.rank === b.rank ? a.order - b.order : a.rank < b.rank ? -1 : 1;
}

function poolsOf(problem: CoverProblem<CoverOption>, clusters: readonly number[]): number[][] {
  const pools = new Map<string, number[]>();
  for (const [index, leaf] of problem.leaves.entries()) {
    const key = `${leaf.kind} ${clusters[index]}`;
    const pool = pools.get(key);
    if (pool) pool.push(index);
    else pools.set(key, [index]);
  }
  return [...pools.values()];
}
