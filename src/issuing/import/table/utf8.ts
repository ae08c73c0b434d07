import { tableFault } from './table.js';

const RIGHT = 'a CSV file saved as UTF-8 (in Excel: “CSV UTF-8”), or an XLSX file';

/** Takes bytes piece by piece and hands on their text, without a byte-order mark. */
export interface TextReader {
  push(bytes: Uint8Array): string;
  end(): string;
}

/** Reads UTF-8 strictly, and says of other encodings what they seem to be. */
export function utf8Reader(): TextReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let begun = false;
  /** The last bytes: a character may have begun there. */
  let tail = Buffer.alloc(0);
  const decode = (bytes: Uint8Array | undefined) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      const [open, after] = [tail.toString('latin1'), Buffer.concat([tail, bytes ?? Buffer.alloc(0)])];
      const at = line - (open.split('\n').length - 1) + linesBefore(after);
      throw tableFault(
        'results.encoding',
        `The file is not UTF-8 text: line ${at} has bytes as in Latin-1 or Windows-1252.`,
        RIGHT,
      );
    }
  };
  return {
    push(bytes) {
      if (!begun) refuseOthers(bytes);
      begun = true;
      const text = decode(bytes);
      if (text.includes('\0'))
        throw tableFault('results.encoding', 'The file is not text: it holds NUL characters.', RIGHT);
      tail = Buffer.concat([tail, bytes.subarray(-3)]).subarray(-3);
      line += text.split('\n').length - 1;
      return text;
    },
    end: () => decode(undefined),
  };
}

/** Encodings and files that their first bytes give away. */
function refuseOthers(bytes: Uint8Array): void {
  const [first, second, third, fourth] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // a comma or a letter of the header, and a zero beside it
  const unmarked = (first === 0) !== (second === 0) && (third === 0) !== (fourth === 0);
  if (utf16 || unmarked)
    throw tableFault('results.encoding', 'The file is UTF-16 text (“Unicode text”).', RIGHT);
  if (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0)
    throw tableFault(
      'results.format',
      'The file is an Excel workbook of the old form (.xls) or one with a password.',
      'an XLSX file without a password, or a CSV file in UTF-8',
    );
}

/** How many lines of a piece of text come before the one that isn't UTF-8. */
function linesBefore(bytes: Uint8Array): number {
  let start = 0;
  // what a character that began before these bytes ends with
  while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  for (let line = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) return line;
    // a character never goes on behind the end of a line
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
