import { XLSX } from '../../../../src/http/api/imports/import.js';
import { MOST_AT_ONCE } from '../../../../src/issuing/results-file.js';
import { checkedImport, committing, freshRow, uploaded } from '../../../support/api-imports.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { workbook } from '../../../support/tables.js';

const NOBODYS = { id: '00000000-0000-4000-8000-000000000000' };
const type = 'text/csv';

export const importProblems: ProblemCases = {
  'import.busy': async ({ alpha, world }) => alpha.discardImport({ params: { id: await committing(world) } }),
  'import.committed': async ({ alpha, world }) =>
    alpha.commitImport({ params: { id: await committing(world) }, body: { mode: 'all' } }),
  'import.faulty': async ({ alpha, world }) =>
    alpha.commitImport({
      params: { id: await checkedImport(world, [freshRow(), freshRow('MX')]) },
      body: { mode: 'all' },
    }),
  'import.name': ({ alpha }) =>
    alpha.createImport({ query: { name: 'a\u200bb' }, type, body: 'learner,name\n' }),
  // its period of recognition is over for a moment
  'import.no-example': async ({ alpha, world }) => {
    const { recognition } = world.database.prisma;
    const where = { institutionCode: 'alpha' };
    await recognition.updateMany({ where, data: { until: '2021-12-31' } });
    try {
      return await alpha.getImportExampleCsv();
    } finally {
      await recognition.updateMany({ where, data: { until: null } });
    }
  },
  'import.not-checked': async ({ alpha, world }) =>
    alpha.commitImport({ params: { id: await uploaded(world) }, body: { mode: 'valid' } }),
  // a bomb
  'import.too-large': async ({ alpha }) =>
    alpha.createImport({
      type: XLSX,
      body: Uint8Array.from(
        await workbook({ sheet: `<row><c t="str"><v>${'0'.repeat(5_000_000)}</v></c></row>` }),
      ),
    }),
  // rows that were never there, to spare the time
  'import.too-many': async ({ alpha, world }) => {
    const id = await checkedImport(world);
    await world.database.pool.query(
      `INSERT INTO "ImportRow" ("importId", "line", "content", "state")
       SELECT $1, line, '{}', 'valid' FROM generate_series(3, $2) line`,
      [id, MOST_AT_ONCE + 2],
    );
    await world.database.prisma.import.update({ where: { id }, data: { rowCount: MOST_AT_ONCE + 1 } });
    return alpha.commitImport({ params: { id }, body: { mode: 'all' } });
  },
  'import.unknown': ({ alpha }) => alpha.getImport({ params: NOBODYS }),
  'import.unreadable': ({ alpha }) => alpha.createImport({ type, body: 'who,what\n1,2\n' }),
};
