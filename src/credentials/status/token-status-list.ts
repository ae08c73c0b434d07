import { CairnError, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonValue } from '../../common/json.js';
import { fromBase64url, toBase64url } from '../jose/base64url.js';
import { MAXIMUM_BYTES } from './bitstring.js';
import { compress, decompress } from './compression.js';

/** How many bits a status has. */
export type StatusBits = 1 | 2 | 4 | 8;

/** Statuses of many tokens, unpacked (Token Status List, section 4.1): the first lies in the least significant bits. */
export interface TokenStatusList {
  readonly bits: StatusBits;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A list as a token carries it (section 4.2): `lst` is base64url of its ZLIB form. */
export type EncodedStatusList = { readonly bits: StatusBits; readonly lst: string };

/** The registered statuses (section 7.1). */
export const TOKEN_STATUS = {
  valid: 0x00,
  invalid: 0x01,
  suspended: 0x02,
  applicationSpecific: 0x03,
} as const;

export type TokenStatusMeaning = 'valid' | 'invalid' | 'suspended' | 'application-specific' | 'unknown';

/** What a status means. `unknown` is reserved for later registration: nothing can be said of its token. */
export function meaningOfStatus(status: number): TokenStatusMeaning {
  if (status === TOKEN_STATUS.valid) return 'valid';
  if (status === TOKEN_STATUS.invalid) return 'invalid';
  if (status === TOKEN_STATUS.suspended) return 'suspended';
  const specific = status === TOKEN_STATUS.applicationSpecific || (status >= 0x0c && status <= 0x0f);
  return specific ? 'application-specific' : 'unknown';
}

/**
 * A list of `length` statuses, with those given and `valid` for the others. Throws a CairnError of kind `incoherent`:
 * `status.index-out-of-range`, or `status.value-out-of-range` for a status that has more bits.
 */
export function packStatuses(
  bits: StatusBits,
  length: number,
  statuses: Iterable<readonly [index: number, status: number]>,
): TokenStatusList {
  const each = 8 / bits;
  const bytes = new Uint8Array(Math.ceil(length / each));
  for (const [index, status] of statuses) {
    if (!Number.isInteger(index) || index < 0 || index >= length)
      throw outOfRange('status.index-out-of-range', 'A status index lies outside of its list');
    if (!Number.isInteger(status) || status < 0 || status >= 2 ** bits)
      throw outOfRange('status.value-out-of-range', 'A status does not fit into the bits of its list');
    const at = Math.floor(index / each);
    const shift = (index % each) * bits;
    bytes[at] = ((bytes[at] ?? 0) & ~((2 ** bits - 1) << shift)) | (status << shift);
  }
  return { bits, bytes };
}

/** The status at an index, `undefined` outside of the list. */
export function statusAt({ bits, bytes }: TokenStatusList, index: number): number | undefined {
  if (!Number.isSafeInteger(index)) return undefined;
  const each = 8 / bits;
  const byte = bytes[Math.floor(index / each)];
  return byte === undefined ? undefined : (byte >> ((index % each) * bits)) & (2 ** bits - 1);
}

/** The list as a token carries it. */
export async function encodeTokenStatusList({ bits, bytes }: TokenStatusList): Promise<EncodedStatusList> {
  return { bits, lst: toBase64url(await compress(bytes, 'deflate')) };
}

/**
 * The list in a `status_list`, of at most a mebibyte. Throws a CairnError `status.list-malformed` of kind `invalid` for what
 * isn't one.
 */
export async function decodeTokenStatusList(value: JsonValue | undefined): Promise<TokenStatusList> {
  const { bits, lst } = requireEncodedList(value);
  const zipped = fromBase64url(lst);
  const bytes = zipped && (await decompress(zipped, 'deflate', MAXIMUM_BYTES));
  // Node lets bytes stand behind the end of the stream, browsers don't: the last four have to be the checksum
  if (!bytes || !endsWith(zipped, adler32(bytes)))
    throw malformed('/lst', 'a list in ZLIB form, as base64url');
  return { bits, bytes: Uint8Array.from(bytes) };
}

/**
 * A `status_list` whose members have their types; nothing is unpacked. Throws as `decodeTokenStatusList` does; `place` is the
 * pointer of the value.
 */
export function requireEncodedList(value: JsonValue | undefined, place = ''): EncodedStatusList {
  if (!isJsonObject(value)) throw malformed(place, 'an object');
  const { bits, lst, aggregation_uri: aggregation } = value;
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) throw malformed(`${place}/bits`, '1, 2, 4 or 8');
  if (typeof lst !== 'string') throw malformed(`${place}/lst`, 'a text');
  if (aggregation !== undefined && typeof aggregation !== 'string')
    throw malformed(`${place}/aggregation_uri`, 'a text');
  return { bits, lst };
}

/** The checksum that ends a ZLIB stream (RFC 1950, section 8.2). */
function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

function endsWith(bytes: Uint8Array, checksum: number): boolean {
  const end = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.byteLength >= 4 && end.getUint32(bytes.byteLength - 4) === checksum;
}

function malformed(at: string, expected: string): CairnError {
  const message = 'The status list is not one of statuses.';
  return invalid({ code: 'status.list-malformed', pointer: at, message, expected });
}

function outOfRange(code: string, message: string): CairnError {
  return new CairnError('incoherent', code, message);
}
