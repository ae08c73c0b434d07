/** How much is measured, and so how long a run takes. */
export interface Effort {
  /** What is compared in one process: rounds, and milliseconds of a round for each side, of each row's warm-up and of the one before all. */
  readonly compare: {
    readonly rounds: number;
    readonly batch: number;
    readonly warmUp: number;
    readonly first: number;
  };
  readonly rules: number;
  /** Over HTTP: rounds, seconds of each kind at each concurrency in a round (or else requests a connection), and before the first. */
  readonly http: {
    readonly rounds: number;
    readonly seconds: number;
    readonly warmUp: number;
    readonly requests?: number;
  };
  /** Learners of one batch; how many batches at most, and after how many seconds none is begun any more. */
  readonly batch: { readonly learners: number; readonly rounds: number; readonly seconds: number };
}

/** At most three minutes on a machine with two cores. */
const normal: Effort = {
  compare: { rounds: 9, batch: 60, warmUp: 200, first: 3000 },
  rules: 5,
  http: { rounds: 5, seconds: 2, warmUp: 1 },
  batch: { learners: 3334, rounds: 3, seconds: 40 },
};

/** Every row in some twenty seconds: to see that it works. Its figures say little. */
const quick: Effort = {
  compare: { rounds: 2, batch: 10, warmUp: 20, first: 300 },
  rules: 1,
  http: { rounds: 1, seconds: 1, warmUp: 0, requests: 2 },
  batch: { learners: 20, rounds: 1, seconds: 0 },
};

export const EFFORTS = { normal, quick } as const;

/** How many requests are under way at the same time, in turns. */
export const CONCURRENCY = [1, 8, 64] as const;

/** Learners of the batch whose memory is looked at: with two modules and a certificate each, 100 002 awards. */
export const LONG_LEARNERS = 33_334;
