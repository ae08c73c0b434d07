import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { base58, base64urlnopad, hex } from '@scure/base';
import { type CairnError, invalid } from './errors.js';

/** The two bases that the Data Integrity specifications use. */
export type MultibaseName = 'base58btc' | 'base64url';

interface Base {
  readonly prefix: string;
  readonly coder: { encode(bytes: Uint8Array): string; decode(text: string): Uint8Array };
  /** In characters. Decoding base58 takes time that grows with the square of the length. */
  readonly longest: number;
}

const BASES: Readonly<Record<MultibaseName, Base>> = {
  base58btc: { prefix: 'z', coder: base58, longest: 1024 },
  base64url: { prefix: 'u', coder: base64urlnopad, longest: 16 * 1024 * 1024 },
};

const BOTH: readonly MultibaseName[] = ['base58btc', 'base64url'];

/** The multihash header of SHA-256: its code, then the length of the digest in bytes. */
const SHA2_256 = [0x12, 0x20] as const;

/** Bytes as base58btc multibase: `z…`. */
export function encodeBase58btc(bytes: Uint8Array): string {
  return BASES.base58btc.prefix + base58.encode(bytes);
}

/** Bytes as base64url multibase without padding: `u…`. */
export function encodeBase64url(bytes: Uint8Array): string {
  return BASES.base64url.prefix + base64urlnopad.encode(bytes);
}

/**
 * The bytes of a multibase text in one of the `accepted` bases. There is one text for each sequence of bytes and base:
 * padding, white space, other alphabets and left-over bits are refused.
 *
 * Throws a CairnError of kind `invalid`: `multibase.prefix`, `multibase.encoding`, or `multibase.too-long` (base58btc
 * beyond 1024 characters, base64url beyond 16 Mi).
 */
export function decodeMultibase(text: string, accepted: readonly MultibaseName[] = BOTH): Uint8Array {
  const name = accepted.find((candidate) => text.startsWith(BASES[candidate].prefix));
  if (name === undefined) {
    const expected = accepted.map((base) => `${BASES[base].prefix} (${base})`).join(' or ');
    throw fault('multibase.prefix', 'The multibase prefix is not one that is accepted here.', expected);
  }
  const { coder, longest } = BASES[name];
  if (text.length > longest) {
    throw fault('multibase.too-long', `The ${name} text is too long.`, `at most ${longest} characters`);
  }
  const body = text.slice(1);
  const bytes = attempt(() => coder.decode(body));
  if (bytes === undefined || coder.encode(bytes) !== body) {
    throw fault('multibase.encoding', `The text after the prefix is not ${name} in its one canonical form.`);
  }
  return bytes;
}

/** The SHA-256 digest: 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes);
}

/** The base58btc multibase of the SHA-256 multihash of `bytes`: `zQm…`, as in `digestMultibase`. */
export function sha256Multibase(bytes: Uint8Array): string {
  return sha256MultibaseOf(sha256(bytes));
}

/** The same of a SHA-256 digest that was worked out already. */
export function sha256MultibaseOf(digest: Uint8Array): string {
  return encodeBase58btc(Uint8Array.of(...SHA2_256, ...digest));
}

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return hex.encode(bytes);
}

/** The bytes of lower-case hexadecimal; throws a CairnError `hex.encoding` of kind `invalid` for anything else. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) {
    throw fault('hex.encoding', 'The text is not hexadecimal.', 'an even number of the digits 0-9 and a-f');
  }
  return hex.decode(text);
}

function attempt(decode: () => Uint8Array): Uint8Array | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

function fault(code: string, message: string, expected?: string): CairnError {
  return invalid({ code, pointer: '', message, ...(expected === undefined ? {} : { expected }) });
}
