import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { KeptTexts } from '../common/kept-texts.js';
import { readMultikey } from '../credentials/keys/multikey.js';
import type { VerifyEd25519 } from '../credentials/suites/table.js';

/** What stands before the 32 bytes of a public key in SPKI (RFC 8410, section 4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** Characters of the keys that are kept, each of 48. */
const KEPT = 48_000;

/**
 * Verifies Ed25519 signatures with Node's own code, with which the library does so in Node, too, and keeps the objects of the keys that it
 * met: to make one takes as long as to verify. A key is known by all that it is, so that another key is another object.
 */
export function ed25519Verifier(): VerifyEd25519 {
  const keys = new KeptTexts<KeyObject>(KEPT);
  return (publicKeyMultibase, data, signature) => {
    const known = keys.get(publicKeyMultibase);
    const key = known ?? keyOf(publicKeyMultibase);
    if (!known) keys.keep(publicKeyMultibase, key);
    return verify(null, data, key, signature);
  };
}

function keyOf(publicKeyMultibase: string): KeyObject {
  const { bytes } = readMultikey(publicKeyMultibase);
  return createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
}
