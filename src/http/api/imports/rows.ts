import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { readImport, readRows } from '../../../issuing/import/read-imports.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { importRow, rowBody, rowState } from './import.js';

export const listImportRows = endpoint({
  method: 'get',
  path: '/imports/:id/rows',
  operation: 'listImportRows',
  tag: 'Imports',
  summary: 'Read the rows of an import',
  description: 'In the order of the file, each with everything that is wrong or odd, and what became of it.',
  scope: 'read',
  institution: true,
  params: z.strictObject({ id: uuid }),
  query: z.strictObject({ ...pageQuery, state: rowState.optional() }),
  answers: { 200: 'A page of rows.' },
  answer: listOf(importRow),
  problems: { 400: ['request.cursor'], 404: ['import.unknown'] },
  async handle({ importing }, { caller, params, query }) {
    const one = await readImport(importing, institutionOf(caller), params.id);
    const { limit, after } = pageOf(query, isLine);
    const rows = await readRows(importing, one, { after: Number(after?.id ?? 0), limit, state: query.state });
    return answerPage(rows, query.limit, ({ row }) => ({ at: one.createdAt, id: String(row.line) }), rowBody);
  },
});

function isLine(id: string): boolean {
  return /^\d{1,9}$/.test(id);
}
