import type { ActStores } from '../lifecycle/ports.js';
import type { Act, AwardPlan } from '../ports.js';

export type MergeState = 'proposed' | 'confirmed' | 'rejected';

/** Two records that may be the same person. */
export interface MergeRecord {
  readonly id: string;
  /** The record that stays. */
  readonly keptId: string;
  /** The record whose awards move. */
  readonly mergedId: string;
  /** Code of the institution that proposed it; `undefined`: the network. */
  readonly proposedOf: string | undefined;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly reason: string;
  readonly state: MergeState;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date | undefined;
}

export interface MergeQuery {
  /** Proposals of this institution; `undefined`: of all. */
  readonly proposedOf: string | undefined;
  readonly state?: MergeState | undefined;
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

/** What a merge does to awards. */
export interface MergedAwards {
  /** Module awards of the merged record that the kept one gets. */
  readonly moved: readonly MovedAward[];
  /** Awards that both records hold: those of the merged one end. */
  readonly ended: readonly MovedAward[];
}

export interface MovedAward {
  readonly awardId: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  readonly issuerDid: string;
}

/** Each method is one transaction with its audit entry. */
export interface MergeStore {
  /** Whether an institution knows all these learners, by a number of its own or by an award; `undefined`: all there are. */
  knowsLearners(
    institution: { code: string; did: string } | undefined,
    ids: readonly string[],
  ): Promise<boolean>;
  /**
   * Fails with `learner.merged` (kind `refused`) if one of the records was merged already, `merge.exists` (kind `conflict`)
   * if the same two are proposed already.
   */
  insertMerge(merge: MergeRecord, act: Act): Promise<void>;
  selectOptionalMerge(id: string): Promise<MergeRecord | undefined>;
  selectMerges(query: MergeQuery): Promise<MergeRecord[]>;
  /** False if it is decided already. */
  rejectMerge(id: string, act: Act): Promise<boolean>;
  /** What a confirmation would do to the awards of the merged record, or did. */
  selectMergedAwards(merge: MergeRecord): Promise<MergedAwards>;
  /**
   * Confirms: numbers, European Student Identifier, consents, shares and awards move to the kept record; `plans` are new
   * credentials, about the kept record, of the module awards that move. Certificates that move are held until they are
   * made anew. False if it is confirmed already; fails with `merge.decided`, `award.unfinished`, `award.changed` (kind
   * `conflict`), `learner.merged` (kind `refused`).
   */
  confirmMerge(id: string, plans: readonly AwardPlan[], act: Act): Promise<boolean>;
}

export interface MergeStores extends ActStores {
  readonly merging: MergeStore;
}
