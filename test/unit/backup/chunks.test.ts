import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHUNK, decrypted, encrypted, type FileKey } from '../../../src/backup/chunks.js';
import { tableSum } from '../../../src/backup/digest.js';
import { newHead, readHead } from '../../../src/backup/head.js';

const FILE: FileKey = { key: new Uint8Array(32).fill(7), head: Buffer.from('head\n') };
const SEALED = CHUNK + 16;

/** Bytes that are as long as one likes, and no two stretches of which are the same. */
function bytes(length: number): Buffer {
  const out = Buffer.alloc(length);
  for (let at = 0; at < length; at += 32)
    createHash('sha256')
      .update(String(at))
      .digest()
      .copy(out, at, 0, Math.min(32, length - at));
  return out;
}

async function* inPieces(whole: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < whole.byteLength; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield whole.subarray(at, at + size);
    at += size;
  }
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

const seal = (plain: Uint8Array, file = FILE) => all(encrypted(inPieces(plain, [100_000]), file));
const open = (sealed: Uint8Array, file = FILE) => all(decrypted(inPieces(sealed, [50_000]), file));

describe('a stream of chunks', () => {
  test('opens as it was, in whatever pieces it comes', async () => {
    const lengths = fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5);
    const sizes = fc.array(fc.integer({ min: 1000, max: 200_000 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lengths, sizes, sizes, async (length, one, other) => {
        const plain = bytes(length);
        const sealed = await all(encrypted(inPieces(plain, one), FILE));
        expect((await all(decrypted(inPieces(sealed, other), FILE))).equals(plain)).toBe(true);
        expect(sealed.byteLength).toBe(length + 16 * Math.max(1, Math.ceil(length / CHUNK)));
      }),
      { numRuns: 30 },
    );
  });

  test('does not open if any bit is changed, and hands on nothing from there on', async () => {
    const plain = bytes(2 * CHUNK + 100);
    const sealed = await seal(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.byteLength * 8 - 1), async (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const code = bit >> 3 < SEALED ? 'backup.locked' : 'backup.damaged';
        await expect(open(changed)).rejects.toMatchObject({ code, kind: 'refused' });
      }),
      { numRuns: 40 },
    );
  });

  test('does not open if the end is cut off, at the border of a chunk too', async () => {
    const sealed = await seal(bytes(3 * CHUNK));
    for (const length of [1, SEALED - 1, SEALED, SEALED + 1, 2 * SEALED, sealed.byteLength - 1])
      await expect(open(sealed.subarray(0, length))).rejects.toMatchObject({ kind: 'refused' });
    await expect(open(new Uint8Array(0))).rejects.toMatchObject({ code: 'backup.locked' });
  });

  test('does not open if chunks are swapped, repeated, left out or added', async () => {
    const sealed = await seal(bytes(3 * CHUNK + 10));
    const chunk = (at: number) => sealed.subarray(at * SEALED, (at + 1) * SEALED);
    const orders = [[0, 2, 1, 3], [0, 1, 1, 2, 3], [0, 2, 3], [1, 2, 3], [0, 1, 2, 3, 3], [3]];
    for (const order of orders)
      await expect(open(Buffer.concat(order.map(chunk)))).rejects.toMatchObject({ kind: 'refused' });
  });

  test('opens with its own head and key alone', async () => {
    const sealed = await seal(bytes(10));
    await expect(open(sealed, { ...FILE, head: Buffer.from('haed\n') })).rejects.toMatchObject({
      code: 'backup.locked',
    });
    await expect(open(sealed, { ...FILE, key: new Uint8Array(32) })).rejects.toMatchObject({
      code: 'backup.locked',
    });
  });
});

describe('the head of a file', () => {
  const random = (length: number) => new Uint8Array(bytes(length));
  const master = { by: 'master', key: new Uint8Array(32).fill(1) } as const;

  test('says in one line what opens it, and gives the same key again', async () => {
    const made = await newHead(master, random);
    expect(Buffer.from(made.head).toString()).toMatch(
      /^\{"cairnBackup":1,"key":"master","salt":"[^"]+"\}\n$/,
    );
    expect((await readHead(made.head, master)).key).toEqual(made.key);
    expect((await newHead(master, (length) => new Uint8Array(length))).key).not.toEqual(made.key);
  });

  test('with a passphrase takes that, however its letters are composed, and no other', async () => {
    const opener = (passphrase: string) => ({ by: 'passphrase', passphrase }) as const;
    const made = await newHead(opener('correct horsé battery'), random);
    expect((await readHead(made.head, opener('correct horse\u0301 battery'))).key).toEqual(made.key);
    expect((await readHead(made.head, opener('correct horse battery'))).key).not.toEqual(made.key);
    await expect(readHead(made.head, master)).rejects.toMatchObject({ code: 'backup.other-key' });
  });

  test.each([
    '',
    'no json\n',
    '{"cairnBackup":2,"key":"master","salt":"AAAA"}\n',
    '{"cairnBackup":1,"key":"passphrase","salt":"AAAA","cost":1073741824}\n',
  ])('is refused if it is %j', async (line) => {
    await expect(readHead(Buffer.from(line), master)).rejects.toMatchObject({ code: 'backup.no-backup' });
  });
});

test('the digest of a table depends on its rows and not on their order', () => {
  const sumOf = (rows: readonly string[]) => {
    const sum = tableSum();
    for (const row of rows) sum.add(row);
    return sum.sum();
  };
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (rows, other) => {
      expect(sumOf([...rows].reverse())).toEqual(sumOf(rows));
      expect(sumOf([...rows, other])).not.toEqual(sumOf(rows));
      fc.pre(rows[0] !== other);
      expect(sumOf([other, ...rows.slice(1)])).not.toEqual(sumOf(rows));
    }),
  );
});
