/** One way to use one award of a class: in which leaf, what it brings there, what it costs. */
export interface CoverOption {
  /** Index into the problem's leaves. */
  readonly leaf: number;
  readonly ects: number;
  readonly institution: string;
  /** Non-negative integer; the first thing that is made small. */
  readonly cost: number;
  /** The second: made large where costs are equal. Sums over options must order solutions as wanted. */
  readonly good: bigint;
}

/** A demand that options of one leaf meet together: a number of options or a number of ECTS (hundredths). */
export interface CoverLeaf {
  readonly kind: 'count' | 'ects';
  readonly need: number;
  /** Indexes into the problem's scopes, outermost first. */
  readonly scopes: readonly number[];
}

/** A demand on all options used in the leaves within: what is still wanting, and which institutions don't count again. */
export interface CoverScope {
  readonly ects: number;
  readonly institutions: number;
  readonly used: ReadonlySet<string>;
}

/**
 * Choose at most one option of each class such that all demands are met. Demands are lower bounds: more than the
 * minimum may be used in a leaf where another demand is met by it.
 */
export interface CoverProblem<O extends CoverOption> {
  readonly leaves: readonly CoverLeaf[];
  readonly scopes: readonly CoverScope[];
  readonly classes: readonly (readonly O[])[];
}

export interface Cover<O extends CoverOption> {
  readonly cost: number;
  readonly good: bigint;
  readonly options: readonly O[];
}

/** A solution has to be better than this to be of interest; without `good`, as cheap is good enough. */
export interface Incumbent {
  readonly cost: number;
  readonly good: bigint | undefined;
}

/** Whether one value is strictly better than another. */
export function beats(cover: { cost: number; good: bigint }, other: Incumbent | undefined): boolean {
  if (!other || cover.cost < other.cost) return true;
  return cover.cost === other.cost && (other.good === undefined || cover.good > other.good);
}

/** For each of `size` things the smallest thing that it hangs together with, where each link ties its members. */
export function groups(size: number, links: readonly (readonly number[])[]): number[] {
  const parent = Array.from({ length: size }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  for (const [first, ...others] of links) {
    if (first === undefined) continue;
    for (const other of others) {
      const [a, b] = [find(first), find(other)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return parent.map((_, index) => find(index));
}
