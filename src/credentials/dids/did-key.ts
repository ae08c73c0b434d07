import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { driver } from '@digitalcredentials/did-method-key';
import type { DidDocument } from './did-document.js';

const didKey = driver();
didKey.use({ multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from });

/** The document of a `did:key` with an Ed25519 key; `undefined` for any other or malformed DID. */
export async function resolveDidKey(did: string): Promise<DidDocument | undefined> {
  if (!/^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{40,60}$/.test(did)) return undefined;
  try {
    return (await didKey.get({ did })) as unknown as DidDocument;
  } catch {
    return undefined; // the library throws on a key of the wrong size
  }
}

/** The `did:key` of an Ed25519 public key in Multikey form, and its one verification method. */
export function didKeyOf(publicKeyMultibase: string): { did: string; verificationMethod: string } {
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}` };
}
