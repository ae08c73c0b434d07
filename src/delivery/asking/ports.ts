import type { Question } from './question.js';

/** A request to present something, while it is kept. */
export interface PresentationRequest {
  readonly question: Question;
  /** Addresses of the versions whose credentials answer it. */
  readonly achievements: readonly string[];
  /** Until when it can be answered. */
  readonly expiresAt: Date;
  /** When it is deleted, with its answer. */
  readonly forgottenAt: Date;
  /** Sealed under the secret that its address holds; nothing before it was answered. */
  readonly answer: Uint8Array | undefined;
}

/** What asking wallets does to the store. The secret of a request comes as a hash alone. */
export interface AskStore {
  insertRequest(
    request: Omit<PresentationRequest, 'answer'> & {
      readonly hash: string;
      readonly createdAt: Date;
    },
  ): Promise<void>;
  /** One that isn't forgotten yet. */
  selectOptionalRequest(hash: string, at: Date): Promise<PresentationRequest | undefined>;
  /** Keeps the answer to a request: true for one caller alone, and false where it has expired. */
  takeAnswer(hash: string, sealed: Uint8Array, at: Date): Promise<boolean>;
  /** Deletes requests, with their answers, that were to be forgotten by then. */
  deleteOldRequests(before: Date): Promise<void>;
}
