import { base64urlnopad } from '@scure/base';

/** Bytes as base64url without padding (RFC 7515, section 2). */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** The bytes of the one base64url text that stands for them; `undefined` for padding, spaces or left-over bits. */
export function fromBase64url(text: string): Uint8Array | undefined {
  try {
    const bytes = base64urlnopad.decode(text);
    return base64urlnopad.encode(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
