import type { Reached } from '../common/reach.js';
import type { Withholdable } from '../credentials/documents/selective.js';
import type { CalendarDate } from '../domain/dates.js';
import type { Act } from '../issuing/ports.js';
import type { ShareView } from '../issuing/records/ports.js';

export interface ShareRecord {
  readonly id: string;
  readonly learnerId: string;
  readonly awardIds: readonly string[];
  /** Code of the institution whose key made it; `undefined`: the network or the command line. */
  readonly madeOf: string | undefined;
  readonly withParts: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
  /** Whom it shows made it. */
  readonly ofHolder: boolean;
  /** DIDs of those whose awards alone it may show, whatever takes their place; none: of anybody. */
  readonly issuers: readonly string[];
  /** What whoever made it calls it. */
  readonly label: string | undefined;
  /** Awards of which this isn't shown; of a certificate, of its parts neither. */
  readonly withheld: Readonly<Record<Withholdable, readonly string[]>>;
}

/** An award that a link shows. */
export interface SharedAward {
  readonly award: string;
  readonly issuerDid: string;
  /** Its newest signed document, whole. */
  readonly document: string;
  readonly withheld: readonly Withholdable[];
}

/** A link as whom it shows sees it. */
export interface OwnShare extends ShareView {
  /** The public register leads to it. */
  readonly registered: boolean;
}

export interface ShareStore {
  /** The learner of awards, if they all exist, or are reached, and belong to one. */
  selectOptionalLearnerOf(
    awardIds: readonly string[],
    learners?: readonly Reached[],
  ): Promise<string | undefined>;
  insertShare(share: ShareRecord & { readonly tokenHash: string }, act: Act): Promise<void>;
  selectOptionalShare(tokenHash: string): Promise<ShareRecord | undefined>;
  /** False if there is no such link or it was revoked before. */
  revokeShare(id: string, act: Act): Promise<boolean>;
  /**
   * The newest signed document of each award, in this order, or of the award that took its place; of the parts of their
   * stacks, too, if asked for. Of a link that an institution made, of its own parts: a stack that was all its own may rest
   * on others' awards later. Nothing of one that rests on awards which the link may not show.
   */
  selectSharedAwards(
    share: Pick<ShareRecord, 'awardIds' | 'withParts' | 'madeOf' | 'issuers' | 'withheld'>,
  ): Promise<{ chosen: SharedAward[]; parts: SharedAward[] }>;
  /** The links of learners to what is reached alone, newest first, ended ones too. */
  selectSharesOf(learners: readonly Reached[]): Promise<OwnShare[]>;
  /** Counts that what a link shows was looked at on a day. */
  countOpening(id: string, day: CalendarDate): Promise<void>;
}
