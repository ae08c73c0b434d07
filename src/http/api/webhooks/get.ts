import { selectWebhook } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { etag } from '../fields.js';
import { webhook, webhookBody, webhookParams } from './webhook.js';

export const getWebhook = endpoint({
  method: 'get',
  path: '/webhooks/:id',
  operation: 'getWebhook',
  tag: 'Webhooks',
  summary: 'Read a webhook',
  scope: 'keys',
  params: webhookParams,
  answers: { 200: 'The webhook, without its secret.' },
  answer: webhook,
  problems: { 404: ['webhook.unknown'] },
  async handle({ webhooks }, { caller, params }) {
    const found = await selectWebhook(webhooks, caller, params.id);
    return { status: 200, headers: etag(found.revision), body: webhookBody(found) };
  },
});
