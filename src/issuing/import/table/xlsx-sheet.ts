import type { TableLimits } from './limits.js';
import { meter, type RowSink, tableFault } from './table.js';
import { dayOfSerial, type NumberShape } from './xlsx-dates.js';
import { textCollector, unescaped, type XmlListener } from './xlsx-parts.js';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly texts: readonly string[];
  readonly shapes: readonly NumberShape[];
  readonly since1904: boolean;
}

/** Reads the rows of a sheet: of a formula the value that was last worked out, of a day its ISO date. */
export function sheetListener(context: SheetContext, limits: TableLimits, emit: RowSink): XmlListener {
  const checks = meter(limits);
  const inline = textCollector(limits);
  let cells: string[] = [];
  let line = 0;
  let column = 0;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  let inInline = false;

  const endCell = () => {
    const text = type === 'inlineStr' ? inline.take() : cellText(type, value, style, context);
    checks.cell(text, line);
    if (text.trim() === '') return;
    if (column >= limits.columns)
      throw tableFault(
        'results.too-many-columns',
        `Row ${line} has more than ${limits.columns} columns.`,
        'the columns of the example file',
        { line },
      );
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  return {
    open(name, attributes) {
      if (name === 'row') {
        line = rowNumber(attributes.r, line);
        column = -1;
        cells = [];
      } else if (name === 'c') {
        column = columnNumber(attributes.r) ?? column + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      } else if (name === 'v') inValue = true;
      else if (name === 'is') inInline = true;
      else if (inInline) inline.open(name);
    },
    text(text) {
      if (inValue && value.length <= limits.cell) value += text;
      else if (inInline) inline.text(text);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'is') inInline = false;
      else if (inInline) inline.close(name);
      else if (name === 'c') endCell();
      else if (name === 'row' && checks.row(cells, line)) emit({ line, cells });
    },
  };
}

/** Rows that come without their number follow each other; those that go backwards would share a number with others. */
function rowNumber(text: string | undefined, before: number): number {
  const number = text === undefined ? before + 1 : Number(text);
  if (Number.isSafeInteger(number) && number > before && number <= 1_048_576) return number;
  throw tableFault('results.malformed', 'The rows of the sheet are out of order.', 'rows in their order');
}

/** `C7` stands in the third column: 2. */
function columnNumber(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function cellText(type: string, value: string, style: number, context: SheetContext): string {
  switch (type) {
    case 's':
      return context.texts[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
    case 'n':
      return value === '' ? '' : numberText(value, context.shapes[style] ?? 'plain', context.since1904);
    case 'd':
      return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0] ?? value;
    default:
      return unescaped(value);
  }
}

/** A number as a person sees it: `0.1`, not `0.10000000000000001`; `00123` where the format asks for zeros. */
function numberText(value: string, shape: NumberShape, since1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (shape === 'date') return dayOfSerial(number, since1904) ?? value;
  const text = Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
  if (shape === 'plain' || !Number.isSafeInteger(number) || number < 0) return text;
  return text.padStart(shape.digits, '0');
}
