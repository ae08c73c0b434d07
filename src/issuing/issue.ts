import type { TrustMaterial } from '../verification/material.js';
import { chunksOf, type FinishDeps, finishChunk } from './issue-batch.js';
import type { AwardPlan, IssuingStore, NewLearner } from './ports.js';
import { prepare } from './prepare.js';

export interface IssueDeps extends FinishDeps {
  readonly store: IssuingStore;
  readonly trust: () => Promise<TrustMaterial>;
  /** In a dry run, of which nothing stays: what is recorded counts as signed, and no key is used. */
  readonly pretend?: boolean | undefined;
}

/**
 * Issues awards, few or some hundred: prepares them all, records them all or none, signs and stores them. What they make
 * due is for `settle`. Throws what `prepare`, `recordAwards` and `finishChunk` throw; what was recorded before that is
 * finished by the next `finishIntents` or start.
 */
export async function issueAwards(
  deps: IssueDeps,
  plans: readonly AwardPlan[],
  newLearners: readonly NewLearner[],
  actor: string,
): Promise<void> {
  if (plans.length === 0) return;
  await prepare(plans);
  await deps.store.recordAwards(plans, newLearners, { actor, at: deps.clock() });
  await finishIntents(
    deps,
    plans.map(({ credentialId }) => credentialId),
    actor,
  );
}

/** Finishes the intents of these credentials. */
export async function finishIntents(
  deps: IssueDeps,
  credentialIds: readonly string[],
  actor: string,
): Promise<void> {
  if (credentialIds.length === 0) return;
  if (deps.pretend) return pretendToFinish(deps, credentialIds, actor);
  const trust = await deps.trust();
  for (const ids of chunksOf(credentialIds)) {
    await finishChunk(deps, await deps.store.selectIntents(ids), trust, actor);
  }
}

async function pretendToFinish(
  { store, clock }: IssueDeps,
  credentialIds: readonly string[],
  actor: string,
): Promise<void> {
  const at = clock();
  const signed = credentialIds.map((credentialId) => ({ credentialId, document: '', signedAt: at }));
  await store.storeSigned(signed, { actor, at });
}

/** What became of the intents that a crash left behind. */
export interface Recovery {
  readonly finished: number;
  /** Intents that could not be finished now: they stay, and are tried again. */
  readonly failed: readonly { readonly credentialId: string; readonly error: unknown }[];
}

/** Finishes what a crash left between intent and signature. One that can't be finished doesn't hold up the others. */
export async function finishPending(deps: IssueDeps, actor: string): Promise<Recovery> {
  let finished = 0;
  const failed: { credentialId: string; error: unknown }[] = [];
  const credentialIds = await deps.store.selectIntentIds();
  if (credentialIds.length === 0) return { finished, failed };
  const trust = await deps.trust();
  const finish = async (ids: readonly string[]) => {
    const intents = await deps.store.selectIntents(ids);
    finished += (await finishChunk(deps, intents, trust, actor)).length;
  };
  for (const ids of chunksOf(credentialIds)) {
    try {
      await finish(ids);
    } catch {
      // one of them spoils the chunk: each by itself
      for (const id of ids) {
        await finish([id]).catch((error: unknown) => failed.push({ credentialId: id, error }));
      }
    }
  }
  return { finished, failed };
}
