import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import type { BackupStore } from './ports.js';

export interface HoldDeps {
  readonly store: Pick<BackupStore, 'selectHold' | 'recordResumed'>;
  readonly clock: Clock;
}

/** What came of taking over: `undefined` where nothing was held, and nothing is written. */
export interface Resumed {
  /** Id of the backup that this deployment was restored from. */
  readonly backup: string | undefined;
}

/**
 * Throws `service.restored` (kind `refused`) where a backup was restored and nobody has said since that this deployment
 * takes over. It has the keys, the unfinished imports and the receivers of the one that the backup was taken from: if
 * both were live, both would sign, and neither would know what the other revoked.
 */
export async function requireLive({ store }: Pick<HoldDeps, 'store'>): Promise<void> {
  const held = await store.selectHold();
  if (!held) return;
  throw new CairnError(
    'refused',
    'service.restored',
    `This database was restored from a backup taken at ${held.takenAt}, and is held: started, it would be a second live ` +
      'issuer beside the one that the backup was taken from. If that one has ended for good, `cairn resume` lets this one ' +
      'take over; `cairn verify`, `cairn keys` and `cairn backup` work without',
  );
}

/** Lets a restored deployment take over as the live service, and notes it in the audit. */
export async function resume({ store, clock }: HoldDeps, actor: string): Promise<Resumed> {
  const held = await store.selectHold();
  if (!held) return { backup: undefined };
  await store.recordResumed({ actor, at: clock(), details: { backup: held.backup } });
  return { backup: held.backup };
}
