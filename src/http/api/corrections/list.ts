import * as z from 'zod';
import { OUTCOMES } from '../../../issuing/corrections/ports.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { correctionRequest, correctionRequestBody } from './correction-request.js';

export const listCorrectionRequests = endpoint({
  method: 'get',
  path: '/correction-requests',
  operation: 'listCorrectionRequests',
  tag: 'Awards',
  summary: 'List what graduates ask to have corrected',
  description: 'Of the awards of the institution, newest first; of the network, all.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    state: z
      .enum(['open', ...OUTCOMES])
      .optional()
      .meta({ description: 'Only those in this state.' }),
  }),
  answers: { 200: 'A page of requests.' },
  answer: listOf(correctionRequest),
  problems: { 400: ['request.cursor'] },
  async handle({ corrections }, { caller, query }) {
    const rows = await corrections.store.selectRequests(caller.institution, query.state, pageOf(query));
    return answerPage(rows, query.limit, ({ askedAt, id }) => ({ at: askedAt, id }), correctionRequestBody);
  },
});
