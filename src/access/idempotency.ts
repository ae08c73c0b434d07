import { createHash } from 'node:crypto';
import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { uuidFrom } from '../common/uuid.js';
import type { IdempotencyStore, StoredAnswer } from './ports.js';

export interface IdempotencyDeps {
  readonly store: IdempotencyStore;
  readonly clock: Clock;
  /** The name that this process holds as long as it lives. */
  readonly holder: () => Promise<string>;
  /** Whether nobody holds a name any more. */
  readonly isGone: (holder: string) => Promise<boolean>;
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

/** Seconds after which it makes sense to ask again for what is under way. */
const RETRY_AFTER = 2;
/** How long answers are kept, in milliseconds. */
export const KEPT_FOR = 24 * 3_600_000;

/**
 * Does the work of a request once for its key (draft-ietf-httpapi-idempotency-key-header): a repetition gets the answer
 * of the first. While the first is under way a repetition is refused with `idempotency.in-progress` (kind `conflict`); the
 * key for another request with `idempotency.other-request`. Work that throws leaves the key free. Work of a process that is
 * gone is done again, so it must find what was done before.
 */
export async function once(
  deps: IdempotencyDeps,
  key: IdempotentKey,
  work: () => Promise<StoredAnswer>,
  keep: Keep,
): Promise<{ readonly answer: StoredAnswer; readonly repeated: boolean }> {
  const taken = await take(deps, key);
  if (taken.state === 'answered') return { answer: repeatable(taken.answer), repeated: true };
  if (taken.state === 'busy')
    throw conflict('in-progress', 'A request with this key is under way', RETRY_AFTER);
  if (taken.state === 'other')
    throw conflict('other-request', 'This Idempotency-Key was used for another request');
  try {
    const answer = await work();
    const kept = keep === 'answer' ? answer : { ...answer, status: 0, body: '', headers: {} };
    if (keep === 'nothing') await deps.store.releaseKey(key.caller, key.key);
    else await deps.store.storeAnswer(key.caller, key.key, kept);
    return { answer, repeated: false };
  } catch (error) {
    await deps.store.releaseKey(key.caller, key.key).catch(() => {});
    throw error;
  }
}

/** Takes the key, from a process that is gone, too. */
async function take({ store, clock, holder, isGone }: IdempotencyDeps, key: IdempotentKey) {
  const name = await holder();
  const taken = await store.takeKey(key, clock(), name);
  if (taken.state !== 'busy' || !(await isGone(taken.holder))) return taken;
  return store.takeKey(key, clock(), name, taken.holder);
}

function repeatable(answer: StoredAnswer): StoredAnswer {
  if (answer.status > 0) return answer;
  throw conflict('answer-gone', 'It was done; the answer held a secret that is shown once');
}

function conflict(code: string, message: string, retryAfter?: number): CairnError {
  const options = retryAfter === undefined ? {} : { retryAfter };
  return new CairnError('conflict', `idempotency.${code}`, message, [], options);
}
