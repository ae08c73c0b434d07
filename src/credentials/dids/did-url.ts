import { refusal } from './failures.js';

/** The parts of a DID URL, as they are written. */
export interface DidUrl {
  readonly did: string;
  /** Empty, or begins with `/`. */
  readonly path: string;
  /** Without `?`; `undefined` if there is none. */
  readonly query: string | undefined;
  /** Without `#`; `undefined` if there is none. */
  readonly fragment: string | undefined;
}

const LONGEST_DID = 2048;
const LONGEST = 4096;

/** DID Core 1.0, section 3.1. */
const DID = /^did:[a-z0-9]+:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2}|:)*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})$/;

/** A path, and a query or fragment (RFC 3986, sections 3.3 to 3.5): `pchar` and `/`, and in the latter `?`. */
const PATH = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*";
const QUERY = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*";
/** DID Core 1.0, section 3.2: what follows the DID. */
const REST = new RegExp(`^(|/${PATH})(?:\\?(${QUERY}))?(?:#(${QUERY}))?$`);

/**
 * Reads a DID URL by the grammar of DID Core 1.0, sections 3.1 and 3.2, and nothing more generous: what is refused here
 * never reaches a method.
 *
 * @throws CairnError of kind `invalid`: `did.invalid`, `did.url-invalid` if the DID in it is one, but the rest is not right.
 */
export function parseDidUrl(text: string): DidUrl {
  const end = text.search(/[/?#]/);
  const did = end < 0 ? text : text.slice(0, end);
  if (did.length > LONGEST_DID || !DID.test(did)) throw refusal('did.invalid');
  const rest = text.length > LONGEST ? null : REST.exec(text.slice(did.length));
  if (!rest) throw refusal('did.url-invalid');
  return { did, path: rest[1] ?? '', query: rest[2], fragment: rest[3] };
}
