/** The middle one, or the mean of the two in the middle. Of nothing, `NaN`. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** What was measured in several rounds: the median, and the least and most of any round. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Of no values at all, everything is `NaN`. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) return { median: Number.NaN, least: Number.NaN, most: Number.NaN };
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** Round by round, how many times the second is in the first. */
export function ratios(over: readonly number[], under: readonly number[]): number[] {
  return over.map((value, round) => value / (under[round] ?? Number.NaN));
}

/** The smallest value that at least that share of all, `0` to `1`, don't exceed. Of nothing, `NaN`. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
