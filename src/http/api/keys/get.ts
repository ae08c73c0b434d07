import * as z from 'zod';
import { selectKey } from '../../../access/api-keys.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { apiKey, keyBody } from './key.js';

export const getKey = endpoint({
  method: 'get',
  path: '/keys/:id',
  operation: 'getKey',
  tag: 'Keys',
  summary: 'Read a key',
  scope: 'keys',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The key, without its secret.' },
  answer: apiKey,
  problems: { 404: ['key.unknown'] },
  async handle({ access }, { caller, params }) {
    return { status: 200, body: keyBody(await selectKey(access, caller, params.id)) };
  },
});
