import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
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

/** How secrets of each type are made and opened; the libraries of the types that few issuers have are loaded at need. */
export const KEY_TYPES: Readonly<Record<SigningKeyType, KeyTypeCode>> = {
  Ed25519: {
    make: (random) => random(32),
    async open(seed) {
      const pair = await Ed25519Multikey.generate({ seed });
      const { publicKeyMultibase } = pair;
      return { publicKeyMultibase, signer: (id) => ({ ...pair.signer(), id }) };
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
