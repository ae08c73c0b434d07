import type { Clock } from '../common/effects.js';
import { canonicalJson } from '../common/json.js';
import { buildStatusList } from '../credentials/documents/status-list.js';
import { DEFAULT_SUITES } from '../credentials/keys/signing.js';
import { bitsOf, encodeBits } from '../credentials/status/bitstring.js';
import { signCredential } from '../credentials/suites/sign.js';
import { keyTypeOfSigner, type Signer } from '../credentials/suites/signer.js';
import { wholeSeconds } from '../credentials/suites/time.js';
import type { StatusTruth } from '../verification/material.js';
import { keptByVersion } from './kept-by-version.js';
import { lastGood } from './last-good.js';
import type { StatusListRecord, StatusListStore, StatusListVersion, StatusTokenStore } from './ports.js';
import { type StatusTokens, signedStatusTokens } from './status-tokens.js';

/** How long a signed list may be relied on, and how long before that it is signed anew, in milliseconds. */
export const LIFETIME = 7 * 86_400_000;
const RENEW_BEFORE = 86_400_000;

export interface StatusLists extends Omit<StatusTokens, 'refreshTokens'> {
  /**
   * The last good signed list at an address, however old; `undefined` if there is none. One that was never signed is signed
   * now, once, whoever asks.
   */
  current(address: string): Promise<string | undefined>;
  /** What stands in the records at this moment, which no signed list is needed for; `undefined` of other issuers' lists. */
  truth(address: string): Promise<StatusTruth | undefined>;
  /** Signs every list and token whose truth has changed since it was signed, or that grows old. Safe to race. */
  refresh(): Promise<void>;
}

export interface StatusListDeps {
  readonly store: StatusListStore & StatusTokenStore;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly clock: Clock;
  /** Told when a list could not be signed, with nothing but its address. */
  readonly onFailure: (address: string, error: unknown) => void;
}

/**
 * Signed status lists. Statuses change in the database first; lists are signed in the background and served as they are.
 * If one can't be signed, the last good one stays, never an empty one.
 */
export function signedStatusLists(deps: StatusListDeps): StatusLists {
  const { store, clock } = deps;
  const bits = keptByVersion(async ({ address, length }: StatusListVersion) => {
    const { version, indexes } = await store.selectStatusBits(address);
    return { version, value: bitsOf(length, indexes) };
  });
  const signOnce = lastGood<StatusListRecord>(deps, (list) => signList(deps, list));
  const tokens = signedStatusTokens({ ...deps, lifetime: LIFETIME, renewBefore: RENEW_BEFORE });
  return {
    token: tokens.token,
    tokenTruth: tokens.tokenTruth,
    async current(address) {
      const list = await store.selectOptionalStatusList(address);
      return list && (list.document ?? signOnce(list));
    },
    async truth(address) {
      const list = await store.selectOptionalStatusVersion(address);
      if (!list) return undefined;
      const { issuerDid: issuer, purpose } = list;
      return { bits: await bits(list), issuer, purpose, signedAt: wholeSeconds(clock()) };
    },
    async refresh() {
      const oldest = new Date(clock().getTime() + RENEW_BEFORE);
      for (const list of await store.selectStaleStatusLists(oldest)) await signOnce(list);
      await tokens.refreshTokens();
    },
  };
}

async function signList(deps: StatusListDeps, list: StatusListRecord): Promise<string | undefined> {
  const { address, purpose, issuerDid, length } = list;
  const { version, indexes } = await deps.store.selectStatusBits(address);
  const now = deps.clock();
  const validUntil = new Date(now.getTime() + LIFETIME);
  const unsigned = buildStatusList({
    address,
    issuer: issuerDid,
    purpose,
    encodedList: await encodeBits(bitsOf(length, indexes)),
    validUntil: wholeSeconds(validUntil),
  });
  const signer = await deps.signerFor(issuerDid);
  const suite = DEFAULT_SUITES[keyTypeOfSigner(signer)];
  const document = canonicalJson(await signCredential(unsigned, signer, now, suite));
  const kept = await deps.store.storeStatusList(list, { version, document, validUntil });
  // another process was faster: what it signed is as new, and is what everybody gets
  return kept ? document : (await deps.store.selectOptionalStatusList(address))?.document;
}
