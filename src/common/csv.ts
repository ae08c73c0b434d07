/**
 * Where a spreadsheet takes what follows for a formula: before its signs, also the wide ones, at a cell's start. Where it
 * is set to another delimiter than ours a cell is cut at each of those, too, since our quotes then don't begin a cell.
 */
const FORMULA = /^(?=[=+\-@＝＋－＠\t\r])|[;\t\r\n] *"*(?=[=+\-@＝＋－＠])/g;

/** A cell that a spreadsheet shows and never works out: what could be a formula gets an apostrophe before it. */
export function neutralised(cell: string): string {
  return cell.replace(FORMULA, "$&'");
}

/** One line of CSV (RFC 4180) with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
