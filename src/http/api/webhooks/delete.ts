import { deleteWebhook as end } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { webhookParams } from './webhook.js';

export const deleteWebhook = endpoint({
  method: 'delete',
  path: '/webhooks/:id',
  operation: 'deleteWebhook',
  tag: 'Webhooks',
  summary: 'Delete a webhook',
  description: 'With its deliveries, also those that are still to be made.',
  scope: 'keys',
  params: webhookParams,
  answers: { 204: 'It is gone.' },
  problems: { 404: ['webhook.unknown'] },
  async handle({ webhooks }, { caller, params }) {
    await end(webhooks, caller, params.id);
    return { status: 204 };
  },
});
