import type { JsonObject, JsonValue } from '../../common/json.js';
import { VCDM2_CONTEXT } from '../contexts/known.js';

/** A bundle: an unsigned Verifiable Presentation (VCDM 2.0, section 4.13) of what belongs together. */
export function buildBundle(credentials: readonly JsonValue[]): JsonObject {
  return {
    '@context': [VCDM2_CONTEXT],
    type: ['VerifiablePresentation'],
    verifiableCredential: [...credentials],
  };
}
