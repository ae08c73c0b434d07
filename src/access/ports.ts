import type { Reached } from '../common/reach.js';

/** A key as it is kept. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  /** Code of the institution; `undefined`: a key of the network. */
  readonly institution: string | undefined;
  readonly scopes: readonly string[];
  readonly secretHash: string;
  readonly previousHash: string | undefined;
  readonly previousUntil: Date | undefined;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
  readonly lastUsedAt: Date | undefined;
}

/** Who acts and when, for the audit. */
export interface AccessAct {
  readonly actor: string;
  readonly at: Date;
}

/** A place in a list that is read in pages, newest first. */
export interface PageQuery {
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

export interface ApiKeyStore {
  selectOptionalApiKey(id: string): Promise<ApiKeyRecord | undefined>;
  /** Keys of an institution (`null`: of the network), or of all (`undefined`); newest first. */
  selectApiKeys(institution: string | null | undefined, page: PageQuery): Promise<ApiKeyRecord[]>;
  /**
   * False if its institution, or the network, has `most` keys that work at the instant of the act. Fails with
   * `institution.unknown` (kind `not-found`) if there is no such institution.
   */
  insertApiKey(key: ApiKeyRecord, most: number, act: AccessAct): Promise<boolean>;
  /** Of several that do this at once, one does it. False if the network has a key that works at the instant of the act. */
  insertFirstNetworkKey(key: ApiKeyRecord, act: AccessAct): Promise<boolean>;
  /** Gives a key a new secret; false if the secret was replaced by somebody else in the meantime, or the key revoked. */
  replaceSecret(
    key: ApiKeyRecord,
    next: { readonly secretHash: string; readonly previousUntil: Date },
    act: AccessAct,
  ): Promise<boolean>;
  /** False if it had been revoked before. */
  revokeApiKey(id: string, act: AccessAct): Promise<boolean>;
  /** Notes that a key was used. */
  touchApiKey(id: string, at: Date): Promise<void>;
}

/** What a request was answered with. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface IdempotencyStore {
  /**
   * Takes a key for a request, in the name of a process. `mine`: nobody worked on it, or only `gone` did, a process that
   * lives no more; `busy`: somebody works on it; `other`: it was used for another request; `answered`: it was done, and
   * this was said.
   */
  takeKey(
    key: { readonly caller: string; readonly key: string; readonly fingerprint: string },
    now: Date,
    holder: string,
    gone?: string,
  ): Promise<
    | { readonly state: 'mine' | 'other' }
    | { readonly state: 'busy'; readonly holder: string }
    | { readonly state: 'answered'; readonly answer: StoredAnswer }
  >;
  storeAnswer(caller: string, key: string, answer: StoredAnswer): Promise<void>;
  /** Forgets a key: the request failed, and it or another one may be sent with it. */
  releaseKey(caller: string, key: string): Promise<void>;
  /** Forgets keys taken before an instant. */
  deleteOldKeys(before: Date): Promise<number>;
}

/** How often something may be done. */
export interface RateRule {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** How many points are taken at a time. */
  readonly block: number;
}

export interface Taken {
  /** All points of the block were there. */
  readonly allowed: boolean;
  /** Points that are left after the block. */
  readonly remaining: number;
  readonly resetsInMs: number;
}

export interface RateLimitStore {
  /** Takes a block of points from the count that all processes share. Where the database is silent, from one in memory. */
  take(rule: RateRule, key: string): Promise<Taken>;
  /** Forgets counts that ended before an instant. */
  deleteOldCounts(before: Date): Promise<void>;
}

/** Accounts of people who keep their credentials here, beside what better-auth does with them. */
export interface AccountStore {
  selectOptionalAccountByEmail(email: string): Promise<{ readonly id: string } | undefined>;
  /** What is kept in an account. */
  selectReach(accountId: string): Promise<Reached[]>;
  /** Sessions that last beyond an instant, newest first. */
  selectSessions(
    accountId: string,
    now: Date,
  ): Promise<
    { readonly id: string; readonly userAgent: string; readonly createdAt: Date; readonly expiresAt: Date }[]
  >;
  deleteSessions(
    accountId: string,
    which: { readonly id: string } | { readonly except: string },
  ): Promise<void>;
  /** Forgets sessions and tokens that ended before an instant. */
  deleteEnded(before: Date): Promise<void>;
}
