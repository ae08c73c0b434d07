import { type Composed, type ComposeOptions, hasAwardsToCome, mintNext } from './compose.js';
import { finishPending, type Recovery } from './issue.js';
import type { PublishedCatalogue } from './ports.js';
import { type Consequence, type ReevaluateDeps, reevaluate } from './reevaluate.js';

export type SettleDeps = ReevaluateDeps;

export interface Settled {
  readonly consequences: readonly Consequence[];
  readonly composed: readonly Composed[];
}

/**
 * Brings the certificates of learners up to date with their awards: evaluates again what is suspended for a part, and
 * mints what has become due, until nothing changes any more.
 */
export async function settle(deps: SettleDeps, options: ComposeOptions): Promise<Settled> {
  const learnerIds = options.learnerIds ?? (await deps.store.selectLearnersToCompose());
  if (learnerIds.length === 0) return { consequences: [], composed: [] };
  const catalogue = await deps.store.selectCatalogue();
  const settled: Settled[] = [];
  for (const learnerId of learnerIds) settled.push(await settleLearner(deps, learnerId, catalogue, options));
  return merged(settled);
}

function merged(settled: readonly Settled[]): Settled {
  return {
    consequences: settled.flatMap(({ consequences }) => consequences),
    composed: settled.flatMap(({ composed }) => composed),
  };
}

/**
 * One look after the other: a certificate that was minted or reissued may be what another one waits for. Only a look
 * that finds nothing to do marks the learner as done, up to what was wanted before it: a crash or another process at
 * any moment leaves the learner to be looked at again.
 */
async function settleLearner(
  deps: SettleDeps,
  learnerId: string,
  catalogue: PublishedCatalogue,
  options: ComposeOptions,
): Promise<Settled> {
  const consequences = new Map<string, Consequence>();
  const composed: Composed[] = [];
  for (;;) {
    const state = await deps.store.selectLearnerState(learnerId);
    if (state.awards.some(({ suspended }) => suspended)) {
      const outcomes = await reevaluate(deps, learnerId, catalogue, options.actor);
      for (const outcome of outcomes) consequences.set(outcome.awardId, outcome);
      if (outcomes.some(({ outcome }) => outcome === 'reissued')) continue;
    }
    const look = await mintNext(deps, state, catalogue, options);
    composed.push(...look.composed);
    if (look.again) continue;
    // a proposal stands until a person confirms it, so such a learner is looked at again
    const done = look.composed.length === 0 && !state.unfinished;
    if (done && !hasAwardsToCome(state, catalogue, deps.clock()))
      await deps.store.markComposed(learnerId, state.composeWanted);
    return { consequences: [...consequences.values()], composed };
  }
}

/** What a start found and did. */
export interface Recovered extends Recovery, Settled {
  /** Learners whose certificates could not be brought up to date now: they are tried again. */
  readonly unsettled: readonly { readonly learnerId: string; readonly error: unknown }[];
}

/**
 * What a start does first: finishes what a crash left half-done, from intents to certificates that were due. What can't
 * be finished doesn't hold up the rest.
 */
export async function recover(deps: SettleDeps, actor: string): Promise<Recovered> {
  const recovery = await finishPending(deps, actor);
  const settled: Settled[] = [];
  const unsettled: { learnerId: string; error: unknown }[] = [];
  for (const learnerId of await deps.store.selectLearnersToCompose()) {
    try {
      settled.push(await settle(deps, { actor, learnerIds: [learnerId] }));
    } catch (error) {
      unsettled.push({ learnerId, error });
    }
  }
  return { ...recovery, ...merged(settled), unsettled };
}
