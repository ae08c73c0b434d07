import type { Clock } from '../common/effects.js';
import { canonicalJson } from '../common/json.js';
import { buildStatusList } from '../credentials/documents/status-list.js';
import { encodeBitstring } from '../credentials/status/bitstring.js';
import { signCredential, wholeSeconds } from '../credentials/suites/sign.js';
import type { Signer } from '../credentials/suites/signer.js';
import type { StatusListRecord, StatusListStore } from './ports.js';

/** How long a signed list may be relied on, and how long before that it is signed anew, in milliseconds. */
const LIFETIME = 7 * 86_400_000;
const RENEW_BEFORE = 86_400_000;

export interface StatusLists {
  /** The signed list at an address, in its present truth; `undefined` if there is none. */
  current(address: string): Promise<string | undefined>;
}

/**
 * Signed status lists. Statuses change in the database first; a list is signed when it is asked for and has changed or
 * grown old. If it can't be signed, the last good one is served, never an empty one.
 */
export function signedStatusLists(deps: {
  store: StatusListStore;
  signerFor: (did: string) => Promise<Signer>;
  clock: Clock;
  /** Told when a list could not be signed, with nothing but its address. */
  onFailure: (address: string, error: unknown) => void;
}): StatusLists {
  const { store, signerFor, clock, onFailure } = deps;

  const sign = async (list: StatusListRecord): Promise<string> => {
    const { version, indexes } = await store.selectStatusBits(list.address);
    const now = clock();
    const validUntil = new Date(now.getTime() + LIFETIME);
    const unsigned = buildStatusList({
      address: list.address,
      issuer: list.issuerDid,
      purpose: list.purpose,
      encodedList: await encodeBitstring(list.length, indexes),
      validUntil: wholeSeconds(validUntil),
    });
    const document = canonicalJson(await signCredential(unsigned, await signerFor(list.issuerDid), now));
    await store.storeStatusList(list.address, { version, document, validUntil });
    return document;
  };

  return {
    async current(address) {
      const list = await store.selectOptionalStatusList(address);
      if (!list) return undefined;
      const { document, validUntil } = list;
      const fresh = validUntil !== undefined && validUntil.getTime() - RENEW_BEFORE > clock().getTime();
      if (document !== undefined && list.signedVersion === list.version && fresh) return document;
      try {
        return await sign(list);
      } catch (error) {
        onFailure(address, error);
        return document;
      }
    },
  };
}
