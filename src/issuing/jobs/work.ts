import { CairnError, codeOf } from '../../common/errors.js';
import type { QueueWork } from './ports.js';
import { backOff, type ChunkEnd, type RunDeps, runChunk } from './run.js';

/** Something that is done every so often, by one of all processes at a time. What it throws is logged, by its code. */
export interface Recurring {
  /** Dotted, lower-case; names it in the queue, so it never changes. */
  readonly name: string;
  /** Seconds from the end of one run to the next; the first run comes after as many. */
  readonly every: number;
  readonly run: () => Promise<void>;
}

/** Seconds until a job is looked at again that somebody else is at. */
const BUSY_DELAY = 2;
/** The same where nobody knows why it didn't work. */
const PUZZLED_DELAY = 60;

/** What the queue's workers do: chunks of jobs, and recurring tasks. */
export function queueWork(deps: RunDeps, recurring: readonly Recurring[]): QueueWork {
  return {
    tasks: recurring,

    async chunk({ job, tries, begun }, stopping) {
      try {
        const end = await someChunks(deps, job, begun, stopping);
        if (end.outcome === 'busy') return { delay: BUSY_DELAY, tries };
        if (end.outcome !== 'later') return undefined;
        const delay = backOff(tries + 1);
        deps.log('job.put-off', { job, seconds: delay, ...codesOf(end.error) });
        return { delay, tries: tries + 1 };
      } catch (error) {
        deps.log('job.put-off', { job, seconds: PUZZLED_DELAY, ...codesOf(error) });
        return { delay: PUZZLED_DELAY, tries };
      }
    },

    async recurring(name) {
      const task = recurring.find((one) => one.name === name);
      if (!task) return undefined;
      const lock = `recurring ${name}`;
      try {
        if (await deps.locks.tryTake(lock)) await task.run().finally(() => deps.locks.drop(lock));
      } catch (error) {
        deps.log('recurring.failed', { name, code: codeOf(error) });
      }
      return task.every;
    },
  };
}

/** Chunks of one job are done one after the other for so long, in milliseconds; then others have their turn. */
const TURN = 5_000;

/** To take each chunk from the queue anew would cost a wait each time. */
async function someChunks(
  deps: RunDeps,
  job: string,
  begun: number,
  stopping: AbortSignal,
): Promise<ChunkEnd> {
  const until = deps.clock().getTime() + TURN;
  const isOver = () => stopping.aborted || deps.clock().getTime() >= until;
  let end = await patientChunk(deps, job, begun);
  while (end.outcome === 'more' && !isOver()) end = await patientChunk(deps, job, 0);
  return end;
}

/** The next chunk is queued an instant before the one before it lets go of the job: worth a little wait. */
async function patientChunk(deps: RunDeps, job: string, begun: number): Promise<ChunkEnd> {
  for (let tries = 0; ; tries++) {
    const end = await runChunk(deps, job, begun);
    if (end.outcome !== 'busy' || tries === 4) return end;
    await deps.sleep(25 * 2 ** tries);
  }
}

/** What may be told of an error and of what is behind it: of a database, whether it is away or has no room. */
function codesOf(error: unknown): { readonly code: string; readonly cause?: string } {
  const cause = error instanceof CairnError ? error.cause : undefined;
  return { code: codeOf(error), ...(cause === undefined ? {} : { cause: codeOf(cause) }) };
}
