import type { VerificationMethod } from '../dids/did-document.js';
import type { Envelope } from './read-enveloped.js';
import { type JwsFinding, verifyCompact } from './verify-compact.js';

/**
 * Verifies the signature around an enveloped document, with the key that it names. It checks the signature alone: whether
 * the key may sign for the issuer, and whether the signature's time is past, are the caller's questions.
 */
export function verifyEnveloped(envelope: Envelope, method: VerificationMethod): Promise<JwsFinding> {
  return verifyCompact(envelope, method);
}
