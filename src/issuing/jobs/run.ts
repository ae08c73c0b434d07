import type { Clock } from '../../common/effects.js';
import { CairnError, codeOf } from '../../common/errors.js';
import type { JobKinds, JobRecord, Progress } from './job.js';
import type { ChunkStore, NamedLocks } from './ports.js';

export interface RunDeps {
  readonly store: ChunkStore;
  readonly locks: NamedLocks;
  readonly kinds: JobKinds;
  readonly clock: Clock;
  /** Whether an error passes by itself, since the database is away. */
  readonly isPassing: (error: unknown) => boolean;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Told of what an operator should know: codes and identifiers. */
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

/**
 * How the look at a job ended. `more`: there is more to do, and it is queued. `rest`: nothing to do: the job is over,
 * paused or not there. `busy`: somebody else is at it. `later`: what it needs isn't there now; queue it again.
 */
export type ChunkEnd =
  | { readonly outcome: 'more' | 'rest'; readonly job: JobRecord | undefined }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'later'; readonly error: unknown };

/** A chunk that was begun this often and never came to an end takes the process with it. */
const MAX_CRASHES = 50;

/**
 * Does the next chunk of a job and records where it stands then; of one that was cancelled or failed, tells its kind so.
 * `begun` says how often this chunk was begun before without an end.
 *
 * Of one job, one chunk at a time: whoever runs one holds the job's name (`NamedLocks`) from before it reads the job
 * until after the record. A name is lost only with its session, while the process lives on; it is then taken again within
 * a second, and an entry of the queue changes hands only after its worker was gone for a whole sweep. What is left is a
 * process that can't reach the database for that long, in the middle of a step. Its step changes nothing meanwhile; when
 * the database is back, the step finds what was done (`Step`), and its record is refused if the job has moved on.
 */
export async function runChunk(deps: RunDeps, jobId: string, begun = 0): Promise<ChunkEnd> {
  const name = `job ${jobId}`;
  try {
    if (!(await deps.locks.tryTake(name))) return { outcome: 'busy' };
    try {
      return await doChunk(deps, jobId, begun);
    } finally {
      await deps.locks.drop(name);
    }
  } catch (error) {
    if (isPassing(deps, error)) return { outcome: 'later', error };
    throw error;
  }
}

async function doChunk(deps: RunDeps, jobId: string, begun: number): Promise<ChunkEnd> {
  const { store, clock, kinds } = deps;
  const job = await store.beginChunk(jobId, clock());
  if (!job || job.state === 'paused' || job.state === 'finished') return { outcome: 'rest', job };
  const kind = Object.hasOwn(kinds, job.kind) ? kinds[job.kind] : undefined;
  if (!kind) {
    // a replica of another version knows it
    return {
      outcome: 'later',
      error: new CairnError('unavailable', 'job.unknown-kind', 'This process does not know the kind of job'),
    };
  }
  if (job.state !== 'running') {
    await kind.ended?.(job).catch((error: unknown) => {
      if (isPassing(deps, error)) throw error;
      deps.log('job.end-not-told', { job: jobId, kind: job.kind, code: codeOf(error) });
    });
    return { outcome: 'rest', job };
  }
  const recorded = await recordStep(deps, job, () => {
    if (begun < MAX_CRASHES) return kind.step(job);
    throw new CairnError('incoherent', 'job.crashed', 'The process ended again and again at this chunk');
  });
  if (!recorded) return { outcome: 'busy' };
  const over = recorded.state === 'paused' || recorded.state === 'finished';
  return { outcome: over ? 'rest' : 'more', job: recorded };
}

/** Does the step and records its progress, or why it failed; `undefined` if somebody else's record was there first. */
async function recordStep(
  deps: RunDeps,
  job: JobRecord,
  step: () => Promise<Progress>,
): Promise<JobRecord | undefined> {
  const act = () => ({ actor: 'service', at: deps.clock() });
  try {
    return await deps.store.recordProgress(job, await step(), act());
  } catch (error) {
    if (isPassing(deps, error)) throw error;
    const code = error instanceof CairnError ? error.code : 'internal.error';
    deps.log('job.failed', { job: job.id, kind: job.kind, code: codeOf(error) });
    return deps.store.recordFailure(job, code, act());
  }
}

/**
 * Does all chunks of a job here and now, safely beside processes that do some of them, and answers with the job when it
 * has ended or was paused. `onProgress` hears of every chunk that was done here. Throws `job.unknown`, and what isn't
 * available after half a minute of trying: then the job goes on where a service runs.
 */
export async function runJobToEnd(
  deps: RunDeps,
  jobId: string,
  onProgress: (job: JobRecord) => void = () => undefined,
): Promise<JobRecord> {
  for (let tries = 0; ; ) {
    const end = await runChunk(deps, jobId);
    if (end.outcome === 'later') {
      if (++tries > 5) throw end.error;
      await deps.sleep(backOff(tries) * 1000);
      continue;
    }
    tries = 0;
    if (end.outcome === 'busy') {
      await deps.sleep(200);
      continue;
    }
    if (!end.job) throw new CairnError('not-found', 'job.unknown', 'There is no job of this id');
    onProgress(end.job);
    if (end.outcome === 'rest') return end.job;
  }
}

/** Seconds until something that wasn't available is tried again: 1, 2, 4 … 60. */
export function backOff(tries: number): number {
  return Math.min(60, 2 ** (tries - 1));
}

function isPassing(deps: RunDeps, error: unknown): boolean {
  return (error instanceof CairnError && error.kind === 'unavailable') || deps.isPassing(error);
}
