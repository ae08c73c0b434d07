import { type Composed, type ComposeOptions, compose } from './compose.js';
import { finishPending, type Recovery } from './issue.js';
import { type Consequence, type ReevaluateDeps, reevaluate } from './reevaluate.js';

export type SettleDeps = ReevaluateDeps;

export interface Settled {
  readonly consequences: readonly Consequence[];
  readonly composed: readonly Composed[];
}

/**
 * Brings the certificates of learners up to date with their awards: evaluates again what is suspended for a part, then
 * mints what has become due.
 */
export async function settle(deps: SettleDeps, options: ComposeOptions): Promise<Settled> {
  const learnerIds = options.learnerIds ?? (await deps.store.selectLearnersToCompose());
  const outcomes = new Map<string, Consequence>();
  const evaluateAgain = async (ids: Iterable<string>) => {
    for (const id of ids)
      for (const outcome of await reevaluate(deps, id, options.actor)) outcomes.set(outcome.awardId, outcome);
  };
  await evaluateAgain(learnerIds);
  const composed = await compose(deps, { ...options, learnerIds });
  // a certificate that was minted may be what one that contained its predecessor is suspended for
  await evaluateAgain(
    new Set(composed.filter(({ state }) => state === 'issued').map(({ learnerId }) => learnerId)),
  );
  return { consequences: [...outcomes.values()], composed };
}

/** What a start does first: finishes what a crash left half-done, from intents to certificates that were due. */
export async function recover(deps: SettleDeps, actor: string): Promise<Recovery & Settled> {
  const recovery = await finishPending(deps, actor);
  return { ...recovery, ...(await settle(deps, { actor })) };
}
