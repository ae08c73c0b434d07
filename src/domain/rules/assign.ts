import type { StackableAward } from '../award.js';
import { alternatives, type CompiledRule, type Leaf } from './compile.js';
import { cheapestCover } from './cover.js';
import type { CoverOption, CoverProblem, CoverScope } from './cover-problem.js';
import type { StepBudget } from './cover-search.js';
import { compareText, type ProgrammeUse } from './ledger.js';

/** What there is to assign, and how assignments compare. */
export interface Offer {
  /** The module awards that a leaf may use. */
  readonly modules: (leaf: Leaf) => readonly StackableAward[];
  /** The programme awards that a leaf may use. */
  readonly programmes: (leaf: Leaf) => readonly ProgrammeUse[];
  /** A non-negative integer; the sum over all module awards used is made small before all else. */
  readonly costOf: (award: StackableAward) => number;
  /** What a choice of alternatives costs besides. */
  readonly costOfChoice: (leaves: readonly Leaf[]) => number;
  /**
   * Among assignments of equal cost: sort each one's ranks; the smaller at the first difference wins. Different for
   * awards of different classes. Infinite for an award that plays no part in that; it must then cost nothing.
   */
  readonly rankOf: (award: StackableAward) => number;
  /**
   * How much has to be settled: only the cost; also the ranks; also the parts that awards serve, where in the order of
   * award ids the earlier in the rule wins.
   */
  readonly settle: 'cost' | 'ranks' | 'leaves';
}

/** Which award serves which leaf. */
export interface Assignment {
  readonly cost: number;
  /** The leaves of the chosen alternatives. */
  readonly leaves: readonly Leaf[];
  readonly modules: readonly { readonly leaf: Leaf; readonly award: StackableAward }[];
  readonly programmes: readonly { readonly leaf: Leaf; readonly use: ProgrammeUse }[];
}

interface Option extends CoverOption {
  readonly serves: Leaf;
  readonly award: StackableAward;
}

type Picks = Assignment['programmes'];

/** The best assignment that meets the rule; undefined if there is none. Exact. */
export function bestAssignment(
  rule: CompiledRule,
  offer: Offer,
  budget?: StepBudget,
): Assignment | undefined {
  return new Assigner(rule, offer, budget).best();
}

class Assigner {
  private readonly rule: CompiledRule;
  private readonly offer: Offer;
  private readonly budget: StepBudget | undefined;
  private readonly modules = new Map<Leaf, readonly StackableAward[]>();
  private readonly orders = new Map<string, number>();
  private found: Assignment | undefined;

  constructor(rule: CompiledRule, offer: Offer, budget: StepBudget | undefined) {
    this.rule = rule;
    this.offer = offer;
    this.budget = budget;
    for (const leaf of rule.leaves) this.modules.set(leaf, offer.modules(leaf));
    const ids = new Set([...this.modules.values()].flat().map((award) => award.id));
    for (const id of [...ids].sort(compareText)) this.orders.set(id, this.orders.size);
  }

  best(): Assignment | undefined {
    for (const leaves of alternatives(this.rule.root)) {
      const programmes = leaves.filter((leaf) => leaf.takes.kind === 'programme');
      this.pick(leaves, programmes, [], this.offer.costOfChoice(leaves));
    }
    return this.found;
  }

  /** Chooses a programme award for each programme leaf, one after the other, then modules for the rest. */
  private pick(leaves: readonly Leaf[], open: readonly Leaf[], picks: Picks, cost: number): void {
    if (this.found && cost > this.found.cost) return;
    const [leaf, ...rest] = open;
    if (!leaf) {
      this.complete(leaves, picks, cost);
      return;
    }
    for (const use of this.offer.programmes(leaf)) {
      if (picks.some((pick) => clash(pick.use, use))) continue;
      const more = use.modules.reduce((sum, award) => sum + this.offer.costOf(award), 0);
      this.pick(leaves, rest, [...picks, { leaf, use }], cost + more);
    }
  }

  private complete(leaves: readonly Leaf[], picks: Picks, spent: number): void {
    const limit = (this.found?.cost ?? Number.MAX_SAFE_INTEGER) - spent;
    const cover = cheapestCover(this.problem(leaves, picks), limit, this.budget);
    if (!cover) return;
    const options = cover.settle(this.offer.settle);
    const candidate: Assignment = {
      cost: spent + cover.cost,
      leaves,
      modules: options.map(({ serves, award }) => ({ leaf: serves, award })),
      programmes: picks,
    };
    if (!this.found || this.isBetter(candidate, this.found)) this.found = candidate;
  }

  private isBetter(a: Assignment, b: Assignment): boolean {
    if (a.cost !== b.cost) return a.cost < b.cost;
    if (this.offer.settle === 'cost') return false;
    const [ofA, ofB] = [this.ranks(a), this.ranks(b)];
    const at = ofA.findIndex((rank, index) => rank !== ofB[index]);
    if (at >= 0) return (ofA[at] ?? 0) < (ofB[at] ?? Number.POSITIVE_INFINITY);
    if (this.offer.settle === 'ranks' || ofA.length < ofB.length) return false;
    const [leavesOfA, leavesOfB] = [leavesById(a), leavesById(b)];
    const where = leavesOfA.findIndex((leaf, index) => leaf !== leavesOfB[index]);
    return where >= 0 && (leavesOfA[where] ?? 0) < (leavesOfB[where] ?? 0);
  }

  private ranks(assignment: Assignment): number[] {
    return usedBy(assignment)
      .map(({ award }) => this.offer.rankOf(award))
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
  }

  private problem(leaves: readonly Leaf[], picks: Picks): CoverProblem<Option> {
    const scopeIds = [...new Set(leaves.flatMap((leaf) => leaf.scopes))].sort((a, b) => a - b);
    const taking = leaves.filter((leaf) => leaf.takes.kind !== 'programme');
    return {
      leaves: taking.flatMap(({ takes, scopes }) => {
        if (takes.kind === 'programme') return [];
        const within = scopes.map((scope) => scopeIds.indexOf(scope));
        return [{ kind: takes.kind, need: takes.atLeast, scopes: within }];
      }),
      scopes: scopeIds.map((scope) => this.scope(scope, picks)),
      classes: this.classes(taking, picks),
    };
  }

  /** What a scope still wants when the programmes are counted. */
  private scope(index: number, picks: Picks): CoverScope {
    const scope = this.rule.scopes[index];
    let ects = scope?.ects ?? 0;
    const used = new Set<string>();
    for (const { leaf, use } of picks) {
      if (!leaf.scopes.includes(index)) continue;
      ects -= use.ects;
      for (const part of use.modules) used.add(part.institution);
    }
    return { ects, institutions: scope?.institutions ?? 0, used };
  }

  /** What the leaves may use, by equivalence class, without the classes that the programmes use up. */
  private classes(leaves: readonly Leaf[], picks: Picks): Option[][] {
    const gone = new Set(picks.flatMap(({ use }) => use.classes));
    const classes = new Map<string, Option[]>();
    for (const [index, leaf] of leaves.entries()) {
      for (const award of this.modules.get(leaf) ?? []) {
        const name = this.rule.classOf(award.code);
        if (gone.has(name)) continue;
        const option: Option = {
          leaf: index,
          ects: award.ects,
          institution: award.institution,
          cost: this.offer.costOf(award),
          rank: this.offer.rankOf(award),
          order: this.orders.get(award.id) ?? 0,
          serves: leaf,
          award,
        };
        const options = classes.get(name);
        if (options) options.push(option);
        else classes.set(name, [option]);
      }
    }
    return [...classes.values()];
  }
}

/** Every award of an assignment with the leaf that it serves, the parts of programme awards too. */
export function usedBy(assignment: Pick<Assignment, 'modules' | 'programmes'>): Assignment['modules'] {
  const inProgrammes = assignment.programmes.flatMap(({ leaf, use }) =>
    [use.award, ...use.parts].map((award) => ({ leaf, award })),
  );
  return [...assignment.modules, ...inProgrammes];
}

function leavesById(assignment: Assignment): number[] {
  return [...usedBy(assignment)]
    .sort((a, b) => compareText(a.award.id, b.award.id))
    .map(({ leaf }) => leaf.index);
}

function clash(a: ProgrammeUse, b: ProgrammeUse): boolean {
  if (a.classes.some((name) => b.classes.includes(name))) return true;
  const ids = new Set([a.award.id, ...a.parts.map((part) => part.id)]);
  return ids.has(b.award.id) || b.parts.some((part) => ids.has(part.id));
}
