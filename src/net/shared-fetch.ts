import { CairnError } from '../common/errors.js';
import { singleFlight } from '../common/single-flight.js';
import type { Budget } from './guarded-fetch.js';

/**
 * The same look-up, made once for all who ask for the same at a time. Who begins it pays for it; whom that left without an answer,
 * since it was more than the other one had, looks for themselves.
 */
export function sharedFetch<T>(
  fetch: (key: string, budget: Budget | undefined) => Promise<T>,
): (key: string, budget?: Budget) => Promise<T> {
  const once = singleFlight<T>();
  return async (key, budget) => {
    let own = false;
    try {
      return await once(key, () => {
        own = true;
        return fetch(key, budget);
      });
    } catch (error) {
      if (own || !(error instanceof CairnError) || error.code !== 'fetch.budget') throw error;
      return fetch(key, budget);
    }
  };
}
