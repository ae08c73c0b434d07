import * as z from 'zod';
import { listWebhooks as list } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { webhook, webhookBody } from './webhook.js';

export const listWebhooks = endpoint({
  method: 'get',
  path: '/webhooks',
  operation: 'listWebhooks',
  tag: 'Webhooks',
  summary: 'List webhooks',
  description: 'Those of the caller’s institution; all of them for the network. Newest first.',
  scope: 'keys',
  query: z.strictObject(pageQuery),
  answers: { 200: 'A page of webhooks, without their secrets.' },
  answer: listOf(webhook),
  problems: { 400: ['request.cursor'] },
  async handle({ webhooks }, { caller, query }) {
    const rows = await list(webhooks, caller, pageOf(query));
    return answerPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), webhookBody);
  },
});
