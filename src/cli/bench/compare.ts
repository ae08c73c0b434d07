import type { Effort } from './effort.js';
import type { Measured } from './results.js';

/** Does one thing so many times. */
export type Operation = (runs: number) => Promise<void>;

/** Does it again and again in this thread. */
export function repeated(act: () => Promise<unknown>): Operation {
  return async (runs) => {
    for (let run = 0; run < runs; run++) await act();
  };
}

/** An operation is run at least this often before it is measured. */
const LEAST_RUNS = 3;

/**
 * Measures operations in turns (ours, plain, ours, plain …), so that whatever else the machine does hits all of them. Each
 * is warmed up first; from that comes how many runs make a round.
 */
export async function compare<Side extends string>(
  sides: Readonly<Record<Side, Operation>>,
  { rounds, batch, warmUp }: Effort['compare'],
): Promise<Record<Side, Measured>> {
  const names = Object.keys(sides) as Side[];
  const runs = {} as Record<Side, number>;
  const measured = {} as Record<Side, Round[]>;
  for (const side of names) {
    runs[side] = Math.max(1, Math.round((batch / 1000) * (await warmedUp(sides[side], warmUp))));
    measured[side] = [];
  }
  for (let round = 0; round < rounds; round++)
    for (const side of names) measured[side].push(await measureRound(sides[side], runs[side]));
  const result = {} as Record<Side, Measured>;
  for (const side of names) result[side] = collect(measured[side], runs[side]);
  return result;
}

interface Round {
  readonly perSecond: number;
  readonly cpu: number;
}

function collect(rounds: readonly Round[], runs: number): Measured {
  return {
    runs: runs * rounds.length,
    perSecond: rounds.map(({ perSecond }) => perSecond),
    cpu: rounds.map(({ cpu }) => cpu),
  };
}

/** Runs per second, roughly. */
async function warmedUp(operation: Operation, milliseconds: number): Promise<number> {
  const start = performance.now();
  let runs = 0;
  while (runs === 0 || performance.now() - start < milliseconds) {
    await operation(LEAST_RUNS);
    runs += LEAST_RUNS;
  }
  return (1000 * runs) / (performance.now() - start);
}

async function measureRound(operation: Operation, runs: number): Promise<Round> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await operation(runs);
  const { user, system } = process.cpuUsage(used);
  return { perSecond: (1000 * runs) / (performance.now() - start), cpu: (user + system) / 1000 / runs };
}
