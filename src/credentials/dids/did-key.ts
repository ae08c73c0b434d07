import { lazily } from '../../common/lazily.js';
import { KEY_FORMS, keyTypeOf } from '../keys/multikey.js';
import { DID_CONTEXT, type DidDocument } from './did-document.js';

const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1';

const openDriver = lazily(async () => {
  const { driver } = await import('@digitalcredentials/did-method-key');
  const didKey = driver();
  for (const prefix of KEY_FORMS.flatMap(({ prefixes }) => prefixes))
    didKey.use({ multibaseMultikeyHeader: prefix, fromMultibase: async (key) => signingKey(key) });
  return didKey;
});

/** As much of the library's key pairs as its driver asks for. */
function signingKey({ publicKeyMultibase }: { publicKeyMultibase: string }) {
  const key: { id?: string; controller?: string } & Record<string, unknown> = {
    publicKeyMultibase,
    fingerprint: () => publicKeyMultibase,
    async export() {
      const { id, controller } = key;
      return { '@context': MULTIKEY_CONTEXT, id, type: 'Multikey', controller, publicKeyMultibase };
    },
  };
  return key;
}

/**
 * The document of a `did:key` of any type in the table of keys (The did:key Method 0.9): a key that signs stands for
 * every relationship but key agreement, an X25519 key for that alone. `undefined` for a malformed DID, what
 * `readMultikey` takes for no key, or a type that isn't known.
 */
export async function resolveDidKey(did: string): Promise<DidDocument | undefined> {
  const publicKeyMultibase = did.slice('did:key:'.length);
  const type = did.startsWith('did:key:') ? keyTypeOf(publicKeyMultibase) : undefined;
  if (type === undefined) return undefined;
  if (type !== 'X25519') return (await (await openDriver()).get({ did })) as unknown as DidDocument;
  const key = {
    id: `${did}#${publicKeyMultibase}`,
    type: 'Multikey' as const,
    controller: did,
    publicKeyMultibase,
  };
  return {
    '@context': [DID_CONTEXT, MULTIKEY_CONTEXT],
    id: did,
    verificationMethod: [key],
    assertionMethod: [],
    keyAgreement: [key.id],
  };
}

/** The `did:key` of a public key in Multikey form, and its one verification method. */
export function didKeyOf(publicKeyMultibase: string): { did: string; verificationMethod: string } {
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}` };
}
