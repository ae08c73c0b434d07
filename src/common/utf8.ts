import { type CairnError, invalid } from './errors.js';

/**
 * The text of UTF-8 bytes. A byte order mark is kept as a character.
 *
 * Throws a CairnError `json.encoding` of kind `invalid` that names the first byte that can't be UTF-8, from 1.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw encodingFault(`The document is not UTF-8 (byte ${invalidByte(bytes) + 1}).`, 'UTF-8');
  }
}

/** Throws `json.encoding` for a text that starts with a byte order mark, which RFC 8259 forbids to send. */
export function refuseByteOrderMark(text: string): void {
  if (text.charCodeAt(0) === 0xfeff) {
    const message = 'The document starts with a byte order mark (line 1, column 1).';
    throw encodingFault(message, 'UTF-8 without a byte order mark');
  }
}

function encodingFault(message: string, expected: string): CairnError {
  return invalid({ code: 'json.encoding', pointer: '', message, expected });
}

/** Offset of the first byte that can't be UTF-8. A prefix stays wrong however it goes on, so halving finds it. */
function invalidByte(bytes: Uint8Array): number {
  let [right, wrong] = [0, bytes.length];
  while (wrong - right > 1) {
    const middle = (right + wrong) >>> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) right = middle;
    else wrong = middle;
  }
  return right;
}

function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
