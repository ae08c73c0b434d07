import { type GuardedDeps, guardedFetcher } from './guarded-fetch.js';

/** Messages to one host in a minute. */
const PER_MINUTE = 1200;
/** For one message and its answer, in milliseconds. */
const TIMEOUT = 15_000;

/**
 * How messages are sent to addresses that somebody else chose: `post` answers with the HTTP status and reads nothing else of
 * the answer; `check` throws if nothing may be sent there. Both fail as the guarded fetcher does.
 */
export function guardedPost(deps: Omit<GuardedDeps, 'perHostPerMinute'>) {
  const { check, fetch } = guardedFetcher({ ...deps, perHostPerMinute: PER_MINUTE });
  return {
    check,
    async post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
      const { status } = await fetch(url, { method: 'POST', headers, body, limitBytes: 0, timeout: TIMEOUT });
      return status;
    },
  };
}
