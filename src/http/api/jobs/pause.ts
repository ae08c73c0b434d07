import * as z from 'zod';
import { requireScope } from '../../../access/caller.js';
import { pauseJob as pauseNow, readJob, scopeOf } from '../../../issuing/jobs/manage.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { job, jobBody } from './job.js';

export const pauseJob = endpoint({
  method: 'post',
  path: '/jobs/:id/pause',
  operation: 'pauseJob',
  tag: 'Jobs',
  summary: 'Pause a job',
  description:
    'It rests after the chunk that is under way, until it is resumed. To pause it twice is no error. The key needs the scope by which such jobs are started.',
  scope: 'any',
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The job, which rests.' },
  answer: job,
  problems: { 403: ['auth.scope'], 404: ['job.unknown'], 409: ['job.ended'] },
  async handle({ jobs }, { caller, params }) {
    requireScope(caller, scopeOf(jobs, await readJob(jobs, params.id, caller.institution)));
    const record = await pauseNow(jobs, params.id, caller.actor, caller.institution);
    return { status: 200, body: jobBody(record), headers: etag(record.revision) };
  },
});
