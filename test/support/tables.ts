import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { csvReader } from '../../src/issuing/import/table/csv.js';
import { TABLE_LIMITS, type TableLimits } from '../../src/issuing/import/table/limits.js';
import type { TableRow } from '../../src/issuing/import/table/table.js';
import { utf8Reader } from '../../src/issuing/import/table/utf8.js';
import { readXlsx } from '../../src/issuing/import/table/xlsx.js';

/** Reads CSV here and now, in pieces of some length. */
export function readCsv(
  bytes: Uint8Array,
  options: { readonly piece?: number; readonly limits?: Partial<TableLimits> } = {},
): TableRow[] {
  const rows: TableRow[] = [];
  const text = utf8Reader();
  const csv = csvReader({ ...TABLE_LIMITS, ...options.limits }, (row) => rows.push(row));
  const piece = options.piece ?? 65_536;
  for (let at = 0; at < bytes.length; at += piece) csv.push(text.push(bytes.subarray(at, at + piece)));
  csv.push(text.end());
  csv.end();
  return rows;
}

/** Reads an XLSX file here and now. */
export async function readSheet(bytes: Uint8Array, limits: Partial<TableLimits> = {}): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  await readXlsx(
    Buffer.from(bytes),
    { ...TABLE_LIMITS, ...limits },
    (row) => rows.push(row),
    async () => {},
  );
  return rows;
}

/** The parts of a workbook; what isn't given is the least that makes one. */
export interface WorkbookParts {
  /** What stands in `<sheetData>`. */
  readonly sheet?: string;
  readonly workbook?: string;
  /** Items of the table of shared texts: `<si>…</si>`. */
  readonly shared?: string;
  /** Number formats by id, and the format of each style. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly styles?: readonly number[];
  readonly since1904?: boolean;
  /** Other files, or other contents of the same ones. */
  readonly files?: Readonly<Record<string, string>>;
  readonly compress?: boolean;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as some program may write it; packed by another library than the product's. */
export function workbook(parts: WorkbookParts): Promise<Uint8Array> {
  const { formats = {}, styles = [0] } = parts;
  const numFmts = Object.entries(formats)
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  const xfs = styles.map((id) => `<xf numFmtId="${id}"/>`).join('');
  return zipOf(
    {
      'xl/workbook.xml':
        parts.workbook ??
        `<workbook ${MAIN} xmlns:r="${REL}"><workbookPr date1904="${parts.since1904 === true}"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/sharedStrings.xml': `<sst ${MAIN}>${parts.shared ?? ''}</sst>`,
      'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${numFmts}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>${parts.sheet ?? ''}</sheetData></worksheet>`,
      ...parts.files,
    },
    parts.compress,
  );
}

export async function zipOf(files: Readonly<Record<string, string>>, compress = true): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, { compress });
  zip.end();
  return new Uint8Array(await buffer(Readable.from(zip.outputStream)));
}
