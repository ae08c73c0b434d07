import { createHmac } from 'node:crypto';
import type { Random } from '../common/effects.js';
import { encodeBase64url, sha256, toHex } from '../common/multibase.js';

/** The form of a token: 128 bits, base64url. */
export const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** 128 random bits; one that begins like an option of a command line is drawn again. */
export function newToken(random: Random): string {
  for (;;) {
    const token = encodeBase64url(random(16)).slice(1); // without the multibase prefix
    if (!token.startsWith('-')) return token;
  }
}

/** 128 bits that nobody without the key can tell, the same for an id whenever they are asked for. */
export function derivedToken(key: Uint8Array, id: string): string {
  return createHmac('sha256', key).update(id).digest().subarray(0, 16).toString('base64url');
}

/** All that is kept of a token, for one purpose. */
export function hashToken(purpose: string, token: string): string {
  return toHex(sha256(new TextEncoder().encode(`${purpose} ${token}`)));
}
