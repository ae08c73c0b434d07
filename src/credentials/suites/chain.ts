import type { JsonObject, JsonValue } from '../../common/json.js';

/**
 * What a proof signs: the document, and with it the proofs that `previousProof` names (Verifiable Credential Data
 * Integrity 1.0, section 4.5). `undefined` if one of them isn't among the document's proofs, or more than once.
 */
export function chainedDocument(
  unsecured: JsonObject,
  proofs: readonly JsonObject[],
  previous: readonly JsonValue[] | undefined,
): JsonObject | undefined {
  if (previous === undefined) return unsecured;
  const matching = previous.map((id) => {
    const [found, ...others] = typeof id === 'string' ? proofs.filter((proof) => proof.id === id) : [];
    return others.length === 0 ? found : undefined;
  });
  if (matching.length === 0 || matching.includes(undefined)) return undefined;
  return { ...unsecured, proof: matching.filter((proof) => proof !== undefined) };
}
