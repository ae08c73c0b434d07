import * as z from 'zod';
import { listJobs as selectJobs } from '../../../issuing/jobs/manage.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { job, jobBody, jobState } from './job.js';

export const listJobs = endpoint({
  method: 'get',
  path: '/jobs',
  operation: 'listJobs',
  tag: 'Jobs',
  summary: 'List jobs',
  description: 'Those of the caller’s institution; all of them for the network.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    state: jobState.optional(),
    kind: z.string().max(60).optional().meta({ description: 'Only jobs that do this work.' }),
  }),
  answers: { 200: 'A page of jobs, newest first.' },
  answer: listOf(job),
  problems: { 400: ['request.cursor'] },
  async handle({ jobs }, { caller, query }) {
    const { state, kind } = query;
    const rows = await selectJobs(jobs, { institution: caller.institution, state, kind, ...pageOf(query) });
    return answerPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), jobBody);
  },
});
