import * as z from 'zod';
import { revokeApiKey } from '../../../access/api-keys.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';

export const revokeKey = endpoint({
  method: 'delete',
  path: '/keys/:id',
  operation: 'revokeKey',
  tag: 'Keys',
  summary: 'End a key',
  description: 'At once, with the tokens that were granted for it. To end it twice is no error.',
  scope: 'keys',
  params: z.strictObject({ id: uuid }),
  answers: { 204: 'The key is ended.' },
  problems: { 404: ['key.unknown'] },
  async handle({ access }, { caller, params }) {
    await revokeApiKey(access, caller, params.id);
    return { status: 204 };
  },
});
