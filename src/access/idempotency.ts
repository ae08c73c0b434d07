import { createHash } from 'node:crypto';
import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { uuidFrom } from '../common/uuid.js';
import type { IdempotencyStore, StoredAnswer } from './ports.js';

export interface IdempotencyDeps {
  readonly store: IdempotencyStore;
  readonly clock: Clock;
  /** Calls a function every so many milliseconds until the returned function is called. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
}

export interface IdempotentKey {
  /** Whose key it is: two callers may use the same one. */
  readonly caller: string;
  readonly key: string;
  /** Digest of what is asked for. */
  readonly fingerprint: string;
}

/** A UUID (version 8, RFC 9562) that stands for a request and all its repetitions: acts name what they make after it. */
export function requestIdOf(caller: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([caller, key]))
    .digest();
  return uuidFrom(digest.subarray(0, 16), 8);
}

/**
 * What stays of work that was done: its answer; that it was done, where the answer held a secret, so that a repetition is
 * refused with `idempotency.answer-gone`; or nothing, where the work itself sees whether it was asked for the same.
 */
export type Keep = 'answer' | 'done' | 'nothing';

/** How long a process that died keeps a key from being taken over, in milliseconds. */
const LEASE = 6_000;
/** How long answers are kept, in milliseconds. */
export const KEPT_FOR = 24 * 3_600_000;

/**
 * Does the work of a request once for its key (draft-ietf-httpapi-idempotency-key-header): a repetition gets the answer
 * of the first. While the first is under way a repetition is refused with `idempotency.in-progress` (kind `conflict`); the
 * key for another request with `idempotency.other-request`. Work that throws may be tried again. After a crash the work is
 * done again, so it must find what it did before.
 */
export async function once(
  deps: IdempotencyDeps,
  key: IdempotentKey,
  work: () => Promise<StoredAnswer>,
  keep: Keep,
): Promise<{ readonly answer: StoredAnswer; readonly repeated: boolean }> {
  const now = deps.clock();
  const lease = () => new Date(deps.clock().getTime() + LEASE);
  const taken = await deps.store.takeKey(key, now, lease());
  if (taken.state === 'answered') return { answer: repeatable(taken.answer), repeated: true };
  if (taken.state === 'busy')
    throw conflict('in-progress', 'A request with this key is under way', LEASE / 1000);
  if (taken.state === 'other')
    throw conflict('other-request', 'This Idempotency-Key was used for another request');
  const stop = deps.every(LEASE / 3, () => {
    // a lease that can't be extended ends by itself; whoever comes then finds what was done
    deps.store.extendLease(key.caller, key.key, lease()).catch(() => {});
  });
  try {
    const answer = await work();
    const kept = keep === 'answer' ? answer : { ...answer, status: 0, body: '', headers: {} };
    if (keep === 'nothing') await deps.store.releaseKey(key.caller, key.key);
    else await deps.store.storeAnswer(key.caller, key.key, kept);
    return { answer, repeated: false };
  } catch (error) {
    await deps.store.releaseKey(key.caller, key.key).catch(() => {});
    throw error;
  } finally {
    stop();
  }
}

function repeatable(answer: StoredAnswer): StoredAnswer {
  if (answer.status > 0) return answer;
  throw conflict('answer-gone', 'It was done; the answer held a secret that is shown once');
}

function conflict(code: string, message: string, retryAfter?: number): CairnError {
  const options = retryAfter === undefined ? {} : { retryAfter };
  return new CairnError('conflict', `idempotency.${code}`, message, [], options);
}
