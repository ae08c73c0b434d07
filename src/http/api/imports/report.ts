import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { readImport } from '../../../issuing/import/read-imports.js';
import { reportCsv } from '../../../issuing/import/report.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { CSV } from './import.js';

export const getImportReport = endpoint({
  method: 'get',
  path: '/imports/:id/report.csv',
  operation: 'getImportReport',
  tag: 'Imports',
  summary: 'Download what became of every row',
  description:
    'CSV: the line and columns as they were handed in, then state, award, problems and warnings. A cell that a spreadsheet would take for a formula has an apostrophe before it.',
  scope: 'read',
  institution: true,
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The report.' },
  streams: CSV,
  problems: { 404: ['import.unknown'] },
  async handle({ importing }, { caller, params }) {
    const one = await readImport(importing, institutionOf(caller), params.id);
    const name = `attachment; filename="import-${one.id}.csv"`;
    return {
      status: 200,
      headers: { 'Content-Type': `${CSV}; charset=utf-8`, 'Content-Disposition': name },
      stream: reportCsv(importing, one),
    };
  },
});
