import type { JsonObject } from '../../common/json.js';
import { sha256, toHex } from '../../common/multibase.js';

/** The hash by which verifiers see that two credentials are about one learner (Open Badges 3.0, IdentityHash). */
export function identityHash(learner: string, salt: string): string {
  return `sha256$${toHex(sha256(new TextEncoder().encode(learner + salt)))}`;
}

/** The Open Badges `IdentityObject` of a network learner id, `urn:uuid:…`. */
export function identityObject(learner: string, salt: string): JsonObject {
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: identityHash(learner, salt),
    identityType: 'systemId',
    salt,
  };
}
