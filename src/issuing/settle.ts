import { allOver } from '../common/all-over.js';
import { type Composed, type ComposeOptions, hasAwardsToCome, mintNext } from './compose.js';
import { finishPending, type Recovery } from './issue.js';
import { chunksOf } from './issue-batch.js';
import type { LearnerState } from './ports.js';
import { type Consequence, type ReevaluateDeps, reevaluate } from './reevaluate.js';

export type SettleDeps = ReevaluateDeps;

export interface Settled {
  readonly consequences: readonly Consequence[];
  readonly composed: readonly Composed[];
}

/** Chunks of learners that are settled at the same time: while one waits for the database, the other is evaluated and signed. */
const AT_ONCE = 2;

/**
 * Brings the certificates of learners up to date with their awards, some hundred learners at a time: evaluates again what
 * is suspended for a part, and mints what has become due, until nothing changes any more.
 */
export async function settle(deps: SettleDeps, options: ComposeOptions): Promise<Settled> {
  const learnerIds = options.learnerIds ?? (await deps.store.selectLearnersToCompose());
  if (learnerIds.length === 0) return { consequences: [], composed: [] };
  const chunks = chunksOf([...new Set(learnerIds)]);
  const settled: Settled[] = [];
  for (let at = 0; at < chunks.length; at += AT_ONCE) {
    const working = chunks.slice(at, at + AT_ONCE).map((chunk) => settleChunk(deps, chunk, options));
    settled.push(...(await allOver(working)));
  }
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
  for (let open = learnerIds; open.length > 0; ) {
    // as it is now: a version may have been retired since the look before
    const catalogue = await deps.store.selectCatalogue();
    const states = await deps.store.selectLearnerStates(open);
    const steady: LearnerState[] = [];
    const again = new Set<string>();
    const holding = states.filter(({ awards }) => awards.some(({ suspended }) => suspended));
    const waiting = await deps.revoking.selectSuspended(holding.map(({ learner }) => learner.id));
    for (const state of states) {
      const suspended = waiting.filter(({ learnerId }) => learnerId === state.learner.id);
      const outcomes = await reevaluate(deps, { state, suspended }, catalogue, options.actor);
      for (const outcome of outcomes) consequences.set(outcome.awardId, outcome);
      // one that was reissued may be what another one waits for
      if (outcomes.some(({ outcome }) => outcome !== 'suspended')) again.add(state.learner.id);
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
