import type { StackableAward } from '../award.js';
import { alternatives, type CompiledRule, type Leaf } from './compile.js';
import { solveCover } from './cover.js';
import { beats, type CoverOption, type CoverScope, type Incumbent } from './cover-problem.js';
import type { StepBudget } from './cover-search.js';
import type { ProgrammeUse } from './ledger.js';

/** A module award that a leaf may use. Costs are made small first, then goods large. */
export interface Candidate {
  readonly award: StackableAward;
  readonly cost: number;
  readonly good: bigint;
}

/** A programme award that a programme leaf may use. */
export interface ProgrammeCandidate {
  readonly use: ProgrammeUse;
  readonly cost: number;
  readonly good: bigint;
}

/** What there is to assign. */
export interface Offer {
  readonly modules: (leaf: Leaf) => readonly Candidate[];
  readonly programmes: (leaf: Leaf) => readonly ProgrammeCandidate[];
  /** What a choice of alternatives costs by itself. */
  readonly costOf?: ((leaves: readonly Leaf[]) => number) | undefined;
}

/** Which award serves which leaf. */
export interface Assignment {
  readonly cost: number;
  readonly good: bigint;
  /** The leaves of the chosen alternatives. */
  readonly leaves: readonly Leaf[];
  readonly modules: readonly { readonly leaf: Leaf; readonly award: StackableAward }[];
  readonly programmes: readonly { readonly leaf: Leaf; readonly use: ProgrammeUse }[];
}

interface Option extends CoverOption {
  readonly serves: Leaf;
  readonly award: StackableAward;
}

type Picks = readonly { readonly leaf: Leaf; readonly candidate: ProgrammeCandidate }[];

/** The best assignment that meets the rule; undefined if there is none. Exact, and deterministic for one order of the offer. */
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
  private readonly modules = new Map<Leaf, readonly Candidate[]>();
  private found: Assignment | undefined;

  constructor(rule: CompiledRule, offer: Offer, budget: StepBudget | undefined) {
    this.rule = rule;
    this.offer = offer;
    this.budget = budget;
  }

  best(): Assignment | undefined {
    for (const leaves of alternatives(this.rule.root)) {
      const cost = this.offer.costOf?.(leaves) ?? 0;
      const programmes = leaves.filter((leaf) => leaf.takes.kind === 'programme');
      this.pick(leaves, programmes, [], { cost, good: 0n });
    }
    return this.found;
  }

  /** Chooses a programme award for each programme leaf, one after the other, then modules for the rest. */
  private pick(leaves: readonly Leaf[], open: readonly Leaf[], picks: Picks, sum: Value): void {
    if (this.found && sum.cost > this.found.cost) return;
    const [leaf, ...rest] = open;
    if (!leaf) {
      this.complete(leaves, picks, sum);
      return;
    }
    for (const candidate of this.offer.programmes(leaf)) {
      if (picks.some(({ candidate: { use } }) => clash(use, candidate.use))) continue;
      const next = { cost: sum.cost + candidate.cost, good: sum.good + candidate.good };
      this.pick(leaves, rest, [...picks, { leaf, candidate }], next);
    }
  }

  private complete(leaves: readonly Leaf[], picks: Picks, sum: Value): void {
    const scopeIds = [...new Set(leaves.flatMap((leaf) => leaf.scopes))].sort((a, b) => a - b);
    const taking = leaves.filter((leaf) => leaf.takes.kind !== 'programme');
    const problem = {
      leaves: taking.flatMap((leaf) => {
        const { takes } = leaf;
        if (takes.kind === 'programme') return [];
        return [
          {
            kind: takes.kind,
            need: takes.atLeast,
            scopes: leaf.scopes.map((scope) => scopeIds.indexOf(scope)),
          },
        ];
      }),
      scopes: scopeIds.map((scope) => this.scope(scope, picks)),
      classes: this.classes(taking, picks),
    };
    const cover = solveCover(problem, this.beyond(sum), this.budget);
    if (!cover) return;
    const value = { cost: sum.cost + cover.cost, good: sum.good + cover.good };
    if (!beats(value, this.found)) return;
    this.found = {
      ...value,
      leaves,
      modules: cover.options.map(({ serves, award }) => ({ leaf: serves, award })),
      programmes: picks.map(({ leaf, candidate }) => ({ leaf, use: candidate.use })),
    };
  }

  /** What modules may cost at most on top of `sum` to be better than what was found so far. */
  private beyond(sum: Value): Incumbent | undefined {
    return this.found && { cost: this.found.cost - sum.cost, good: this.found.good - sum.good };
  }

  /** What a scope still wants when the programmes are counted. */
  private scope(index: number, picks: Picks): CoverScope {
    const scope = this.rule.scopes[index];
    let ects = scope?.ects ?? 0;
    const used = new Set<string>();
    for (const { leaf, candidate } of picks) {
      if (!leaf.scopes.includes(index)) continue;
      ects -= candidate.use.ects;
      for (const part of candidate.use.modules) used.add(part.institution);
    }
    return { ects, institutions: scope?.institutions ?? 0, used };
  }

  /** The candidates of the leaves by equivalence class, without the classes that the programmes use up. */
  private classes(leaves: readonly Leaf[], picks: Picks): Option[][] {
    const gone = new Set(picks.flatMap(({ candidate }) => candidate.use.classes));
    const classes = new Map<string, Option[]>();
    for (const [index, leaf] of leaves.entries()) {
      for (const { award, cost, good } of this.candidates(leaf)) {
        const name = this.rule.classOf(award.code);
        if (gone.has(name)) continue;
        const { ects, institution } = award;
        const option = { leaf: index, ects, institution, cost, good, serves: leaf, award };
        const options = classes.get(name);
        if (options) options.push(option);
        else classes.set(name, [option]);
      }
    }
    return [...classes.values()];
  }

  private candidates(leaf: Leaf): readonly Candidate[] {
    let candidates = this.modules.get(leaf);
    if (!candidates) {
      candidates = this.offer.modules(leaf);
      this.modules.set(leaf, candidates);
    }
    return candidates;
  }
}

interface Value {
  readonly cost: number;
  readonly good: bigint;
}

function clash(a: ProgrammeUse, b: ProgrammeUse): boolean {
  if (a.classes.some((name) => b.classes.includes(name))) return true;
  const ids = new Set([a.award.id, ...a.parts.map((part) => part.id)]);
  return ids.has(b.award.id) || b.parts.some((part) => ids.has(part.id));
}
