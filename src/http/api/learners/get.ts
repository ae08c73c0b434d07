import * as z from 'zod';
import { selectLearner } from '../../../issuing/records/learners.js';
import { endpoint } from '../endpoint.js';
import { etag, uuidOrUrn } from '../fields.js';
import { learner, learnerBody } from './learner.js';

export const getLearner = endpoint({
  method: 'get',
  path: '/learners/:id',
  operation: 'getLearner',
  tag: 'Learners',
  summary: 'Read a learner',
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The learner.', 304: 'Unchanged.' },
  answer: learner,
  problems: { 404: ['learner.unknown'] },
  async handle({ learners }, { caller, params }) {
    const view = await selectLearner(learners, caller.institution, params.id);
    return { status: 200, headers: etag(view.revision), body: learnerBody(view) };
  },
});
