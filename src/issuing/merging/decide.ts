import { CairnError } from '../../common/errors.js';
import { finishIntents } from '../issue.js';
import {
  type CertificateEffect,
  type ComposedEffect,
  certificateEffects,
  composedEffects,
  seenBy,
} from '../lifecycle/effect.js';
import { maySee, type Party } from '../lifecycle/party.js';
import { planRendering } from '../lifecycle/rendering.js';
import { isRenewable } from '../lifecycle/renewable.js';
import { replanned } from '../lifecycle/retry.js';
import { prepare } from '../prepare.js';
import { settle } from '../settle.js';
import type { MergedAwards, MergeRecord, MovedAward } from './ports.js';
import { type MergeDeps, readMerge } from './propose.js';

/** What a merge did, or would do. It can't be undone. */
export interface MergeEffect extends MergedAwards {
  readonly certificates: readonly CertificateEffect[];
  readonly composed: readonly ComposedEffect[];
}

/** What confirming would do at this moment, as far as the party may see it. Throws as `confirmMerge` does. */
export async function previewMerge(deps: MergeDeps, merge: MergeRecord, party: Party): Promise<MergeEffect> {
  const work = () =>
    deps.dryRun((stores) => mergeOnce({ ...deps, ...stores, pretend: true }, merge, 'preview'));
  const effect = await replanned(work);
  const own = ({ issuerDid }: MovedAward) => maySee(party, issuerDid);
  const { certificates, composed } = seenBy(party, { awards: [], ...effect });
  return { moved: effect.moved.filter(own), ended: effect.ended.filter(own), certificates, composed };
}

/**
 * Confirms a proposal, which somebody else made. What the merged record has moves to the kept one; credentials of its
 * awards are superseded by ones about the kept learner, its certificates are evaluated again and made anew in that one's
 * name, and what has become due together is composed. To repeat it finishes what a crash left.
 *
 * @throws CairnError `merge.unknown`, `merge.same-person`, `merge.names-differ`, `learner.merged`, `award.not-renewable`
 *   (kind `refused`), `merge.decided` (kind `conflict`).
 */
export async function confirmMerge(deps: MergeDeps, id: string, party: Party): Promise<MergeEffect> {
  const merge = await readMerge(deps, id, party);
  refuseSamePerson(merge, party);
  return replanned(() => mergeOnce(deps, merge, party.actor));
}

/** Rejects a proposal, which somebody else made; to repeat it changes nothing. Throws as `confirmMerge` does. */
export async function rejectMerge(deps: MergeDeps, id: string, party: Party): Promise<void> {
  const merge = await readMerge(deps, id, party);
  refuseSamePerson(merge, party);
  const rejected = await deps.merging.rejectMerge(id, { actor: party.actor, at: deps.clock() });
  if (rejected) return;
  if ((await deps.merging.selectOptionalMerge(id))?.state !== 'rejected')
    throw new CairnError('conflict', 'merge.decided', 'The proposal is decided already');
}

function refuseSamePerson(merge: MergeRecord, party: Party): void {
  if (merge.proposedBy !== party.actor) return;
  const message = 'Who proposed it does not decide it: somebody else looks at it';
  throw new CairnError('refused', 'merge.same-person', message);
}

async function mergeOnce(deps: MergeDeps, merge: MergeRecord, actor: string): Promise<MergeEffect> {
  const { keptId, mergedId } = merge;
  const catalogue = await deps.store.selectCatalogue();
  const kept = await deps.store.selectOptionalLearner(keptId);
  if (!kept) throw new CairnError('incoherent', 'learner.unknown', 'A record of the proposal is not there');
  await finishUnsigned(deps, mergedId, actor);
  const before = [
    ...(await deps.lifecycle.selectCertificates(keptId)),
    ...(await deps.lifecycle.selectCertificates(mergedId)),
  ];
  const awards = await deps.merging.selectMergedAwards(merge);
  const moved = new Set(awards.moved.filter(({ kind }) => kind === 'module').map(({ awardId }) => awardId));
  const present = await deps.lifecycle.selectRenderableAwards(mergedId);
  const renderable = present.filter(({ award }) => moved.has(award.id));
  const { registry } = await deps.trust();
  if (!renderable.every((award) => isRenewable(award, registry, deps.clock()))) {
    const message = 'Awards would move whose issuer may not sign any more';
    throw new CairnError('refused', 'award.not-renewable', message);
  }
  const plans = renderable.map((award) => planRendering(deps.random, award, kept, catalogue));
  await prepare(plans);
  const changed = await deps.merging.confirmMerge(merge.id, plans, { actor, at: deps.clock() });
  const made = changed ? plans.map(({ credentialId }) => credentialId) : [];
  await finishIntents(deps, made, actor);
  if (!changed) await finishUnsigned(deps, keptId, actor);
  const { composed } = await settle(deps, { actor, learnerIds: [keptId] });
  const after = await deps.lifecycle.selectCertificates(keptId);
  return {
    ...awards,
    certificates: certificateEffects(before, after, moved),
    composed: composedEffects(composed),
  };
}

/** Signs what is recorded and not signed yet of a learner's awards. */
async function finishUnsigned(deps: MergeDeps, learnerId: string, actor: string): Promise<void> {
  const awards = await deps.lifecycle.selectRenderableAwards(learnerId);
  const unfinished = awards.filter((award) => award.unfinished).map(({ award }) => award.id);
  if (unfinished.length > 0) await finishIntents(deps, await deps.store.selectIntentIds(unfinished), actor);
}
