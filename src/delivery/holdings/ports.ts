import type { Reached } from '../../common/reach.js';
import type { TextMap } from '../../domain/text.js';

/** An award, as the person whom it was awarded to sees it. */
export interface Holding {
  /** Of the award. */
  readonly id: string;
  readonly learnerId: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  /** Address of the published version. */
  readonly achievement: string;
  readonly title: TextMap;
  readonly issuer: TextMap;
  readonly issuerDid: string;
  /** Hundredths. */
  readonly ects: number;
  /** Calendar date. */
  readonly awardedOn: string;
  readonly grade: string | undefined;
  readonly state: 'valid' | 'suspended' | 'revoked';
}

/** What learners hold, of what is reached. */
export interface HoldingStore {
  /** What the learners are called. */
  selectNames(learners: readonly Reached[]): Promise<string[]>;
  /** Newest first. */
  selectHoldings(learners: readonly Reached[]): Promise<Holding[]>;
  selectOptionalHolding(learners: readonly Reached[], awardId: string): Promise<Holding | undefined>;
  /** The newest signed document of an award. */
  selectOptionalDocument(learners: readonly Reached[], awardId: string): Promise<string | undefined>;
}
