import { CryptoEngine } from 'pkijs';

/** WebCrypto as the library of certificates takes it; the same in Node and in browsers. */
export const webCrypto = new CryptoEngine({ name: 'webcrypto', crypto: globalThis.crypto });

/** The same bytes in a buffer of their own, as WebCrypto and the ASN.1 library want them. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}
