import * as z from 'zod';
import { changeWebhook } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { etag } from '../fields.js';
import { events, webhook, webhookBody, webhookParams, webhookUrl } from './webhook.js';

export const editWebhook = endpoint({
  method: 'patch',
  path: '/webhooks/:id',
  operation: 'editWebhook',
  tag: 'Webhooks',
  summary: 'Change a webhook, switch it off or on',
  description:
    'What happens while it is switched off is not told later; messages that were under way before are sent when it is switched on again.',
  scope: 'keys',
  ifMatch: true,
  params: webhookParams,
  body: z
    .strictObject({
      url: webhookUrl.optional(),
      events: events.optional(),
      enabled: z.boolean().optional().meta({ description: 'Whether it is told of events.' }),
    })
    .meta({ examples: [{ enabled: false }] }),
  answers: { 200: 'The webhook.' },
  answer: webhook,
  problems: { 400: ['webhook.url'], 404: ['webhook.unknown'] },
  async handle({ webhooks }, { caller, params, body, ifMatch }) {
    const changed = await changeWebhook(webhooks, caller, params.id, ifMatch, body);
    return { status: 200, headers: etag(changed.revision), body: webhookBody(changed) };
  },
});
