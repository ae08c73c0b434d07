import { isJsonObject, type JsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { Budget, GuardedFetcher } from './guarded-fetch.js';

const LIMIT_BYTES = 512 * 1024;

/** A JSON Schema from outside, up to 512 KiB; `undefined` where it can't be had or is none. */
export async function fetchSchema(
  fetcher: Pick<GuardedFetcher, 'fetch'>,
  address: string,
  budget: Budget,
): Promise<JsonObject | undefined> {
  try {
    const headers = { accept: 'application/schema+json, application/json;q=0.9' };
    const answer = await fetcher.fetch(address, { headers, limitBytes: LIMIT_BYTES, budget });
    const schema = answer.status === 200 ? parseStrictJson(answer.body) : undefined;
    return isJsonObject(schema) ? schema : undefined;
  } catch {
    return undefined;
  }
}
