import { CairnError } from '../../common/errors.js';
import type { SigningKeyType } from '../keys/signing.js';

/**
 * The port to whatever holds an issuer's private key: a sealed keystore, a PKCS#11 token. The key itself never passes
 * through it.
 */
export interface Signer {
  /** The verification method, a DID URL. */
  readonly id: string;
  /** `Ed25519`, `P-256`, `P-384` or `BBS-BLS12-381-SHA-256`. */
  readonly algorithm: string;
  sign(options: { data: Uint8Array }): Promise<Uint8Array>;
  /** Of a BBS key: the public half, which its proofs carry. */
  readonly publicKey?: Uint8Array;
}

const ALGORITHMS: Readonly<Record<string, SigningKeyType>> = {
  Ed25519: 'Ed25519',
  'P-256': 'P-256',
  'P-384': 'P-384',
  'BBS-BLS12-381-SHA-256': 'BLS12-381-G2',
};

/** The type of the key behind a signer. */
export function keyTypeOfSigner({ algorithm }: Pick<Signer, 'algorithm'>): SigningKeyType {
  const type = Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
  if (type === undefined)
    throw new CairnError('incoherent', 'keys.algorithm-unknown', 'A signer signs in a way that is not known');
  return type;
}
