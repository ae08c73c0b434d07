import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { institutionCode, uuid } from './fields.js';

export const getMe = endpoint({
  method: 'get',
  path: '/me',
  operation: 'getMe',
  tag: 'Keys',
  summary: 'Who am I?',
  description: 'What the key of this request may do, and for whom.',
  scope: 'any',
  answers: { 200: 'The caller.' },
  answer: z
    .object({
      key: uuid,
      institution: institutionCode.nullable().meta({ description: 'null: the network.' }),
      scopes: z.array(z.string()),
    })
    .meta({ id: 'Caller' }),
  async handle(_deps, { caller }) {
    const { keyId, institution, scopes } = caller;
    return {
      status: 200,
      body: { key: keyId, institution: institution ?? null, scopes: [...scopes].sort() },
    };
  },
});
