import type { Reached } from '../../common/reach.js';
import type { Wall } from '../../common/wall.js';
import type { Act } from '../ports.js';
import type { Page } from '../records/ports.js';

/** What may be wrong with a credential. */
export const SUBJECTS = ['name', 'grade', 'other'] as const;
export type CorrectionSubject = (typeof SUBJECTS)[number];

export const OUTCOMES = ['done', 'declined'] as const;
export type CorrectionOutcome = (typeof OUTCOMES)[number];

export type CorrectionState = 'open' | CorrectionOutcome;

/** Longest text of a request and of an answer, in characters. */
export const LONGEST_TEXT = 2000;

/** What a graduate asked to have corrected, and what became of it. */
export interface CorrectionRecord {
  readonly id: string;
  readonly awardId: string;
  readonly learnerId: string;
  readonly about: CorrectionSubject;
  readonly text: string;
  readonly askedAt: Date;
  readonly state: CorrectionState;
  /** Until it is answered there is none. */
  readonly answer: string | undefined;
  readonly answeredAt: Date | undefined;
}

export interface NewCorrection {
  readonly id: string;
  /** Of which the award has to be. */
  readonly learners: readonly Reached[];
  readonly awardId: string;
  readonly about: CorrectionSubject;
  readonly text: string;
}

export interface CorrectionAnswer {
  readonly outcome: CorrectionOutcome;
  readonly text: string;
}

/** Requests of an institution's awards are behind its wall. */
export interface CorrectionStore {
  /** False if the award is none of theirs, or has an open request. Of several at once, one is kept. */
  insertRequest(request: NewCorrection, act: Act): Promise<boolean>;
  /** Newest first. Whoever asks has made sure that they reach the award. */
  selectOfAward(awardId: string): Promise<CorrectionRecord[]>;
  /** Newest first. */
  selectRequests(wall: Wall, state: CorrectionState | undefined, page: Page): Promise<CorrectionRecord[]>;
  /**
   * Answers an open request, and wants a mail to each account that keeps the credential; the same answer again does nothing. Throws
   * `correction-request.unknown` (kind `not-found`), and `correction-request.answered` (kind `conflict`) where it has another
   * answer.
   */
  answerRequest(wall: Wall, id: string, answer: CorrectionAnswer, act: Act): Promise<CorrectionRecord>;
}
