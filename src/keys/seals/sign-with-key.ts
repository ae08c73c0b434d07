import { invalid } from '../../common/errors.js';
import type { SealAlgorithm } from '../../credentials/jades/algorithms.js';
import { owned } from '../../credentials/x509/engine.js';

/** Signs as JWS wants it, with a key that is in memory and can't be read back out. */
export type SignBytes = (bytes: Uint8Array) => Promise<Uint8Array>;

/**
 * Opens a private key in PKCS#8 for an algorithm. Throws a CairnError `seal.key-mismatch` of kind `invalid` for a key of
 * another kind.
 */
export async function signWithKey(privateKey: Uint8Array, algorithm: SealAlgorithm): Promise<SignBytes> {
  const copy = owned(privateKey);
  const key = await globalThis.crypto.subtle
    .importKey('pkcs8', copy, algorithm.imported, false, ['sign'])
    .catch(() => undefined)
    .finally(() => copy.fill(0));
  if (!key) {
    const message = 'The private key is not of the kind that its certificate says.';
    throw invalid({
      code: 'seal.key-mismatch',
      pointer: '',
      message,
      expected: 'the key of the certificate',
    });
  }
  const how = algorithm.key === 'RSA' ? algorithm.imported.name : { name: 'ECDSA', hash: algorithm.hash };
  return async (bytes) => new Uint8Array(await globalThis.crypto.subtle.sign(how, key, owned(bytes)));
}
