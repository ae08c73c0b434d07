import * as z from 'zod';
import { replayFailed } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { instant } from '../fields.js';
import { webhookParams } from './webhook.js';

export const replayWebhook = endpoint({
  method: 'post',
  path: '/webhooks/:id/replay',
  operation: 'replayWebhook',
  tag: 'Webhooks',
  summary: 'Send every message again that failed',
  description: 'Those made since an instant that were given up. Each has the same `webhook-id` as before.',
  scope: 'keys',
  idempotent: true,
  params: webhookParams,
  body: z.strictObject({ since: instant }).meta({ examples: [{ since: '2026-06-01T00:00:00Z' }] }),
  answers: { 202: 'They are on their way.' },
  answer: z.object({ replayed: z.number().int().meta({ description: 'How many messages.' }) }),
  problems: { 404: ['webhook.unknown'], 409: ['webhook.disabled'] },
  async handle({ webhooks }, { caller, params, body }) {
    const replayed = await replayFailed(webhooks, caller, params.id, new Date(body.since));
    return { status: 202, body: { replayed } };
  },
});
