import { CairnError } from '../../common/errors.js';
import type { Move } from './cover-layout.js';
import type { CoverModel } from './cover-model.js';
import { beats, type CoverOption, type Incumbent } from './cover-problem.js';

/** How many states a search may still visit; shared by the searches of one question. */
export interface StepBudget {
  left: number;
}

interface Visited {
  cost: number;
  good: bigint;
}

/** A way to go on from a state: a move, or none where the class stays unused. */
interface Branch {
  readonly move: Move | undefined;
  readonly cost: number;
  readonly good: bigint;
  /** No solution down this branch costs less. */
  readonly least: number;
}

/**
 * Depth-first branch and bound over the classes, one a layer. Three things keep it short: lower bounds that are exact
 * for each demand alone, the best that could still be added to `good`, and a memory of states, in which whoever comes
 * second and isn't better turns back. The memory makes the worst case that of a dynamic programme over the states.
 */
export class CoverSearch<O extends CoverOption> {
  private readonly model: CoverModel<O>;
  private readonly budget: StepBudget | undefined;
  private readonly states: readonly Int32Array[];
  private readonly memory: readonly Map<number | string, Visited>[];
  private readonly path: (Move | undefined)[] = [];
  private best: Incumbent;
  private solution: readonly Move[] | undefined;

  constructor(model: CoverModel<O>, beat: Incumbent | undefined, budget: StepBudget | undefined) {
    this.model = model;
    this.budget = budget;
    this.best = beat ?? { cost: Number.POSITIVE_INFINITY, good: undefined };
    const depth = this.model.layers.length + 1;
    this.states = Array.from({ length: depth }, () => new Int32Array(this.model.demandCount));
    this.memory = Array.from({ length: depth }, () => new Map());
  }

  solve(): { cost: number; good: bigint; options: readonly O[] } | undefined {
    const start = this.states[0];
    if (!start) return undefined;
    this.model.begin(start);
    if (this.hopeful(this.model.bound(0, start), 0n, 0)) this.visit(0, 0, 0n);
    if (!this.solution || this.best.good === undefined) return undefined;
    const options = this.solution.map((move) => this.model.origin(move));
    return { cost: this.best.cost, good: this.best.good, options };
  }

  private visit(depth: number, cost: number, good: bigint): void {
    const state = this.states[depth];
    if (!state) return;
    if (this.budget && --this.budget.left < 0) {
      throw new CairnError('refused', 'rule.too-costly', 'The search for a stack takes too many steps.');
    }
    if (this.model.isMet(state)) {
      if (!beats({ cost, good }, this.best)) return;
      this.best = { cost, good };
      this.solution = this.path.filter((move) => move !== undefined);
      return;
    }
    const layer = this.model.layers[depth];
    if (!layer || this.beenHere(depth, state, cost, good)) return;
    for (const branch of this.branches(depth, layer, cost, good)) {
      if (!this.hopeful(branch.least, branch.good, depth + 1)) continue;
      const next = this.states[depth + 1];
      if (!next) return;
      this.model.step(depth, state, branch.move, next);
      this.path.push(branch.move);
      this.visit(depth + 1, branch.cost, branch.good);
      this.path.pop();
    }
  }

  /** The most promising first, so that the first solution is nearly always the best. */
  private branches(depth: number, layer: readonly Move[], cost: number, good: bigint): Branch[] {
    const [state, next] = [this.states[depth], this.states[depth + 1]];
    const branches: Branch[] = [];
    if (!state || !next) return branches;
    let free = false;
    for (const move of layer) {
      if (!this.model.step(depth, state, move, next)) continue;
      const least = cost + move.cost + this.model.bound(depth + 1, next);
      if (least > this.best.cost) continue;
      branches.push({ move, cost: cost + move.cost, good: good + move.good, least });
      // More never harms a demand, so a class that costs nothing needn't be left unused.
      if (move.cost === 0 && move.good >= 0n) free = true;
    }
    if (!free) {
      this.model.step(depth, state, undefined, next);
      const least = cost + this.model.bound(depth + 1, next);
      if (least <= this.best.cost) branches.push({ move: undefined, cost, good, least });
    }
    return branches.sort((a, b) => a.least - b.least || (a.good > b.good ? -1 : a.good < b.good ? 1 : 0));
  }

  private hopeful(least: number, good: bigint, depth: number): boolean {
    if (least === Number.POSITIVE_INFINITY) return false;
    if (least !== this.best.cost) return least < this.best.cost;
    return this.best.good === undefined || good + (this.model.stillGood[depth] ?? 0n) > this.best.good;
  }

  private beenHere(depth: number, state: Int32Array, cost: number, good: bigint): boolean {
    const memory = this.memory[depth];
    const key = this.model.key(depth, state);
    const before = memory?.get(key);
    if (!before) {
      memory?.set(key, { cost, good });
      return false;
    }
    if (before.cost < cost || (before.cost === cost && before.good >= good)) return true;
    before.cost = cost;
    before.good = good;
    return false;
  }
}
