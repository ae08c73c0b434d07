/** Characters that make a spreadsheet take a cell for a formula, or for the start of one. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell that a spreadsheet shows and never works out: what could be a formula gets an apostrophe before it. */
export function neutralised(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** One line of CSV (RFC 4180) with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
