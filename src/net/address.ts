import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { CairnError } from '../common/errors.js';
import { parseUrl } from '../common/url.js';

/** What is handed out as global unicast (RFC 4291, IANA): nothing outside it is anybody's public address. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/** Ways to write an IPv4 address inside an IPv6 one: the prefix, its length, and where the four bytes begin. */
const EMBEDDINGS: readonly (readonly [prefix: ipaddr.IPv6, bits: number, at: number])[] = [
  [ipaddr.IPv6.parse('::ffff:0:0'), 96, 12], // IPv4-mapped
  [ipaddr.IPv6.parse('64:ff9b::'), 96, 12], // NAT64 (RFC 6052), what DNS64 answers with
  [ipaddr.IPv6.parse('2002::'), 16, 2], // 6to4
];

/**
 * Whether a numeric address is one of the public internet: not private, loopback, link-local, shared, multicast,
 * documentation, a tunnel or otherwise reserved. An IPv4 address inside an IPv6 one is judged by itself.
 */
export function isPublicAddress(text: string): boolean {
  if (!isIP(text) || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  for (const [prefix, bits, at] of EMBEDDINGS) {
    if (!address.match(prefix, bits)) continue;
    return new ipaddr.IPv4(address.toByteArray().slice(at, at + 4)).range() === 'unicast';
  }
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST, 3);
}

/** Which addresses may be fetched from. */
export interface AddressPolicy {
  /** Origins that may be reached wherever they are: http, other ports and private addresses included. */
  readonly allowed: ReadonlySet<string>;
  /** Ports that any host may be reached at. */
  readonly ports: readonly number[];
  readonly isPublic: (address: string) => boolean;
}

const LONGEST_URL = 2048;

/**
 * Reads the address of a request.
 *
 * @throws CairnError `fetch.url-invalid` (kind `invalid`) for what isn't plainly written or holds a user, a password or a
 * fragment; of kind `refused`: `fetch.not-https`, `fetch.port`, `fetch.host-not-a-name` for an IP address in whatever
 * spelling and for a name without a dot or with one at its end.
 */
export function readTarget(text: string, policy: AddressPolicy): URL {
  // the URL parser drops tabs and line ends and reads a backslash as a slash: others may read another host
  const plain = text.length <= LONGEST_URL && /^https?:\/\/[^\s\\#\p{Cc}]+$/iu.test(text);
  const url = plain ? parseUrl(text) : undefined;
  if (!url)
    throw new CairnError(
      'invalid',
      'fetch.url-invalid',
      'The address is not a plain web address, without a user and a fragment',
    );
  if (url.username !== '' || url.password !== '')
    throw new CairnError('invalid', 'fetch.url-invalid', 'The address holds a user or a password');
  if (policy.allowed.has(url.origin)) return url;
  if (url.protocol !== 'https:') throw refused('fetch.not-https', 'The address is not https');
  if (!policy.ports.includes(Number(url.port || 443)))
    throw refused('fetch.port', 'The port of the address is not one that is used');
  // the parser has made 0x7f.1 and 2130706433 into 127.0.0.1
  const host = url.hostname;
  if (host.startsWith('[') || isIP(host) || !/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(host))
    throw refused('fetch.host-not-a-name', 'The host of the address is not a full domain name');
  return url;
}

export function refused(code: string, message: string): CairnError {
  return new CairnError('refused', code, message);
}

export function unavailable(code: string, message: string, cause?: unknown): CairnError {
  return new CairnError('unavailable', code, message, [], { cause });
}
