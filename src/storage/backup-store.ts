import type pg from 'pg';
import type { BackupAct, BackupStore, Filling, Migrated, Snapshot, StoredKey } from '../backup/ports.js';
import { CairnError } from '../common/errors.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { applyMigration, type Migration, readMigrations } from './migrate.js';
import { outageOf } from './outage.js';
import { freshLists, skipNumbers } from './restored.js';
import type { SlotDeps } from './status-slots.js';
import { inPlainTransaction, insertRows, readRows, selectTables } from './table-copy.js';

export interface BackupStoreDeps {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly slots: SlotDeps;
  /** Folder of the migrations of this build. */
  readonly migrations: string;
}

export function backupStore(deps: BackupStoreDeps): BackupStore {
  const { prisma, pool, slots } = deps;
  const insertAct = async (
    client: Pick<pg.ClientBase, 'query'>,
    act: string,
    { at, actor, details }: BackupAct,
  ) => {
    await client.query(
      'INSERT INTO "AuditEntry" ("at", "actor", "act", "subject", "details") VALUES ($1, $2, $3, $4, $5)',
      [at, actor, act, `backup:${String(details.backup)}`, JSON.stringify(details)],
    );
  };
  return {
    withSnapshot: (work) =>
      telling(
        inPlainTransaction(pool, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) =>
          work(await snapshotOf(client)),
        ),
      ),

    recordBackup: (act) => telling(insertAct(pool, 'backup.taken', act)),

    requireEmpty: () => telling(inPlainTransaction(pool, 'READ ONLY', requireEmpty)),

    async requireKnown(level) {
      requireKnown(level, await readMigrations(deps.migrations));
    },

    async fill(level, work, act) {
      const migrations = await readMigrations(deps.migrations);
      requireKnown(level, migrations);
      await telling(
        inPlainTransaction(pool, '', async (client) => {
          await lockTables(client);
          await requireEmpty(client);
          const older = level.length < migrations.length;
          if (older) await rebuild(client, migrations.slice(0, level.length));
          await work(await fillingOf(client));
          for (const migration of migrations.slice(level.length)) await applyMigration(client, migration);
          await skipNumbers(client);
          await freshLists(client, slots);
          await insertAct(client, 'backup.restored', act);
        }),
      );
    },

    async selectIssued(after, limit) {
      const rows = await prisma.credential.findMany({
        where: { state: 'issued', ...(after === undefined ? {} : { id: { gt: after } }) },
        orderBy: { id: 'asc' },
        take: limit,
        select: { id: true, document: true, revokedAt: true, suspendedAt: true },
      });
      return rows.map(({ id, document, revokedAt, suspendedAt }) => ({
        id,
        document: document ?? '',
        revoked: revokedAt !== null,
        suspended: suspendedAt !== null,
      }));
    },

    async selectStatusListAddresses() {
      const rows = await prisma.statusListDocument.findMany({ select: { address: true } });
      return rows.map(({ address }) => address);
    },

    countStatusListsBehind() {
      const { version } = prisma.statusListDocument.fields;
      return prisma.statusListDocument.count({ where: { signedVersion: { lt: version } } });
    },
  };
}

/** The same promise, which fails with `service.unavailable` where the database is away. */
async function telling<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw outageOf(error) ?? error;
  }
}

async function snapshotOf(client: pg.ClientBase): Promise<Snapshot> {
  const { rows: level } = await client.query<Migrated>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return { level, tables: await selectTables(client), rows: (table) => readRows(client, table) };
}

async function fillingOf(client: pg.ClientBase): Promise<Filling> {
  return {
    tables: await selectTables(client),
    rows: (table) => readRows(client, table),
    insert: (table, rows) => insertRows(client, table, rows),
    async selectKeys() {
      const { rows } = await client.query<Omit<StoredKey, 'retiredAt'> & { retiredAt: Date | null }>(
        'SELECT "id", "did", "publicKeyMultibase", "sealedSecret", "createdAt", "retiredAt" FROM "SigningKey"',
      );
      return rows.map((row) => ({ ...row, retiredAt: row.retiredAt ?? undefined }));
    },
  };
}

/** Nobody else reads or writes until the transaction ends. */
async function lockTables(client: pg.ClientBase): Promise<void> {
  const tables = await selectTables(client);
  const names = tables.map(({ name }) => client.escapeIdentifier(name));
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`);
}

async function requireEmpty(client: pg.ClientBase): Promise<void> {
  for (const { name } of await selectTables(client)) {
    const { rows } = await client.query(`SELECT FROM ${client.escapeIdentifier(name)} LIMIT 1`);
    if (rows.length === 0) continue;
    throw new CairnError(
      'conflict',
      'restore.not-empty',
      'There is something in this database. A backup is restored into an empty one: give it another CAIRN_DATA_DIR or DATABASE_URL',
    );
  }
}

function requireKnown(level: readonly Migrated[], migrations: readonly Migration[]): void {
  const known =
    level.length > 0 &&
    level.every(({ name, checksum }, at) => {
      const own = migrations[at];
      return own?.name === name && own.checksum === checksum;
    });
  if (known) return;
  throw new CairnError(
    'refused',
    'restore.other-build',
    'This backup was made by a newer build, or by one with other migrations. Restore it with that build',
  );
}

/** Takes the empty tables away and makes them as they were at an older level. */
async function rebuild(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        AND relname <> '_prisma_migrations'`,
  );
  for (const { name } of tables) await client.query(`DROP TABLE ${client.escapeIdentifier(name)} CASCADE`);
  const { rows: types } = await client.query<{ name: string }>(
    `SELECT typname AS name FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e'`,
  );
  for (const { name } of types) await client.query(`DROP TYPE ${client.escapeIdentifier(name)}`);
  await client.query('DELETE FROM _prisma_migrations');
  for (const migration of migrations) await applyMigration(client, migration);
}
