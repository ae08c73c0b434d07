import { CairnError } from '../../common/errors.js';
import { decodeMultibase, encodeBase64url } from '../../common/multibase.js';
import { compress, decompress } from './compression.js';

/** Shortest list that the standard allows: 131 072 entries (Bitstring Status List 1.0, section 6.1). */
export const MINIMUM_LENGTH = 131_072;
/** Longest list that is unpacked: 8 million entries, 1 MiB. */
export const MAXIMUM_BYTES = 1_048_576;

/** A bitstring with the given bits set; bit 0 is the leftmost. `length` in entries. */
export function bitsOf(length: number, set: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const index of set) {
    if (!Number.isInteger(index) || index < 0 || index >= length) {
      throw new CairnError(
        'incoherent',
        'status.index-out-of-range',
        'A status index lies outside of its list',
      );
    }
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return bytes;
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

/** The bit at an index, `undefined` outside of the list. */
export function bitAt(bits: Uint8Array, index: number): boolean | undefined {
  // not `index >> 3`, which takes an index of more than 31 bits for a small one
  const byte = bits[Math.floor(index / 8)];
  return byte === undefined ? undefined : (byte & (0x80 >> (index & 7))) !== 0;
}
