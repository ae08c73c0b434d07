/** One operation, a number for each round. */
export interface Measured {
  readonly runs: number;
  /** Runs per second by the clock on the wall. */
  readonly perSecond: readonly number[];
  /** Milliseconds of processor time for a run, all threads: what else the machine does counts little in it. */
  readonly cpu: readonly number[];
}

/** Two operations that were measured in turns, round by round. */
export interface Comparison {
  readonly what: string;
  readonly ours: Measured;
  readonly plain: Measured;
}

type Operation = () => Promise<void>;

/** How long one batch is meant to take, in milliseconds; a single slow run may take longer. */
const BATCH = 60;
/** How long an operation is run before it is measured, in milliseconds, and at least how many times. */
export const WARM_UP = { milliseconds: 200, runs: 3 };

/**
 * Measures two operations in turns (ours, plain, ours, plain …), so that whatever else the machine does hits both. Each
 * is warmed up first; from that comes how many runs make a batch.
 */
export async function compare(
  what: string,
  ours: Operation,
  plain: Operation,
  rounds: number,
): Promise<Comparison> {
  const [ourBatch, plainBatch] = [await warmUp(ours), await warmUp(plain)];
  const measured = { ours: [] as Round[], plain: [] as Round[] };
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await measureBatch(ours, ourBatch));
    measured.plain.push(await measureBatch(plain, plainBatch));
  }
  return {
    what,
    ours: collect(measured.ours, ourBatch),
    plain: collect(measured.plain, plainBatch),
  };
}

interface Round {
  readonly perSecond: number;
  readonly cpu: number;
}

function collect(rounds: readonly Round[], batch: number): Measured {
  return {
    runs: batch * rounds.length,
    perSecond: rounds.map(({ perSecond }) => perSecond),
    cpu: rounds.map(({ cpu }) => cpu),
  };
}

async function warmUp(operation: Operation): Promise<number> {
  const start = performance.now();
  let runs = 0;
  while (runs < WARM_UP.runs || performance.now() - start < WARM_UP.milliseconds) {
    await operation();
    runs++;
  }
  return Math.max(1, Math.round((BATCH * runs) / (performance.now() - start)));
}

async function measureBatch(operation: Operation, runs: number): Promise<Round> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  for (let run = 0; run < runs; run++) await operation();
  const { user, system } = process.cpuUsage(used);
  return { perSecond: (1000 * runs) / (performance.now() - start), cpu: (user + system) / 1000 / runs };
}

/** The middle one, or the mean of the two in the middle. Of nothing, `NaN`. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** How many times the processor time of ours the plain library takes, in each round: above 1 ours is faster. */
export function ratios({ ours, plain }: Comparison): number[] {
  return ours.cpu.map((time, round) => (plain.cpu[round] ?? Number.NaN) / time);
}
