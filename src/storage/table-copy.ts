import type pg from 'pg';
import type { TableShape } from '../backup/ports.js';
import { CairnError } from '../common/errors.js';

/** Times, numbers and bytes have one text form, on every server and in every session. */
const PLAIN_FORM =
  "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'iso_8601'; " +
  "SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0; " +
  'SET LOCAL idle_in_transaction_session_timeout = 0';

/** So many bytes of rows are read at a time, about. */
const PORTION = 2_000_000;

/** A connection in a transaction whose rows have the one text form. `mode` as of `BEGIN`. */
export async function inPlainTransaction<T>(
  pool: pg.Pool,
  mode: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: unknown;
  try {
    await client.query(`BEGIN ${mode}; ${PLAIN_FORM}`);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollback: unknown) => {
      broken = rollback;
    });
    throw error;
  } finally {
    client.release(broken !== undefined);
  }
}

/**
 * Our tables, each behind those that it refers to. Without Prisma's record of migrations, and without tables that the
 * server doesn't log: those are empty after a crash, too.
 */
export async function selectTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p'
        AND c.relname <> '_prisma_migrations'
      GROUP BY c.relname ORDER BY c.relname`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint r
       JOIN pg_class f ON f.oid = r.conrelid JOIN pg_class t ON t.oid = r.confrelid
      WHERE r.contype = 'f' AND r.connamespace = current_schema()::regnamespace AND r.conrelid <> r.confrelid`,
  );
  const ordered: TableShape[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const next = [...waiting.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && waiting.has(to)),
    );
    if (next.length === 0)
      throw new CairnError(
        'incoherent',
        'storage.tables-in-circle',
        'Tables refer to each other in a circle',
      );
    for (const table of next) waiting.delete(table.name);
    ordered.push(...next);
  }
  return ordered;
}

/** All rows of a table as texts of the composite type that the table is, through a cursor: memory stays bounded. */
export async function* readRows(client: pg.ClientBase, table: string): AsyncGenerator<readonly string[]> {
  const name = client.escapeIdentifier(table);
  await client.query(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT t::text AS row FROM ${name} AS t`);
  for (let count = 20; ; ) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${count} FROM backup_rows`);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < count) break;
    const size = rows.reduce((sum, { row }) => sum + row.length, 0);
    // never more than twice as many as before: the next rows may be longer
    count = Math.max(1, Math.min(count * 2, 5000, Math.ceil((PORTION * count) / Math.max(1, size))));
  }
  await client.query('CLOSE backup_rows');
}

/** Inserts rows that `readRows` read. */
export async function insertRows(
  client: pg.ClientBase,
  table: string,
  rows: readonly string[],
): Promise<void> {
  const name = client.escapeIdentifier(table);
  await client.query(`INSERT INTO ${name} SELECT * FROM unnest($1::${name}[])`, [[...rows]]);
}
