import { z } from 'zod';
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
  params: z.strictObject({ id: uuid }),
  answers: { 204: 'It is gone.' },
  problems: { 404: ['import.unknown'], 409: ['import.busy'] },
  async handle({ importing }, { caller, params }) {
    await discardNow(importing, caller.institution, params.id, caller.actor);
    return { status: 204 };
  },
});
