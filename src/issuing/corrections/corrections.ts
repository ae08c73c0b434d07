import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import type { Reached } from '../../common/reach.js';
import type { Wall } from '../../common/wall.js';
import {
  type CorrectionAnswer,
  type CorrectionRecord,
  type CorrectionStore,
  LONGEST_TEXT,
  SUBJECTS,
} from './ports.js';

export interface CorrectionDeps {
  readonly store: CorrectionStore;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * A graduate asks the institution to correct something of an award of theirs. Nothing happens where the award is none of
 * theirs, or has an open request. False unless `about` is one of `SUBJECTS` and the text has 1 to `LONGEST_TEXT` characters.
 */
export async function askCorrection(
  { store, clock, random }: CorrectionDeps,
  learners: readonly Reached[],
  awardId: string,
  asked: { readonly about: string; readonly text: string },
): Promise<boolean> {
  const about = SUBJECTS.find((one) => one === asked.about);
  // a browser sends a line's end as two characters, and counts it as one
  const text = asked.text.replaceAll('\r\n', '\n').trim();
  if (about === undefined || text === '' || text.length > LONGEST_TEXT || text.includes('\0')) return false;
  const request = { id: randomUuid(random), learners, awardId, about, text };
  await store.insertRequest(request, { actor: 'learner', at: clock() });
  return true;
}

/** Answers a request; the graduate is told by mail that there is an answer. Throws as the store does. */
export function answerCorrection(
  { store, clock }: CorrectionDeps,
  wall: Wall,
  id: string,
  answer: CorrectionAnswer,
  actor: string,
): Promise<CorrectionRecord> {
  return store.answerRequest(wall, id, answer, { actor, at: clock() });
}
