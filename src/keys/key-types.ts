import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { p256, p384 } from '@noble/curves/nist.js';
import type { Random } from '../common/effects.js';
import { writeMultikey } from '../credentials/keys/multikey.js';
import type { SigningKeyType } from '../credentials/keys/signing.js';
import type { Signer } from '../credentials/suites/signer.js';

/** A key whose secret is in memory: its public half, and what signs with it. */
export interface OpenKey {
  readonly publicKeyMultibase: string;
  signer(id: string): Signer;
}

interface KeyTypeCode {
  /** A new secret. */
  readonly make: (random: Random) => Uint8Array;
  readonly open: (secret: Uint8Array) => Promise<OpenKey>;
}

/** What stands before the 32 bytes of the secret in PKCS #8 (RFC 8410, section 7). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** How secrets of each type are made and opened; the libraries of the types that few issuers have are loaded at need. */
export const KEY_TYPES: Readonly<Record<SigningKeyType, KeyTypeCode>> = {
  Ed25519: {
    make: (random) => random(32),
    // The library of this type reads the secret anew for each signature, which takes ten times as long as to sign.
    async open(seed) {
      const secret = Buffer.concat([ED25519_PKCS8, seed]);
      const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
      secret.fill(0);
      const bytes = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
      return {
        publicKeyMultibase: writeMultikey({ type: 'Ed25519', bytes }),
        signer: (id) => ({ algorithm: 'Ed25519', id, sign: async ({ data }) => sign(null, data, key) }),
      };
    },
  },
  'P-256': ecdsa('P-256', p256),
  'P-384': ecdsa('P-384', p384),
  'BLS12-381-G2': {
    make: (random) => random(32),
    async open(seed) {
      const { ALGORITHMS, generateBbsKeyPair } = await import('@digitalbazaar/bls12-381-multikey');
      const pair = await generateBbsKeyPair({ algorithm: ALGORITHMS.BBS_BLS12381_SHA256, seed });
      const { publicKeyMultibase } = await pair.export({ publicKey: true });
      return {
        publicKeyMultibase: publicKeyMultibase ?? '',
        signer: (id) => ({ ...pair.signer(), id }),
      };
    },
  },
};

function ecdsa(type: 'P-256' | 'P-384', curve: typeof p256): KeyTypeCode {
  return {
    make: (random) => curve.utils.randomSecretKey(random(curve.lengths.seed ?? 0)),
    async open(secretKey) {
      const { fromRaw } = await import('@digitalbazaar/ecdsa-multikey');
      const publicKey = curve.getPublicKey(secretKey, true);
      const pair = await fromRaw({ curve: type, secretKey, publicKey });
      return {
        publicKeyMultibase: writeMultikey({ type, bytes: publicKey }),
        signer: (id) => ({ ...pair.signer(), id }),
      };
    },
  };
}
