import * as z from 'zod';
import { listApiKeys } from '../../../access/api-keys.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { apiKey, keyBody } from './key.js';

export const listKeys = endpoint({
  method: 'get',
  path: '/keys',
  operation: 'listKeys',
  tag: 'Keys',
  summary: 'List keys',
  description:
    'Those of the caller’s institution; all of them for the network. Newest first, ended ones too.',
  scope: 'keys',
  query: z.strictObject(pageQuery),
  answers: { 200: 'A page of keys, without their secrets.' },
  answer: listOf(apiKey),
  problems: { 400: ['request.cursor'] },
  async handle({ access }, { caller, query }) {
    const keys = await listApiKeys(access, caller, pageOf(query));
    return answerPage(keys, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), keyBody);
  },
});
