import type { VerificationMethod } from '../dids/did-document.js';
import { jwkOfMultikey } from '../keys/jwk.js';
import { keyTypeOf } from '../keys/multikey.js';
import type { CompactJws, UnattributedJws } from './compact.js';

/** `valid`, or why not. Nothing can be said of a signature that is `unsupported`: this machine can't check its kind. */
export type JwsFinding =
  | 'valid'
  | 'invalid'
  | 'key-type' // the key isn't of the type that the algorithm takes
  | 'unsupported';

/**
 * Verifies the signature of a JWS with the given key: the one that it names, or it is invalid. Whether that key may sign
 * for the issuer is the caller's question. The key's type decides on the algorithm; the header only agrees or doesn't.
 */
export async function verifyCompact(jws: CompactJws, method: VerificationMethod): Promise<JwsFinding> {
  if (method.id !== jws.kid) return 'invalid';
  return verifyWithKey(jws, method.publicKeyMultibase);
}

/** The same with a key that something else than the JWS names. */
export async function verifyWithKey(jws: UnattributedJws, publicKeyMultibase: string): Promise<JwsFinding> {
  if (keyTypeOf(publicKeyMultibase) !== jws.algorithm.keyType) return 'key-type';
  // the library is loaded when a signature of its kind is met
  const { verifySignature } = await import('./verify-signature.js');
  return verifySignature(jws, jwkOfMultikey(publicKeyMultibase));
}
