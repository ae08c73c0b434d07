import * as z from 'zod';
import { withdrawConsent } from '../../../issuing/consent.js';
import { selectLearner } from '../../../issuing/records/learners.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';

export const withdrawLearnerConsent = endpoint({
  method: 'delete',
  path: '/learners/:id/consent',
  operation: 'withdrawConsent',
  tag: 'Learners',
  summary: 'Record that a learner withdrew consent',
  description: 'Certificates that exist stay; nothing further is composed across institutions.',
  scope: 'issue',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 204: 'No consent stands.' },
  problems: { 404: ['learner.unknown'] },
  async handle({ learners, consent }, { caller, params }) {
    await selectLearner(learners, caller.institution, params.id);
    await withdrawConsent(consent, params.id, caller.actor);
    return { status: 204 };
  },
});
