import type { JsonObject } from '../../common/json.js';
import type { Act } from '../ports.js';
import type { JobRecord, JobState, Progress } from './job.js';

export type { Act, JobRecord, JobState, Progress };

/** A job that is about to be. */
export interface NewJob {
  readonly id: string;
  readonly kind: string;
  /** Code of the institution; `undefined`: the network's. */
  readonly institution: string | undefined;
  /** Identifiers and choices, nothing that names a person. */
  readonly input: JsonObject;
  readonly total?: number;
  /** Why a person wants it, in their words: kept as the reason for `job-input:ID`. */
  readonly reason?: string;
}

/** Which jobs a list shows, newest first. */
export interface JobQuery {
  /** `undefined`: of all institutions and of the network. */
  readonly institution: string | undefined;
  readonly state?: JobState | undefined;
  readonly kind?: string | undefined;
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

export interface JobStore {
  /**
   * Inserts a job and queues its first chunk, in one transaction; false if there is one of this id. Throws
   * `institution.unknown` (kind `not-found`) if there is no such institution.
   */
  insertJob(job: NewJob, act: Act): Promise<boolean>;
  selectOptionalJob(id: string): Promise<JobRecord | undefined>;
  /** Those of the ids that there are, in no order. */
  selectJobsById(ids: readonly string[]): Promise<JobRecord[]>;
  selectJobs(query: JobQuery): Promise<JobRecord[]>;
  /**
   * Gives a job another state, with an audit entry `job.…`; unless it is paused, its next chunk is queued at once. `decide`
   * sees the job as it is while nobody else can change it; `undefined` leaves it so, an error too. `undefined` if there
   * is no such job.
   */
  changeJob(
    id: string,
    decide: (job: JobRecord) => JobChange | undefined,
    act: Act,
  ): Promise<JobRecord | undefined>;
}

export interface JobChange {
  readonly state: JobState;
  /** As the audit calls it: `job.paused`. */
  readonly act: string;
}

/** What running a chunk needs. */
export interface ChunkStore {
  /** The job as it is; one that was queued is running from now on. */
  beginChunk(id: string, at: Date): Promise<JobRecord | undefined>;
  /**
   * Records where a job stands after a chunk that began with `job`; in the same transaction queues the next one, or
   * records the end. A job that was paused or cancelled meanwhile keeps the progress; a paused one that is done with
   * its last chunk is finished. Answers with the job; `undefined` if somebody else recorded a chunk in the meantime:
   * then nothing was done.
   */
  recordProgress(job: JobRecord, progress: Progress, act: Act): Promise<JobRecord | undefined>;
  /** Records that a job failed, and queues that its kind is told so. `undefined` as with `recordProgress`. */
  recordFailure(job: JobRecord, code: string, act: Act): Promise<JobRecord | undefined>;
}

/** Names that one process at a time can hold. They are free when the process ends, however it ends. */
export interface NamedLocks {
  /** Takes a name; false if somebody has it, this process included. */
  tryTake(name: string): Promise<boolean>;
  drop(name: string): Promise<void>;
}

/** What a queue's worker does with what it takes out. Nothing of it throws. */
export interface QueueWork {
  /** Does some chunks of a job, of which `stopping` ends the row; answers when to look again, if that is not queued yet. */
  chunk(entry: ChunkEntry, stopping: AbortSignal): Promise<PutOff | undefined>;
  /** Does a recurring task; answers in how many seconds it is due again, `undefined` if there is no such task here. */
  recurring(name: string): Promise<number | undefined>;
  /** The recurring tasks, and in how many seconds each is due first. */
  readonly tasks: readonly { readonly name: string; readonly every: number }[];
}

export interface ChunkEntry {
  readonly job: string;
  /** How often it was put off in a row. */
  readonly tries: number;
  /** How often it was begun before by workers that died of it. */
  readonly begun: number;
}

export interface PutOff {
  /** Seconds. */
  readonly delay: number;
  readonly tries: number;
}
