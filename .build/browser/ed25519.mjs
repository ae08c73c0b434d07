// What browsers get in place of what `@digitalbazaar/ed25519-multikey` has for them, an implementation in JavaScript: here the browser's own
// is asked, and that one is loaded only where it has none. Nothing is signed in a browser.

const ED25519 = { name: 'Ed25519' };

/** Throws for a key that is none, as Node's own does. */
export async function verify(publicKey, data, signature) {
  const { subtle } = globalThis.crypto;
  let key;
  try {
    key = await subtle.importKey('raw', publicKey, ED25519, false, ['verify']);
  } catch (error) {
    if (error.name !== 'NotSupportedError') throw error;
    const ed25519 = await import('@noble/ed25519');
    return ed25519.verify(signature, data, publicKey);
  }
  return subtle.verify(ED25519, key, signature, data);
}

const verifiesAlone = async () => {
  throw new Error('Browsers verify alone');
};
export { verifiesAlone as generateKeyPair, verifiesAlone as generateKeyPairFromSeed, verifiesAlone as sign };
