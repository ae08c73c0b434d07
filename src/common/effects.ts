/** The present instant. Injected everywhere; only entry points use the real clock. */
export type Clock = () => Date;

/** `length` cryptographically secure random bytes. Injected everywhere; only entry points use the real source. */
export type Random = (length: number) => Uint8Array;

/** A version 4 UUID (RFC 9562) from 16 random bytes. */
export function randomUuid(random: Random): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
