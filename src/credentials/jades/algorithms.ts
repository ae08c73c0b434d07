import type { Certificate, PublicKey } from '../x509/certificate.js';

/** All there is to know of a way of sealing. */
export interface SealAlgorithm {
  /** What `alg` calls it (RFC 7518, section 3.1). */
  readonly name: string;
  readonly key: 'RSA' | 'P-256' | 'P-384' | 'P-521';
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** How WebCrypto imports its public keys. */
  readonly imported: RsaHashedImportParams | EcKeyImportParams;
}

const HASHES = ['SHA-256', 'SHA-384', 'SHA-512'] as const;

const bits = (hash: string) => hash.slice(4);

/** What is verified; the first of a kind of key, and RS256 and ES256 of all, is what is signed with. */
export const SEAL_ALGORITHMS: readonly SealAlgorithm[] = [
  ...HASHES.map((hash) => rsa(`RS${bits(hash)}`, hash, 'RSASSA-PKCS1-v1_5')),
  ...HASHES.map((hash) => rsa(`PS${bits(hash)}`, hash, 'RSA-PSS')),
  ecdsa('ES256', 'P-256', 'SHA-256'),
  ecdsa('ES384', 'P-384', 'SHA-384'),
  ecdsa('ES512', 'P-521', 'SHA-512'),
];

/** The algorithm that a header names; `undefined` if it isn't in the table. */
export function sealAlgorithmNamed(alg: unknown): SealAlgorithm | undefined {
  return SEAL_ALGORITHMS.find(({ name }) => name === alg);
}

/** What seals are made with for a key: RS256, ES256, ES384 or ES512; `undefined` for a key that can't seal. */
export function sealAlgorithmOf({ key }: Pick<Certificate, 'key'>): SealAlgorithm | undefined {
  const kind = kindOf(key);
  return SEAL_ALGORITHMS.find((one) => one.key === kind);
}

/** Whether a key is of the kind that an algorithm takes. */
export function fitsKey(algorithm: SealAlgorithm, key: PublicKey): boolean {
  return kindOf(key) === algorithm.key;
}

function kindOf(key: PublicKey): string | undefined {
  if (key.kind === 'EC') return key.curve;
  return key.kind === 'RSA' && key.bits >= 2048 ? 'RSA' : undefined;
}

function rsa(name: string, hash: SealAlgorithm['hash'], way: string): SealAlgorithm {
  return { name, key: 'RSA', hash, imported: { name: way, hash } };
}

function ecdsa(name: string, key: 'P-256' | 'P-384' | 'P-521', hash: SealAlgorithm['hash']): SealAlgorithm {
  return { name, key, hash, imported: { name: 'ECDSA', namedCurve: key } };
}
