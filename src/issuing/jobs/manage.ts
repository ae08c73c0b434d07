import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { isWithin, type Wall } from '../../common/wall.js';
import type { JobKinds, JobRecord, JobState } from './job.js';
import type { JobChange, JobQuery, JobStore } from './ports.js';

export interface ManageDeps {
  readonly store: JobStore;
  readonly kinds: JobKinds;
  readonly clock: Clock;
  readonly random: Random;
}

/** What a person can want of a job that is there. */
export type JobWish = 'pause' | 'resume' | 'cancel';

/**
 * Records a job and queues its first chunk; answers with its id. With an `id` of the caller's, such as a `requestId`, it
 * is started once however often it is asked for. Throws `job.unknown-kind`, `institution.unknown`.
 */
export async function startJob(
  deps: ManageDeps,
  job: {
    readonly id?: string;
    readonly kind: string;
    readonly institution: string | undefined;
    readonly input: JsonObject;
    readonly total?: number;
    readonly reason?: string;
  },
  actor: string,
): Promise<string> {
  if (!Object.hasOwn(deps.kinds, job.kind))
    throw new CairnError('incoherent', 'job.unknown-kind', 'There is no such kind of job');
  const id = job.id ?? randomUuid(deps.random);
  await deps.store.insertJob({ ...job, id }, { actor, at: deps.clock() });
  return id;
}

/** Stops a job after the chunk that is under way, until it is resumed. Throws `job.unknown`, `job.ended`. */
export function pauseJob(deps: ManageDeps, id: string, actor: string, wall?: Wall): Promise<JobRecord> {
  return change(deps, id, 'pause', actor, wall);
}

/** Lets a paused job go on where it stands. Throws `job.unknown`, `job.ended`. */
export function resumeJob(deps: ManageDeps, id: string, actor: string, wall?: Wall): Promise<JobRecord> {
  return change(deps, id, 'resume', actor, wall);
}

/** Ends a job after the chunk that is under way; what was done stays done. Throws `job.unknown`, `job.ended`. */
export function cancelJob(deps: ManageDeps, id: string, actor: string, wall?: Wall): Promise<JobRecord> {
  return change(deps, id, 'cancel', actor, wall);
}

/** Throws `job.unknown`. */
export async function readJob(deps: Pick<ManageDeps, 'store'>, id: string, wall?: Wall): Promise<JobRecord> {
  return seen(await deps.store.selectOptionalJob(id), wall);
}

/** What a key needs to pause, resume and cancel the job. */
export function scopeOf({ kinds }: Pick<ManageDeps, 'kinds'>, job: JobRecord) {
  return (Object.hasOwn(kinds, job.kind) ? kinds[job.kind]?.scope : undefined) ?? 'issue';
}

/** Jobs of an institution, or of all, newest first. */
export function listJobs(deps: Pick<ManageDeps, 'store'>, query: JobQuery): Promise<JobRecord[]> {
  return deps.store.selectJobs(query);
}

/** Whether nothing will be done for a job any more. */
export function hasEnded(state: JobState): boolean {
  return state === 'finished' || state === 'failed' || state === 'cancelled';
}

/**
 * What a wish makes of a job; `undefined` if it is so already. Throws `job.ended` (kind `conflict`) where the job is over.
 */
export function judgeWish(job: Pick<JobRecord, 'state' | 'startedAt'>, wish: JobWish): JobChange | undefined {
  if (wish === 'cancel' && job.state === 'cancelled') return undefined;
  if (hasEnded(job.state))
    throw new CairnError('conflict', 'job.ended', `The job is ${job.state}: nobody can ${wish} it`);
  if (wish === 'cancel') return { state: 'cancelled', act: 'job.cancelled' };
  if (wish === 'pause') return job.state === 'paused' ? undefined : { state: 'paused', act: 'job.paused' };
  if (job.state !== 'paused') return undefined;
  return { state: job.startedAt ? 'running' : 'queued', act: 'job.resumed' };
}

async function change(
  deps: ManageDeps,
  id: string,
  wish: JobWish,
  actor: string,
  wall: Wall,
): Promise<JobRecord> {
  const act = { actor, at: deps.clock() };
  return seen(await deps.store.changeJob(id, (job) => judgeWish(seen(job, wall), wish), act), wall);
}

function seen(job: JobRecord | undefined, wall: Wall): JobRecord {
  if (job && isWithin(wall, job.institution)) return job;
  throw new CairnError('not-found', 'job.unknown', 'There is no job of this id');
}
