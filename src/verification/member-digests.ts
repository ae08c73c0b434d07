import { canonicalJson, type JsonObject } from '../common/json.js';
import { sha256Multibase } from '../common/multibase.js';

const utf8 = new TextEncoder();

/**
 * Of each member of a document, the digest of its value together with its name and the learner's identity hash: base58btc
 * multibase of a SHA-256 multihash. Whoever has the document can compare; whoever has the digests alone can guess nothing, since
 * the identity hash rests on 128 random bits.
 */
export function memberDigests(document: JsonObject, learner: string | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      sha256Multibase(utf8.encode(canonicalJson([learner ?? null, name, value]))),
    ]),
  );
}
