import * as z from 'zod';
import { listDeliveries } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { delivery, deliveryBody, webhookParams } from './webhook.js';

export const listWebhookDeliveries = endpoint({
  method: 'get',
  path: '/webhooks/:id/deliveries',
  operation: 'listWebhookDeliveries',
  tag: 'Webhooks',
  summary: 'List deliveries of a webhook',
  description: 'Of the last 30 days, newest first.',
  scope: 'keys',
  params: webhookParams,
  query: z.strictObject({
    ...pageQuery,
    state: z
      .enum(['pending', 'delivered', 'failed'])
      .optional()
      .meta({ description: 'Only those in this state.' }),
  }),
  answers: { 200: 'A page of deliveries.' },
  answer: listOf(delivery),
  problems: { 400: ['request.cursor'], 404: ['webhook.unknown'] },
  async handle({ webhooks }, { caller, params, query }) {
    const rows = await listDeliveries(webhooks, caller, params.id, query.state, pageOf(query));
    return answerPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), deliveryBody);
  },
});
