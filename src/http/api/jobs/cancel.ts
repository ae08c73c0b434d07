import * as z from 'zod';
import { requireScope } from '../../../access/caller.js';
import { cancelJob as cancelNow, readJob, scopeOf } from '../../../issuing/jobs/manage.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { job, jobBody } from './job.js';

export const cancelJob = endpoint({
  method: 'post',
  path: '/jobs/:id/cancel',
  operation: 'cancelJob',
  tag: 'Jobs',
  summary: 'Cancel a job',
  description:
    'It ends after the chunk that is under way; what was done stays done. To cancel it twice is no error. The key needs the scope by which such jobs are started.',
  scope: 'any',
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The job, which is cancelled.' },
  answer: job,
  problems: { 403: ['auth.scope'], 404: ['job.unknown'], 409: ['job.ended'] },
  async handle({ jobs }, { caller, params }) {
    requireScope(caller, scopeOf(jobs, await readJob(jobs, params.id, caller.institution)));
    const record = await cancelNow(jobs, params.id, caller.actor, caller.institution);
    return { status: 200, body: jobBody(record), headers: etag(record.revision) };
  },
});
