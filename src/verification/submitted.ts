import type { JsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { bakedIn } from './baked.js';
import { isSigned, readPlain, submitted } from './plain.js';

/**
 * What somebody hands in to be verified, as `verify` takes it: a JSON object, or a compact JWS or SD-JWT, by itself or as
 * a JSON string, or inside of a picture or PDF. Throws `verify.not-an-object`, `verify.nothing-inside`, `verify.not-sealed` for
 * what is yet to be sealed elsewhere, and what `parseStrictJson` does.
 */
export function readSubmitted(bytes: Uint8Array): JsonObject | string {
  const baked = bakedIn(bytes)?.trim();
  if (baked === undefined) return readPlain(bytes);
  return isSigned(baked) ? baked : submitted(parseStrictJson(baked));
}
