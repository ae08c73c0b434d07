import { isJsonObject, type JsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { Budget, GuardedFetcher } from './guarded-fetch.js';

const LIMIT_BYTES = 512 * 1024;
const HEADERS = { accept: 'application/schema+json, application/vc, application/json;q=0.9' };

/**
 * Looks up the schemas that one document names, or credentials that carry them: up to four, of 512 KiB each. `undefined` for
 * what can't be had or is no JSON object.
 */
export function schemaLookup(
  fetcher: Pick<GuardedFetcher, 'fetch'>,
): (address: string) => Promise<JsonObject | undefined> {
  const budget: Budget = { fetches: 4, bytes: 2_000_000 };
  return async (address) => {
    try {
      const answer = await fetcher.fetch(address, { headers: HEADERS, limitBytes: LIMIT_BYTES, budget });
      const found = answer.status === 200 ? parseStrictJson(answer.body) : undefined;
      return isJsonObject(found) ? found : undefined;
    } catch {
      return undefined;
    }
  };
}
