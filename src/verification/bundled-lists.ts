import type { JsonObject } from '../common/json.js';
import { isStatusListContext } from '../credentials/contexts/known.js';
import { nativeStatusListSchema, readNative } from '../credentials/documents/native-form.js';
import { readStatusEntries } from '../credentials/status/read-entries.js';

/** A status list in a bundle is material for whoever is offline: no credential that is to be reported on. */
export function isStatusList(document: JsonObject): boolean {
  return isStatusListContext(document['@context']) && 'value' in readNative(nativeStatusListSchema, document);
}

/** Where the credentials of a bundle say that their statuses are kept. */
export function listAddresses(documents: readonly JsonObject[]): ReadonlySet<string> {
  const entries = documents.flatMap((document) => readStatusEntries(document.credentialStatus));
  return new Set(entries.map((entry) => entry.list));
}

/** The same of another issuer, where a credential beside it points to it. */
export async function isNamedList(document: JsonObject, named: ReadonlySet<string>): Promise<boolean> {
  if (typeof document.id !== 'string' || !named.has(document.id)) return false;
  return (await import('./outside-list.js')).listKindOf(document) !== undefined;
}
