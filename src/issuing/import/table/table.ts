import { CairnError, type ErrorKind } from '../../../common/errors.js';

/** How a table was written. */
export type TableFormat = 'csv' | 'xlsx';

/** One row as it stands in the file. */
export interface TableRow {
  /** Line of a CSV file on which the row begins, or the row's number in a sheet; both from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Takes rows in their order; only those with something in them. */
export type RowSink = (row: TableRow) => void;

/** What is wrong with a file as a whole. `line`: where it was noticed. */
export function tableFault(
  code: string,
  message: string,
  expected: string,
  options: { readonly line?: number; readonly kind?: ErrorKind } = {},
): CairnError {
  const pointer = options.line === undefined ? '' : `/${options.line}`;
  return new CairnError(options.kind ?? 'invalid', code, message, [{ code, pointer, message, expected }]);
}

/** Counts what a table holds in all and refuses what is too much. */
export interface Meter {
  cell(text: string, line: number): void;
  /** Answers whether the row has anything in it. */
  row(cells: readonly string[], line: number): boolean;
}

/** The bounds that every format has. The first row is the header and not counted. */
export function meter(limits: {
  readonly rows: number;
  readonly columns: number;
  readonly cell: number;
  readonly characters: number;
}): Meter {
  let rows = -1;
  let characters = 0;
  return {
    cell(text, line) {
      if (text.length <= limits.cell) return;
      throw tableFault(
        'results.cell-too-long',
        `A cell of line ${line} is longer than ${limits.cell} characters.`,
        'short cells; an open quote makes one cell of all that follows',
        { line },
      );
    },
    row(cells, line) {
      if (cells.length > limits.columns)
        throw tableFault(
          'results.too-many-columns',
          `Line ${line} has more than ${limits.columns} columns.`,
          'the columns of the example file',
          { line },
        );
      let own = 0;
      for (const cell of cells) own += cell.length;
      if (own === 0) return false;
      characters += own;
      if (characters > limits.characters)
        throw tableFault('results.too-large', 'The table holds too much text.', 'several smaller files', {
          kind: 'too-large',
        });
      rows++;
      if (rows <= limits.rows) return true;
      throw tableFault(
        'results.too-many',
        `The file has more than ${limits.rows} results.`,
        'several smaller files',
        { kind: 'too-large' },
      );
    },
  };
}
