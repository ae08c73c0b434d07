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
  const decode = (bytes: Uint8Array | undefined) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw tableFault(
        'results.encoding',
        `The file is not UTF-8 text: at or after line ${line} it has bytes as in Latin-1 or Windows-1252.`,
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
