import { compactVerify, errors, importJWK, type JWK } from 'jose';
import type { JsonObject } from '../../common/json.js';
import type { UnattributedJws } from './compact.js';

/** Verifies the signature of a JWS with a key whose type its algorithm takes: the library's side of it. */
export async function verifySignature(
  { text, algorithm: { names } }: UnattributedJws,
  jwk: JsonObject,
): Promise<'valid' | 'invalid' | 'unsupported'> {
  try {
    await compactVerify(text, await importJWK(jwk as JWK, names[0]), { algorithms: [...names] });
    return 'valid';
  } catch (error) {
    return findingOf(error);
  }
}

function findingOf(error: unknown): 'invalid' | 'unsupported' {
  // browsers that don't have Ed25519 say so with an error of their own
  if (error instanceof errors.JOSENotSupported) return 'unsupported';
  if (error instanceof DOMException && error.name === 'NotSupportedError') return 'unsupported';
  if (error instanceof errors.JOSEError) return 'invalid';
  throw error;
}
