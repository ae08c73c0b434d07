import { canonicalJson, type JsonObject } from '../../common/json.js';
import type { deriveProof } from '../../credentials/suites/add-proof.js';

/** Most credentials that are kept: some 10 kB each. */
const MOST = 300;

/**
 * Derives once what is asked for again and again, as whenever a link is opened: it takes some 30 ms, and the same proof and
 * pointers give the same credential. The longest unused is forgotten first.
 */
export function remembered(derive: typeof deriveProof): typeof deriveProof {
  const known = new Map<string, Promise<JsonObject>>();
  return async (secured, pointers, proofId) => {
    const key = canonicalJson([secured.proof ?? null, [...pointers], proofId ?? null]);
    const found = known.get(key) ?? derive(secured, pointers, proofId);
    known.delete(key);
    known.set(key, found);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    found.catch(() => known.delete(key));
    return found;
  };
}
