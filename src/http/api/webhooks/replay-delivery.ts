import * as z from 'zod';
import { replayDelivery } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { delivery, deliveryBody } from './webhook.js';

export const replayWebhookDelivery = endpoint({
  method: 'post',
  path: '/webhooks/:id/deliveries/:delivery/replay',
  operation: 'replayWebhookDelivery',
  tag: 'Webhooks',
  summary: 'Send a message again',
  description: 'With the same `webhook-id`, whether it had been delivered or not.',
  scope: 'keys',
  idempotent: true,
  params: z.strictObject({ id: uuid, delivery: uuid }),
  answers: { 202: 'The message is on its way.' },
  answer: delivery,
  problems: { 404: ['webhook.unknown', 'webhook.unknown-delivery'], 409: ['webhook.disabled'] },
  async handle({ webhooks }, { caller, params }) {
    const replayed = await replayDelivery(webhooks, caller, params.id, params.delivery);
    return { status: 202, body: deliveryBody(replayed) };
  },
});
