import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { textDigest } from '../../credentials/documents/statement.js';

/**
 * A digest by which a credential is known again however it is spelt. A signature over the statements of a document leaves
 * open in which order what has none stands, whether one item stands in an array, the letter case of languages, further
 * contexts and further proofs: whoever hands the document in may choose. So none of these counts here.
 */
export function contentDigest({ '@context': _contexts, proof: _proof, ...document }: JsonObject): string {
  return textDigest(canonicalJson(plain(document) ?? {}));
}

function plain(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') return value.toLowerCase();
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => plain(item) ?? []);
    const sorted = items.map((item) => canonicalJson(item)).sort();
    return sorted.length > 1 ? sorted : items[0];
  }
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]) => {
    const found = plain(member);
    return found === undefined ? [] : [[name.toLowerCase(), found] as const];
  });
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
