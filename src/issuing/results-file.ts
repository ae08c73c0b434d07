import type { Info } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { CairnError, type Fault } from '../common/errors.js';

/** One line of an institution's results, as text. */
export interface ResultRow {
  /** Line of the file on which it ends, from 2: the header is line 1. */
  readonly line: number;
  /** Network learner id (`urn:uuid:…`) or the institution's own number. */
  readonly learner: string;
  readonly name: string;
  readonly module: string;
  readonly date: string;
  readonly grade: string;
  /** `criterion=level;…`, or empty. */
  readonly criteria: string;
}

const REQUIRED = ['learner', 'name', 'module', 'date', 'grade'] as const;
const OPTIONAL = ['criteria'] as const;
const MAX_BYTES = 5_000_000;
/** What one call issues in some minutes: all of it or nothing, so it is held in memory and recorded in one transaction. */
const MAX_ROWS = 1_000;

/**
 * Reads a results file: UTF-8 CSV with or without a byte-order mark, comma or semicolon, quoted fields, a header line.
 * Throws a CairnError with all that is wrong with the file's form; what the values mean is checked later.
 */
export function readResultsFile(bytes: Uint8Array): ResultRow[] {
  if (bytes.byteLength > MAX_BYTES) {
    throw new CairnError(
      'too-large',
      'results.too-large',
      `A results file has at most ${MAX_BYTES / 1e6} MB`,
    );
  }
  const text = decode(bytes);
  const [header = ''] = text.split(/\r\n|\r|\n/, 1);
  const delimiter = header.includes(';') && !header.includes(',') ? ';' : ',';
  let records: { record: string[]; info: Info }[];
  try {
    const options = {
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: false,
      relax_column_count: true,
      info: true,
    };
    // the package's types leave out what `info` changes
    records = parse(text, options) as unknown as { record: string[]; info: Info }[];
  } catch {
    throw file(
      'results.malformed',
      'The file is not CSV: a quote does not close or stands in the wrong place.',
      'fields in double quotes, doubled inside',
    );
  }
  const [head, ...lines] = records;
  const columns = (head?.record ?? []).map((name) => name.toLowerCase());
  checkColumns(columns);
  const filled = lines
    .map(({ record, info }) => ({ fields: record, line: info.lines }))
    .filter(({ fields }) => fields.some((field) => field !== ''));
  checkFieldCounts(columns, filled);
  const rows = filled.map(({ fields, line }) => toRow(columns, fields, line));
  if (rows.length === 0)
    throw file('results.empty', 'The file has no results.', 'a header line and at least one result');
  if (rows.length > MAX_ROWS)
    throw file('results.too-many', `The file has more than ${MAX_ROWS} results.`, 'a smaller file');
  return rows;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw file('results.encoding', 'The file is not UTF-8 text.', 'a CSV file saved as UTF-8');
  }
}

function checkColumns(columns: readonly string[]): void {
  const expected = `${REQUIRED.join(',')}, and optionally ${OPTIONAL.join(',')}`;
  const known: readonly string[] = [...REQUIRED, ...OPTIONAL];
  const faults = [
    ...REQUIRED.filter((name) => !columns.includes(name)).map(
      (name): Fault => ({
        code: 'results.column-missing',
        pointer: '/1',
        message: `The column ${name} is missing.`,
        expected,
      }),
    ),
    ...columns.flatMap((name, index): Fault[] => {
      if (!known.includes(name))
        return [
          {
            code: 'results.column-unknown',
            pointer: `/1/${index + 1}`,
            message: `Column ${index + 1} has a name that is not known.`,
            expected,
          },
        ];
      if (columns.indexOf(name) !== index)
        return [
          {
            code: 'results.column-twice',
            pointer: `/1/${index + 1}`,
            message: `The column ${name} is there twice.`,
            expected,
          },
        ];
      return [];
    }),
  ];
  if (faults[0]) throw new CairnError('invalid', faults[0].code, 'The header of the file is wrong.', faults);
}

function checkFieldCounts(
  columns: readonly string[],
  lines: readonly { readonly fields: readonly string[]; readonly line: number }[],
): void {
  const code = 'results.field-count';
  const faults = lines
    .filter(({ fields }) => fields.length !== columns.length)
    .map(
      ({ fields, line }): Fault => ({
        code,
        pointer: `/${line}`,
        message: `Line ${line} has ${fields.length} fields, the header has ${columns.length}.`,
        expected: `${columns.length} fields`,
      }),
    );
  if (faults[0])
    throw new CairnError('invalid', code, 'Lines of the file have too few or too many fields.', faults);
}

function toRow(columns: readonly string[], fields: readonly string[], line: number): ResultRow {
  const value = (name: string) => fields[columns.indexOf(name)] ?? '';
  return {
    line,
    // one number has one spelling, however the file was made
    learner: value('learner').normalize('NFC'),
    name: value('name'),
    module: value('module'),
    date: value('date'),
    grade: value('grade'),
    criteria: value('criteria'),
  };
}

function file(code: string, message: string, expected: string): CairnError {
  return new CairnError('invalid', code, message, [{ code, pointer: '', message, expected }]);
}
