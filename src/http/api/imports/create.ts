import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { COLUMNS } from '../../../issuing/import/columns.js';
import { startImport } from '../../../issuing/import/start-import.js';
import { TABLE_LIMITS } from '../../../issuing/import/table/limits.js';
import { readUpload } from '../../body.js';
import { endpoint } from '../endpoint.js';
import { etag } from '../fields.js';
import { CSV, detailBody, importDetail, XLSX } from './import.js';

const TYPES = [CSV, XLSX];
const columns = COLUMNS.map(
  ({ name, required, help }) => `- \`${name}\`${required ? '' : ' (may be left out)'}: ${help}`,
);

export const createImport = endpoint({
  method: 'post',
  path: '/imports',
  operation: 'createImport',
  tag: 'Imports',
  summary: 'Upload a file of results',
  description: `The file is the body: CSV in UTF-8 (comma, semicolon or tab) or XLSX (its first worksheet), with a header and at most ${TABLE_LIMITS.rows} rows. Its dry run is a job (\`checkJob\`) that finds every problem of every row and writes nothing else. \`/imports/example.csv\` and \`/imports/example.xlsx\` show what a file looks like. The columns, in any order and letter case:\n\n${columns.join('\n')}`,
  scope: 'import',
  institution: true,
  idempotent: true,
  upload: { types: TYPES, limitBytes: TABLE_LIMITS.bytes },
  query: z.strictObject({
    name: z.string().max(200).optional().meta({ description: 'What you call the file.' }),
  }),
  answers: { 201: 'The import, whose dry run has begun.' },
  answer: importDetail,
  problems: {
    400: ['import.unreadable', 'import.name'],
    413: ['import.too-large'],
  },
  async handle(deps, { caller, query, request, requestId }) {
    const institution = institutionOf(caller);
    const file = readUpload(request, TYPES);
    const wish = { institution, name: query.name, id: requestId };
    const one = await startImport(deps.importing, file, wish, caller.actor);
    return {
      status: 201,
      headers: { Location: `/api/v1/imports/${one.id}`, ...etag(one.revision) },
      body: await detailBody(deps, one),
    };
  },
});
