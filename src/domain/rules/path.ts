import type { StackableAward } from '../award.js';
import type { CalendarDate } from '../dates.js';
import type { EctsHundredths } from '../ects.js';
import type { Assignment } from './assign.js';
import type { RuleCatalogue } from './catalogue.js';
import { findGap, type Missing } from './missing.js';
import { nextSteps, type Way } from './next-steps.js';
import { isEarned, Planner } from './plan.js';
import type { Rule } from './rule.js';
import { programmesBelow } from './walk.js';

/** A module of a path: an award that is held, or one as it would be earned. */
export interface PathStep {
  readonly award: StackableAward;
  readonly held: boolean;
}

/** What the certificate of one programme is built from, or would be. */
export interface PathLevel {
  readonly programme: string;
  /** The award of the programme, if it is held. */
  readonly certificate: StackableAward | undefined;
  /** The modules that it takes besides those of the programmes inside it. */
  readonly own: readonly PathStep[];
  /** Codes of the programmes that come in as a whole. */
  readonly inner: readonly string[];
  /** Of all modules, those of programmes inside it too. */
  readonly ects: EctsHundredths;
  /** Nothing has to be earned for the levels before it. */
  readonly open: boolean;
  /** Of an open level the best way to it, as `nextSteps` finds it; undefined where nothing has to be earned, or nothing leads there. */
  readonly way: Way | undefined;
  /** What it lacks. Undefined where nothing that the catalogue knows leads there. */
  readonly missing: readonly Missing[] | undefined;
  /** Whether what it lacks is offered. */
  readonly offered: boolean;
}

/** The learner's own award of a programme; `own` and `inner` are the awards of its stack that came in directly. */
export interface HeldProgramme {
  readonly certificate: StackableAward;
  readonly own: readonly StackableAward[];
  readonly inner: readonly string[];
}

/**
 * The whole path of a learner through the programmes of a catalogue, each after those that it builds on. A level is planned
 * as if those before it were reached by their best way first: that is how certificates come about. `held` has the
 * certificates that there are; one that doesn't count at present isn't among `awards`.
 */
export function planPath(
  catalogue: RuleCatalogue,
  awards: readonly StackableAward[],
  held: ReadonlyMap<string, HeldProgramme>,
  asOf: CalendarDate,
): PathLevel[] {
  const known = [...awards];
  const real = new Set(awards);
  const closed = new Set<string>();
  return inOrder(catalogue.programmes).map(({ code, rule, below }) => {
    const own = held.get(code);
    if (own) return levelHeld(code, own, known);
    const open = ![...below].some((inner) => closed.has(inner));
    const planning = {
      awards: known,
      asOf,
      catalogue: { ...catalogue, programmes: without(known, catalogue) },
    };
    const { steps, certificate, ...level } = planLevel(code, rule, open, planning);
    const earned = steps.filter((award) => !known.includes(award));
    if (earned.length > 0 || !certificate) closed.add(code);
    known.push(...earned, ...(certificate ?? []));
    return {
      ...level,
      certificate: undefined,
      own: steps.map((award) => ({ award, held: real.has(award) })),
    };
  });
}

/**
 * The programmes of which there is no award yet. One that is awarded isn't composed anew, though other parts would leave
 * more to a programme around it.
 */
function without(
  awards: readonly StackableAward[],
  { programmes }: RuleCatalogue,
): RuleCatalogue['programmes'] {
  const awarded = new Set(awards.flatMap(({ kind, code }) => (kind === 'programme' ? code : [])));
  return new Map([...programmes].filter(([code]) => !awarded.has(code)));
}

/** Each programme after those that it builds on; where that says nothing, in the order of the catalogue. */
function inOrder(programmes: RuleCatalogue['programmes']) {
  return [...programmes]
    .map(([code, { rule }]) => ({ code, rule, below: programmesBelow(rule, programmes) }))
    .toSorted((a, b) => a.below.size - b.below.size);
}

function levelHeld(
  programme: string,
  { certificate, own, inner }: HeldProgramme,
  known: readonly StackableAward[],
): PathLevel {
  const parts = known.filter(({ id, kind }) => kind === 'module' && certificate.parts?.includes(id));
  return {
    programme,
    certificate,
    own: own.map((award) => ({ award, held: true })),
    inner,
    ects: sum(parts),
    open: true,
    way: undefined,
    missing: [],
    offered: true,
  };
}

interface Planning {
  readonly awards: readonly StackableAward[];
  readonly asOf: CalendarDate;
  readonly catalogue: RuleCatalogue;
}

/** A level as it would be, with its own modules, and the award that would be made of it. */
interface PlannedLevel extends Omit<PathLevel, 'own' | 'certificate'> {
  readonly steps: readonly StackableAward[];
  readonly certificate: readonly [StackableAward] | undefined;
}

function planLevel(programme: string, rule: Rule, open: boolean, planning: Planning): PlannedLevel {
  const { awards, asOf, catalogue } = planning;
  const stack = plannedStack(rule, planning);
  if (!stack) return unreached(programme, rule, open, planning);
  const way = open ? nextSteps(rule, awards, asOf, catalogue, { limit: 1 })[0] : undefined;
  const missing = open ? findGap(rule, awards, asOf, catalogue)?.missing : [];
  const used = stack.modules.map(({ leaf, award }) => ({ leaf, award: asPlanned(award) }));
  const uses = stack.programmes.map(({ use }) => use);
  const modules = [...used.map(({ award }) => award), ...uses.flatMap((use) => use.modules)];
  const parts = [...modules, ...uses.flatMap((use) => [use.award, ...use.parts])].map(({ id }) => id);
  const ects = sum(modules);
  return {
    programme,
    certificate: [
      {
        id: `planned ${programme}`,
        kind: 'programme',
        code: programme,
        ects,
        awardedOn: asOf,
        institution: '',
        parts: [...new Set(parts)],
      },
    ],
    // what meets the rule of an inner programme that would have to be awarded anew stands there
    steps: used.filter(({ leaf }) => !leaf.inside).map(({ award }) => award),
    inner: stack.programmes.filter(({ leaf }) => !leaf.inside).map(({ use }) => use.award.code),
    ects,
    open,
    way,
    missing,
    offered: true,
  };
}

/** The stack that the learner would have by the best way: the one that `nextSteps` finds first. */
function plannedStack(rule: Rule, { awards, asOf, catalogue }: Planning): Assignment | undefined {
  const planner = new Planner(rule, awards, asOf, catalogue);
  const best = planner.closing({
    given: new Set(),
    isBanned: () => false,
    offers: planner.offeredBy,
    settle: 'ranks',
  });
  const placed = best && planner.placed(best.modules);
  return placed && planner.stackWith(placed);
}

/** An award that is still to be earned, as one that later levels take for given. */
function asPlanned(award: StackableAward): StackableAward {
  return isEarned(award) ? { ...award, id: `planned ${award.id}` } : award;
}

/** A level to which nothing that is offered leads: what there is of it. */
function unreached(programme: string, rule: Rule, open: boolean, planning: Planning): PlannedLevel {
  const { awards, asOf, catalogue } = planning;
  const gap = findGap(rule, awards, asOf, catalogue);
  const lines = new Set(gap?.partial.flatMap(({ award, through }) => (through === undefined ? award : [])));
  const direct = awards.filter(({ id }) => lines.has(id));
  const steps = direct.filter(({ kind }) => kind === 'module');
  return {
    programme,
    certificate: undefined,
    steps,
    inner: direct.filter(({ kind }) => kind === 'programme').map(({ code }) => code),
    ects: sum(steps),
    open,
    way: undefined,
    missing: gap?.missing,
    offered: false,
  };
}

function sum(awards: readonly StackableAward[]): EctsHundredths {
  return awards.reduce((total, { ects }) => total + ects, 0);
}
