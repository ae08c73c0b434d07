import { keyTypeOf } from '../keys/multikey.js';
import { DID_CONTEXT, type DidDocument } from './did-document.js';

const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1';

/**
 * The document of a `did:key` of any type in the table of keys (The did:key Method 0.9): a key that signs stands for
 * every relationship but key agreement, an X25519 key for that alone. `undefined` for a malformed DID, what
 * `readMultikey` takes for no key, or a type that isn't known.
 */
export async function resolveDidKey(did: string): Promise<DidDocument | undefined> {
  const publicKeyMultibase = did.slice('did:key:'.length);
  const type = did.startsWith('did:key:') ? keyTypeOf(publicKeyMultibase) : undefined;
  if (type === undefined) return undefined;
  const { verificationMethod: id } = didKeyOf(publicKeyMultibase);
  return {
    '@context': [DID_CONTEXT, MULTIKEY_CONTEXT],
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase }],
    ...(type === 'X25519'
      ? { assertionMethod: [], keyAgreement: [id] }
      : {
          authentication: [id],
          assertionMethod: [id],
          capabilityDelegation: [id],
          capabilityInvocation: [id],
        }),
  };
}

/** The `did:key` of a public key in Multikey form, and its one verification method. */
export function didKeyOf(publicKeyMultibase: string): { did: string; verificationMethod: string } {
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}` };
}
