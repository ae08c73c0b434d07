import type { Clock } from '../common/effects.js';
import { isJsonObject, type JsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { isDidDocument } from '../credentials/dids/did-document-form.js';
import { readDidDocument } from '../credentials/dids/read-did-document.js';
import type { TrustMaterial } from './material.js';

/**
 * How a verification looks up what strangers publish. What can't be had, or isn't what it should be, is not at hand: that
 * leaves a check open, and never passes or fails it.
 */
export function outsideTrust(look: {
  readonly clock: Clock;
  readonly didDocument: (did: string) => Promise<JsonObject>;
  readonly statusList: (address: string) => Promise<string>;
}): Pick<TrustMaterial, 'resolveDid' | 'statusList' | 'statusToken'> {
  return {
    async resolveDid(did) {
      const document = await look.didDocument(did).catch(() => undefined);
      return document && isDidDocument(document) ? readDidDocument(document, did, look.clock()) : undefined;
    },
    statusToken: (address) => look.statusList(address).catch(() => undefined),
    async statusList(address) {
      const text = await look.statusList(address).catch(() => undefined);
      if (text === undefined) return undefined;
      try {
        const document = parseStrictJson(text);
        return isJsonObject(document) ? document : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** What is trusted, with looks at what strangers publish behind it. */
export function withOutside(
  own: TrustMaterial,
  others: Pick<TrustMaterial, 'resolveDid' | 'statusList' | 'statusToken'>,
): TrustMaterial {
  return {
    ...own,
    resolveDid: others.resolveDid,
    statusToken: async (address) => (await own.statusToken?.(address)) ?? others.statusToken?.(address),
    statusList: async (address) => (await own.statusList(address)) ?? others.statusList(address),
  };
}
