import { CairnError } from '../../common/errors.js';
import type { Move } from './cover-layout.js';
import type { CoverModel } from './cover-model.js';
import type { CoverOption } from './cover-problem.js';

/** How many states a search may still visit; shared by the searches of one question. */
export interface StepBudget {
  left: number;
}

/** What a class is held to: use one of these moves, or one of those left. */
interface Restriction {
  readonly moves: readonly Move[];
  readonly must: boolean;
}

/** A move, or none where the class stays unused, and what a solution down this branch costs at least. */
interface Branch {
  readonly move: Move | undefined;
  readonly least: number;
}

/**
 * Depth-first search for a cover within a limit of cost, one class a layer. Two things keep it short: lower bounds that
 * are exact for each demand alone, and a memory of states from which nothing was found with what was left to spend.
 * The memory makes the worst case that of a dynamic programme over the states, and outlives the single search.
 */
export class CoverSearch<O extends CoverOption> {
  private readonly model: CoverModel<O>;
  private readonly budget: StepBudget | undefined;
  private readonly states: readonly Int32Array[];
  private readonly restrictions: Restriction[];
  /** For each layer and state the most that was left to spend when nothing was found. */
  private readonly failures: (Map<number | string, number> | undefined)[];
  private readonly path: Move[] = [];
  /** No class from here on must be used. */
  private end = 0;
  private limit = 0;

  constructor(model: CoverModel<O>, budget: StepBudget | undefined) {
    this.model = model;
    this.budget = budget;
    this.restrictions = model.layers.map((moves) => ({ moves, must: false }));
    const depth = model.layers.length + 1;
    this.states = Array.from({ length: depth }, () => new Int32Array(model.demandCount));
    this.failures = Array.from({ length: depth }, () => undefined);
  }

  get layers(): readonly (readonly Move[])[] {
    return this.model.layers;
  }

  /** A cover of the least cost, if that is within the limit. */
  cheapest(limit: number): readonly Move[] | undefined {
    const start = this.begin();
    const least = this.model.bound(0, start);
    let best = this.within(limit);
    while (best && costOf(best) > least) {
      const better = this.within(costOf(best) - 1);
      if (!better) break;
      best = better;
    }
    return best;
  }

  /** Some cover that costs no more than the limit and obeys all restrictions. */
  within(limit: number): readonly Move[] | undefined {
    // A class that must be used costs something, and no cover is cheaper than the limit once there are such: a cover
    // that is complete without it isn't one that is looked for.
    this.end = this.restrictions.findLastIndex(({ must }) => must) + 1;
    this.limit = Math.min(limit, Number.MAX_SAFE_INTEGER);
    this.path.length = 0;
    if (this.model.bound(0, this.begin()) > this.limit) return undefined;
    return this.visit(0, 0) ? [...this.path] : undefined;
  }

  /** Forbids a class the moves that don't pass. */
  exclude(layer: number, isLeft: (move: Move) => boolean): void {
    const { moves, must } = this.restrictions[layer] ?? { moves: [], must: false };
    this.restrictions[layer] = { moves: moves.filter(isLeft), must };
  }

  /** Holds a class to the moves that pass, if a cover within the limit is left then; else leaves all as it was. */
  require(layer: number, isWanted: (move: Move) => boolean, limit: number): readonly Move[] | undefined {
    const before = this.restrictions[layer];
    const memory = this.failures.slice(0, layer + 1);
    this.settle(layer, isWanted);
    // What fails from here or before may not fail once this is undone; from later layers it fails all the same.
    for (let depth = 0; depth <= layer; depth++) this.failures[depth] = undefined;
    const found = this.within(limit);
    if (!found) {
      if (before) this.restrictions[layer] = before;
      for (const [depth, known] of memory.entries()) this.failures[depth] = known;
    }
    return found;
  }

  /** Holds a class to the moves that pass, where a known cover shows that one is left. */
  settle(layer: number, isWanted: (move: Move) => boolean): void {
    const { moves } = this.restrictions[layer] ?? { moves: [] };
    this.restrictions[layer] = { moves: moves.filter(isWanted), must: true };
  }

  /** The moves that a class may still make. */
  movesOf(layer: number): readonly Move[] {
    return this.restrictions[layer]?.moves ?? [];
  }

  private begin(): Int32Array {
    const start = this.states[0] ?? new Int32Array();
    this.model.begin(start);
    return start;
  }

  private visit(layer: number, cost: number): boolean {
    const state = this.states[layer];
    const next = this.states[layer + 1];
    if (!state) return false;
    if (this.budget && --this.budget.left < 0) {
      throw new CairnError('refused', 'rule.too-costly', 'The search for a stack takes too many steps.');
    }
    if (this.model.isMet(state)) return layer >= this.end;
    if (!next) return false;
    const key = this.model.key(layer, state);
    if ((this.failures[layer]?.get(key) ?? -1) >= this.limit - cost) return false;
    for (const { move } of this.branches(layer, cost, state, next)) {
      this.model.step(layer, state, move, next);
      if (move) this.path.push(move);
      if (this.visit(layer + 1, cost + (move?.cost ?? 0))) return true;
      if (move) this.path.pop();
    }
    const failures = this.failures[layer] ?? new Map<number | string, number>();
    this.failures[layer] = failures.set(key, this.limit - cost);
    return false;
  }

  /** What is within the limit; first where it need not cost much, then what is preferred. */
  private branches(layer: number, cost: number, state: Int32Array, next: Int32Array): Branch[] {
    const { moves, must } = this.restrictions[layer] ?? { moves: [], must: false };
    const branches: Branch[] = [];
    let free = false;
    for (const move of moves) {
      if (!this.model.step(layer, state, move, next)) continue;
      const least = cost + move.cost + this.model.bound(layer + 1, next);
      if (least > this.limit) continue;
      branches.push({ move, least });
      // More never harms a demand, so a class that costs nothing needn't be left unused.
      if (move.cost === 0) free = true;
    }
    if (!free && !must) {
      this.model.step(layer, state, undefined, next);
      const least = cost + this.model.bound(layer + 1, next);
      if (least <= this.limit) branches.push({ move: undefined, least });
    }
    return branches.length > 1 ? branches.sort((a, b) => a.least - b.least) : branches;
  }
}

export function costOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { cost }) => sum + cost, 0);
}
