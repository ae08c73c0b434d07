import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import type { DidDocument, VerificationMethod } from './did-document.js';

/** Key types whose `publicKeyMultibase` is what a Multikey's is. */
const MULTIKEYS: ReadonlySet<JsonValue | undefined> = new Set(['Multikey', 'Ed25519VerificationKey2020']);

/**
 * Reads somebody else's DID document as far as verifying needs it: its multikeys, and which of them may assert. Relative
 * ids are made absolute. Keys of other kinds are left out. `undefined` if it isn't the document of this DID.
 */
export function readDidDocument(document: JsonObject, did: string): DidDocument | undefined {
  if (document.id !== did) return undefined;
  const absolute = (id: JsonValue | undefined) =>
    typeof id === 'string' ? (id.startsWith('#') ? did + id : id) : undefined;
  const methods = new Map<string, VerificationMethod>();
  const keep = (value: JsonValue): string | undefined => {
    if (!isJsonObject(value)) return absolute(value);
    const { type, controller, publicKeyMultibase } = value;
    const id = absolute(value.id);
    if (id === undefined || typeof controller !== 'string' || typeof publicKeyMultibase !== 'string')
      return undefined;
    if (MULTIKEYS.has(type)) methods.set(id, { id, type: 'Multikey', controller, publicKeyMultibase });
    return id;
  };
  for (const method of listed(document.verificationMethod)) keep(method);
  const assertionMethod = listed(document.assertionMethod).flatMap((one) => keep(one) ?? []);
  return { '@context': [], id: did, verificationMethod: [...methods.values()], assertionMethod };
}

function listed(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value.slice(0, 100) : [];
}
