import { randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import { isUuid, uuidOf } from '../../common/uuid.js';
import { isWithin } from '../../common/wall.js';
import type { LifecycleDeps } from '../lifecycle/acts.js';
import type { Party } from '../lifecycle/party.js';
import type { DryRun } from '../lifecycle/ports.js';
import { checkReason } from '../lifecycle/reason.js';
import type { MergeQuery, MergeRecord, MergeStore, MergeStores } from './ports.js';

export interface MergeDeps extends Omit<LifecycleDeps, 'dryRun'> {
  readonly merging: MergeStore;
  readonly dryRun: DryRun<MergeStores>;
}

/**
 * Proposes that two records are one person: an institution of two learners that it knows, the network of any. Nothing
 * moves until somebody else confirms it. `requestId`: a repetition finds the proposal that it made before.
 *
 * @throws CairnError `act.reason`, `merge.same-record` (kind `invalid`), `learner.unknown` (kind `not-found`),
 *   `learner.merged` (kind `refused`), `merge.exists` (kind `conflict`).
 */
export async function proposeMerge(
  deps: MergeDeps,
  wish: { readonly kept: string; readonly merged: string; readonly reason: string },
  party: Party,
  requestId?: string,
): Promise<MergeRecord> {
  const reason = checkReason(wish.reason);
  const [keptId, mergedId] = [uuidOf(wish.kept), uuidOf(wish.merged)];
  if (keptId === undefined || mergedId === undefined) throw unknownLearner();
  if (keptId === mergedId) {
    const message = 'A record is not merged with itself.';
    throw invalid({ code: 'merge.same-record', pointer: '/merged', message, expected: 'another record' });
  }
  const { institution: code, did } = party;
  const institution = code === undefined || did === undefined ? undefined : { code, did };
  if (!(await deps.merging.knowsLearners(institution, [keptId, mergedId]))) throw unknownLearner();
  const before = requestId === undefined ? undefined : await deps.merging.selectOptionalMerge(requestId);
  if (before) return before;
  const act = { actor: party.actor, at: deps.clock() };
  const merge: MergeRecord = {
    id: requestId ?? randomUuid(deps.random),
    keptId,
    mergedId,
    proposedOf: code,
    proposedBy: party.actor,
    proposedAt: act.at,
    reason,
    state: 'proposed',
    decidedBy: undefined,
    decidedAt: undefined,
  };
  await deps.merging.insertMerge(merge, act);
  return merge;
}

/** A proposal that the party may see: its institution's own, or any if it is the network. Throws `merge.unknown`. */
export async function readMerge(
  deps: Pick<MergeDeps, 'merging'>,
  id: string,
  party: Party,
): Promise<MergeRecord> {
  const merge = isUuid(id) ? await deps.merging.selectOptionalMerge(id) : undefined;
  if (merge && isWithin(party.institution, merge.proposedOf)) return merge;
  throw new CairnError('not-found', 'merge.unknown', 'There is no such proposal');
}

/** Proposals, newest first. */
export function listMerges(
  deps: Pick<MergeDeps, 'merging'>,
  query: Omit<MergeQuery, 'proposedOf'>,
  party: Party,
): Promise<MergeRecord[]> {
  return deps.merging.selectMerges({ ...query, proposedOf: party.institution });
}

function unknownLearner(): CairnError {
  return new CairnError('not-found', 'learner.unknown', 'There is no learner of this id');
}
