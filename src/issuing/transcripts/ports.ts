import type { Wall } from '../../common/wall.js';
import type { Act } from '../ports.js';

/** What is read for a transcript, and that one was made. The transcript itself isn't kept. */
export interface TranscriptStore {
  /**
   * The signed document of each award in force that the issuer within the wall made to a learner, the newest awards first,
   * at most so many.
   */
  selectStanding(wall: Wall, learnerId: string, most: number): Promise<string[]>;
  /** Notes that a transcript was handed out: its UUID, of whom, and how many awards it lists. */
  recordTranscript(
    transcript: {
      readonly id: string;
      readonly learnerId: string;
      readonly listed: number;
      /** Code of the institution that made it; `undefined`: the network. */
      readonly madeOf: string | undefined;
    },
    act: Act,
  ): Promise<void>;
}
