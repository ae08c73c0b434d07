import type { Clock } from '../common/effects.js';
import { STATUS_TTL } from '../credentials/documents/status-list.js';
import { signStatusListToken } from '../credentials/status/status-list-token.js';
import { packStatuses, TOKEN_STATUS, type TokenStatusList } from '../credentials/status/token-status-list.js';
import type { Signer } from '../credentials/suites/signer.js';
import { wholeSeconds } from '../credentials/suites/time.js';
import type { TokenStatusTruth } from '../verification/material.js';
import { keptByVersion } from './kept-by-version.js';
import { lastGood } from './last-good.js';
import type { Statuses, StatusTokenRecord, StatusTokenStore } from './ports.js';

/** Bits of a status: valid, invalid, suspended. */
const BITS = 2;

export interface StatusTokens {
  /** As `current` of the signed lists: the last good token, however old; the first one is signed for whoever asks. */
  token(address: string): Promise<string | undefined>;
  /** What stands in the records at this moment; `undefined` of others' tokens. */
  tokenTruth(address: string): Promise<TokenStatusTruth | undefined>;
  /** Signs every token that somebody has asked for once, and whose truth has changed or that grows old. Safe to race. */
  refreshTokens(): Promise<void>;
}

export interface StatusTokenDeps {
  readonly store: StatusTokenStore;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly clock: Clock;
  readonly onFailure: (address: string, error: unknown) => void;
  /** How long a token may be relied on, and how long before that it is signed anew, in milliseconds. */
  readonly lifetime: number;
  readonly renewBefore: number;
}

/**
 * Signed Status List Tokens (Token Status List, section 5.1): the pair of lists that an issuer keeps, revoked and suspended, as
 * one, under the same indexes.
 */
export function signedStatusTokens(deps: StatusTokenDeps): StatusTokens {
  const { store, clock, renewBefore } = deps;
  const listAt = keptByVersion(async (record: StatusTokenRecord) => {
    const statuses = await store.selectStatuses(record.address);
    return { version: statuses.version, value: listOf(record, statuses) };
  });
  const signOnce = lastGood<StatusTokenRecord>(deps, (record) => sign(deps, record));
  return {
    async token(address) {
      const record = await store.selectOptionalStatusToken(address);
      return record && (record.document ?? signOnce(record));
    },
    async tokenTruth(address) {
      const record = await store.selectOptionalStatusToken(address);
      if (!record) return undefined;
      return { list: await listAt(record), issuer: record.issuerDid, signedAt: wholeSeconds(clock()) };
    },
    async refreshTokens() {
      const oldest = new Date(clock().getTime() + renewBefore);
      for (const record of await store.selectStaleStatusTokens(oldest)) await signOnce(record);
    },
  };
}

async function sign(
  { store, signerFor, clock, lifetime }: StatusTokenDeps,
  record: StatusTokenRecord,
): Promise<string | undefined> {
  const { address: uri, issuerDid } = record;
  const statuses = await store.selectStatuses(uri);
  const issuedAt = clock();
  const expires = new Date(issuedAt.getTime() + lifetime);
  const facts = { uri, issuedAt, expires, ttl: STATUS_TTL / 1000 };
  const document = await signStatusListToken(listOf(record, statuses), facts, await signerFor(issuerDid));
  const { version } = statuses;
  const kept = await store.storeStatusToken(record, { version, document, validUntil: expires });
  return kept ? document : (await store.selectOptionalStatusToken(uri))?.document;
}

/** What is revoked is invalid, whether or not it was suspended before. */
function listOf({ length }: StatusTokenRecord, { revoked, suspended }: Statuses): TokenStatusList {
  return packStatuses(BITS, length, [
    ...suspended.map((index) => [index, TOKEN_STATUS.suspended] as const),
    ...revoked.map((index) => [index, TOKEN_STATUS.invalid] as const),
  ]);
}
