import * as z from 'zod';
import type { JsonObject } from '../../../common/json.js';
import type { MessageType } from '../../../delivery/webhooks/ports.js';
import { instant, uuid } from '../fields.js';
import { jsonSchema } from '../json-schema.js';

const href = z.string().meta({ description: 'Where to get the rest, with a key.' });
const count = z.number().int();

const credential = {
  credential: uuid,
  award: uuid,
  kind: z.enum(['module', 'programme']),
  code: z.string().meta({ description: 'Of the module or programme.' }),
  issuer: z.string().meta({ description: 'A DID.' }),
  href,
};
const importCounts = { rows: count, issued: count, existing: count, faulty: count };

/** What webhooks are sent: `data` of each type of message, and when it is sent. */
export const MESSAGES: Readonly<Record<MessageType, readonly [summary: string, data: z.ZodType]>> = {
  'import.checked': [
    'The dry run of a file is there',
    z.strictObject({ import: uuid, ...importCounts, href }),
  ],
  'import.finished': [
    'A commit came to its end',
    z.strictObject({
      import: uuid,
      outcome: z.enum(['committed', 'refused', 'cancelled', 'failed']),
      ...importCounts,
      href,
    }),
  ],
  'credential.issued': ['A credential was signed, a certificate too', z.strictObject(credential)],
  'certificate.composed': [
    'The first credential of a programme award was signed',
    z.strictObject(credential),
  ],
  'credential.status-changed': [
    'A credential holds no more, or holds again',
    z.strictObject({
      ...credential,
      status: z.enum(['revoked', 'suspended', 'reinstated', 'superseded']),
    }),
  ],
  'webhook.test': ['Somebody tries the webhook out', z.strictObject({ webhook: uuid })],
};

const HEADERS: Readonly<Record<string, string>> = {
  'webhook-id': 'The same for every attempt and replay of a message: drop what was seen before.',
  'webhook-timestamp': 'The second of this attempt, since 1970.',
  'webhook-signature': 'One or two of `v1,` and a base64 HMAC-SHA-256, as Standard Webhooks has it.',
};

/** `webhooks` of the OpenAPI document. */
export function webhookOperations(components: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(MESSAGES).map(([type, [summary, data]]) => {
      const message = z.object({ type: z.literal(type), timestamp: instant, data });
      const post: JsonObject = {
        tags: ['Webhooks'],
        summary,
        security: [],
        parameters: Object.entries(HEADERS).map(([name, description]) => ({
          name,
          in: 'header',
          required: true,
          description,
          schema: { type: 'string' },
        })),
        requestBody: {
          required: true,
          content: { 'application/json': { schema: jsonSchema(message, 'output', components) } },
        },
        responses: {
          '2XX': { description: 'The receiver has taken the message.' },
          '410': { description: 'The receiver wants no more: the webhook is switched off.' },
        },
      };
      return [type, { post }];
    }),
  );
}
