import * as z from 'zod';
import { registerLearner } from '../../../issuing/records/learners.js';
import { endpoint } from '../endpoint.js';
import { etag } from '../fields.js';
import { esi, learner, learnerBody, learnerName, learnerNumber } from './learner.js';

export const createLearner = endpoint({
  method: 'post',
  path: '/learners',
  operation: 'createLearner',
  tag: 'Learners',
  summary: 'Record a learner, or find the one who is meant',
  description:
    'By ESI, else by the institution’s own number; a name never finds anybody. An institution gives its number. Results that name a learner by number record them, too.',
  scope: 'issue',
  idempotent: true,
  body: z
    .strictObject({ name: learnerName, number: learnerNumber.optional(), esi: esi.optional() })
    .meta({ examples: [{ name: 'Ana Exemplo', number: 'MP-2041' }] }),
  answers: { 200: 'The learner was known.', 201: 'The learner is recorded.' },
  answer: learner,
  problems: {
    400: ['learner.number-missing'],
    403: ['learner.no-numbers'],
    409: [
      'learner.exists',
      'learner.name-differs',
      'learner.two-records',
      'learner.number-taken',
      'learner.esi-taken',
      'learner.esi-differs',
    ],
  },
  async handle({ learners }, { caller, body, requestId }) {
    const wish = { name: body.name, number: body.number, esi: body.esi };
    const { learner: view, created } = await registerLearner(
      learners,
      caller.institution,
      wish,
      caller.actor,
      requestId,
    );
    return {
      status: created ? 201 : 200,
      headers: { Location: `/api/v1/learners/${view.id}`, ...etag(view.revision) },
      body: learnerBody(view),
    };
  },
});
