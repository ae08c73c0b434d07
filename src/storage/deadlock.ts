import { setTimeout } from 'node:timers/promises';
import { CairnError } from '../common/errors.js';
import { errorCode } from './error-code.js';

const ATTEMPTS = 5;
/** Pause before work is done again, in milliseconds, times how often it was done: at once, it could meet the same other work. */
const PAUSE = 20;

/** Does a transaction, and again from its start where PostgreSQL ends it because it and another wait for each other. */
export async function despiteDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
      await setTimeout(attempt * PAUSE);
    }
  }
}

/** PostgreSQL's 40P01 (deadlock) and 40001, which Prisma calls P2034; of a raw statement it says P2010, with that. */
function isDeadlock(error: unknown): boolean {
  if (error instanceof CairnError) return isDeadlock(error.cause);
  const code = errorCode(error) ?? '';
  return /^(40P01|40001|P2034)$/.test(code) || (code === 'P2010' && /\b40(P01|001)\b/.test(String(error)));
}
