import type { TableLimits } from './limits.js';
import { type Meter, meter, type RowSink, tableFault } from './table.js';

const DELIMITERS = [',', ';', '\t'] as const;
/** Longest first line, in characters. */
const LONGEST_HEADER = 65_536;

/** Takes the text of a CSV file piece by piece. */
export interface CsvReader {
  push(text: string): void;
  end(): void;
}

/**
 * Reads CSV as it comes (RFC 4180 and what spreadsheets make of it): the first line tells the delimiter, any line end
 * ends a row, quotes may surround a cell. Spaces around a cell don't count; those inside quotes do. Throws a CairnError
 * for what is no CSV: how the cells after it would be cut is then anybody's guess.
 */
export function csvReader(
  limits: Pick<TableLimits, 'rows' | 'columns' | 'cell' | 'characters'>,
  emit: RowSink,
): CsvReader {
  const checks = meter(limits);
  let waiting = '';
  let cutter: Cutter | undefined;
  const open = (): Cutter => {
    const { delimiter, rest, line } = readHead(waiting);
    waiting = '';
    const opened = csvCutter({ delimiter, line, columns: limits.columns }, checks, emit);
    opened.push(rest);
    return opened;
  };
  return {
    push(text) {
      if (cutter) return cutter.push(text);
      waiting += text;
      // a delimiter can only be told from a whole line
      if (hasWholeLine(waiting)) cutter = open();
      else if (waiting.length > LONGEST_HEADER)
        throw tableFault('results.malformed', 'The first line does not end.', 'a header line', { line: 1 });
    },
    end() {
      cutter ??= open();
      cutter.end();
    },
  };
}

/** Whether a line with anything in it is there, and what comes after its end: the second half of it, perhaps. */
function hasWholeLine(text: string): boolean {
  const start = text.search(/[^\s,;]/);
  const length = start < 0 ? -1 : text.slice(start).search(/[\r\n]/);
  return length >= 0 && start + length + 1 < text.length;
}

/** The delimiter that the first line with anything in it uses most, outside of quotes; or says, as `sep=;`. */
function readHead(text: string): { delimiter: string; rest: string; line: number } {
  const said = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i.exec(text);
  if (said) return { delimiter: said[1] ?? ',', rest: text.slice(said[0].length), line: 2 };
  const first = text.split(/[\r\n]/).find((line) => line.trim() !== '') ?? '';
  const plain = first.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => plain.split(delimiter).length;
  const delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
  return { delimiter, rest: text, line: 1 };
}

type Cutter = CsvReader;

/** Where in a cell the reader is: before it, in it, in quotes, just after a quote that may close, after one that did. */
type Place = 'before' | 'plain' | 'quoted' | 'quote' | 'after';

function csvCutter(
  { delimiter, line: firstLine, columns }: { delimiter: string; line: number; columns: number },
  checks: Meter,
  emit: RowSink,
): Cutter {
  const special = new RegExp(`[${delimiter}\\r\\n"]`, 'g');
  let place: Place = 'before';
  let cell = '';
  let cells: string[] = [];
  let line = firstLine;
  let rowLine = firstLine;
  let afterReturn = false;

  const grow = (text: string) => {
    cell += text;
    checks.cell(cell, rowLine);
  };
  const endCell = () => {
    cells.push(place === 'plain' || place === 'before' ? cell.trim() : cell);
    cell = '';
    place = 'before';
    // not only at the row's end, which may be far
    if (cells.length > columns) checks.row(cells, rowLine);
  };
  const endRow = () => {
    endCell();
    if (checks.row(cells, rowLine)) emit({ line: rowLine, cells });
    cells = [];
  };
  const malformed = (at: number) =>
    tableFault(
      'results.malformed',
      `A quote in line ${at} does not close or stands in the wrong place.`,
      'cells in double quotes, those inside doubled',
      { line: at },
    );
  const takeQuoted = (text: string, from: number): number => {
    const close = text.indexOf('"', from);
    const until = close < 0 ? text.length : close;
    const piece = text.slice(from, until);
    for (const end of piece.matchAll(/\r\n|\r|\n/g)) {
      if (!(end.index === 0 && end[0] === '\n' && afterReturn)) line++;
    }
    if (piece !== '') afterReturn = piece.endsWith('\r');
    grow(piece);
    if (close < 0) return until;
    place = 'quote';
    afterReturn = false;
    return close + 1;
  };
  const takeSpecial = (char: string) => {
    if (char === delimiter) endCell();
    else if (char === '"') takeQuote();
    else if (!(char === '\n' && afterReturn)) {
      endRow();
      rowLine = ++line;
    }
    afterReturn = char === '\r';
  };
  const takeQuote = () => {
    if (place === 'quote') cell += '"';
    else if (place !== 'before' || cell.trim() !== '') throw malformed(line);
    else cell = '';
    place = 'quoted';
  };
  const takePlain = (text: string) => {
    afterReturn = false;
    if (place === 'quote' || place === 'after') {
      if (text.trim() !== '') throw malformed(line);
      place = 'after';
      return;
    }
    if (text.trim() !== '') place = 'plain';
    grow(text);
  };
  return {
    push(text) {
      for (let at = 0; at < text.length; ) {
        if (place === 'quoted') {
          at = takeQuoted(text, at);
          continue;
        }
        special.lastIndex = at;
        const next = special.exec(text)?.index ?? text.length;
        if (next > at) takePlain(text.slice(at, next));
        if (next < text.length) takeSpecial(text[next] ?? '');
        at = next + 1;
      }
    },
    end() {
      if (place === 'quoted') throw malformed(rowLine);
      endRow();
    },
  };
}
