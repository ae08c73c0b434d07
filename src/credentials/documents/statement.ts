import { canonicalJson } from '../../common/json.js';
import { sha256Multibase } from '../../common/multibase.js';

/**
 * What every rendition, bound copy and derivation of an award carries and always discloses. Its digest is what a stack
 * pins, so that a part stays the same part when a wallet rebinds or re-serialises it.
 */
export interface AwardStatement {
  /** `urn:uuid:…` */
  readonly award: string;
  /** The learner's identity hash, `sha256$…`. */
  readonly learner: string;
  /** Address of the module or programme version. */
  readonly achievement: string;
  /** A decimal. */
  readonly ects: number;
  /** Midnight of the award date with the awarding body's offset, as written. */
  readonly awardedDate: string;
  /** The issuer's DID. */
  readonly issuer: string;
}

const utf8 = new TextEncoder();

/** `awardDigest`: base58btc multibase of the SHA-256 multihash of the statement's JCS form. */
export function awardDigest(statement: AwardStatement): string {
  const { award, learner, achievement, ects, awardedDate, issuer } = statement;
  return textDigest(canonicalJson({ award, learner, achievement, ects, awardedDate, issuer }));
}

/** Digest of the UTF-8 bytes of a text, in the same form; for published versions it is their `digestMultibase`. */
export function textDigest(text: string): string {
  return sha256Multibase(utf8.encode(text));
}
