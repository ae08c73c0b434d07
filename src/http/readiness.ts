import type { Clock } from '../common/effects.js';
import type { ReadinessCheck } from './health.js';

/** How long keys that opened count as open, in milliseconds: to open them all takes a moment. */
const KEYS_OPEN_FOR = 60_000;

/** What the service needs to work; each part throws or says no where it isn't there. */
export interface ReadinessDeps {
  readonly answers: () => Promise<boolean>;
  readonly isMigrated: () => Promise<boolean>;
  readonly selectOptionalNetwork: () => Promise<unknown>;
  /** Throws if a key doesn't open. */
  readonly openKeys: () => Promise<unknown>;
  /** Whether this process works on jobs now; `undefined`: it isn't meant to. */
  readonly working: (() => boolean) | undefined;
  readonly clock: Clock;
}

export function readinessChecks(deps: ReadinessDeps): readonly ReadinessCheck[] {
  const { answers, isMigrated, working } = deps;
  const check = (code: string, message: string, passes: () => Promise<boolean>) => ({
    code,
    message,
    passes,
  });
  return [
    check('ready.database', 'The database does not answer', answers),
    check('ready.migrations', 'The database has not got the schema of this build', isMigrated),
    check('ready.no-network', 'No network is set up yet: `cairn seed` does that', async () => {
      return (await deps.selectOptionalNetwork()) !== undefined;
    }),
    check('ready.keys', 'The keys of the issuers cannot be opened', remembered(deps)),
    ...(working ? [check('ready.jobs', 'Nobody works on jobs here', async () => working())] : []),
  ];
}

function remembered({ openKeys, clock }: ReadinessDeps): () => Promise<boolean> {
  let openUntil = 0;
  return async () => {
    const now = clock().getTime();
    if (now >= openUntil) {
      await openKeys();
      openUntil = now + KEYS_OPEN_FOR;
    }
    return true;
  };
}
