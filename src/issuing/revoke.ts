import { CairnError } from '../common/errors.js';
import { uuidOf } from '../common/uuid.js';
import type { Composed } from './compose.js';
import { checkReason } from './lifecycle/reason.js';
import type { Consequence } from './reevaluate.js';
import { type SettleDeps, settle } from './settle.js';

export interface Revoked {
  readonly awardId: string;
  /** False if it had been revoked before: nothing was done. */
  readonly changed: boolean;
  readonly consequences: readonly Consequence[];
  readonly composed: readonly Composed[];
}

/**
 * Revokes an award (by its own id or that of one of its credentials), for a reason that is kept. The certificates that
 * used it are suspended in the same transaction and then evaluated again: what other awards satisfy is reissued and
 * superseded, the rest stays suspended. A certificate that is revoked itself is not minted again by itself: where its rule
 * is still satisfied, it is proposed.
 */
export async function revoke(deps: SettleDeps, id: string, reason: string, actor: string): Promise<Revoked> {
  checkReason(reason, 'revoke.reason');
  const uuid = uuidOf(id);
  const award =
    uuid === undefined
      ? undefined
      : ((await deps.revoking.selectOptionalAward(uuid)) ??
        (await deps.revoking.selectOptionalAwardOf(uuid)));
  if (!award)
    throw new CairnError('not-found', 'award.unknown', 'There is no award or credential of this id');
  const suspended = await deps.revoking.revokeAward(award.id, reason, 'person', { actor, at: deps.clock() });
  const { consequences, composed } = await settle(deps, { actor, learnerIds: [award.learnerId] });
  return { awardId: award.id, changed: suspended !== undefined, consequences, composed };
}
