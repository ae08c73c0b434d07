import { CairnError } from '../common/errors.js';
import { type ReadRow, rowReader } from './import/columns.js';
import { csvReader } from './import/table/csv.js';
import { TABLE_LIMITS } from './import/table/limits.js';
import { type TableRow, tableFault } from './import/table/table.js';
import { utf8Reader } from './import/table/utf8.js';
import type { ResultRow } from './result-row.js';

const MAX_BYTES = 5_000_000;
/** What one call issues in a minute or two: all of it or nothing, so it is held in memory and recorded at once. */
export const MOST_AT_ONCE = 5_000;

/**
 * Reads a results file that is issued in one call: CSV in UTF-8, as `import/columns.ts` says. Throws a CairnError with
 * all that is wrong with the file's form; what the values mean is checked later.
 */
export function readResultsFile(bytes: Uint8Array): ResultRow[] {
  if (bytes.byteLength > MAX_BYTES) {
    throw new CairnError(
      'too-large',
      'results.too-large',
      `A results file has at most ${MAX_BYTES / 1e6} MB`,
    );
  }
  const table: TableRow[] = [];
  const text = utf8Reader();
  const csv = csvReader({ ...TABLE_LIMITS, rows: MOST_AT_ONCE }, (row) => table.push(row));
  csv.push(text.push(bytes) + text.end());
  csv.end();
  const [header, ...lines] = table;
  const read = rowReader(header, 'csv');
  const rows = lines.map(read);
  checkForms(rows);
  if (rows.length === 0) throw emptyFile();
  return rows.map(({ row }) => row);
}

export function emptyFile(): CairnError {
  return tableFault('results.empty', 'The file has no results.', 'a header line and at least one result');
}

function checkForms(rows: readonly ReadRow[]): void {
  const faults = rows.flatMap((row) => row.faults);
  if (faults[0])
    throw new CairnError(
      'invalid',
      faults[0].code,
      'Lines of the file have too few or too many fields.',
      faults,
    );
}
