import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { CairnError } from '../common/errors.js';
import { serverUnreachable } from './connection.js';
import { errorCode } from './error-code.js';

/** The advisory lock that `prisma migrate` takes, so that it and we don't run at the same time. */
const PRISMA_LOCK = 72707369;

/** Prisma's own record, in its own form: its command line reads what we wrote and the reverse. */
const RECORD = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Applies the migrations of `folder` that the database doesn't have yet, in the order of their names, and returns those
 * names. Any number of processes may do so at once: one works, the others wait and find nothing left to do. Each
 * migration and its record are one transaction, so a failure leaves nothing of it and the next start tries again; SQL
 * that may not run in a transaction (CREATE INDEX CONCURRENTLY) can't be in one. The
 * advisory lock needs a real session: no pooler in transaction mode in between.
 *
 * @throws CairnError `storage.unreachable`, `storage.migration-changed`, `storage.migration-unfinished` (by Prisma's
 *   command line), `storage.migration-failed`.
 */
export async function migrate(config: pg.ClientConfig, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  client.on('error', () => {}); // the query at hand fails of it
  try {
    await prepare(client);
    const applied = await readRecord(client);
    const pending = migrations.filter((migration) => !isApplied(migration, applied));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end().catch(() => {}); // frees the lock
  }
}

/** The migrations of a folder in their order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function prepare(client: pg.Client): Promise<void> {
  try {
    await client.connect();
    await client.query(`SELECT pg_advisory_lock(${PRISMA_LOCK})`);
    await client.query(RECORD);
  } catch (error) {
    throw serverUnreachable(error);
  }
}

/** Checksums of the applied migrations by name. */
async function readRecord(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const unfinished = rows.find((row) => !row.finished);
  if (unfinished !== undefined) {
    throw new CairnError(
      'incoherent',
      'storage.migration-unfinished',
      `Migration ${unfinished.name} was begun with Prisma's command line and failed. Settle it with ` +
        '`prisma migrate resolve`, then start again.',
    );
  }
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function isApplied(migration: Migration, applied: ReadonlyMap<string, string>): boolean {
  const checksum = applied.get(migration.name);
  if (checksum !== undefined && checksum !== migration.checksum) {
    throw new CairnError(
      'incoherent',
      'storage.migration-changed',
      `Migration ${migration.name} differs from what was applied to this database. Restore its file; a change needs a ` +
        'migration of its own.',
    );
  }
  return checksum !== undefined;
}

/** The row's key; a migration has one row, so its checksum gives one. */
function rowId({ checksum }: Migration): string {
  return checksum.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Applies a migration and records it, in a transaction that the caller has begun. */
export async function applyMigration(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query(migration.sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), 1)`,
    [rowId(migration), migration.checksum, migration.name],
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await applyMigration(client, migration);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // the connection may be what failed
    throw migrationFailed(migration, error);
  }
}

/** PostgreSQL's detail line is left out: it quotes rows. */
function migrationFailed(migration: Migration, error: unknown): CairnError {
  const reason =
    error instanceof pg.DatabaseError ? `${error.message}, SQLSTATE ${error.code}` : String(error);
  return new CairnError(
    'incoherent',
    'storage.migration-failed',
    `Migration ${migration.name} failed and was rolled back: ${reason}`,
  );
}
