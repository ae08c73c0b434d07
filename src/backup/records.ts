import * as z from 'zod';
import { damaged } from './chunks.js';
import { type TableSum, tableSum } from './digest.js';
import type { Snapshot } from './ports.js';

/** What a backup says of itself before its rows. */
const openingSchema = z.strictObject({
  id: z.uuid(),
  takenAt: z.iso.datetime(),
  /** The address of the service that it was taken from. */
  publicUrl: z.string(),
  level: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
});
export type Opening = z.infer<typeof openingSchema>;

const sumSchema = z.strictObject({ rows: z.int(), digest: z.string() });

/**
 * The lines of a backup: `{…}` the opening; for each table its rows, a JSON text each, and behind them `{…}` how many
 * they are with their digest. `done` is told each table's sum.
 */
export async function* linesOf(
  opening: Opening,
  snapshot: Snapshot,
  done: (table: string, sum: TableSum) => void,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(opening)}\n`);
  for (const { name } of opening.tables) {
    const sum = tableSum();
    for await (const rows of snapshot.rows(name)) {
      for (const row of rows) sum.add(row);
      yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    }
    yield Buffer.from(`${JSON.stringify(sum.sum())}\n`);
    done(name, sum.sum());
  }
}

/** What becomes of a backup as it is read. */
export interface Reader {
  readonly opening: (opening: Opening) => Promise<void>;
  readonly rows: (table: string, rows: readonly string[]) => Promise<void>;
  readonly table: (table: string, sum: TableSum) => Promise<void>;
}

/** So many characters of rows are handed on at a time, at least. */
const PORTION = 2_000_000;

/** Reads the lines that `linesOf` wrote. Throws `backup.damaged` if they are not that, or a table isn't as it was. */
export async function readLines(source: AsyncIterable<Uint8Array>, reader: Reader): Promise<void> {
  const lines = textLines(source);
  const opening = openingSchema.safeParse(json((await lines.next()).value)).data;
  if (!opening) throw damaged();
  await reader.opening(opening);
  for (const { name } of opening.tables) {
    const sum = await readTable(lines, (rows) => reader.rows(name, rows));
    await reader.table(name, sum);
  }
  if (!(await lines.next()).done) throw damaged();
}

async function readTable(
  lines: AsyncGenerator<string, void>,
  hand: (rows: readonly string[]) => Promise<void>,
): Promise<TableSum> {
  const sum = tableSum();
  let rows: string[] = [];
  let size = 0;
  for (;;) {
    const line = json((await lines.next()).value);
    if (typeof line === 'string') {
      sum.add(line);
      rows.push(line);
      size += line.length;
      if (size < PORTION) continue;
    }
    if (rows.length > 0) await hand(rows);
    rows = [];
    size = 0;
    if (typeof line === 'string') continue;
    const said = sumSchema.safeParse(line).data;
    if (!said || !sameSum(said, sum.sum())) throw damaged();
    return said;
  }
}

export function sameSum(one: TableSum, other: TableSum): boolean {
  return one.rows === other.rows && one.digest === other.digest;
}

function json(line: unknown): unknown {
  try {
    return typeof line === 'string' ? JSON.parse(line) : undefined;
  } catch {
    return undefined;
  }
}

async function* textLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let pending: string[] = [];
  for await (const piece of source) {
    const [first = '', ...more] = decoder.decode(piece, { stream: true }).split('\n');
    pending.push(first);
    for (const start of more) {
      yield pending.join('');
      pending = [start];
    }
  }
  if (pending.join('') !== '') throw damaged();
}
