import * as z from 'zod';
import { makeApiKey } from '../../../access/api-keys.js';
import { endpoint } from '../endpoint.js';
import { instant, institutionCode } from '../fields.js';
import { keyBody, newApiKey, scopes } from './key.js';

export const createKey = endpoint({
  method: 'post',
  path: '/keys',
  operation: 'createKey',
  tag: 'Keys',
  summary: 'Make a key',
  description:
    'The answer holds the key, this once. A key makes none that may do more than itself; keys of the network, and of other institutions, are made by the network.',
  scope: 'keys',
  idempotent: 'secret',
  body: z
    .strictObject({
      name: z
        .string()
        .trim()
        .min(1)
        .max(100)
        .meta({ description: 'Which system it is for; no personal data.' }),
      institution: institutionCode
        .nullable()
        .optional()
        .meta({ description: 'The caller’s institution if not given; null: a key of the network.' }),
      scopes,
      expiresAt: instant
        .nullable()
        .optional()
        .meta({ description: 'An instant to come, RFC 3339; without it the key works until it is ended.' }),
    })
    .meta({
      examples: [
        {
          name: 'Student records',
          institution: 'northern',
          scopes: ['read', 'import', 'issue', 'share'],
          expiresAt: '2031-01-01T00:00:00Z',
        },
      ],
    }),
  answers: { 201: 'The key, with its secret.' },
  answer: newApiKey,
  problems: {
    400: ['key.expiry'],
    403: ['key.scope', 'auth.network-only'],
    404: ['institution.unknown'],
    409: ['key.too-many'],
  },
  async handle({ access }, { caller, body }) {
    const institution = body.institution === undefined ? caller.institution : (body.institution ?? undefined);
    const { key, token } = await makeApiKey(access, caller, {
      name: body.name,
      institution,
      scopes: body.scopes,
      expiresAt: body.expiresAt == null ? undefined : new Date(body.expiresAt),
    });
    return { status: 201, headers: { Location: `/api/v1/keys/${key.id}` }, body: { ...keyBody(key), token } };
  },
});
