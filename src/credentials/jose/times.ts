import type { JsonObject } from '../../common/json.js';
import { joseFault } from './compact.js';

/** When a signature was made and how long it counts (RFC 7519, section 4.1): not how long what it signs does. */
export interface TokenTimes {
  readonly issuedAt?: Date;
  readonly notBefore?: Date;
  readonly expires?: Date;
}

/** Seconds up to which a `Date` can tell an instant. */
const LATEST = 8_640_000_000_000;

/**
 * The times that a payload states. Throws a CairnError `jose.time` of kind `invalid` for one that isn't a number of seconds
 * since 1970, or an `exp` that isn't after `iat` and `nbf`: such a signature never counted.
 */
export function readTimes(payload: JsonObject): TokenTimes {
  const [issuedAt, notBefore, expires] = ['iat', 'nbf', 'exp'].map((name) => instant(payload, name));
  for (const earlier of [issuedAt, notBefore])
    if (expires && earlier && expires <= earlier) throw timeFault('exp', 'a time after iat and nbf');
  return {
    ...(issuedAt ? { issuedAt } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(expires ? { expires } : {}),
  };
}

/** Whether a signature counts at an instant. `skew` in milliseconds: how far clocks may lie apart. */
export function timeFinding(times: TokenTimes, now: Date, skew = 0): 'current' | 'not-yet' | 'expired' {
  const { issuedAt, notBefore, expires } = times;
  if (expires && expires.getTime() + skew <= now.getTime()) return 'expired';
  const early = [issuedAt, notBefore].some((from) => from && from.getTime() - skew > now.getTime());
  return early ? 'not-yet' : 'current';
}

/** An instant as tokens carry it: whole seconds since 1970. */
export function numericDate(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

function instant(payload: JsonObject, name: string): Date | undefined {
  const value = payload[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || value < 0 || value > LATEST)
    throw timeFault(name, 'a number of seconds since 1970');
  return new Date(value * 1000);
}

function timeFault(name: string, expected: string) {
  return joseFault('jose.time', `/payload/${name}`, 'The signature’s time makes no sense.', expected);
}
