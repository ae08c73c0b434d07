import type { StackableAward } from '../award.js';
import type { CalendarDate } from '../dates.js';
import type { EctsHundredths } from '../ects.js';
import { type Assignment, bestAssignment, type Offer } from './assign.js';
import { contextOf, type RuleCatalogue } from './catalogue.js';
import { type CompiledRule, compileOpened, type Leaf } from './compile.js';
import type { StepBudget } from './cover-search.js';
import { assignAwards, usableModules, usableProgrammes } from './evaluate.js';
import { compareText, type Ledger, openLedger } from './ledger.js';
import type { Rule } from './rule.js';

/** A module award that a learner could still earn, as if it were awarded on the day of the stack. */
export interface Earnable {
  readonly module: string;
  readonly institution: string;
}

/** A set of modules that closes the gap, found by `Planner`. ECTS in hundredths. */
export interface Closing {
  /** Sorted, without repetition. */
  readonly modules: readonly string[];
  readonly ects: EctsHundredths;
}

/** Which modules may be earned. */
export interface Search {
  /** Modules that count as decided: they cost nothing more. */
  readonly given: ReadonlySet<string>;
  readonly isBanned: (code: string) => boolean;
  /** The institutions at which a module may be earned. */
  readonly offers: (code: string) => readonly string[];
  /** Whether it matters which of several sets of equal cost it is. */
  readonly settle: 'cost' | 'ranks';
}

/** What a step of a plan costs: ECTS first, then the number of modules. */
const MODULE = 1;
const ECTS = 1024;
/** Dearer than any number of ECTS: opening a programme that an award at hand would meet. */
const OPENING = 2 ** 40;

/**
 * Looks for what would close the gap between a learner's awards and a rule. New awards count as dated on the day of the
 * stack and graded well enough. A programme may be met by an award of it, or by whatever meets its own rule.
 */
export class Planner {
  readonly rule: CompiledRule;
  private readonly awards: readonly StackableAward[];
  private readonly asOf: CalendarDate;
  private readonly catalogue: RuleCatalogue;
  private readonly ledger: Ledger;
  private readonly budget: StepBudget | undefined;
  private readonly rank: ReadonlyMap<string, number>;
  private readonly held = new Map<Leaf, readonly StackableAward[]>();

  constructor(
    rule: Rule,
    awards: readonly StackableAward[],
    asOf: CalendarDate,
    catalogue: RuleCatalogue,
    budget?: StepBudget,
  ) {
    this.rule = compileOpened(rule, contextOf(catalogue), catalogue.programmes);
    this.awards = awards;
    this.asOf = asOf;
    this.catalogue = catalogue;
    this.ledger = openLedger(awards, asOf, this.rule.classOf);
    this.budget = budget;
    const codes = new Set(
      this.rule.leaves.flatMap(({ takes }) => ('codes' in takes ? [...takes.codes] : [])),
    );
    this.rank = new Map([...codes].sort(compareText).map((code, at) => [code, at]));
  }

  /**
   * The modules to earn with the fewest ECTS, then the fewest modules, then (settling ranks) the smallest codes;
   * undefined if nothing closes the gap. All that are `given` are among them, needed or not, and none that is `banned`.
   */
  closing(search: Search): Closing | undefined {
    const isFree = (award: StackableAward) => !isEarned(award) || search.given.has(award.code);
    const offer: Offer = {
      modules: (leaf) => [...this.heldBy(leaf), ...this.earnable(leaf, search)],
      programmes: (leaf) => usableProgrammes(leaf, this.ledger, this.asOf),
      costOf: (award) => (isFree(award) ? 0 : award.ects * ECTS + MODULE),
      costOfChoice: () => 0,
      rankOf: (award) => (isFree(award) ? Number.POSITIVE_INFINITY : (this.rank.get(award.code) ?? 0)),
      settle: search.settle,
    };
    const found = bestAssignment(this.rule, offer, this.budget);
    if (!found) return undefined;
    const earned = found.modules.flatMap(({ award }) => (isEarned(award) ? [award.code] : []));
    const modules = [...new Set([...search.given, ...earned])].sort(compareText);
    return { modules, ects: modules.reduce((sum, code) => sum + this.ectsOf(code), 0) };
  }

  /** Whether these modules, earned where `offers` says, and no others close the gap. */
  closes(modules: readonly string[], offers: Search['offers'] = this.offeredBy): boolean {
    const given = new Set(modules);
    return (
      this.closing({ given, isBanned: (code) => !given.has(code), offers, settle: 'cost' }) !== undefined
    );
  }

  /**
   * The stack that the learner would have with these new awards: among all possible ones that with the fewest programmes
   * still to be awarded, then as `evaluate` orders them.
   */
  stackWith(earned: readonly Earnable[]): Assignment | undefined {
    const fresh = earned.map(({ module, institution }) => this.award(module, institution));
    return assignAwards(this.rule, [...this.awards, ...fresh], this.asOf, {
      isTrusted: isEarned,
      costOfChoice: (leaves) => OPENING * openedBy(leaves).length,
      budget: this.budget,
    });
  }

  /** A choice of institutions with which these modules close the gap; undefined if there is none. */
  placed(modules: readonly string[], offers: Search['offers'] = this.offeredBy): Earnable[] | undefined {
    const chosen = new Map<string, string>();
    const where = (code: string) => {
      const institution = chosen.get(code);
      return institution === undefined ? offers(code) : [institution];
    };
    for (const module of modules) {
      const fits = offers(module).find((institution) => {
        chosen.set(module, institution);
        return !this.mindsInstitutions || this.closes(modules, where);
      });
      if (fits === undefined) return undefined;
    }
    return [...chosen].map(([module, institution]) => ({ module, institution }));
  }

  /** Whether it can matter where a module is earned. */
  get mindsInstitutions(): boolean {
    return this.rule.scopes.some((scope) => scope.institutions > 1);
  }

  /** The institutions that offer a module, sorted. */
  readonly offeredBy = (code: string): readonly string[] =>
    [...new Set(this.catalogue.modules.get(code)?.offeredBy)].sort(compareText);

  private ectsOf(code: string): EctsHundredths {
    return this.catalogue.modules.get(code)?.ects ?? 0;
  }

  private heldBy(leaf: Leaf): readonly StackableAward[] {
    let awards = this.held.get(leaf);
    if (!awards) {
      awards = usableModules(this.rule, leaf, this.ledger, this.asOf, {});
      this.held.set(leaf, awards);
    }
    return awards;
  }

  private earnable({ takes }: Leaf, { isBanned, offers }: Search): StackableAward[] {
    if (takes.kind === 'programme') return [];
    return [...takes.codes].sort(compareText).flatMap((code) => {
      if (!this.catalogue.modules.has(code) || isBanned(code)) return [];
      return offers(code).map((institution) => this.award(code, institution));
    });
  }

  private award(code: string, institution: string): StackableAward {
    const ects = this.ectsOf(code);
    return {
      id: `${NEW}${code} ${institution}`,
      kind: 'module',
      code,
      ects,
      awardedOn: this.asOf,
      institution,
    };
  }
}

/** Ids of awards that don't exist yet; no id that is a URN or an address begins so. */
const NEW = 'new ';

/** Whether an award in a planned stack is one that the learner has yet to earn. */
export function isEarned(award: StackableAward): boolean {
  return award.id.startsWith(NEW);
}

/** The programmes whose own rule has to be met because no award of them is used; sorted, without repetition. */
export function openedBy(leaves: readonly Leaf[]): string[] {
  const codes = new Set<string>();
  for (const leaf of leaves) {
    for (let outer = leaf.inside; outer; outer = outer.inside) {
      if (outer.takes.kind === 'programme') codes.add(outer.takes.programme);
    }
  }
  return [...codes].sort(compareText);
}
