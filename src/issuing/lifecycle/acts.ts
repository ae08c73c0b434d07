import { CairnError, type Fault } from '../../common/errors.js';
import { uuidOf } from '../../common/uuid.js';
import { finishIntents } from '../issue.js';
import type { AwardRecord } from '../ports.js';
import { type SettleDeps, settle } from '../settle.js';
import {
  type AwardEffect,
  certificateEffects,
  composedEffects,
  type Effect,
  seenBy,
  together,
} from './effect.js';
import { isOwn, type Party } from './party.js';
import type { ActStores, DryRun, LifecycleStore } from './ports.js';
import { checkReason } from './reason.js';
import { replanned } from './retry.js';

export interface LifecycleDeps extends SettleDeps {
  readonly lifecycle: LifecycleStore;
  readonly dryRun: DryRun<ActStores>;
}

/** What can be done to awards that exist. */
export const ACTS = ['revoke', 'suspend', 'reinstate'] as const;
export type AwardAct = (typeof ACTS)[number];

/** Most awards that are acted on at once; more of them are a job. */
export const MOST_AT_ONCE = 50;

/**
 * Revokes, suspends or reinstates awards, given by their ids or those of their credentials, for a reason that is kept.
 * Whatever is wrong with any of them is told before anything is done; then each is an act of its own, so that to repeat
 * the call after a failure does what is left. Certificates that use them follow, whoever awarded those.
 *
 * @throws CairnError `act.reason`, `act.too-many` (kind `invalid`), `award.unknown` (kind `not-found`) for what is not
 *   there or not the party's, `award.revoked` (kind `conflict`) for what can't be suspended or reinstated any more.
 */
export async function actOnAwards(
  deps: LifecycleDeps,
  act: AwardAct,
  ids: readonly string[],
  reason: string,
  party: Party,
): Promise<Effect> {
  const said = checkReason(reason);
  refuseTooMany(ids);
  const awards = await selectOwn(deps.lifecycle, act, ids, party);
  const effects: Effect[] = [];
  for (const group of byLearner(awards)) effects.push(await enact(deps, act, group, said, party.actor));
  return seenBy(party, together(effects));
}

/** What `actOnAwards` would do at this moment: it is done, and undone, learner by learner. Throws as that does. */
export async function previewAct(
  deps: LifecycleDeps,
  act: AwardAct,
  ids: readonly string[],
  party: Party,
): Promise<Effect> {
  refuseTooMany(ids);
  const awards = await selectOwn(deps.lifecycle, act, ids, party);
  const effects: Effect[] = [];
  for (const group of byLearner(awards)) {
    const work = (stores: ActStores) =>
      enact({ ...deps, ...stores, pretend: true }, act, group, 'Preview.', party.actor);
    effects.push(await deps.dryRun(work));
  }
  return seenBy(party, together(effects));
}

function refuseTooMany(ids: readonly string[]): void {
  if (ids.length > 0 && ids.length <= MOST_AT_ONCE) return;
  const message = 'This many awards are not acted on at once.';
  const fault = {
    code: 'act.too-many',
    pointer: '/awards',
    message,
    expected: `1 to ${MOST_AT_ONCE} awards`,
  };
  throw new CairnError('invalid', fault.code, message, [fault]);
}

/** Awards by their ids; throws for all that are not there, not the party's, or past the act. */
export async function selectOwn(
  lifecycle: LifecycleStore,
  act: AwardAct,
  ids: readonly string[],
  party: Party,
): Promise<AwardRecord[]> {
  const uuids = ids.map(uuidOf);
  const known = await lifecycle.selectAwardsById(uuids.filter((id) => id !== undefined));
  const unknown: Fault[] = [];
  const past: Fault[] = [];
  const awards = new Map<string, AwardRecord>();
  for (const [index, id] of uuids.entries()) {
    const award = id === undefined ? undefined : known.get(id);
    const pointer = `/awards/${index}`;
    if (!award || !isOwn(party, award.issuerDid)) {
      const message = 'There is no award or credential of this id.';
      unknown.push({ code: 'award.unknown', pointer, message });
    } else if (award.revoked && act !== 'revoke') {
      past.push({ code: 'award.revoked', pointer, message: 'The award is revoked, and stays so.' });
    } else awards.set(award.id, award);
  }
  if (unknown.length > 0)
    throw new CairnError('not-found', 'award.unknown', 'There is no award or credential of this id', unknown);
  if (past.length > 0)
    throw new CairnError('conflict', 'award.revoked', 'The award is revoked, and stays so', past);
  return [...awards.values()];
}

function byLearner(awards: readonly AwardRecord[]): AwardRecord[][] {
  const groups = new Map<string, AwardRecord[]>();
  for (const award of awards) groups.set(award.learnerId, [...(groups.get(award.learnerId) ?? []), award]);
  return [...groups.values()];
}

/** Acts on awards of one learner and brings the learner's certificates up to date. */
export async function enact(
  deps: LifecycleDeps,
  act: AwardAct,
  awards: readonly AwardRecord[],
  reason: string,
  actor: string,
): Promise<Effect> {
  const ids = awards.map(({ id }) => id);
  const [learnerId = ''] = awards.map((award) => award.learnerId);
  // what is recorded and not signed yet can't be suspended; all at once, before it is looked how certificates stand
  if (act === 'suspend') await finishIntents(deps, await deps.store.selectIntentIds(ids), actor);
  return withEffect(deps, learnerId, ids, actor, () => change(deps, act, ids, reason, actor));
}

/** Does something to awards of one learner, settles, and tells what that did: `work` answers with what it changed. */
export async function withEffect(
  deps: LifecycleDeps,
  learnerId: string,
  ids: readonly string[],
  actor: string,
  work: () => Promise<ReadonlySet<string>>,
): Promise<Effect> {
  const before = await deps.lifecycle.selectCertificates(learnerId);
  const changed = await work();
  const { composed } = await settle(deps, { actor, learnerIds: [learnerId] });
  const after = await deps.lifecycle.selectCertificates(learnerId);
  const now = await deps.lifecycle.selectAwardsById(ids);
  return {
    awards: ids.map((id) => standing(id, now.get(id), changed.has(id))),
    certificates: certificateEffects(before, after, new Set(ids)),
    composed: composedEffects(composed),
  };
}

function standing(awardId: string, award: AwardRecord | undefined, changed: boolean): AwardEffect {
  const gone = !award || award.revoked;
  return { awardId, changed, standing: gone ? 'revoked' : award.suspended ? 'suspended' : 'in-force' };
}

/** Acts on awards, some hundred at most, of however many learners; which of them changed. Settling is left to whoever calls. */
export async function change(
  deps: LifecycleDeps,
  act: AwardAct,
  ids: readonly string[],
  reason: string,
  actor: string,
): Promise<ReadonlySet<string>> {
  if (act === 'revoke')
    return new Set(await deps.revoking.revokeAwards(ids, reason, 'person', { actor, at: deps.clock() }));
  const changed = new Set<string>();
  for (const id of ids) if (await suspendOrReinstate(deps, act, id, reason, actor)) changed.add(id);
  return changed;
}

function suspendOrReinstate(
  deps: LifecycleDeps,
  act: Exclude<AwardAct, 'revoke'>,
  id: string,
  reason: string,
  actor: string,
): Promise<boolean> {
  const by = { actor, at: deps.clock() };
  if (act === 'reinstate') return deps.lifecycle.reinstateAward(id, reason, by);
  // another credential may be recorded meanwhile, and has to be signed first
  return replanned(async () => {
    await finishIntents(deps, await deps.store.selectIntentIds([id]), actor);
    return deps.lifecycle.suspendAward(id, reason, by);
  });
}
