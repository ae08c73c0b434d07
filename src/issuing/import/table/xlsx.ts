import { posix } from 'node:path';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { CairnError } from '../../../common/errors.js';
import type { TableLimits } from './limits.js';
import { type RowSink, tableFault } from './table.js';
import type { NumberShape } from './xlsx-dates.js';
import {
  broken,
  NOT_A_SPREADSHEET,
  relationsListener,
  sharedTextsListener,
  stylesListener,
  type Workbook,
  workbookListener,
  type XmlListener,
  xmlReader,
} from './xlsx-parts.js';
import { sheetListener } from './xlsx-sheet.js';

const MAIN = 'xl/workbook.xml';
/** Files inside that are smaller than this when unpacked harm nobody, however well they pack. */
const UNMEASURED = 1_000_000;

/**
 * Reads the first worksheet of an XLSX file. `pause` is awaited again and again between rows, so that whoever takes them
 * can hold the reading up. Throws a CairnError for what is no such file, or is larger than may be once it is unpacked:
 * sizes are judged before anything is unpacked, and a file that lies about them is cut off where it does.
 */
export async function readXlsx(
  bytes: Buffer,
  limits: TableLimits,
  emit: RowSink,
  pause: () => Promise<void>,
): Promise<void> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = await listEntries(zip, limits);
    const read = (name: string, listener: XmlListener) => readEntry(zip, entries.get(name), listener, pause);

    const book: Workbook = { sheets: [], since1904: false };
    if (!(await read(MAIN, workbookListener(book)))) throw notASpreadsheet();
    const sheets = new Map<string, string>();
    await read('xl/_rels/workbook.xml.rels', relationsListener(sheets));
    const target = book.sheets.map((id) => sheets.get(id)).find((one) => one !== undefined);
    if (target === undefined) throw notASpreadsheet();

    const texts: string[] = [];
    const shared = entries.get('xl/sharedStrings.xml');
    if (shared && shared.uncompressedSize > limits.sharedTexts) throw tooLarge();
    await readEntry(zip, shared, sharedTextsListener(texts, limits), pause);
    const shapes: NumberShape[] = [];
    await read('xl/styles.xml', stylesListener(shapes));
    const context = { texts, shapes, since1904: book.since1904 };
    const sheet = posix.resolve('/xl', target).slice(1);
    if (!(await read(sheet, sheetListener(context, limits, emit)))) throw notASpreadsheet();
  } catch (error) {
    // whatever the library says is about the archive
    throw error instanceof CairnError ? error : broken();
  }
}

/** The files inside by their names, as far as their number and declared sizes are within bounds. */
async function listEntries(zip: ZipFile, limits: TableLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.zipEntries)
    throw tableFault(
      'results.zip-entries',
      `The XLSX file has more than ${limits.zipEntries} files inside.`,
      NOT_A_SPREADSHEET,
      { kind: 'too-large' },
    );
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      throw tableFault(
        'results.format',
        'The XLSX file is protected with a password.',
        'a file without a password',
      );
    if (entries.has(entry.fileName)) throw broken();
    const { uncompressedSize: size, compressedSize: packed } = entry;
    unpacked += size;
    if (size > UNMEASURED && size > packed * limits.ratio)
      throw tableFault(
        'results.zip-ratio',
        `A file inside the XLSX file is more than ${limits.ratio} times larger than it seems.`,
        NOT_A_SPREADSHEET,
        { kind: 'too-large' },
      );
    if (unpacked > limits.unpacked) throw tooLarge();
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function readEntry(
  zip: ZipFile,
  entry: Entry | undefined,
  listener: XmlListener,
  pause: () => Promise<void>,
): Promise<boolean> {
  if (!entry) return false;
  const reader = xmlReader(listener);
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    reader.push(chunk);
    await pause();
  }
  reader.end();
  return true;
}

function notASpreadsheet(): CairnError {
  return tableFault('results.format', 'The file is a ZIP archive but no XLSX workbook.', NOT_A_SPREADSHEET);
}

function tooLarge(): CairnError {
  return tableFault('results.too-large', 'The XLSX file is too large once it is unpacked.', 'smaller files', {
    kind: 'too-large',
  });
}
