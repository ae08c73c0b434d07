import { testWebhook as sendTest } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { delivery, deliveryBody, webhookParams } from './webhook.js';

export const testWebhook = endpoint({
  method: 'post',
  path: '/webhooks/:id/test',
  operation: 'testWebhook',
  tag: 'Webhooks',
  summary: 'Try a webhook out',
  description: 'Sends a message of type `webhook.test`. Its list of deliveries tells what became of it.',
  scope: 'keys',
  idempotent: true,
  params: webhookParams,
  answers: { 202: 'The message is on its way.' },
  answer: delivery,
  problems: { 404: ['webhook.unknown'], 409: ['webhook.disabled'] },
  async handle({ webhooks }, { caller, params, requestId }) {
    return { status: 202, body: deliveryBody(await sendTest(webhooks, caller, params.id, requestId)) };
  },
});
