import { institutionOf } from '../../../access/caller.js';
import { exampleCsv, exampleRows, exampleXlsx } from '../../../issuing/import/example.js';
import { endpoint } from '../endpoint.js';
import { CSV, XLSX } from './import.js';

const described = {
  method: 'get',
  tag: 'Imports',
  description:
    'Invented people and a module of the institution, each learner named in another way. A network that isn’t a demonstration has no learner for an example: there, the row with a network learner id is left out.',
  scope: 'import',
  institution: true,
  answers: { 200: 'The file.' },
  problems: { 404: ['import.no-example'] },
} as const;

export const getImportExampleCsv = endpoint({
  ...described,
  path: '/imports/example.csv',
  operation: 'getImportExampleCsv',
  summary: 'Download an example file, as CSV',
  streams: CSV,
  async handle(deps, { caller }) {
    const institution = institutionOf(caller);
    const rows = await exampleRows({ ...deps.importing, catalogue: deps.catalogue }, institution);
    return file(`${CSV}; charset=utf-8`, 'csv', exampleCsv(rows));
  },
});

export const getImportExampleXlsx = endpoint({
  ...described,
  path: '/imports/example.xlsx',
  operation: 'getImportExampleXlsx',
  summary: 'Download an example file, as XLSX',
  streams: XLSX,
  async handle(deps, { caller }) {
    const institution = institutionOf(caller);
    const rows = await exampleRows({ ...deps.importing, catalogue: deps.catalogue }, institution);
    return file(XLSX, 'xlsx', exampleXlsx(rows));
  },
});

function file(type: string, ending: string, content: string | Uint8Array) {
  async function* once(): AsyncIterable<string | Uint8Array> {
    yield content;
  }
  const name = `attachment; filename="results-example.${ending}"`;
  return { status: 200, headers: { 'Content-Type': type, 'Content-Disposition': name }, stream: once() };
}
