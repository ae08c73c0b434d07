import { canonicalJson, isJsonObject, type JsonObject } from '../../common/json.js';
import { list } from '../documents/reading.js';

/**
 * The document as it is to be read: a proof of a JCS suite carries the contexts that were signed (Data Integrity EdDSA
 * Cryptosuites 1.0, section 3.3.1), and where they are the document's own they say nothing more. Any other context inside
 * of a proof stays, and makes the document ambiguous.
 */
export function withoutProofContexts(document: JsonObject): JsonObject {
  const { proof } = document;
  if (proof === undefined) return document;
  const own = canonicalJson(list(document['@context']));
  const plain = list(proof).map((item) => {
    if (!isJsonObject(item) || item['@context'] === undefined) return item;
    const { '@context': signed, ...rest } = item;
    return canonicalJson(list(signed)) === own ? rest : item;
  });
  const [only = null] = plain;
  return { ...document, proof: Array.isArray(proof) ? plain : only };
}
