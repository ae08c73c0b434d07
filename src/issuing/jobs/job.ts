import type { JsonObject, JsonValue } from '../../common/json.js';

export type JobState = 'queued' | 'running' | 'paused' | 'cancelled' | 'finished' | 'failed';

/** Work in chunks that outlives its process. */
export interface JobRecord {
  readonly id: string;
  /** Which work it is: a key of `JobKinds`. */
  readonly kind: string;
  /** The institution whose job it is; `undefined`: the network's. */
  readonly institution: string | undefined;
  readonly state: JobState;
  /** What it works on: identifiers and choices, nothing that names a person. */
  readonly input: JsonObject;
  /** Where it stands between two chunks; `undefined` before the first. */
  readonly cursor: JsonValue | undefined;
  /** Items in all, once that is known. */
  readonly total: number | undefined;
  readonly done: number;
  readonly failed: number;
  readonly result: JsonObject | undefined;
  /** Code of the error that ended it. */
  readonly error: string | undefined;
  /** Counts changes. */
  readonly revision: number;
  readonly createdAt: Date;
  /** `key:ID`, `cli` or `service`. */
  readonly createdBy: string;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

/** Where a job stands after a chunk. `result`: that was the last one. */
export interface Progress {
  readonly cursor: JsonValue;
  readonly total?: number;
  readonly done: number;
  readonly failed: number;
  readonly result?: JsonObject;
}

/**
 * Does the next chunk of a job, in a second or so, and answers where the job stands then. A crash can come between the
 * work and the record of it, so the same chunk may be done twice: it must find what it did before and not do it again.
 * A CairnError of kind `unavailable` is tried again later; any other error ends the job as failed, with its code.
 */
export type Step = (job: JobRecord) => Promise<Progress>;

export interface JobKind {
  readonly step: Step;
  /** What a key needs to pause, resume and cancel such a job; `issue` if not said. */
  readonly scope?: 'import' | 'issue' | 'revoke' | 'publish';
  /** Told once when a person cancelled the job or it failed, so that what it worked on can say so. May come twice. */
  readonly ended?: (job: JobRecord) => Promise<void>;
}

export type JobKinds = Readonly<Record<string, JobKind>>;
