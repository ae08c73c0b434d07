import * as z from 'zod';
import { requireScope } from '../../../access/caller.js';
import { readJob, resumeJob as resumeNow, scopeOf } from '../../../issuing/jobs/manage.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { job, jobBody } from './job.js';

export const resumeJob = endpoint({
  method: 'post',
  path: '/jobs/:id/resume',
  operation: 'resumeJob',
  tag: 'Jobs',
  summary: 'Resume a paused job',
  description:
    'It goes on where it stands. To resume what isn’t paused is no error. The key needs the scope by which such jobs are started.',
  scope: 'any',
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The job, which goes on.' },
  answer: job,
  problems: { 403: ['auth.scope'], 404: ['job.unknown'], 409: ['job.ended'] },
  async handle({ jobs }, { caller, params }) {
    requireScope(caller, scopeOf(jobs, await readJob(jobs, params.id, caller.institution)));
    const record = await resumeNow(jobs, params.id, caller.actor, caller.institution);
    return { status: 200, body: jobBody(record), headers: etag(record.revision) };
  },
});
