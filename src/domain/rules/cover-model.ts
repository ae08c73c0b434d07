import { BoundTable, type Gain, NEVER, usefulGains } from './cover-bounds.js';
import { type Layout, layOut, type Move } from './cover-layout.js';
import type { CoverOption, CoverProblem } from './cover-problem.js';
import { InstitutionSets } from './institution-sets.js';

/** Leaves of one kind that share classes: what they want together can only come from what they have together. */
interface Pool {
  readonly demands: readonly number[];
  readonly table: BoundTable;
}

/** Room for the number of a set of institutions in a numeric key. */
const SET_RADIX = 65_536;

/**
 * The moves and the lower bounds of a cover problem. A state has one number for each demand: of units how many are
 * wanting, of institutions the number of a set; 0 is "met".
 */
export class CoverModel<O extends CoverOption> {
  readonly layers: readonly (readonly Move[])[];
  readonly demandCount: number;

  private readonly layout: Layout<O>;
  private readonly sets: readonly (InstitutionSets | undefined)[];
  private readonly setDemands: readonly number[];
  private readonly tables: readonly BoundTable[];
  private readonly pools: readonly Pool[];
  /** For each layer the demands that are still open there, with their ranges; undefined where a number can't hold them. */
  private readonly keys: readonly { readonly demands: readonly number[]; readonly numeric: boolean }[];
  private readonly radix: readonly number[];
  private readonly sums: Float64Array;

  private constructor(layout: Layout<O>, gains: readonly (readonly Gain[][])[]) {
    const { demands, layers, scopes } = layout;
    this.layout = layout;
    this.layers = layers;
    this.demandCount = demands.length;
    this.sets = demands.map((demand, index) =>
      demand.kind === 'institutions'
        ? new InstitutionSets(demand.need, demand.used, institutionsFrom(layers, index))
        : undefined,
    );
    this.setDemands = demands.flatMap(({ kind }, index) => (kind === 'institutions' ? [index] : []));
    this.tables = demands.map((demand, index) => new BoundTable(demand.need, gains[index] ?? []));
    this.pools = layout.pools.map((pool) => this.pool(pool, gains));
    this.radix = demands.map((demand) => (demand.kind === 'units' ? demand.need + 1 : SET_RADIX));
    this.keys = keyLayout(gains, this.radix, layers.length);
    this.sums = new Float64Array(scopes.length);
  }

  /** The model of a problem; undefined if it can be seen at once that some demand can't be met. */
  static of<O extends CoverOption>(problem: CoverProblem<O>): CoverModel<O> | undefined {
    const layout = layOut(problem);
    const gains = layout.demands.map((_, demand) => layout.layers.map((moves) => gainsOf(moves, demand)));
    for (const [index, demand] of layout.demands.entries()) {
      let most = demand.kind === 'institutions' ? demand.used.length : 0;
      for (const useful of gains[index] ?? []) most += useful.at(-1)?.gain ?? 0;
      if (most < demand.need) return undefined;
    }
    return new CoverModel(layout, gains);
  }

  origin(move: Move): O {
    const option = this.layout.options[move.option];
    if (!option) throw new RangeError('A move of another problem');
    return option;
  }

  /** Writes the state before the first layer. */
  begin(state: Int32Array): void {
    for (const [index, demand] of this.layout.demands.entries()) {
      state[index] =
        demand.kind === 'units' ? demand.need : (this.sets[index]?.at(this.sets[index].start, 0) ?? 0);
    }
  }

  /** Writes into `to` the state after a move in a layer, or after none; false where the move lowers no demand. */
  step(layer: number, from: Int32Array, move: Move | undefined, to: Int32Array): boolean {
    to.set(from);
    let changed = false;
    if (move) changed = this.apply(move, to);
    for (const demand of this.setDemands) {
      to[demand] = this.sets[demand]?.at(to[demand] ?? 0, layer + 1) ?? 0;
    }
    return changed;
  }

  private apply(move: Move, to: Int32Array): boolean {
    let changed = false;
    for (const { demand, gain } of move.lowers) {
      const wanting = to[demand] ?? 0;
      if (wanting === 0 || gain === 0) continue;
      to[demand] = wanting > gain ? wanting - gain : 0;
      changed = true;
    }
    for (const demand of move.within) {
      const before = to[demand] ?? 0;
      const after = this.sets[demand]?.with(before, move.institution) ?? 0;
      if (after !== before) changed = true;
      to[demand] = after;
    }
    return changed;
  }

  isMet(state: Int32Array): boolean {
    for (let demand = 0; demand < state.length; demand++) if (state[demand] !== 0) return false;
    return true;
  }

  /**
   * A lower bound of what it costs to meet all demands from a layer on; infinite where that is seen to be impossible.
   * An option serves one leaf, so bounds of leaves add up; a scope costs at least what its leaves cost.
   */
  bound(layer: number, state: Int32Array): number {
    const { innermost, scopes } = this.layout;
    const { sums } = this;
    sums.fill(0);
    let total = 0;
    for (let leaf = 0; leaf < innermost.length; leaf++) {
      const least = this.least(layer, leaf, state);
      if (least === NEVER) return least;
      const scope = innermost[leaf] ?? -1;
      if (scope < 0) total += least;
      else sums[scope] = (sums[scope] ?? 0) + least;
    }
    for (let index = scopes.length - 1; index >= 0; index--) {
      const scope = scopes[index];
      if (!scope) continue;
      let least = sums[index] ?? 0;
      if (scope.ects !== undefined) least = larger(least, this.least(layer, scope.ects, state));
      if (scope.institutions !== undefined)
        least = larger(least, this.least(layer, scope.institutions, state));
      if (least === NEVER) return least;
      if (scope.outer < 0) total += least;
      else sums[scope.outer] = (sums[scope.outer] ?? 0) + least;
    }
    return larger(total, this.pooled(layer, state));
  }

  /** The same key for the same state of a layer, and no other's. */
  key(layer: number, state: Int32Array): number | string {
    const { demands, numeric } = this.keys[layer] ?? { demands: [], numeric: true };
    let key = 0;
    for (const demand of demands) {
      const value = state[demand] ?? 0;
      const radix = this.radix[demand] ?? 1;
      if (!numeric || value >= radix) return demands.map((each) => state[each]).join();
      key = key * radix + value;
    }
    return key;
  }

  private least(layer: number, demand: number, state: Int32Array): number {
    const value = state[demand] ?? 0;
    const sets = this.sets[demand];
    if (sets && !sets.isWithinReach(value, layer)) return NEVER;
    return this.tables[demand]?.at(layer, sets ? sets.wanting(value) : value) ?? 0;
  }

  private pooled(layer: number, state: Int32Array): number {
    let total = 0;
    for (const { demands, table } of this.pools) {
      let wanting = 0;
      for (const demand of demands) wanting += state[demand] ?? 0;
      total += table.at(layer, wanting);
    }
    return total;
  }

  private pool(demands: readonly number[], gains: readonly (readonly Gain[][])[]): Pool {
    const [only] = demands;
    const alone = only === undefined || demands.length > 1 ? undefined : this.tables[only];
    if (alone) return { demands, table: alone };
    const together = this.layers.map((_, layer) =>
      usefulGains(demands.flatMap((demand) => gains[demand]?.[layer] ?? [])),
    );
    const need = demands.reduce((sum, demand) => sum + (this.layout.demands[demand]?.need ?? 0), 0);
    return { demands, table: new BoundTable(need, together) };
  }
}

/** Much used; quicker than `Math.max` where globals are looked up in a sandbox. */
function larger(a: number, b: number): number {
  return a > b ? a : b;
}

function gainsOf(moves: readonly Move[], demand: number): Gain[] {
  const gains = moves.flatMap((move) => {
    if (move.within.includes(demand)) return [{ gain: 1, cost: move.cost }];
    return move.lowers.filter((low) => low.demand === demand).map(({ gain }) => ({ gain, cost: move.cost }));
  });
  return usefulGains(gains);
}

function institutionsFrom(layers: readonly (readonly Move[])[], demand: number): ReadonlySet<number>[] {
  const later: Set<number>[] = [new Set()];
  for (const moves of [...layers].reverse()) {
    const set = new Set(later[0]);
    for (const move of moves) if (move.within.includes(demand)) set.add(move.institution);
    later.unshift(set);
  }
  return later;
}

/** Which demands are open at each layer (the others are met or hopeless there), and whether a number can hold them. */
function keyLayout(gains: readonly (readonly Gain[][])[], radix: readonly number[], layers: number) {
  return Array.from({ length: layers + 1 }, (_, layer) => {
    const demands = gains.flatMap((rows, demand) =>
      rows.findLastIndex((row) => row.length > 0) >= layer ? [demand] : [],
    );
    const room = demands.reduce((product, demand) => product * (radix[demand] ?? 1), 1);
    return { demands, numeric: room <= Number.MAX_SAFE_INTEGER };
  });
}
