import type { Wall } from '../../common/wall.js';
import type { RecordsStore } from '../records/ports.js';
import type { RenditionRecord } from '../renditions/ports.js';

/** How many of each were removed, or emptied where the rest of a row has to stay. */
export interface Removed {
  /** Records of the learner: more than one where some had been merged. */
  readonly records: number;
  /** Institutions' own numbers, and the European Student Identifier. */
  readonly identifiers: number;
  /** Signed documents, in every form and revision. */
  readonly documents: number;
  /** Awards whose grade and levels were taken away. */
  readonly results: number;
  /** Credentials from outside on which awards rest. */
  readonly evidence: number;
  readonly shares: number;
  /** Entries of the public register, and consents to them. */
  readonly registered: number;
  /** Offers to wallets, with what wallets asked for. */
  readonly offers: number;
  /** Addresses that institutions gave. */
  readonly contacts: number;
  /** Accounts in which nothing else is kept, with their sessions. */
  readonly accounts: number;
  /** Mails and links of mails. */
  readonly mails: number;
  readonly consents: number;
  /** Words of people about the learner and what they were awarded. */
  readonly reasons: number;
  /** Rows of uploaded files. */
  readonly rows: number;
  /** Answers of the API that were kept in case of a repetition. */
  readonly answers: number;
}

/** An award as it stays: what verification needs, and nothing that says whose it is. */
export interface RemainingAward {
  readonly id: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  /** Address of the module or programme version. */
  readonly achievement: string;
  /** Hundredths. */
  readonly ects: number;
  readonly awardedOn: string;
  readonly issuer: string;
  readonly state: 'valid' | 'suspended' | 'revoked';
  /** Ids of its credentials, in every form: each keeps its place in a status list. */
  readonly credentials: readonly string[];
}

/** What was erased, and what remains at this moment. */
export interface ErasureRecord {
  readonly learnerId: string;
  readonly receipt: string;
  readonly at: Date;
  readonly removed: Removed;
  readonly awards: readonly RemainingAward[];
  /** Entries of the audit about the record and its awards: acts, times and ids. */
  readonly auditEntries: number;
  /** When the newest backup before it was taken; `undefined`: none was. */
  readonly newestBackup: Date | undefined;
}

export interface Erasing {
  readonly learnerId: string;
  readonly receipt: string;
  readonly actor: string;
  readonly at: Date;
  /** The institution that asks, which is refused (`learner.shared`) what others have a share in; `undefined`: whoever may. */
  readonly askedOf: string | undefined;
  /** DIDs of those on whose word a person asks for themselves, who is refused what others have a share in, too. */
  readonly issuers?: readonly string[] | undefined;
  /** What stays of the text of a rendition; `learner` is the identity hash. */
  readonly erasedText: (rendition: Pick<RenditionRecord, 'form' | 'unsigned'>, learner: string) => string;
}

export interface ErasureStore {
  /**
   * Erases a learner with all records that were merged into this one; nothing happens if that was done before. Fails with
   * `learner.shared` (kind `refused`), and with `learner.import-running` (kind `conflict`) while a file that names the
   * learner is being committed.
   */
  eraseLearner(erasing: Erasing): Promise<void>;
  /** Seen within a wall by whoever asked for it, or awarded something that remains. */
  selectOptionalErasure(wall: Wall, learnerId: string): Promise<ErasureRecord | undefined>;
  selectOptionalErasureByReceipt(receipt: string): Promise<ErasureRecord | undefined>;
}

export type LearnerLookup = Pick<RecordsStore, 'selectOptionalLearnerView'>;
