import type { KeyType } from './multikey.js';

/** Types of keys that issuers sign with. */
export const SIGNING_KEY_TYPES = ['Ed25519', 'P-256', 'P-384', 'BLS12-381-G2'] as const satisfies KeyType[];
export type SigningKeyType = (typeof SIGNING_KEY_TYPES)[number];

/** The suite that a key signs with where nobody asks for another. */
export const DEFAULT_SUITES: Readonly<Record<SigningKeyType, string>> = {
  Ed25519: 'eddsa-rdfc-2022',
  'P-256': 'ecdsa-rdfc-2019',
  'P-384': 'ecdsa-rdfc-2019',
  'BLS12-381-G2': 'bbs-2023',
};
