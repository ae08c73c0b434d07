import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { base64 } from '@scure/base';
import type { JsonValue } from '../../../common/json.js';
import { decodeMultibase } from '../../../common/multibase.js';

/** A digest that a document gives of a resource, and the function that it was made with. */
export interface Digest {
  readonly hash: (bytes: Uint8Array) => Uint8Array;
  readonly value: Uint8Array;
}

interface Algorithm {
  readonly hash: Digest['hash'];
  /** In bytes. */
  readonly length: number;
}

/** Subresource Integrity, section 3.2. */
const SRI: Readonly<Record<string, Algorithm>> = {
  sha256: { hash: sha256, length: 32 },
  sha384: { hash: sha384, length: 48 },
  sha512: { hash: sha512, length: 64 },
};

/** By multihash code (Controlled Identifiers 1.0, section 2.5); all of them are below 128, so the code is one byte. */
const MULTIHASH: Readonly<Record<number, Algorithm>> = {
  18: { hash: sha256, length: 32 },
  19: { hash: sha512, length: 64 },
  20: { hash: sha3_512, length: 64 },
  21: { hash: sha3_384, length: 48 },
  22: { hash: sha3_256, length: 32 },
  32: { hash: sha384, length: 48 },
};

/** The digests of a `digestSRI`, one or more divided by white space; `undefined` if it is malformed. */
export function readDigestSri(value: JsonValue | undefined): Digest[] | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return allOrNone(value.trim().split(/\s+/).map(readHashExpression));
}

function readHashExpression(text: string): Digest | undefined {
  const [, name = '', encoded = ''] = /^([a-z0-9]+)-([A-Za-z0-9+/]+={0,2})(?:\?[!-~]*)?$/.exec(text) ?? [];
  const algorithm = Object.hasOwn(SRI, name) ? SRI[name] : undefined;
  const bytes = attempt(() => base64.decode(encoded));
  return algorithm && bytes?.length === algorithm.length ? { hash: algorithm.hash, value: bytes } : undefined;
}

/**
 * The digests of a `digestMultibase`, one or a list: multihashes in multibase (Controlled Identifiers 1.0, section 2.5), or bare
 * digests of SHA-2 as the official test suite of the data model writes them; `undefined` if one is malformed. What begins as a
 * multihash is none that was cut to the length of a bare digest: one digest in 65 536 would begin so by chance, and a
 * multihash says of it what it is.
 */
export function readDigestMultibase(value: JsonValue | undefined): Digest[] | undefined {
  const texts = Array.isArray(value) ? value : [value];
  return texts.length === 0 ? undefined : allOrNone(texts.map(readMultihash));
}

function readMultihash(text: JsonValue | undefined): Digest | undefined {
  const bytes = typeof text === 'string' ? attempt(() => decodeMultibase(text)) : undefined;
  const [code, length] = bytes ?? [];
  const algorithm = code === undefined ? undefined : MULTIHASH[code];
  if (!bytes) return undefined;
  if (algorithm && length === algorithm.length)
    return bytes.length === length + 2 ? { hash: algorithm.hash, value: bytes.subarray(2) } : undefined;
  const bare = Object.values(SRI).find((one) => one.length === bytes.length);
  return bare && { hash: bare.hash, value: bytes };
}

function allOrNone(digests: readonly (Digest | undefined)[]): Digest[] | undefined {
  const whole = digests.filter((digest) => digest !== undefined);
  return whole.length === digests.length ? whole : undefined;
}

function attempt(decode: () => Uint8Array): Uint8Array | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
