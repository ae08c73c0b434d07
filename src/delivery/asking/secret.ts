import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../../common/effects.js';
import type { JsonValue } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { hashToken } from '../token.js';

const NONCE = 12;
const TAG = 16;

/** The secret that wallets are given of a request. Who has it can answer, and not read the answer's page. */
export function walletSecretOf(pageSecret: string): string {
  return hashToken('ask wallet', pageSecret).slice(0, 32);
}

/** What a request is kept under. */
export function hashOf(walletSecret: string): string {
  return hashToken('ask request', walletSecret);
}

/** What an answer is signed over: another one for each request. */
export function nonceOf(walletSecret: string): string {
  return hashToken('ask nonce', walletSecret).slice(0, 32);
}

/** Seals an answer under its request's secret: what is kept (a hash, and this) opens it to nobody. */
export function sealAnswer(walletSecret: string, answer: object, random: Random): Uint8Array {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(walletSecret), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, body, cipher.getAuthTag()]));
}

/** Throws where it was sealed under another secret, or was changed. */
export function openAnswer(walletSecret: string, sealed: Uint8Array): JsonValue {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(walletSecret), sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG));
  const body = sealed.subarray(NONCE, sealed.byteLength - TAG);
  return parseStrictJson(Buffer.concat([decipher.update(body), decipher.final()]));
}

function keyOf(walletSecret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', walletSecret, '', 'cairn answer of a wallet', 32));
}
