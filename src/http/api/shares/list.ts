import * as z from 'zod';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { share, shareBody } from './share.js';

export const listShares = endpoint({
  method: 'get',
  path: '/shares',
  operation: 'listShares',
  tag: 'Shares',
  summary: 'List share links',
  description:
    'Those that keys of the caller’s institution, or of the network, made; without their addresses.',
  scope: 'share',
  query: z.strictObject({ ...pageQuery, learner: uuidOrUrn.optional() }),
  answers: { 200: 'A page of links, newest first; ended ones, too.' },
  answer: listOf(share),
  problems: { 400: ['request.cursor'] },
  async handle({ records }, { caller, query }) {
    const rows = await records.selectShareViews(caller.institution, query.learner, pageOf(query));
    return answerPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), shareBody);
  },
});
