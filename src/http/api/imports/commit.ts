import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { commitImport as commitNow } from '../../../issuing/import/commit-import.js';
import { readImport } from '../../../issuing/import/read-imports.js';
import { MOST_AT_ONCE } from '../../../issuing/results-file.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { commitMode, detailBody, importDetail } from './import.js';

export const commitImport = endpoint({
  method: 'post',
  path: '/imports/:id/commit',
  operation: 'commitImport',
  tag: 'Imports',
  summary: 'Issue the results of an import',
  description: `A job (\`commitJob\`) looks at every sound row once more, records and signs it, and composes the certificates that become due. \`all\` records all rows in one transaction, or none, and takes up to ${MOST_AT_ONCE} rows. To commit twice is no error and doubles nothing; what was cancelled or failed goes on where it stood.`,
  scope: 'issue',
  institution: true,
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({ mode: commitMode }),
  answers: { 202: 'The import, which is being committed, or was.' },
  answer: importDetail,
  problems: {
    404: ['import.unknown'],
    409: ['import.not-checked', 'import.committed', 'import.faulty', 'import.too-many'],
  },
  async handle(deps, { caller, params, body }) {
    await readImport(deps.importing, institutionOf(caller), params.id);
    const one = await commitNow(deps.importing, params.id, body.mode, caller.actor);
    return { status: 202, headers: etag(one.revision), body: await detailBody(deps, one) };
  },
});
