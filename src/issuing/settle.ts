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
  const consequences: Consequence[] = [];
  for (const learnerId of learnerIds)
    consequences.push(...(await reevaluate(deps, learnerId, options.actor)));
  return { consequences, composed: await compose(deps, { ...options, learnerIds }) };
}

/** What a start does first: finishes what a crash left half-done, from intents to certificates that were due. */
export async function recover(deps: SettleDeps, actor: string): Promise<Recovery & Settled> {
  const recovery = await finishPending(deps, actor);
  return { ...recovery, ...(await settle(deps, { actor })) };
}
