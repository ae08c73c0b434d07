import { type Composed, type ComposeOptions, hasAwardsToCome, mintNext } from './compose.js';
import { finishPending, type Recovery } from './issue.js';
import { chunksOf } from './issue-batch.js';
import type { LearnerState, PublishedCatalogue } from './ports.js';
import { type Consequence, type ReevaluateDeps, reevaluate } from './reevaluate.js';

export type SettleDeps = ReevaluateDeps;

export interface Settled {
  readonly consequences: readonly Consequence[];
  readonly composed: readonly Composed[];
}

/**
 * Brings the certificates of learners up to date with their awards, some hundred learners at a time: evaluates again what
 * is suspended for a part, and mints what has become due, until nothing changes any more.
 */
export async function settle(deps: SettleDeps, options: ComposeOptions): Promise<Settled> {
  const learnerIds = options.learnerIds ?? (await deps.store.selectLearnersToCompose());
  if (learnerIds.length === 0) return { consequences: [], composed: [] };
  const settled: Settled[] = [];
  for (const chunk of chunksOf(learnerIds)) settled.push(await settleChunk(deps, chunk, options));
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
 * that finds nothing to do marks a learner as done, up to what was wanted before it: a crash or another process at any
 * moment leaves the learner to be looked at again.
 */
async function settleChunk(
  deps: SettleDeps,
  learnerIds: readonly string[],
  options: ComposeOptions,
): Promise<Settled> {
  const consequences = new Map<string, Consequence>();
  const composed: Composed[] = [];
  for (let open = [...new Set(learnerIds)]; open.length > 0; ) {
    // as it is now: a version may have been retired since the look before
    const catalogue = await deps.store.selectCatalogue();
    const states = await deps.store.selectLearnerStates(open);
    const steady: LearnerState[] = [];
    const again = new Set<string>();
    for (const state of states) {
      if (await reissuedAny(deps, state, catalogue, options.actor, consequences)) again.add(state.learner.id);
      else steady.push(state);
    }
    const look = await mintNext(deps, steady, catalogue, options);
    composed.push(...look.composed);
    for (const id of look.again) again.add(id);
    // a proposal stands until a person confirms it, so such a learner is looked at again
    const found = new Set([...again, ...look.composed.map(({ learnerId }) => learnerId)]);
    const done = steady.filter(
      (state) =>
        !found.has(state.learner.id) && !state.unfinished && !hasAwardsToCome(state, catalogue, deps.clock()),
    );
    await deps.store.markComposed(
      done.map(({ learner, composeWanted }) => ({ learnerId: learner.id, composeWanted })),
    );
    open = [...again];
  }
  return { consequences: [...consequences.values()], composed };
}

/** Evaluates again what is suspended of a learner; whether anything was reissued. */
async function reissuedAny(
  deps: SettleDeps,
  state: LearnerState,
  catalogue: PublishedCatalogue,
  actor: string,
  consequences: Map<string, Consequence>,
): Promise<boolean> {
  if (!state.awards.some(({ suspended }) => suspended)) return false;
  const outcomes = await reevaluate(deps, state.learner.id, catalogue, actor);
  for (const outcome of outcomes) consequences.set(outcome.awardId, outcome);
  return outcomes.some(({ outcome }) => outcome !== 'suspended');
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
  for (const learnerIds of chunksOf(await deps.store.selectLearnersToCompose())) {
    try {
      settled.push(await settle(deps, { actor, learnerIds }));
    } catch {
      // one of them spoils the chunk: each by itself
      for (const learnerId of learnerIds) {
        const one = settle(deps, { actor, learnerIds: [learnerId] });
        await one.then(
          (result) => settled.push(result),
          (error: unknown) => unsettled.push({ learnerId, error }),
        );
      }
    }
  }
  return { ...recovery, ...merged(settled), unsettled };
}
