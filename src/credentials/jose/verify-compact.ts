import { compactVerify, errors, importJWK, type JWK } from 'jose';
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
  const { keyType, names } = jws.algorithm;
  if (keyTypeOf(publicKeyMultibase) !== keyType) return 'key-type';
  try {
    const jwk = jwkOfMultikey(publicKeyMultibase) as JWK;
    await compactVerify(jws.text, await importJWK(jwk, names[0]), { algorithms: [...names] });
    return 'valid';
  } catch (error) {
    return findingOf(error);
  }
}

function findingOf(error: unknown): JwsFinding {
  // browsers that don't have Ed25519 say so with an error of their own
  if (error instanceof errors.JOSENotSupported) return 'unsupported';
  if (error instanceof DOMException && error.name === 'NotSupportedError') return 'unsupported';
  if (error instanceof errors.JOSEError) return 'invalid';
  throw error;
}
