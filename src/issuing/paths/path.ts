import type { Reach } from '../../common/reach.js';
import type { PublishedProgramme } from '../../credentials/documents/published.js';
import { dateInZone } from '../../domain/dates.js';
import type { EctsHundredths } from '../../domain/ects.js';
import type { RuleCatalogue } from '../../domain/rules/catalogue.js';
import type { Missing } from '../../domain/rules/missing.js';
import { type HeldProgramme, type PathLevel, type PathStep, planPath } from '../../domain/rules/path.js';
import { leavesOf, programmesBelow } from '../../domain/rules/walk.js';
import type { TextMap } from '../../domain/text.js';
import { findDue } from '../compose.js';
import type { IssuingStore, LearnerState, LiveAward, PublishedCatalogue } from '../ports.js';
import { type Offer, type Offers, offersOn } from './offers.js';

/**
 * How a level stands: its certificate is `held`, or `suspended`; it is due and `coming` by itself, or waits for the awarding
 * body to `confirm` it, or for the learner to `agree` that awards of several institutions are looked at together; it is the
 * `next` to reach, or comes `later`, after another; or is `closed`, since nobody offers today what it takes.
 */
export type LevelStanding = DueStanding | 'held' | 'suspended' | 'next' | 'later' | 'closed';

/** How a certificate stands for which everything is there. */
export type DueStanding = 'coming' | 'confirm' | 'agree';

/** `in-reach`: the fewest ECTS to the next certificate go through it. `missing`: it comes later. */
export type StoneStanding = 'done' | 'suspended' | 'in-reach' | 'missing';

/** A module on the path. */
export interface Stone extends Offer {
  /** Of the award, or made of the code; the same each time. */
  readonly id: string;
  readonly standing: StoneStanding;
  readonly award: LiveAward | undefined;
  /** Who awarded it. */
  readonly issuer: TextMap | undefined;
}

/** What a level lacks, and what would do. */
export interface Need {
  readonly lacks: Missing['need'];
  /** How the programme calls the part. */
  readonly part: TextMap | undefined;
  /** The modules that would do; none where it is about something else. */
  readonly offers: readonly (Offer & { readonly shortest: boolean })[];
}

/** A programme on the path. */
export interface Level {
  readonly programme: PublishedProgramme;
  readonly standing: LevelStanding;
  /** Its certificate, if there is one. */
  readonly award: LiveAward | undefined;
  /** The modules that it adds to the programmes inside it. */
  readonly stones: readonly Stone[];
  /** Of what counts already. */
  readonly done: EctsHundredths;
  /** Of all modules that its certificate takes, on this path. */
  readonly ects: EctsHundredths;
  readonly needs: readonly Need[];
}

/** How far a learner has come, and where they can go from here. */
export interface LearnerPath {
  readonly learnerId: string;
  /** Whether awards of several institutions are looked at together. */
  readonly consent: boolean;
  /** Each ends with a programme that no other builds on, after all that it builds on. */
  readonly trails: readonly (readonly Level[])[];
  /** Modules that are held and stand in no level. */
  readonly loose: readonly Stone[];
}

export interface PathDeps {
  readonly store: Pick<IssuingStore, 'selectCatalogue' | 'selectReachedStates'>;
  readonly clock: () => Date;
}

/** The paths of learners with what is reached of them, one each. */
export async function learnerPaths(deps: PathDeps, reach: Reach): Promise<LearnerPath[]> {
  const catalogue = await deps.store.selectCatalogue();
  const states = await deps.store.selectReachedStates(reach);
  return states.map((state) => learnerPath(state, catalogue, deps.clock()));
}

/** The path of one learner through what the network offers today. */
export function learnerPath(state: LearnerState, catalogue: PublishedCatalogue, now: Date): LearnerPath {
  const asOf = dateInZone(now, catalogue.network.timeZone);
  const offers = offersOn(catalogue, asOf);
  const usable = state.awards.filter((award) => award.issued && !award.suspended);
  const planned = planPath(offers.rules, usable, heldBy(state), asOf);
  const dueNow = standingsOfDue(state, catalogue, now);
  const levels = new Map<string, Level>();
  for (const level of planned) {
    const programme = offers.programmes.get(level.programme);
    if (programme) levels.set(level.programme, toLevel(level, programme, { state, offers, dueNow, levels }));
  }
  const placed = new Set([...levels.values()].flatMap(({ stones }) => stones.map(({ id }) => id)));
  return {
    learnerId: state.learner.id,
    consent: state.consent !== false,
    trails: trailsOf(offers.rules).map((codes) =>
      [...levels.values()].filter(({ programme }) => codes.has(programme.code)),
    ),
    loose: state.awards
      .filter(({ id, kind, issued }) => kind === 'module' && issued && !placed.has(id))
      .map((award) => heldStone(award, offers)),
  };
}

/** A certificate for which everything is there. */
export interface JustDue {
  readonly programme: PublishedProgramme;
  readonly standing: DueStanding;
}

/** What is due by what is reached and not there yet. */
export async function justDue(deps: PathDeps, reach: Reach): Promise<JustDue[]> {
  const catalogue = await deps.store.selectCatalogue();
  const states = await deps.store.selectReachedStates(reach);
  return states.flatMap((state) => dueTo(state, catalogue, deps.clock()));
}

function dueTo(state: LearnerState, catalogue: PublishedCatalogue, now: Date): JustDue[] {
  const due = new Set(findDue(state, catalogue, now).map(({ programme }) => programme.version.code));
  return findDue({ ...state, consent: true }, catalogue, now).map(({ programme: { version: programme } }) => {
    const automatic = programme.policy === 'automatic' && !state.withheld.includes(programme.code);
    const standing = !due.has(programme.code) ? 'agree' : automatic ? 'coming' : 'confirm';
    return { programme, standing };
  });
}

function standingsOfDue(...given: Parameters<typeof dueTo>): ReadonlyMap<string, DueStanding> {
  return new Map(dueTo(...given).map(({ programme, standing }) => [programme.code, standing]));
}

/** The certificates that a learner holds, by programme; those that are suspended, too. */
function heldBy({ awards }: LearnerState): ReadonlyMap<string, HeldProgramme> {
  const byId = new Map(awards.map((award) => [award.id, award]));
  const certificates = awards.filter(({ kind, issued }) => kind === 'programme' && issued);
  return new Map(
    certificates.map((certificate) => {
      const lines = (certificate.stack ?? []).filter(({ through }) => through === undefined);
      const parts = lines.flatMap(({ award }) => byId.get(award) ?? []);
      return [
        certificate.code,
        {
          certificate,
          own: parts.filter(({ kind }) => kind === 'module'),
          inner: parts.filter(({ kind }) => kind === 'programme').map(({ code }) => code),
        },
      ];
    }),
  );
}

/** For each programme that no other builds on: the codes of it and of all that it builds on. */
function trailsOf({ programmes }: RuleCatalogue): ReadonlySet<string>[] {
  const below = [...programmes].map(([code, { rule }]) => ({
    code,
    inner: programmesBelow(rule, programmes),
  }));
  return below
    .filter(({ code }) => !below.some(({ inner }) => inner.has(code)))
    .map(({ code, inner }) => new Set([...inner, code]));
}

interface Around {
  readonly state: LearnerState;
  readonly offers: Offers;
  readonly dueNow: ReadonlyMap<string, DueStanding>;
  /** The levels before this one. */
  readonly levels: ReadonlyMap<string, Level>;
}

function toLevel(planned: PathLevel, programme: PublishedProgramme, around: Around): Level {
  const standing = standingOf(planned, programme, around);
  const stones = planned.own.map((step) => toStone(step, standing, planned, around));
  const inner = planned.inner.flatMap((code) => around.levels.get(code) ?? []);
  const own = stones.filter((stone) => stone.standing === 'done').reduce((sum, { ects }) => sum + ects, 0);
  return {
    programme,
    standing,
    award: around.state.awards.find(({ id }) => id === planned.certificate?.id),
    stones,
    done: inner.reduce((sum, { done }) => sum + done, own),
    ects: planned.ects,
    needs: needsOf(planned, programme, around.offers),
  };
}

function standingOf(planned: PathLevel, programme: PublishedProgramme, around: Around): LevelStanding {
  const { state, dueNow } = around;
  if (planned.certificate) {
    const held = state.awards.find(({ id }) => id === planned.certificate?.id);
    return held?.suspended ? 'suspended' : 'held';
  }
  const due = dueNow.get(programme.code);
  if (due) return due;
  if (!planned.offered) return 'closed';
  if (!planned.open) return 'later';
  return planned.way && planned.way.modules.length > 0 ? 'next' : 'later';
}

function toStone(
  { award, held }: PathStep,
  level: LevelStanding,
  { way }: PathLevel,
  { state, offers }: Around,
): Stone {
  const own = held ? state.awards.find(({ id }) => id === award.id) : undefined;
  if (own) return heldStone(own, offers);
  return {
    ...placedOffer(award.code, way, offers),
    id: award.id,
    standing: level === 'next' ? 'in-reach' : 'missing',
    award: undefined,
    issuer: undefined,
  };
}

function heldStone(award: LiveAward, offers: Offers): Stone {
  return {
    ...offers.offer(award.code),
    title: offers.titleOf(award),
    ects: award.ects,
    id: award.id,
    standing: award.suspended ? 'suspended' : 'done',
    award,
    issuer: offers.issuerOf(award),
  };
}

/** A module of the shortest way, at the institutions with which that way works; of others all. */
function placedOffer(code: string, way: PathLevel['way'], offers: Offers): Offer {
  const offer = offers.offer(code);
  const step = way?.modules.find((module) => module.code === code);
  if (!step) return offer;
  return { ...offer, institutions: offer.institutions.filter(({ did }) => step.institutions.includes(did)) };
}

function needsOf({ missing = [], way }: PathLevel, programme: PublishedProgramme, offers: Offers): Need[] {
  const shortest = new Set(way?.modules.map(({ code }) => code));
  const titles = new Map(leavesOf(programme.rule).map(({ part, title }) => [part, title]));
  return missing.map((one) => {
    const { need } = one;
    const codes = need.kind === 'module' ? [need.module] : 'from' in need ? need.from : [];
    return {
      lacks: need,
      part: 'part' in one ? titles.get(one.part) : undefined,
      offers: codes.map((code) => ({
        ...placedOffer(code, way, offers),
        shortest: shortest.has(code),
      })),
    };
  });
}
