import type { JobRecord } from '../../src/issuing/jobs/job.js';
import type { TestServices } from './services.js';

let made = 0;

/** A job that no worker is at. */
export async function insertJob(
  { services }: TestServices,
  institution: string | undefined,
  kind = 'test',
): Promise<string> {
  const id = `00000000-0000-4000-9000-${String(made++).padStart(12, '0')}`;
  const act = { actor: 'test', at: new Date(Date.UTC(2026, 5, 15, 10, 0, made)) };
  await services.jobs.store.insertJob({ id, kind, institution, input: { of: 'things' } }, act);
  return id;
}

/** Does a chunk of a job by hand; `result`: the last one. */
export async function doChunk(
  { services }: Pick<TestServices, 'services'>,
  id: string,
  result?: { readonly counted: number },
): Promise<JobRecord> {
  const { store } = services.jobs;
  const act = { actor: 'service', at: services.effects.clock() };
  const job = await store.beginChunk(id, act.at);
  const done = (job?.done ?? 0) + 1;
  const progress = { cursor: done, total: 5, done, failed: 0, ...(result ? { result } : {}) };
  const recorded = job && (await store.recordProgress(job, progress, act));
  if (!recorded) throw new Error('The job is there, and nobody else is at it');
  return recorded;
}
