import { createHmac } from 'node:crypto';
import type { Clock, Random } from '../../common/effects.js';

/** Seals secrets under the master secret, each for the webhook of an id. */
export interface SecretSealer {
  seal(id: string, secret: Uint8Array): Uint8Array;
  open(id: string, sealed: Uint8Array): Uint8Array;
}

/** A new secret of 256 random bits. */
export function newSecret(random: Random): Uint8Array {
  return random(32);
}

/** A secret as people are shown it: `whsec_` and base64. */
export function writeSecret(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`;
}

/**
 * The headers of a message by Standard Webhooks 1.0: its id, the second of this attempt, and a signature (HMAC-SHA-256 of id,
 * second and body) with each of the secrets.
 */
export function signedHeaders(
  messageId: string,
  body: string,
  secrets: readonly Uint8Array[],
  clock: Clock,
): Record<string, string> {
  const timestamp = String(Math.floor(clock().getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', secret).update(`${messageId}.${timestamp}.${body}`).digest('base64');
    return `v1,${mac}`;
  });
  return {
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
