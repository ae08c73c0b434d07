import type { JsonObject, JsonValue } from '../../common/json.js';
import { REGISTRY_CONTEXT, VCDM2_CONTEXT } from '../contexts/known.js';

/**
 * A bundle: an unsigned Verifiable Presentation (VCDM 2.0, section 4.13) of what belongs together. `versions`: published versions
 * that it refers to, as their addresses serve them; what they are is proven by digests in what is signed.
 */
export function buildBundle(
  credentials: readonly JsonValue[],
  versions: readonly JsonValue[] = [],
): JsonObject {
  return {
    '@context': versions.length > 0 ? [...REGISTRY_CONTEXT] : [VCDM2_CONTEXT],
    type: ['VerifiablePresentation'],
    verifiableCredential: [...credentials],
    ...(versions.length > 0 ? { publishedVersions: [...versions] } : {}),
  };
}
