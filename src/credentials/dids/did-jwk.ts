import { base64urlnopad } from '@scure/base';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { multikeyOfJwk } from '../keys/jwk.js';
import type { DidDocument } from './did-document.js';

const LONGEST = 2000;

/**
 * The document of a `did:jwk` (did:jwk Method Specification): its one key, `#0`, stands for every relationship that its
 * `use` doesn't exclude. `undefined` for a malformed DID, a key with its private part, or a type that isn't known.
 */
export function resolveDidJwk(did: string): DidDocument | undefined {
  const jwk = readJwk(did);
  if (!jwk) return undefined;
  let publicKeyMultibase: string;
  try {
    publicKeyMultibase = multikeyOfJwk(jwk);
  } catch {
    return undefined;
  }
  const key = { id: `${did}#0`, type: 'Multikey' as const, controller: did, publicKeyMultibase };
  const [signs, agrees] = [jwk.use !== 'enc' && jwk.crv !== 'X25519', jwk.use !== 'sig'];
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [key],
    assertionMethod: signs ? [key.id] : [],
    ...(signs
      ? { authentication: [key.id], capabilityInvocation: [key.id], capabilityDelegation: [key.id] }
      : {}),
    ...(agrees && jwk.crv === 'X25519' ? { keyAgreement: [key.id] } : {}),
  };
}

function readJwk(did: string): JsonObject | undefined {
  if (!/^did:jwk:[A-Za-z0-9_-]+$/.test(did) || did.length > LONGEST) return undefined;
  try {
    const encoded = did.slice('did:jwk:'.length);
    const bytes = base64urlnopad.decode(encoded);
    const jwk = parseStrictJson(bytes);
    return isJsonObject(jwk) ? jwk : undefined;
  } catch {
    return undefined;
  }
}
