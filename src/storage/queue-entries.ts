import type { Db } from './rows.js';

/** What the queue works on. An entry says that something is to be looked at; what is to be done stands in our tables. */
export const CHUNK_TASK = 'cairn.chunk';
export const RECURRING_TASK = 'cairn.recurring';

/** Crashes are counted by us: an entry never gives up by itself. */
const NEVER_GIVE_UP = 32_767;

function chunkKey(jobId: string): string {
  return `job:${jobId}`;
}

export interface ChunkWish {
  /** Not before so many seconds have passed. */
  readonly delay?: number;
  /** How often the chunk was put off in a row. */
  readonly tries?: number;
  /** An entry that is there keeps its time if that is earlier. */
  readonly keep?: boolean;
}

/**
 * Queues the next chunk of a job, in the transaction of what makes it due. A job has one waiting entry at most. Chunks of
 * one institution are done one after the other, so that however many jobs it has, workers are left to the others.
 */
export async function enqueueChunk(tx: Db, jobId: string, wish: ChunkWish = {}): Promise<void> {
  const { delay = 0, tries = 0, keep = false } = wish;
  const payload = JSON.stringify({ job: jobId, tries });
  const mode = keep ? 'preserve_run_at' : 'replace';
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${CHUNK_TASK}, ${payload}::json,
    queue_name => (SELECT 'jobs of ' || "institutionCode" FROM "Job" WHERE "id" = ${jobId}::uuid),
    run_at => now() + make_interval(secs => ${delay}::double precision),
    max_attempts => ${NEVER_GIVE_UP}::integer, job_key => ${chunkKey(jobId)}, job_key_mode => ${mode})`;
}

/** Queues a recurring task `delay` seconds from now; `ensure`: only if it isn't queued, or being done, by anybody. */
export async function enqueueRecurring(tx: Db, name: string, delay: number, ensure: boolean): Promise<void> {
  const payload = JSON.stringify({ name });
  const mode = ensure ? 'unsafe_dedupe' : 'replace';
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${RECURRING_TASK}, ${payload}::json,
    run_at => now() + make_interval(secs => ${delay}::double precision),
    max_attempts => ${NEVER_GIVE_UP}::integer, job_key => ${`every:${name}`}, job_key_mode => ${mode})`;
}

/**
 * Queues every job that goes on and has no entry: its entry was lost, as in a database that was restored without its
 * queue. Answers how many there were.
 */
export async function enqueueForgotten(tx: Db): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT job."id" FROM "Job" AS job
     WHERE job."state" IN ('queued', 'running')
       AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs AS entry WHERE entry.key = 'job:' || job."id"::text)`;
  for (const { id } of rows) await enqueueChunk(tx, id, { keep: true });
  return rows.length;
}

/** Takes away entries that were replaced while they were worked on and whose worker died. */
export async function deleteReplacedEntries(tx: Db): Promise<void> {
  await tx.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE attempts >= max_attempts AND locked_at IS NULL`;
}

/** Workers that have taken entries, or an institution's turn. */
export async function selectWorkers(tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ worker: string }[]>`
    SELECT locked_by AS worker FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
    UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL`;
  return rows.map(({ worker }) => worker);
}

/** Gives back the entries that these workers have taken. */
export async function unlockWorkers(tx: Db, workers: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.force_unlock_workers(${[...workers]}::text[])`;
}
