import * as z from 'zod';
import { rotateApiKey } from '../../../access/api-keys.js';
import { requireScope } from '../../../access/caller.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { keyBody, newApiKey } from './key.js';

export const rotateKey = endpoint({
  method: 'post',
  path: '/keys/:id/rotate',
  operation: 'rotateKey',
  tag: 'Keys',
  summary: 'Give a key a new secret',
  description:
    'The secret before works for another day. A key may rotate itself without the scope `keys`. Whoever rotates a key may do all that it may.',
  scope: 'any',
  idempotent: 'secret',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The key, with its new secret.' },
  answer: newApiKey,
  problems: { 403: ['auth.scope', 'key.scope'], 404: ['key.unknown'], 409: ['key.ended', 'key.raced'] },
  async handle({ access }, { caller, params }) {
    if (params.id !== caller.keyId) requireScope(caller, 'keys');
    const { key, token } = await rotateApiKey(access, caller, params.id);
    return { status: 200, body: { ...keyBody(key), token } };
  },
});
