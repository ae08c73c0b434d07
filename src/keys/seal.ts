import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../common/effects.js';
import { CairnError } from '../common/errors.js';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Seals small secrets under the master secret. What is sealed for one purpose and name opens for no other. */
export interface Sealer {
  seal(purpose: string, name: string, secret: Uint8Array): Uint8Array;
  /** Throws a CairnError `keys.wrong-master-secret` if it was sealed under another secret, or was changed. */
  open(purpose: string, name: string, sealed: Uint8Array): Uint8Array;
}

/** A key of 32 bytes for one purpose, derived from the master secret (HKDF, RFC 5869). */
export function derivedKey(master: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), `cairn ${purpose}`, 32));
}

/** A sealer under a master secret of at least 32 bytes: AES-256-GCM, one derived key for each purpose (HKDF, RFC 5869). */
export function masterSealer(master: Uint8Array, random: Random): Sealer {
  if (master.byteLength < 32) {
    throw new CairnError(
      'incoherent',
      'keys.short-master-secret',
      'The master secret must have at least 32 bytes',
    );
  }
  const keyFor = (purpose: string) => derivedKey(master, purpose);
  return {
    seal(purpose, name, secret) {
      const nonce = random(NONCE);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      cipher.setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(secret), cipher.final()]);
      return new Uint8Array(Buffer.concat([Uint8Array.of(VERSION), nonce, body, cipher.getAuthTag()]));
    },
    open(purpose, name, sealed) {
      try {
        if (sealed[0] !== VERSION) throw new Error('version');
        const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), sealed.subarray(1, 1 + NONCE));
        decipher.setAAD(Buffer.from(name));
        decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG));
        const body = sealed.subarray(1 + NONCE, sealed.byteLength - TAG);
        return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
      } catch {
        throw new CairnError(
          'incoherent',
          'keys.wrong-master-secret',
          'A key does not open with this master secret: CAIRN_MASTER_SECRET is not the one that it was sealed under',
        );
      }
    },
  };
}
