import { csvLine, neutralised } from '../../common/csv.js';
import type { Fault } from '../../common/errors.js';
import { COLUMNS } from './columns.js';
import type { ImportRecord, ImportRowRecord, ImportStore } from './ports.js';

const PAGE = 1_000;
const HEADER = ['line', ...COLUMNS.map(({ name }) => name), 'state', 'award', 'problems', 'warnings'];

/**
 * What became of every row, as CSV in UTF-8 with a byte-order mark, which spreadsheets need to read names right: the
 * columns as they were handed in, then state, award id, and everything that is wrong or odd. A cell that a spreadsheet
 * would take for a formula has an apostrophe before it.
 */
export async function* reportCsv(
  { imports }: { readonly imports: Pick<ImportStore, 'selectRows'> },
  { id }: ImportRecord,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEADER)}`;
  for (let after = 0; ; ) {
    const rows = await imports.selectRows(id, { after, limit: PAGE });
    if (rows.length === 0) return;
    yield rows.map((row) => csvLine(cellsOf(row).map(neutralised))).join('');
    after = rows.at(-1)?.row.line ?? after;
  }
}

function cellsOf({ row, state, awardId, faults, warnings }: ImportRowRecord): string[] {
  return [
    String(row.line),
    ...COLUMNS.map(({ name }) => row[name] ?? ''),
    state,
    awardId === undefined ? '' : `urn:uuid:${awardId}`,
    faults.map(inWords).join(' '),
    warnings.map(inWords).join(' '),
  ];
}

function inWords(fault: Fault): string {
  const column = columnOf(fault);
  const right = fault.expected === undefined ? '' : ` Right would be: ${fault.expected}.`;
  return `${column === undefined ? '' : `${column}: `}${fault.message}${right} [${fault.code}]`;
}

/** What stands in the column that a finding is about, if it may be told outside of the row: names and addresses stay there. */
export function valueIn({ row }: ImportRowRecord, column: ReturnType<typeof columnOf>): string | undefined {
  return column === undefined || column === 'name' || column === 'email' ? undefined : (row[column] ?? '');
}

/** The column that a fault of a row is about, if it is about one. */
export function columnOf({ pointer }: Fault): (typeof COLUMNS)[number]['name'] | undefined {
  const place = pointer.split('/')[2];
  return COLUMNS.find(({ name }) => name === place)?.name;
}
