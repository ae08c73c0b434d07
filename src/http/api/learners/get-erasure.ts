import * as z from 'zod';
import { readErasure } from '../../../issuing/erasing/erase.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { erasure, erasureBody } from './erasure.js';

export const getErasure = endpoint({
  method: 'get',
  path: '/learners/:id/erasure',
  operation: 'getErasure',
  tag: 'Learners',
  summary: 'Read what was erased of a learner',
  description: 'To whoever asked for it, and to institutions that awarded something that remains.',
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'What was removed, and what remains now.' },
  answer: erasure,
  problems: { 404: ['erasure.unknown'] },
  async handle({ erasing }, { caller, params }) {
    return { status: 200, body: erasureBody(await readErasure(erasing, caller.institution, params.id)) };
  },
});
