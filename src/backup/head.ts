import { hkdfSync, scrypt } from 'node:crypto';
import * as z from 'zod';
import type { Random } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { FileKey } from './chunks.js';

/** What opens a backup: the key that is derived from the master secret, or a passphrase. */
export type Opener =
  | { readonly by: 'master'; readonly key: Uint8Array }
  | { readonly by: 'passphrase'; readonly passphrase: string };

/** The first line of a file, readable by anybody: which format, and what it takes to open it. */
const headSchema = z.discriminatedUnion('key', [
  z.strictObject({ cairnBackup: z.literal(1), key: z.literal('master'), salt: z.base64() }),
  z.strictObject({
    cairnBackup: z.literal(1),
    key: z.literal('passphrase'),
    salt: z.base64(),
    /** Of scrypt (RFC 7914); bounded, since the line may come from anybody. */
    cost: z.int().min(16_384).max(1_048_576),
  }),
]);
type Head = z.infer<typeof headSchema>;

const COST = 131_072;
export const MOST_OF_HEAD = 500;

/** The head of a new file, with its line end, and the file's own key. */
export async function newHead(opener: Opener, random: Random): Promise<FileKey> {
  const salt = Buffer.from(random(32)).toString('base64');
  const head: Head =
    opener.by === 'master'
      ? { cairnBackup: 1, key: 'master', salt }
      : { cairnBackup: 1, key: 'passphrase', salt, cost: COST };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  return { head: line, key: await keyOf(head, line, opener) };
}

/**
 * The key of a file whose first line this is. Throws `backup.no-backup` (kind `invalid`) if it is none, and
 * `backup.other-key` (kind `invalid`) if it opens with something else.
 */
export async function readHead(line: Uint8Array, opener: Opener): Promise<FileKey> {
  const head = headSchema.safeParse(parsed(line)).data;
  if (!head)
    throw new CairnError('invalid', 'backup.no-backup', 'This is no backup that this build can read');
  if (head.key !== opener.by) {
    const needs = head.key === 'master' ? 'the master secret' : 'a passphrase';
    throw new CairnError('invalid', 'backup.other-key', `This backup opens with ${needs}`);
  }
  return { head: line, key: await keyOf(head, line, opener) };
}

function parsed(line: Uint8Array): unknown {
  try {
    return parseStrictJson(line);
  } catch {
    return undefined;
  }
}

/** Bound to the whole line: whoever changes it changes the key. */
async function keyOf(head: Head, line: Uint8Array, opener: Opener): Promise<Uint8Array> {
  const salt = Buffer.from(head.salt, 'base64');
  const secret =
    opener.by === 'master'
      ? opener.key
      : await stretched(opener.passphrase, salt, head.key === 'passphrase' ? head.cost : COST);
  return new Uint8Array(hkdfSync('sha256', secret, salt, line, 32));
}

function stretched(passphrase: string, salt: Uint8Array, cost: number): Promise<Uint8Array> {
  const options = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
