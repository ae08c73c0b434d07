import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { readImport } from '../../../issuing/import/read-imports.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { detailBody, importDetail } from './import.js';

export const getImport = endpoint({
  method: 'get',
  path: '/imports/:id',
  operation: 'getImport',
  tag: 'Imports',
  summary: 'Read an import',
  scope: 'read',
  institution: true,
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The import as it stands.' },
  answer: importDetail,
  problems: { 404: ['import.unknown'] },
  async handle(deps, { caller, params }) {
    const one = await readImport(deps.importing, institutionOf(caller), params.id);
    return { status: 200, headers: etag(one.revision), body: await detailBody(deps, one) };
  },
});
