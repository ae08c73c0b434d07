import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { type Operation, repeated } from './compare.js';

/** Ed25519 alone, over as many bytes as a Data Integrity proof is made of (two digests): no signature can be quicker. */
export function rawEd25519(): { readonly sign: Operation; readonly verify: Operation } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const data = randomBytes(64);
  const signature = sign(null, data, privateKey);
  return {
    sign: repeated(async () => sign(null, data, privateKey)),
    verify: repeated(async () => {
      if (!verify(null, data, publicKey, signature)) throw new Error('A raw signature was refused');
    }),
  };
}
