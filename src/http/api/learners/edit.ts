import * as z from 'zod';
import { identifyLearner, selectLearner } from '../../../issuing/records/learners.js';
import { endpoint } from '../endpoint.js';
import { etag, uuidOrUrn } from '../fields.js';
import { esi, learner, learnerBody, learnerNumber } from './learner.js';

export const editLearner = endpoint({
  method: 'patch',
  path: '/learners/:id',
  operation: 'editLearner',
  tag: 'Learners',
  summary: 'Give a learner the institution’s number, or a European Student Identifier',
  description:
    'What belongs to another record is refused: two records of one person are merged, which somebody else reviews. An ESI that is there is replaced, or with null taken away, by the network alone.',
  scope: 'issue',
  ifMatch: true,
  params: z.strictObject({ id: uuidOrUrn }),
  body: z
    .strictObject({
      number: learnerNumber.optional(),
      esi: esi.nullable().optional().meta({ description: 'European Student Identifier.' }),
    })
    .meta({ examples: [{ number: 'MP-2041' }] }),
  answers: { 200: 'The learner.' },
  answer: learner,
  problems: {
    403: ['learner.no-numbers', 'learner.merged'],
    404: ['learner.unknown'],
    409: ['learner.number-taken', 'learner.esi-taken', 'learner.esi-differs'],
  },
  async handle({ learners }, { caller, params, body, ifMatch }) {
    const change = { number: body.number, esi: body.esi };
    await identifyLearner(learners, caller.institution, params.id, change, ifMatch, caller.actor);
    const view = await selectLearner(learners, caller.institution, params.id);
    return { status: 200, headers: etag(view.revision), body: learnerBody(view) };
  },
});
