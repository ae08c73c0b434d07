import type { JsonObject } from '../common/json.js';
import { type DidDocument, didOf } from '../credentials/dids/did-document.js';
import { resolveDidKey } from '../credentials/dids/did-key.js';
import { didWebDocument } from '../credentials/dids/did-web.js';
import { readDidDocument } from '../credentials/dids/read-did-document.js';
import { keyTypeOf } from '../credentials/keys/multikey.js';
import type { TrustMaterial } from './material.js';

/**
 * A network whose word is to be believed, from what somebody writes down: its `did:key`; its `did:web` with the key, as proofs of
 * its statements name it (`did:web:network.example#z6Mk…`); or its DID document. `undefined` for anything else: a `did:web`
 * alone says nothing of its keys to whoever is offline.
 */
export async function anchorOf(written: string | JsonObject, now: Date): Promise<DidDocument | undefined> {
  if (typeof written !== 'string')
    return typeof written.id === 'string' ? readDidDocument(written, written.id, now) : undefined;
  if (/^did:key:[^#?/]+$/.test(written)) return resolveDidKey(written);
  const [, publicKeyMultibase] = /^did:web:[^#?/]+#(z[1-9A-HJ-NP-Za-km-z]+)$/.exec(written) ?? [];
  if (publicKeyMultibase === undefined || keyTypeOf(publicKeyMultibase) === undefined) return undefined;
  return didWebDocument(didOf(written), [{ id: written, publicKeyMultibase }]);
}

/**
 * What somebody trusts who has nothing but the input and some anchors: no registry, nobody to ask. Statements, status lists,
 * keys and published versions are those that came along.
 */
export function offlineMaterial(now: Date, anchors: readonly DidDocument[]): TrustMaterial {
  return {
    now,
    registry: { issuers: new Map(), versions: new Map(), graceDays: 0 },
    anchors,
    resolveDid: async () => undefined,
    statusList: async () => undefined,
    publishedVersion: async () => undefined,
  };
}
