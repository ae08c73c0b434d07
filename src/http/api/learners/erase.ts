import * as z from 'zod';
import { eraseLearner as erase, previewErasure } from '../../../issuing/erasing/erase.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { erasure, erasureBody } from './erasure.js';

export const eraseLearner = endpoint({
  method: 'post',
  path: '/learners/:id/erase',
  operation: 'eraseLearner',
  tag: 'Learners',
  summary: 'Erase a learner',
  description:
    'Name, identifiers, signed documents, grades, evidence and share links go for good. Awards, status and digests stay, so that what the person carries verifies as before; nothing can be signed anew. It can’t be undone. Where another institution awarded something to the learner, only the network may do this. The learner’s right: GDPR, Article 17; what stays is needed for the claim that a credential is genuine (Article 17(3)(e)).',
  scope: 'revoke',
  idempotent: true,
  params: z.strictObject({ id: uuidOrUrn }),
  body: z
    .strictObject({
      preview: z.boolean().default(false).meta({ description: 'Only tell what would be done.' }),
    })
    .meta({ examples: [{ preview: true }] }),
  answers: { 200: 'What was removed, and what remains.' },
  answer: erasure,
  problems: { 403: ['learner.shared'], 404: ['learner.unknown'], 409: ['learner.import-running'] },
  async handle({ erasing }, { caller, params, body }) {
    const work = body.preview ? previewErasure : erase;
    const report = await work(erasing, caller.institution, params.id, caller.actor);
    return { status: 200, body: erasureBody(report) };
  },
});
