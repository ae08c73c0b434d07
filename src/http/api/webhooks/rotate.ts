import { rotateSecret } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { etag } from '../fields.js';
import { newWebhook, webhookBody, webhookParams } from './webhook.js';

export const rotateWebhook = endpoint({
  method: 'post',
  path: '/webhooks/:id/rotate',
  operation: 'rotateWebhook',
  tag: 'Webhooks',
  summary: 'Give a webhook a new secret',
  description: 'For another day each message carries two signatures, one with the secret before.',
  scope: 'keys',
  idempotent: 'secret',
  params: webhookParams,
  answers: { 200: 'The webhook, with its new secret.' },
  answer: newWebhook,
  problems: { 404: ['webhook.unknown'], 409: ['webhook.raced'] },
  async handle({ webhooks }, { caller, params }) {
    const { webhook, secret } = await rotateSecret(webhooks, caller, params.id);
    return { status: 200, headers: etag(webhook.revision), body: { ...webhookBody(webhook), secret } };
  },
});
