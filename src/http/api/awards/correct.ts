import * as z from 'zod';
import { correctAward as correct } from '../../../issuing/lifecycle/correct.js';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { criteria, effect, effectBody, reason } from './award.js';

export const correctAward = endpoint({
  method: 'post',
  path: '/awards/:id/correct',
  operation: 'correctAward',
  tag: 'Awards',
  summary: 'Correct a grade or levels',
  description:
    'A new credential takes the place of the old one. Certificates whose rule may depend on the grade are evaluated again. Another date or module is no correction: revoke the award, and issue the right one.',
  scope: 'revoke',
  idempotent: true,
  params: z.strictObject({ id: uuidOrUrn }),
  body: z
    .strictObject({
      grade: z.string().max(60).optional().meta({ description: 'The right one, of the module’s scale.' }),
      criteria: criteria.optional(),
      date: z.string().max(40).optional().meta({ description: 'Refused, with the way to do it.' }),
      module: z.string().max(40).optional().meta({ description: 'Refused, with the way to do it.' }),
      reason,
    })
    .meta({ examples: [{ grade: 'A', reason: 'Typed wrongly.' }] }),
  answers: { 200: 'What was done.' },
  answer: effect,
  problems: {
    400: [
      'correction.scope',
      'correction.grade-off-scale',
      'correction.grade-not-passing',
      'correction.criterion-unknown',
      'correction.level-unknown',
    ],
    403: ['correction.not-a-module', 'award.not-renewable', 'learner.erased'],
    404: ['award.unknown'],
    409: ['award.revoked'],
  },
  async handle({ lifecycle, catalogue }, { caller, params, body }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const done = await correct(lifecycle, params.id, body, body.reason, party);
    return { status: 200, body: effectBody(done) };
  },
});
