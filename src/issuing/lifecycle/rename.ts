import { CairnError, invalid } from '../../common/errors.js';
import { isSignableName } from '../../domain/names.js';
import { finishIntents } from '../issue.js';
import { prepare } from '../prepare.js';
import type { LifecycleDeps } from './acts.js';
import type { Party } from './party.js';
import { checkReason } from './reason.js';
import { planRendering } from './rendering.js';
import { isRenewable } from './renewable.js';
import { replanned } from './retry.js';

export interface Renamed {
  readonly changed: boolean;
  /** How many credentials were signed in the new name. */
  readonly credentials: number;
  /** How many stay in the old name, since their issuer may not sign any more. */
  readonly left: number;
}

/**
 * Changes a learner's name: every live award gets a new credential in that name, and the old one is revoked as superseded.
 * No certificate is evaluated again. An institution may do so only where everything was awarded by itself, the network's
 * certificates aside; else it would have another institution's diploma signed in a name of its choice. To repeat the call
 * finishes what a crash left.
 *
 * @throws CairnError `act.reason`, `learner.name` (kind `invalid`), `learner.unknown` (kind `not-found`), `learner.shared`,
 *   `learner.merged` (kind `refused`), `edit.outdated` unless the record has the `revision`, if one is given.
 */
export async function renameLearner(
  deps: LifecycleDeps,
  change: {
    readonly learnerId: string;
    readonly name: string;
    readonly reason: string;
    readonly revision?: number | undefined;
  },
  party: Party,
): Promise<Renamed> {
  const reason = checkReason(change.reason);
  const name = checkName(change.name);
  const { learnerId } = change;
  await requireLearner(deps, learnerId);
  try {
    return await replanned(() => renameOnce(deps, { ...change, name, reason }, party));
  } catch (error) {
    // of one who is erased at that moment, whatever is met first is gone
    await requireLearner(deps, learnerId);
    throw error;
  }
}

async function requireLearner(deps: LifecycleDeps, learnerId: string): Promise<void> {
  if (await deps.store.selectOptionalLearner(learnerId)) return;
  throw new CairnError('not-found', 'learner.unknown', 'The network knows no learner of this id');
}

async function renameOnce(
  deps: LifecycleDeps,
  change: { learnerId: string; name: string; reason: string; revision?: number | undefined },
  { actor, did, institution }: Party,
): Promise<Renamed> {
  const { learnerId, name } = change;
  const catalogue = await deps.store.selectCatalogue();
  const { registry } = await deps.trust();
  let awards = await deps.lifecycle.selectRenderableAwards(learnerId);
  if (awards.some(({ unfinished }) => unfinished)) {
    const ids = awards.map(({ award }) => award.id);
    await finishIntents(deps, await deps.store.selectIntentIds(ids), actor);
    awards = await deps.lifecycle.selectRenderableAwards(learnerId);
  }
  const now = deps.clock();
  const renewable = awards.filter((award) => isRenewable(award, registry, now));
  const plans = renewable.map((award) =>
    planRendering(deps.random, award, { ...award.learner, name }, catalogue),
  );
  await prepare(plans);
  const left = awards.filter((award) => !renewable.includes(award)).map(({ award }) => award.id);
  const by = institution === undefined ? undefined : did;
  const changed = await deps.lifecycle.recordRenaming(
    { learnerId, name, revision: change.revision, by, reason: change.reason, plans, left },
    { actor, at: deps.clock() },
  );
  if (!changed) return { changed, credentials: 0, left: 0 };
  await finishIntents(
    deps,
    plans.map(({ credentialId }) => credentialId),
    actor,
  );
  return { changed, credentials: plans.length, left: left.length };
}

function checkName(name: string): string {
  const tidy = name.trim();
  if (isSignableName(tidy)) return tidy;
  throw invalid({
    code: 'learner.name',
    pointer: '/name',
    message: 'This is no name that can be signed.',
    expected: '1 to 200 characters, without control characters',
  });
}
