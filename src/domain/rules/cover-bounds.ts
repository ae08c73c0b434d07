/** What one class could bring to a demand, and at what cost. */
export interface Gain {
  readonly gain: number;
  readonly cost: number;
}

/** Finer demands than this are rounded (downwards, so that bounds stay bounds): tables stay small. */
const STEPS = 16_384;

/** What can't be had at any cost. */
export const NEVER = Number.POSITIVE_INFINITY;

/**
 * The least cost at which the layers from a given one on could meet a demand if it were the only one. With all the
 * other demands left out it is a lower bound of the true cost, and often equal to it; infinite where the demand can't
 * be met any more.
 */
export class BoundTable {
  private readonly width: number;
  private readonly step: number;
  private readonly cells: Float64Array;
  /** The layer from which on nothing more comes. */
  private readonly end: number;

  constructor(need: number, layers: readonly (readonly Gain[])[]) {
    this.step = Math.ceil(need / STEPS);
    this.width = Math.floor(need / this.step) + 1;
    this.end = layers.findLastIndex((gains) => gains.length > 0) + 1;
    this.cells = new Float64Array((layers.length + 1) * this.width).fill(NEVER);
    this.cells[layers.length * this.width] = 0;
    for (let layer = layers.length - 1; layer >= 0; layer--) this.fill(layer, layers[layer] ?? []);
  }

  /** `rest` is what is still wanting before `layer`; at most the need. */
  at(layer: number, rest: number): number {
    if (rest <= 0) return 0;
    if (layer >= this.end) return NEVER;
    const cell = this.step === 1 ? rest : Math.floor(rest / this.step);
    return this.cells[layer * this.width + cell] ?? NEVER;
  }

  private fill(layer: number, gains: readonly Gain[]): void {
    const { cells, width, step } = this;
    const [row, next] = [layer * width, (layer + 1) * width];
    cells.copyWithin(row, next, next + width);
    for (const { gain, cost } of gains) {
      const cut = Math.ceil(gain / step);
      for (let rest = 1; rest < width; rest++) {
        const total = cost + (cells[rest > cut ? next + rest - cut : next] ?? 0);
        if (total < (cells[row + rest] ?? 0)) cells[row + rest] = total;
      }
    }
  }
}

/** Of all that a class could bring, what isn't both dearer and less than something else. */
export function usefulGains(gains: readonly Gain[]): Gain[] {
  const sorted = gains.filter(({ gain }) => gain > 0).sort((a, b) => a.cost - b.cost || b.gain - a.gain);
  const useful: Gain[] = [];
  let most = 0;
  for (const candidate of sorted) {
    if (candidate.gain <= most) continue;
    most = candidate.gain;
    useful.push(candidate);
  }
  return useful;
}
