import * as z from 'zod';
import { answerCorrection } from '../../../issuing/corrections/corrections.js';
import { LONGEST_TEXT, OUTCOMES } from '../../../issuing/corrections/ports.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { correctionRequest, correctionRequestBody } from './correction-request.js';

export const answerCorrectionRequest = endpoint({
  method: 'post',
  path: '/correction-requests/:id/answer',
  operation: 'answerCorrectionRequest',
  tag: 'Awards',
  summary: 'Answer a graduate who asks for a correction',
  description:
    'It corrects nothing by itself: correct the award or rename the learner first. The graduate is told by mail that there is an answer, and reads it after signing in.',
  scope: 'issue',
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  body: z
    .strictObject({
      outcome: z.enum(OUTCOMES).meta({
        description: '`done`: what the graduate asked for is corrected. `declined`: it stays as it is.',
      }),
      text: z
        .string()
        .trim()
        .min(1)
        .max(LONGEST_TEXT)
        .regex(/^[^\0]*$/, 'text without the character U+0000')
        .meta({ description: 'What the graduate reads.' }),
    })
    .meta({ examples: [{ outcome: 'done', text: 'Your credential has the right grade now.' }] }),
  answers: { 200: 'The request with its answer.' },
  answer: correctionRequest,
  problems: { 404: ['correction-request.unknown'], 409: ['correction-request.answered'] },
  async handle({ corrections }, { caller, params, body }) {
    const { institution, actor } = caller;
    const record = await answerCorrection(corrections, institution, params.id, body, actor);
    return { status: 200, body: correctionRequestBody(record) };
  },
});
