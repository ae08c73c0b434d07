import * as z from 'zod';
import { readJob } from '../../../issuing/jobs/manage.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { job, jobBody } from './job.js';

export const getJob = endpoint({
  method: 'get',
  path: '/jobs/:id',
  operation: 'getJob',
  tag: 'Jobs',
  summary: 'Read a job',
  description: 'With `If-None-Match` the answer is 304 as long as nothing happened.',
  scope: 'read',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The job as it stands.' },
  answer: job,
  problems: { 404: ['job.unknown'] },
  async handle({ jobs }, { caller, params }) {
    const record = await readJob(jobs, params.id, caller.institution);
    return { status: 200, body: jobBody(record), headers: etag(record.revision) };
  },
});
