import { allOver } from '../common/all-over.js';
import { CairnError } from '../common/errors.js';
import type { TrustMaterial } from '../verification/material.js';
import { chunksOf, type FinishDeps, finishChunk, signAll } from './issue-batch.js';
import type { AwardPlan, IssuingStore, NewLearner, SignedAward, StatusPlace } from './ports.js';
import { requireSound } from './prepare.js';

export interface IssueDeps extends FinishDeps {
  readonly store: IssuingStore;
  readonly trust: () => Promise<TrustMaterial>;
  /** In a dry run, of which nothing stays: what is recorded counts as signed, and no key is used. */
  readonly pretend?: boolean | undefined;
  /** Waits a moment while somebody waits for an answer of this process. */
  readonly giveWay?: () => Promise<void>;
}

/**
 * Issues awards, few or some hundred: signs their credentials, and records all of it or nothing. What they make due is
 * for `settle`. Nothing is recorded before it is signed and nothing leaves before it is recorded, so that a crash leaves
 * no trace. `patience`: the longest wait for a lock, in milliseconds. Throws what `signAwards` and `recordAwards` throw.
 */
export async function issueAwards(
  deps: IssueDeps,
  plans: readonly AwardPlan[],
  newLearners: readonly NewLearner[],
  actor: string,
  patience?: number,
): Promise<void> {
  if (plans.length === 0) return;
  const signed = await signAwards(deps, plans);
  await deps.store.recordAwards(signed, newLearners, { actor, at: deps.clock() }, patience);
}

/** How many awards are signed and recorded together where others follow. */
const TURN = 100;
/** In so many lanes turns go on side by side: while one waits for the database or a thread, another has something to do. */
const LANES = 2;

/**
 * Issues awards in turns, before each of which it gives way: while some are recorded, others are signed. Of each turn all is recorded
 * or nothing; what was recorded stays if another turn throws, as `issueAwards` does.
 */
export async function issueInTurns(
  deps: IssueDeps,
  plans: readonly AwardPlan[],
  newLearners: readonly NewLearner[],
  actor: string,
): Promise<void> {
  const fresh = new Map(newLearners.map((learner) => [learner.id, learner]));
  // all of a learner in one lane, one turn after the other
  const learners = new Map(
    [...new Set(plans.map(({ award }) => award.learner.id))].map((id, at) => [id, at]),
  );
  const laneOf = ({ award }: AwardPlan) => (learners.get(award.learner.id) ?? 0) % LANES;
  const lanes = Array.from({ length: LANES }, (_, lane) => plans.filter((plan) => laneOf(plan) === lane));
  await allOver(lanes.map((lane) => issueLane(deps, lane, fresh, actor)));
}

/** `unknown`: learners that are recorded with the first award of theirs. */
async function issueLane(
  deps: IssueDeps,
  plans: readonly AwardPlan[],
  unknown: Map<string, NewLearner>,
  actor: string,
): Promise<void> {
  let recording = Promise.resolve();
  for (let at = 0; at < plans.length; at += TURN) {
    await deps.giveWay?.();
    const [signed] = await allOver([signAwards(deps, plans.slice(at, at + TURN)), recording]);
    const fresh = new Set(signed.flatMap(({ plan: { award } }) => unknown.get(award.learner.id) ?? []));
    for (const { id } of fresh) unknown.delete(id);
    recording = deps.store.recordAwards(signed, [...fresh], { actor, at: deps.clock() });
    recording.catch(() => undefined);
  }
  await recording;
}

/**
 * Steps 1 to 5 of issuing: reserves places in status lists, builds, expands, lints, signs and verifies the credentials of
 * plans. Throws `issue.lint` and `issue.self-check`.
 */
export async function signAwards(deps: IssueDeps, plans: readonly AwardPlan[]): Promise<SignedAward[]> {
  if (plans.length === 0) return [];
  const places = await placesFor(deps.store, plans);
  const built = plans.map((plan, index) => {
    const place = places[index];
    if (!place) throw new CairnError('incoherent', 'status.no-place', 'A credential has no place in a list');
    return { plan, place, issuerDid: plan.award.issuerDid, unsigned: plan.document(place.slot) };
  });
  await requireSound(built.map(({ unsigned }) => unsigned));
  const signedAt = deps.clock();
  const documents = deps.pretend ? [] : await signAll(deps, built, await deps.trust(), signedAt);
  return built.map(({ plan, place }, index) => ({ plan, place, document: documents[index] ?? '', signedAt }));
}

/** A place for each plan, in their order. */
async function placesFor(store: IssuingStore, plans: readonly AwardPlan[]): Promise<StatusPlace[]> {
  const byIssuer = new Map<string, AwardPlan[]>();
  for (const plan of plans) {
    const own = byIssuer.get(plan.award.issuerDid);
    if (own) own.push(plan);
    else byIssuer.set(plan.award.issuerDid, [plan]);
  }
  const places = new Map<AwardPlan, StatusPlace>();
  for (const [issuerDid, own] of byIssuer) {
    const taken = await store.takePlaces(issuerDid, own.length);
    for (const [index, place] of taken.entries()) {
      const plan = own[index];
      if (plan) places.set(plan, place);
    }
  }
  return plans.flatMap((plan) => places.get(plan) ?? []);
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
