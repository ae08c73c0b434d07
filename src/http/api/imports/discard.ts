import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { discardImport as discardNow } from '../../../issuing/import/read-imports.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';

export const discardImport = endpoint({
  method: 'delete',
  path: '/imports/:id',
  operation: 'discardImport',
  tag: 'Imports',
  summary: 'Discard an import',
  description: 'It is deleted with its rows and the names in them. What was issued stays.',
  scope: 'import',
  institution: true,
  params: z.strictObject({ id: uuid }),
  answers: { 204: 'It is gone.' },
  problems: { 404: ['import.unknown'], 409: ['import.busy'] },
  async handle({ importing }, { caller, params }) {
    await discardNow(importing, institutionOf(caller), params.id, caller.actor);
    return { status: 204 };
  },
});
