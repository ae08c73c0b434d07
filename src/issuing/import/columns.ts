import { CairnError, type Fault } from '../../common/errors.js';
import type { ResultRow } from '../result-row.js';
import type { TableFormat, TableRow } from './table/table.js';

export type ColumnName = Exclude<keyof ResultRow, 'line'>;

export interface Column {
  readonly name: ColumnName;
  readonly required: boolean;
  /** What stands in it, for people who prepare a file. */
  readonly help: string;
}

/** The columns of a results file: the one place that says what they are. Their order is that of the example. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'learner',
    required: true,
    help: 'Who achieved it: the network learner id (urn:uuid:…), a European Student Identifier (urn:schac:personalUniqueCode:int:esi:…), or else the institution’s own number. Nothing else finds a learner: no name, no e-mail. An identifier or number that nobody knows yet makes a new learner.',
  },
  {
    name: 'name',
    required: true,
    help: 'The learner’s name as it is to stand on the credential; of a known learner the name that is recorded.',
  },
  { name: 'module', required: true, help: 'The code of a module that the institution may award.' },
  {
    name: 'date',
    required: true,
    help: 'The day of the award, YYYY-MM-DD, or a date cell of a spreadsheet; not in the future.',
  },
  { name: 'grade', required: true, help: 'A passing grade of the module’s scale, spelt as there.' },
  {
    name: 'criteria',
    required: false,
    help: 'The levels that were reached of the module’s competence criteria: criterion=level;criterion=level. May be empty.',
  },
  {
    name: 'email',
    required: false,
    help: 'The learner’s e-mail address, to which a link to the credential is sent. It finds nobody. One that the institution gave before is not changed by a file; another one in the file is told as a warning. May be empty.',
  },
  {
    name: 'language',
    required: false,
    help: 'The language that mails to the learner are written in, such as pt; en if empty.',
  },
];

const KNOWN = COLUMNS.map(({ name }) => name);
const REQUIRED = COLUMNS.filter(({ required }) => required).map(({ name }) => name);
const OPTIONAL = COLUMNS.filter(({ required }) => !required).map(({ name }) => name);

/** A row by its columns, or what is wrong with its form. */
export interface ReadRow {
  readonly row: ResultRow;
  readonly faults: readonly Fault[];
}

/** Reads rows under one header. */
export type RowReader = (row: TableRow) => ReadRow;

/**
 * How the rows under a header are to be read: the columns may stand in any order and letter case. Throws a CairnError of
 * kind `invalid` with everything that is wrong with the header.
 */
export function rowReader(header: TableRow | undefined, format: TableFormat): RowReader {
  const names = withoutTail(header?.cells ?? []).map((name) => name.trim().toLowerCase());
  checkHeader(names, header?.line ?? 1);
  const positions = KNOWN.map((name) => [name, names.indexOf(name)] as const);
  return ({ line, cells: given }) => {
    const cells = given.length > names.length ? withoutTail(given, names.length) : given;
    const values = Object.fromEntries(
      positions.map(([name, position]) => [name, (cells[position] ?? '').trim()]),
    ) as Record<ColumnName, string>;
    // one number has one spelling, however the file was made
    const row = { line, ...values, learner: values.learner.normalize('NFC') };
    // a sheet has no end of a row, a line of CSV has
    const short = format === 'csv' && cells.length < names.length;
    const faults = short || cells.length > names.length ? [fieldCount(line, cells.length, names.length)] : [];
    return { row, faults };
  };
}

/** Spreadsheets write delimiters for columns that were once used: empty cells at the end don't count. */
function withoutTail(cells: readonly string[], least = 0): readonly string[] {
  let length = cells.length;
  while (length > least && cells[length - 1]?.trim() === '') length--;
  return cells.slice(0, length);
}

/** Code of the fault of a row that has too few or too many cells: what they mean can't be told. */
export const FIELD_COUNT = 'results.field-count';

function fieldCount(line: number, found: number, wanted: number): Fault {
  return {
    code: FIELD_COUNT,
    pointer: `/${line}`,
    message: `Line ${line} has ${found} fields, the header has ${wanted}.`,
    expected: `${wanted} fields; a delimiter inside a field needs quotes around the field`,
  };
}

function checkHeader(names: readonly string[], line: number): void {
  const expected = `${REQUIRED.join(',')}, and optionally ${OPTIONAL.join(',')}`;
  const fault = (code: string, place: string, message: string): Fault => ({
    code: `results.${code}`,
    pointer: `/${line}${place}`,
    message,
    expected,
  });
  const known: readonly string[] = KNOWN;
  const faults = [
    ...REQUIRED.filter((name) => !names.includes(name)).map((name) =>
      fault('column-missing', '', `The column ${name} is missing.`),
    ),
    ...names.flatMap((name, index) => {
      if (!known.includes(name))
        return [
          fault('column-unknown', `/${index + 1}`, `Column ${index + 1} has a name that is not known.`),
        ];
      if (names.indexOf(name) !== index)
        return [fault('column-twice', `/${index + 1}`, `The column ${name} is there twice.`)];
      return [];
    }),
  ];
  if (faults[0]) throw new CairnError('invalid', faults[0].code, 'The header of the file is wrong.', faults);
}
