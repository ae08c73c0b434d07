import { invalid } from '../../common/errors.js';
import type { KeyType } from '../keys/multikey.js';
import { keyTypeOfSigner, type Signer } from '../suites/signer.js';

/** All there is to know of a way of signing a JWS: each key type has one. */
export interface JwsAlgorithm {
  readonly keyType: KeyType;
  /** What `alg` may call it; the first is what is written, since the second is too new for most wallets. */
  readonly names: readonly [string, ...string[]];
  /** Of a signature, in bytes: both numbers one after the other, never DER. */
  readonly signatureLength: number;
  readonly citation: string;
}

export const JWS_ALGORITHMS: readonly JwsAlgorithm[] = [
  {
    keyType: 'Ed25519',
    names: ['EdDSA', 'Ed25519'],
    signatureLength: 64,
    citation: 'RFC 8037, section 3.1; RFC 9864, section 2.2',
  },
  { keyType: 'P-256', names: ['ES256'], signatureLength: 64, citation: 'RFC 7518, section 3.4' },
  { keyType: 'P-384', names: ['ES384'], signatureLength: 96, citation: 'RFC 7518, section 3.4' },
];

/** The algorithm that a header names; `undefined` if it isn't in the table. */
export function algorithmNamed(alg: unknown): JwsAlgorithm | undefined {
  return JWS_ALGORITHMS.find(({ names }) => names.some((name) => name === alg));
}

/** The algorithm of a signer's key. Throws a CairnError `jose.key-type` of kind `invalid` for a key that has none. */
export function algorithmOfSigner(signer: Signer): JwsAlgorithm {
  const keyType = keyTypeOfSigner(signer);
  const algorithm = JWS_ALGORITHMS.find((candidate) => candidate.keyType === keyType);
  if (algorithm) return algorithm;
  throw invalid({
    code: 'jose.key-type',
    pointer: '',
    message: 'The issuer’s key does not fit a JSON Web Signature.',
    expected: `a key of type ${JWS_ALGORITHMS.map((one) => one.keyType).join(', ')}`,
  });
}
