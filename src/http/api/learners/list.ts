import * as z from 'zod';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { esi, learner, learnerBody } from './learner.js';

export const listLearners = endpoint({
  method: 'get',
  path: '/learners',
  operation: 'listLearners',
  tag: 'Learners',
  summary: 'List learners',
  description: 'An institution sees those it has a number for, or awarded something to.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    number: z.string().max(64).optional().meta({ description: 'The institution’s own number.' }),
    esi: esi.optional(),
  }),
  answers: { 200: 'A page of learners, the newest record first.' },
  answer: listOf(learner),
  problems: { 400: ['request.cursor'] },
  async handle({ records }, { caller, query }) {
    const rows = await records.selectLearnerViews(caller.institution, query, pageOf(query));
    return answerPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), learnerBody);
  },
});
