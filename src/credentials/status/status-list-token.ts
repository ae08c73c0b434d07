import { invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import type { VerificationMethod } from '../dids/did-document.js';
import { type CompactJws, type JwsContent, readCompact } from '../jose/compact.js';
import { signCompact, unsignedCompact } from '../jose/sign-compact.js';
import { numericDate, readTimes, type TokenTimes, timeFinding } from '../jose/times.js';
import { type JwsFinding, verifyCompact } from '../jose/verify-compact.js';
import type { Signer } from '../suites/signer.js';
import {
  type EncodedStatusList,
  encodeTokenStatusList,
  requireEncodedList,
  type TokenStatusList,
} from './token-status-list.js';

/** The `typ` of a Status List Token (Token Status List, section 5.1). */
export const STATUS_LIST_TYP = 'statuslist+jwt';

/** Milliseconds of the last instant that a `Date` can tell. */
const LATEST = 8_640_000_000_000_000;

/** What a Status List Token says beside its list. */
export interface StatusListFacts {
  /** Where it is published: what tokens refer to. */
  readonly uri: string;
  /** Cut to whole seconds, like `expires`. */
  readonly issuedAt: Date;
  readonly expires?: Date;
  /** Seconds that it may be kept before it is asked for again. */
  readonly ttl?: number;
}

/** A Status List Token that was read and not verified. `encoded` is for `decodeTokenStatusList`, once it is. */
export interface StatusListToken extends CompactJws, StatusListClaims {}

interface StatusListClaims {
  readonly uri: string;
  readonly times: TokenTimes;
  readonly ttl: number | undefined;
  readonly encoded: EncodedStatusList;
}

/** `other-list`: genuine or not, it is the list of another address. */
export type StatusListFinding = JwsFinding | 'other-list' | 'not-yet' | 'expired';

/** A reference to a place in a list, or why there is none: no `status` at all, or one of another mechanism alone. */
export type StatusReference = { readonly uri: string; readonly index: number } | 'none' | 'other-mechanism';

/**
 * Signs a list as JWT (section 5.1). Throws a CairnError of kind `invalid` before anything is signed: whatever
 * `readStatusListToken` would throw of the result, and `jose.key-type`.
 */
export async function signStatusListToken(
  list: TokenStatusList,
  facts: StatusListFacts,
  signer: Signer,
): Promise<string> {
  const { uri, issuedAt, expires, ttl } = facts;
  const payload: JsonObject = {
    sub: uri,
    iat: numericDate(issuedAt),
    ...(expires ? { exp: numericDate(expires) } : {}),
    ...(ttl === undefined ? {} : { ttl }),
    status_list: await encodeTokenStatusList(list),
  };
  const unsigned = unsignedCompact({ typ: STATUS_LIST_TYP }, payload, signer);
  claimsOf(unsigned.content);
  return signCompact(unsigned, signer);
}

/**
 * Reads a Status List Token without verifying it. It has to be signed by a key of a DID, which the standard leaves open.
 *
 * Throws a CairnError of kind `invalid`: what `readCompact` throws; `jose.time`; `status-token.sub`, `status-token.iat`,
 * `status-token.ttl` for claims that are missing or malformed; `status.list-malformed`.
 */
export function readStatusListToken(text: string): StatusListToken {
  const jws = readCompact(text, [STATUS_LIST_TYP]);
  return { ...jws, ...claimsOf(jws) };
}

/**
 * Verifies a token as the list at `uri` with the given key at an instant (section 8.3, steps 3 and 4). Whether the key may
 * speak for the issuer of what refers to it is the caller's question. `skew` in milliseconds.
 */
export async function verifyStatusListToken(
  token: StatusListToken,
  by: {
    readonly uri: string;
    readonly method: VerificationMethod;
    readonly now: Date;
    readonly skew?: number;
  },
): Promise<StatusListFinding> {
  if (token.uri !== by.uri) return 'other-list';
  const signature = await verifyCompact(token, by.method);
  if (signature !== 'valid') return signature;
  const time = timeFinding(token.times, by.now, by.skew);
  return time === 'current' ? 'valid' : time;
}

/** Until when a copy fetched at an instant may be used: `ttl` and `exp`, whichever ends first; `undefined` without either. */
export function statusListFreshUntil(token: StatusListToken, fetchedAt: Date): Date | undefined {
  const ends = [
    LATEST,
    ...(token.ttl === undefined ? [] : [fetchedAt.getTime() + token.ttl * 1000]),
    ...(token.times.expires ? [token.times.expires.getTime()] : []),
  ];
  return ends.length === 1 ? undefined : new Date(Math.min(...ends));
}

/**
 * The reference in the claims of a token (section 6.2). Throws a CairnError `status.reference-malformed` of kind `invalid`
 * for a `status` that isn't in its form: a token that can't be looked up isn't one that can't be revoked.
 */
export function readStatusReference(claims: JsonObject): StatusReference {
  const { status } = claims;
  if (status === undefined) return 'none';
  if (!isJsonObject(status) || Object.keys(status).length === 0)
    throw referenceFault('/status', 'an object with a mechanism');
  const { status_list: reference } = status;
  if (reference === undefined) return 'other-mechanism';
  if (!isJsonObject(reference)) throw referenceFault('/status/status_list', 'an object');
  const { idx, uri } = reference;
  if (typeof idx !== 'number' || !Number.isSafeInteger(idx) || idx < 0)
    throw referenceFault('/status/status_list/idx', 'a whole number from 0');
  if (!isUri(uri)) throw referenceFault('/status/status_list/uri', 'a URI');
  return { uri, index: idx };
}

function claimsOf({ payload }: JwsContent): StatusListClaims {
  const { sub, iat, ttl, status_list: list } = payload;
  if (!isUri(sub)) throw claimFault('sub', 'the URI of the list');
  if (iat === undefined) throw claimFault('iat', 'the time when it was issued');
  if (ttl !== undefined && !(typeof ttl === 'number' && ttl > 0))
    throw claimFault('ttl', 'a number of seconds above 0');
  return {
    uri: sub,
    times: readTimes(payload),
    ttl,
    encoded: requireEncodedList(list, '/payload/status_list'),
  };
}

/** An absolute URI of the characters that RFC 3986 knows. */
function isUri(value: JsonValue | undefined): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 4000 &&
    /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})+$/i.test(value)
  );
}

function claimFault(name: 'sub' | 'iat' | 'ttl', expected: string) {
  const message = 'A claim of the status list token is missing or not in its form.';
  return invalid({ code: `status-token.${name}`, pointer: `/payload/${name}`, message, expected });
}

function referenceFault(at: string, expected: string) {
  const message = 'The reference to a status list is not in its form.';
  return invalid({ code: 'status.reference-malformed', pointer: at, message, expected });
}
