import { uuidFrom } from './uuid.js';

/** The present instant. Injected everywhere; only entry points use the real clock. */
export type Clock = () => Date;

/** `length` cryptographically secure random bytes. Injected everywhere; only entry points use the real source. */
export type Random = (length: number) => Uint8Array;

/** A version 4 UUID (RFC 9562) from 16 random bytes. */
export function randomUuid(random: Random): string {
  return uuidFrom(random(16), 4);
}
