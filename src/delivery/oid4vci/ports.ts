import type { JsonValue } from '../../common/json.js';
import type { Reached } from '../../common/reach.js';
import type { Act } from '../../issuing/ports.js';

/** The forms in which wallets are given credentials by this protocol. */
export type WalletForm = 'vc' | 'sd-jwt';

/** An award that is, or is to be, offered. */
export interface OfferedAward {
  readonly id: string;
  /** Address of the module or programme version. */
  readonly achievement: string;
  readonly revoked: boolean;
}

/** An offer that hasn't expired, or whose access token hasn't. */
export interface WalletOffer {
  readonly id: string;
  readonly awards: readonly OfferedAward[];
  readonly expiresAt: Date;
  /** Its code was exchanged for an access token. */
  readonly taken: boolean;
  /** JWK thumbprint of the key that the access token is bound to. */
  readonly dpopThumbprint: string | undefined;
}

export interface NewWalletOffer {
  readonly id: string;
  readonly learnerId: string;
  readonly awardIds: readonly string[];
  readonly codeHash: string;
  readonly txCodeMac: string;
  readonly exchangeHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A request of a wallet for copies of one award. */
export interface WalletRequest {
  readonly id: string;
  readonly awardId: string;
  readonly form: WalletForm;
  /** Names of the keys that the copies are bound to: DIDs or JWKs. */
  readonly holders: readonly JsonValue[];
}

export const NOTIFICATIONS = ['credential_accepted', 'credential_failure', 'credential_deleted'] as const;
export type Notification = (typeof NOTIFICATIONS)[number];

/** What offers to wallets do to the store. Secrets come as hashes alone. */
export interface WalletStore {
  /** Those awards that exist, or are reached, in this order, and the learner if all are and belong to one. */
  selectOffered(
    awardIds: readonly string[],
    learners?: readonly Reached[],
  ): Promise<{ readonly learnerId: string | undefined; readonly awards: readonly OfferedAward[] }>;
  insertOffer(offer: NewWalletOffer, madeOf: string | undefined, act: Act): Promise<void>;
  /** Offers that haven't expired. */
  selectOptionalOfferByCode(codeHash: string, at: Date): Promise<WalletOffer | undefined>;
  selectOptionalOfferByExchange(exchangeHash: string, at: Date): Promise<WalletOffer | undefined>;
  /** By an access token that hasn't expired. */
  selectOptionalOfferByToken(tokenHash: string, at: Date): Promise<WalletOffer | undefined>;
  /**
   * Counts a transaction code that is tried, before it is looked at; `undefined` where there is no such code, it was exchanged,
   * has expired or was tried `most` times.
   */
  tryCode(
    codeHash: string,
    most: number,
    at: Date,
  ): Promise<{ readonly id: string; readonly txCodeMac: string } | undefined>;
  /** Exchanges the code of an offer for a token: true for one caller alone. */
  takeCode(
    id: string,
    token: {
      readonly hash: string;
      readonly expiresAt: Date;
      readonly dpopThumbprint: string | undefined;
    },
  ): Promise<boolean>;
  /** Notes a DPoP proof as used; false if it was before. */
  takeProof(hash: string, expiresAt: Date): Promise<boolean>;
  /** Notes a request, under its digest; who asks the same again is given the id of the first. */
  recordRequest(
    request: WalletRequest & { readonly offerId: string; readonly digest: string; readonly createdAt: Date },
  ): Promise<string>;
  selectOptionalRequest(offerId: string, id: string): Promise<WalletRequest | undefined>;
  /** Notes what a wallet said of a request; false if the offer has none of this id. */
  notifyRequest(offerId: string, id: string, event: Notification, at: Date): Promise<boolean>;
  /** Deletes offers and proofs that were over by then. */
  deleteOldOffers(before: Date): Promise<void>;
}
