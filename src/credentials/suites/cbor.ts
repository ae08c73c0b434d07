import { invalid } from '../../common/errors.js';
import { decodeUtf8 } from '../../common/utf8.js';

/** As much of CBOR as proof values are made of. */
export type CborValue = number | string | Uint8Array | CborValue[] | Map<CborValue, CborValue>;

/** Proof values are four levels deep; a stranger's text must not say how deep this reads. */
const DEEPEST = 8;

/** CBOR's major types (RFC 8949, section 3.1), of those that are read. */
const INTEGER = 0;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;
const TAG = 6;

/** The tag of bytes that are an array of octets (RFC 8746, section 2.1). */
const OCTETS = 64;

/**
 * Reads one CBOR item that takes up all the bytes: unsigned integers, byte strings, texts, arrays and maps, each with its
 * length before it in its shortest form (RFC 8949, section 4.2.1), and no tags, so that one value has one spelling but for
 * the order of a map's entries. Throws a CairnError `cbor.malformed` of kind `invalid` for anything else.
 *
 * `octets: 'plain-or-tagged'`: byte strings may have tag 64, either all of them or none.
 */
export function readCbor(
  bytes: Uint8Array,
  { octets = 'plain' }: { octets?: 'plain' | 'plain-or-tagged' } = {},
): CborValue {
  const reader = new Reader(bytes);
  const value = reader.item(0);
  if (!reader.atEnd || (reader.tagged > 0 && octets === 'plain')) throw malformed();
  if (reader.tagged > 0 && reader.plain > 0) throw malformed();
  return value;
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  /** How many byte strings were read, by whether they had a tag. */
  tagged = 0;
  plain = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.byteLength;
  }

  item(depth: number): CborValue {
    if (depth > DEEPEST) throw malformed();
    const [initial = 0] = this.#take(1);
    const count = this.#argument(initial & 0x1f);
    switch (initial >> 5) {
      case INTEGER:
        return count;
      case BYTES:
        this.plain++;
        return this.#take(count);
      case TEXT:
        return this.#text(count);
      case ARRAY:
        return this.#items(count, depth);
      case MAP:
        return this.#map(count, depth);
      case TAG:
        return this.#octets(count);
      default:
        throw malformed();
    }
  }

  #octets(tag: number): Uint8Array {
    const [initial = 0] = this.#take(1);
    if (tag !== OCTETS || initial >> 5 !== BYTES) throw malformed();
    this.tagged++;
    return this.#take(this.#argument(initial & 0x1f));
  }

  #argument(info: number): number {
    if (info < 24) return info;
    const size = { 24: 1, 25: 2, 26: 4 }[info];
    if (size === undefined) throw malformed();
    const value = this.#take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    if (value < (size === 1 ? 24 : 2 ** (4 * size))) throw malformed();
    return value;
  }

  #items(count: number, depth: number): CborValue[] {
    const items: CborValue[] = [];
    while (items.length < count) items.push(this.item(depth + 1));
    return items;
  }

  #map(count: number, depth: number): Map<CborValue, CborValue> {
    const entries = new Map<CborValue, CborValue>();
    for (let index = 0; index < count; index++) entries.set(this.item(depth + 1), this.item(depth + 1));
    if (entries.size !== count) throw malformed();
    return entries;
  }

  #text(count: number): string {
    const bytes = this.#take(count);
    try {
      return decodeUtf8(bytes);
    } catch {
      throw malformed();
    }
  }

  #take(count: number): Uint8Array {
    const end = this.#at + count;
    if (end > this.#bytes.byteLength) throw malformed();
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

function malformed() {
  return invalid({
    code: 'cbor.malformed',
    pointer: '',
    message: 'The bytes are not CBOR of the form that is read.',
  });
}
