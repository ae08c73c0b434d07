import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WalletDeps } from './deps.js';
import { newSecret } from './deps.js';
import { Code, refusal } from './protocol.js';

/** Seconds for which a nonce is good, however often: a wallet that is interrupted may go on with it. */
const LIFETIME = 300;

type NonceDeps = Pick<WalletDeps, 'nonceKey' | 'clock' | 'random'>;

/**
 * A nonce that wallets sign into the proof of their key (OpenID4VCI 1.0, section 7). It says until when it is good and
 * is authenticated by itself, so that asking for one leaves nothing behind and every replica knows it.
 */
export function newNonce({ nonceKey, clock, random }: NonceDeps): string {
  const text = `${Math.floor(clock().getTime() / 1000) + LIFETIME}.${newSecret(random)}`;
  return `${text}.${mac(nonceKey, text)}`;
}

/** Throws `invalid_nonce` for one that isn't ours, or is too old. */
export function requireNonce({ nonceKey, clock }: NonceDeps, nonce: unknown): void {
  const [until = '', salt = '', given = ''] = typeof nonce === 'string' ? nonce.split('.') : [];
  const [wanted, found] = [mac(nonceKey, `${until}.${salt}`), given].map((text) => Buffer.from(text));
  const ours = wanted?.length === found?.length && wanted && found && timingSafeEqual(wanted, found);
  if (ours && clock().getTime() < Number(until) * 1000) return;
  throw refusal(Code.InvalidNonce, 'The nonce is not one of ours, or is too old: ask for a new one.');
}

function mac(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
