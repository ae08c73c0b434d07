import * as z from 'zod';
import { makeWebhook } from '../../../delivery/webhooks/manage.js';
import { endpoint } from '../endpoint.js';
import { etag, institutionCode } from '../fields.js';
import { events, newWebhook, webhookBody, webhookUrl } from './webhook.js';

export const createWebhook = endpoint({
  method: 'post',
  path: '/webhooks',
  operation: 'createWebhook',
  tag: 'Webhooks',
  summary: 'Make a webhook',
  description:
    'From then on it is told of what happens, at least once, by a POST that is signed as Standard Webhooks prescribes. A message holds identifiers and the address to get the rest from; nothing in it names a person. The answer holds the secret, this once.',
  scope: 'keys',
  idempotent: 'secret',
  body: z
    .strictObject({
      url: webhookUrl,
      events,
      institution: institutionCode
        .nullable()
        .optional()
        .meta({ description: 'The caller’s institution if not given; null: a webhook of the network.' }),
    })
    .meta({
      examples: [{ url: 'https://registrar.example.edu/hooks/cairn', events: ['import.finished'] }],
    }),
  answers: { 201: 'The webhook, with its secret.' },
  answer: newWebhook,
  problems: {
    400: ['webhook.url'],
    403: ['auth.network-only'],
    404: ['institution.unknown'],
    409: ['webhook.too-many'],
  },
  async handle({ webhooks }, { caller, body }) {
    const institution = body.institution === undefined ? caller.institution : (body.institution ?? undefined);
    const { webhook, secret } = await makeWebhook(webhooks, caller, { ...body, institution });
    const headers = { Location: `/api/v1/webhooks/${webhook.id}`, ...etag(webhook.revision) };
    return { status: 201, headers, body: { ...webhookBody(webhook), secret } };
  },
});
