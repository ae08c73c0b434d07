/** One way to use one award of a class: in which leaf, what it brings there, what it costs. */
export interface CoverOption {
  /** Index into the problem's leaves. */
  readonly leaf: number;
  readonly ects: number;
  readonly institution: string;
  /** Non-negative integer; made small before all else. */
  readonly cost: number;
  /**
   * Among covers of equal cost: sort each one's ranks; the smaller at the first difference wins. Options of one rank are
   * of one class. Infinite where the option plays no part in that; then it must cost nothing.
   */
  readonly rank: number;
  /** Among covers of equal ranks the leaves decide, smaller first, in this order of the options. */
  readonly order: number;
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
