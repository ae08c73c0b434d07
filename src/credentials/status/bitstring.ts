import { CairnError } from '../../common/errors.js';
import { decodeMultibase, encodeBase64url } from '../../common/multibase.js';
import { compress, decompress } from './compression.js';

/** Shortest list that the standard allows: 131 072 entries (Bitstring Status List 1.0, section 6.1). */
export const MINIMUM_LENGTH = 131_072;
/** Longest list that is unpacked: 8 million entries, 1 MiB. */
export const MAXIMUM_BYTES = 1_048_576;
/** Most bits that one entry has here: 256 values, each of which needs a message in every credential. */
export const MAXIMUM_SIZE = 8;

/** A bitstring with the given bits set; bit 0 is the leftmost. `length` in entries. */
export function bitsOf(length: number, set: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const index of set) {
    requireIndex(index, length);
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return bytes;
}

/**
 * A bitstring of `length` entries of `size` bits each, the most significant bit of a value leftmost (section 3.3: a value
 * stands at its index times the size). What `values`, of index and value, doesn't name is 0. Throws a CairnError
 * `status.size`, `status.index-out-of-range` or `status.value-out-of-range`.
 */
export function valuesOf(
  length: number,
  size: number,
  values: Iterable<readonly [index: number, value: number]>,
): Uint8Array<ArrayBuffer> {
  if (!isEntrySize(size))
    throw new CairnError('incoherent', 'status.size', 'A status entry has no such number of bits');
  const bytes = new Uint8Array(Math.ceil((length * size) / 8));
  for (const [index, value] of values) {
    requireIndex(index, length);
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** size)
      throw new CairnError('incoherent', 'status.value-out-of-range', 'A status has no such value');
    for (let bit = 0; bit < size; bit++) {
      const position = index * size + bit;
      const mask = 0x80 >> (position & 7);
      const rest = (bytes[position >> 3] ?? 0) & ~mask;
      bytes[position >> 3] = (value >> (size - 1 - bit)) & 1 ? rest | mask : rest;
    }
  }
  return bytes;
}

/** Whether an entry may have that many bits here: 1 to 8. */
export function isEntrySize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= MAXIMUM_SIZE;
}

function requireIndex(index: number, length: number): void {
  if (Number.isInteger(index) && index >= 0 && index < length) return;
  throw new CairnError('incoherent', 'status.index-out-of-range', 'A status index lies outside of its list');
}

/** GZIP and base64url multibase of a bitstring. */
export async function encodeBits(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return encodeBase64url(await compress(bytes, 'gzip'));
}

/** The same of the bits that are set. */
export async function encodeBitstring(length: number, set: Iterable<number>): Promise<string> {
  return encodeBits(bitsOf(length, set));
}

/** The unpacked bits of an `encodedList`; throws a CairnError `status.list-malformed` for what isn't one. */
export async function decodeBitstring(encoded: string): Promise<Uint8Array> {
  const malformed = () =>
    new CairnError('invalid', 'status.list-malformed', 'The status list is not a bitstring');
  let zipped: Uint8Array;
  try {
    zipped = decodeMultibase(encoded, ['base64url']);
  } catch {
    throw malformed();
  }
  const bytes = await decompress(zipped, 'gzip', MAXIMUM_BYTES);
  if (!bytes) throw malformed();
  return bytes;
}

/** The same of a list of StatusList2021, which is base64url without the prefix of multibase. */
export async function decodeBareBitstring(encoded: string): Promise<Uint8Array> {
  return decodeBitstring(`u${encoded}`);
}

/** The bit at an index, `undefined` outside of the list. */
export function bitAt(bits: Uint8Array, index: number): boolean | undefined {
  const value = valueAt(bits, index, 1);
  return value === undefined ? undefined : value === 1;
}

/** The value at an index of a list whose entries have `size` bits (1 to 8), `undefined` outside of the list. */
export function valueAt(bits: Uint8Array, index: number, size: number): number | undefined {
  const start = index * size;
  if (!Number.isInteger(index) || index < 0 || start + size > bits.byteLength * 8) return undefined;
  let value = 0;
  for (let position = start; position < start + size; position++)
    value = (value << 1) | (((bits[position >> 3] ?? 0) >> (7 - (position & 7))) & 1);
  return value;
}
