import { createCipheriv, createDecipheriv } from 'node:crypto';
import { CairnError } from '../common/errors.js';

/** Plain bytes of every chunk but the last, which has at most as many. */
export const CHUNK = 65_536;
const TAG = 16;

/** A key that is used for one file only, and the file's head, which every chunk is bound to. */
export interface FileKey {
  readonly key: Uint8Array;
  readonly head: Uint8Array;
}

/**
 * Encrypts a stream in chunks (AES-256-GCM), as the STREAM construction does (Hoang, Reyhanitabar, Rogaway and Vizár 2015):
 * nonce and associated data hold the chunk's number and whether it is the last. So chunks can't be changed, left out,
 * repeated or put in another order, and the end can't be cut off.
 */
export async function* encrypted(
  source: AsyncIterable<Uint8Array>,
  file: FileKey,
): AsyncGenerator<Uint8Array> {
  let number = 0;
  for await (const { bytes, last } of portions(source, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', file.key, nonceOf(number, last));
    cipher.setAAD(boundTo(file, number, last));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/**
 * Decrypts what `encrypted` made, and hands on nothing that isn't authentic. Throws `backup.locked` if the first chunk
 * doesn't open, `backup.damaged` if a later one doesn't or the end is missing (both of kind `refused`).
 */
export async function* decrypted(
  source: AsyncIterable<Uint8Array>,
  file: FileKey,
): AsyncGenerator<Uint8Array> {
  let number = 0;
  for await (const { bytes, last } of portions(source, CHUNK + TAG)) {
    yield opened(bytes, file, number, last);
    number += 1;
  }
}

function opened(bytes: Uint8Array, file: FileKey, number: number, last: boolean): Uint8Array {
  try {
    const decipher = createDecipheriv('aes-256-gcm', file.key, nonceOf(number, last));
    decipher.setAAD(boundTo(file, number, last));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]);
  } catch (cause) {
    if (number > 0) throw damaged(cause);
    throw new CairnError(
      'refused',
      'backup.locked',
      'The backup does not open: it was made with another master secret or passphrase, or it was changed',
      [],
      { cause },
    );
  }
}

/** What is said of a backup that isn't whole. */
export function damaged(cause?: unknown): CairnError {
  const message = 'The backup is not whole: something of it was changed or is missing';
  return new CairnError('refused', 'backup.damaged', message, [], { cause });
}

function nonceOf(number: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function boundTo({ head }: FileKey, number: number, last: boolean): Uint8Array {
  return Buffer.concat([nonceOf(number, last), head]);
}

/** The bytes of a source in portions of one size; the last may be smaller, and there is always a last. */
async function* portions(source: AsyncIterable<Uint8Array>, size: number) {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.byteLength;
    if (length <= size) continue;
    const all = Buffer.concat(held, length);
    let from = 0;
    // what fills a portion exactly may be the last
    for (; length - from > size; from += size) yield { bytes: all.subarray(from, from + size), last: false };
    held = [all.subarray(from)];
    length -= from;
  }
  yield { bytes: Buffer.concat(held, length), last: true };
}
