import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { absoluteId, type DidDocument, plainDocument } from './did-document.js';
import { isDidDocument, RELATIONSHIPS } from './did-document-form.js';
import { didJwkDocument } from './did-jwk.js';
import { didKeyDocument } from './did-key-document.js';
import type { DidParameters } from './did-parameters.js';
import { refusal } from './failures.js';

/** Where documents come from that don't follow from the DID itself. */
export interface DidLookup {
  /** Of an issuer of this deployment. */
  readonly own: (did: string) => Promise<DidDocument | undefined>;
  /**
   * Of anybody else. Throws a CairnError: `did.method-unsupported`, `did.invalid`, `did.document-invalid`, `did.not-found`,
   * or another one when it can't be had now.
   */
  readonly outside: (did: string) => Promise<JsonObject>;
}

/**
 * The document of a DID that is well-formed (DID Resolution 1.0, section 4). What follows from the DID is the same at any
 * `versionTime`; no method here keeps versions, so that asking for another one by `versionId` or of a `did:web`, or for a
 * check by `hl`, or with `noCache` for what is kept here, is refused rather than ignored. What somebody else has published is handed on only if it has the form of a
 * DID document.
 *
 * @throws CairnError, as `DidLookup.outside`, `didKeyDocument`, and `did.feature-unsupported`, `did.document-invalid`.
 */
export async function resolveDid(
  did: string,
  parameters: DidParameters,
  lookup: DidLookup,
): Promise<JsonObject> {
  const document = await found(did, parameters, lookup);
  return parameters.get('expandRelativeUrls') === 'true' ? expanded(document, did) : document;
}

async function found(did: string, parameters: DidParameters, lookup: DidLookup): Promise<JsonObject> {
  if (parameters.has('versionId') || parameters.has('hl')) throw refusal('did.feature-unsupported');
  if (did.startsWith('did:key:')) return didKeyDocument(did, parameters);
  if (did.startsWith('did:jwk:')) {
    const document = didJwkDocument(did);
    if (!document) throw refusal('did.invalid');
    return document;
  }
  if (parameters.has('versionTime')) throw refusal('did.feature-unsupported');
  const own = await lookup.own(did);
  if (own) return plainDocument(own);
  if (parameters.get('noCache') === 'true') throw refusal('did.feature-unsupported');
  const document = await lookup.outside(did);
  if (!isDidDocument(document)) throw refusal('did.document-invalid');
  return document;
}

/** Section 4.4, step 6: ids of objects, and names under relationships, as absolute DID URLs. */
function expanded(document: JsonObject, did: string): JsonObject {
  const isRelationship = (name: string) => RELATIONSHIPS.some((one) => one === name);
  const item = (name: string, value: JsonValue): JsonValue => {
    if (!isJsonObject(value)) return isRelationship(name) ? (absoluteId(value, did) ?? value) : value;
    return value.id === undefined ? value : { ...value, id: absoluteId(value.id, did) ?? value.id };
  };
  const members = Object.entries(document).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((one) => item(name, one)) : item(name, value),
  ]);
  return Object.fromEntries(members) as JsonObject;
}
