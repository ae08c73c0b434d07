import * as z from 'zod';
import { type DeliveryRecord, EVENT_TYPES, type WebhookRecord } from '../../../delivery/webhooks/ports.js';
import { instant, instantOrNull, institutionCode, uuid } from '../fields.js';

/** In an address: the webhook. */
export const webhookParams = z.strictObject({ id: uuid });

export const webhookUrl = z.string().min(1).max(2048).meta({
  description:
    'Where messages are posted: an https address at port 443 of a public host, or one that the operator allows.',
});

export const events = z.array(z.enum(EVENT_TYPES)).min(1).meta({ description: 'What it is told of.' });

export const webhook = z
  .object({
    id: uuid,
    institution: institutionCode.nullable().meta({
      description: 'null: of the network, and told of all credentials; of imports only their institution is.',
    }),
    url: z.string(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    disabledAt: instant.nullable(),
    disabledReason: z
      .enum(['asked', 'gone', 'failing'])
      .nullable()
      .meta({ description: '`gone`: it answered 410; `failing`: nothing but failures for five days.' }),
    failingSince: instant.nullable(),
    previousSecretUntil: instant
      .nullable()
      .meta({ description: 'Until then messages are signed with the secret before the last rotation, too.' }),
    createdAt: instant,
    createdBy: z.string(),
  })
  .meta({ id: 'Webhook' });

export const newWebhook = webhook
  .extend({
    secret: z
      .string()
      .meta({ description: 'With which messages are signed, as Standard Webhooks has it. Shown this once.' }),
  })
  .meta({ id: 'NewWebhook' });

export const delivery = z
  .object({
    id: uuid,
    messageId: z
      .string()
      .meta({ description: '`webhook-id` of the message: the same for every attempt and replay.' }),
    event: z.string(),
    payload: z.record(z.string(), z.json()),
    state: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.number().int(),
    nextAt: instant.nullable().meta({ description: 'When it is attempted next.' }),
    lastAnswer: z
      .string()
      .nullable()
      .meta({ description: 'HTTP status of the last attempt, or the code of what prevented an answer.' }),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export function webhookBody(record: WebhookRecord): z.input<typeof webhook> {
  const { id, url, createdBy } = record;
  return {
    id,
    institution: record.institution ?? null,
    url,
    events: [...record.events],
    enabled: record.disabledAt === undefined,
    disabledAt: instantOrNull(record.disabledAt),
    disabledReason: record.disabledReason ?? null,
    failingSince: instantOrNull(record.failingSince),
    previousSecretUntil: instantOrNull(record.previousUntil),
    createdAt: record.createdAt.toISOString(),
    createdBy,
  };
}

export function deliveryBody(record: DeliveryRecord): z.input<typeof delivery> {
  const { id, messageId, event, payload, state, attempts } = record;
  return {
    id,
    messageId,
    event,
    payload,
    state,
    attempts,
    nextAt: instantOrNull(record.nextAt),
    lastAnswer: record.lastAnswer ?? null,
    createdAt: record.createdAt.toISOString(),
    endedAt: instantOrNull(record.endedAt),
  };
}
