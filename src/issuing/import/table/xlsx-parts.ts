import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { TableLimits } from './limits.js';
import { tableFault } from './table.js';
import { type NumberShape, numberShape } from './xlsx-dates.js';

export const NOT_A_SPREADSHEET = 'an XLSX file as a spreadsheet saves it, or a CSV file in UTF-8';

export function broken(): Error {
  return tableFault('results.malformed', 'The XLSX file is damaged.', NOT_A_SPREADSHEET);
}

/** What is listened for; names come without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Takes the bytes of one XML file. Document types, and with them entities, are refused; so is what is no XML. */
export function xmlReader(listener: XmlListener): { push(bytes: Uint8Array): void; end(): void } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw tableFault(
      'results.xml-doctype',
      'The XLSX file holds a document type, which no spreadsheet writes.',
      NOT_A_SPREADSHEET,
    );
  });
  parser.on('error', () => {
    throw broken();
  });
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open?.(local(tag.name), tag.attributes));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', (tag: SaxesTagPlain) => listener.close?.(local(tag.name)));
  const decode = (bytes: Uint8Array | undefined) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw broken();
    }
  };
  return {
    push: (bytes) => void parser.write(decode(bytes)),
    end: () => void parser.write(decode(undefined)).close(),
  };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A spreadsheet writes characters that XML can't hold as `_x0007_`. Halves of characters, and NUL, stay as written. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (written, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code === 0 || (code >= 0xd800 && code <= 0xdfff) ? written : String.fromCharCode(code);
  });
}

/** The sheets of a workbook in their order, and how it counts days. */
export interface Workbook {
  readonly sheets: string[];
  since1904: boolean;
}

export function workbookListener(book: Workbook): XmlListener {
  return {
    open(name, attributes) {
      if (name === 'workbookPr') book.since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1];
      if (id !== undefined) book.sheets.push(id);
    },
  };
}

/** The targets of relations to worksheets, by their ids. */
export function relationsListener(targets: Map<string, string>): XmlListener {
  return {
    open(name, { Id: id, Type: type, Target: target }) {
      if (name === 'Relationship' && id && target && type?.endsWith('/worksheet')) targets.set(id, target);
    },
  };
}

/** The shape of numbers by the number of the cell's style. */
export function stylesListener(shapes: NumberShape[]): XmlListener {
  const codes = new Map<number, string>();
  let inCells = false;
  return {
    open(name, attributes) {
      const id = Number(attributes.numFmtId);
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') codes.set(id, attributes.formatCode ?? '');
      if (name === 'xf' && inCells) shapes.push(numberShape(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  };
}

/** The texts that cells share, by their number. */
export function sharedTextsListener(texts: string[], limits: Pick<TableLimits, 'cell'>): XmlListener {
  const text = textCollector(limits);
  return {
    open(name) {
      text.open(name);
    },
    text: text.text,
    close(name) {
      text.close(name);
      if (name === 'si') texts.push(text.take());
    },
  };
}

/** Gathers the text of one item: its runs, without the readings that stand above them in some languages. */
export function textCollector(limits: Pick<TableLimits, 'cell'>) {
  let collected = '';
  let inText = false;
  let inReading = false;
  return {
    open(name: string): void {
      if (name === 'rPh') inReading = true;
      if (name === 't') inText = !inReading;
    },
    // one more than may be, so that whoever takes it sees that it is too long
    text(piece: string): void {
      if (inText && collected.length <= limits.cell) collected += piece.slice(0, limits.cell + 1);
    },
    close(name: string): void {
      if (name === 'rPh') inReading = false;
      if (name === 't') inText = false;
    },
    take(): string {
      const whole = unescaped(collected);
      collected = '';
      return whole;
    },
  };
}
