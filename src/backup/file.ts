import { constants } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type Random, randomUuid } from '../common/effects.js';
import { CairnError, codeOf } from '../common/errors.js';
import { damaged, decrypted, encrypted } from './chunks.js';
import { MOST_OF_HEAD, newHead, type Opener, readHead } from './head.js';

/** What the disk says when it can't take more. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);

/**
 * Writes a file of compressed and encrypted lines, readable by its owner alone: aside, down to the disk, then under its
 * name, so that the name never stands for half a backup. Throws `backup.file-exists` (kind `conflict`).
 */
export async function writeBackup(
  file: string,
  lines: AsyncIterable<Uint8Array>,
  opener: Opener,
  random: Random,
): Promise<{ readonly bytes: number }> {
  await refuseExisting(file);
  const aside = `${file}.${randomUuid(random)}.partial`;
  const handle = await open(aside, 'wx', 0o600).catch(unwritable);
  try {
    const key = await newHead(opener, random);
    await handle.appendFile(key.head);
    await pipeline(
      lines,
      createGzip(),
      (source: AsyncIterable<Uint8Array>) => encrypted(source, key),
      async (source: AsyncIterable<Uint8Array>) => {
        for await (const piece of source) await handle.appendFile(piece);
      },
    );
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await refuseExisting(file);
    await rename(aside, file);
    await syncFolder(path.dirname(file));
    return { bytes: size };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(aside, { force: true });
    // a full disk is no fault of ours
    throw error instanceof Error && FULL.has(codeOf(error)) ? notWritten(error) : error;
  }
}

async function refuseExisting(file: string): Promise<void> {
  const there = await access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (there)
    throw new CairnError('conflict', 'backup.file-exists', 'There is a file of that name; it is left alone');
}

function notWritten(cause: Error): CairnError {
  return new CairnError(
    'unavailable',
    'backup.unwritable',
    `The file could not be written (${codeOf(cause)})`,
    [],
    {
      cause,
    },
  );
}

function unwritable(cause: unknown): never {
  throw new CairnError('invalid', 'backup.unwritable', 'The file cannot be written there', [], { cause });
}

/** A rename is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

/**
 * Reads such a file to its end. `lines` gets nothing that isn't authentic. Throws `backup.unreadable` (kind `invalid`),
 * and what `readHead`, `decrypted` and `lines` throw.
 */
export async function readBackup(
  file: string,
  opener: Opener,
  lines: (source: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<{ readonly bytes: number }> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new CairnError('invalid', 'backup.unreadable', 'The file cannot be read', [], { cause });
  });
  try {
    const { size } = await handle.stat();
    const start = Buffer.alloc(Math.min(size, MOST_OF_HEAD));
    await handle.read(start, 0, start.byteLength, 0);
    const head = start.subarray(0, start.indexOf('\n') + 1);
    const key = await readHead(head, opener);
    const source = handle.createReadStream({
      start: head.byteLength,
      autoClose: false,
      highWaterMark: 262_144,
    });
    await pipeline(
      source,
      (pieces: AsyncIterable<Uint8Array>) => decrypted(pieces, key),
      createGunzip(),
      (pieces: AsyncIterable<Uint8Array>) => lines(pieces),
    );
    return { bytes: size };
  } catch (error) {
    // authentic bytes that don't unpack were written by nobody
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw damaged(error);
    throw error;
  } finally {
    await handle.close();
  }
}
