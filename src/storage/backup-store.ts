import type pg from 'pg';
import type {
  BackupAct,
  BackupStore,
  Filling,
  Hold,
  Migrated,
  Snapshot,
  StoredKey,
  StoredSeal,
} from '../backup/ports.js';
import { CairnError } from '../common/errors.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { applyMigration, type Migration, readMigrations } from './migrate.js';
import { outageOf } from './outage.js';
import { freshLists, skipNumbers } from './restored.js';
import type { SlotDeps } from './status-slots.js';
import { inPlainTransaction, insertRows, readRows, selectTables } from './table-copy.js';

/** Restoring and taking over are both about the whole: the newest entry of this subject says whether it is held. */
const DEPLOYMENT = 'deployment';
const RESTORED = 'backup.restored';
const RESUMED = 'deployment.resumed';

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
    subject = `backup:${String(details.backup)}`,
  ) => {
    await client.query(
      'INSERT INTO "AuditEntry" ("at", "actor", "act", "subject", "details") VALUES ($1, $2, $3, $4, $5)',
      [at, actor, act, subject, JSON.stringify(details)],
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
          await insertAct(client, RESTORED, act, DEPLOYMENT);
        }),
      );
    },

    selectHold: () => telling(selectHold(pool)),

    recordResumed: (act) => telling(insertAct(pool, RESUMED, act, DEPLOYMENT)),

    async selectIssued(after, limit) {
      const rows = await prisma.credential.findMany({
        where: {
          state: 'issued',
          document: { not: null },
          ...(after === undefined ? {} : { id: { gt: after } }),
        },
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

async function selectHold(pool: pg.Pool): Promise<Hold | undefined> {
  const { rows } = await pool.query<Hold & { act: string }>(
    `SELECT "act", "details"->>'backup' AS backup, "details"->>'takenAt' AS "takenAt" FROM "AuditEntry"
      WHERE "subject" = $1 AND "act" = ANY($2) ORDER BY "id" DESC LIMIT 1`,
    [DEPLOYMENT, [RESTORED, RESUMED]],
  );
  const [newest] = rows;
  return newest?.act === RESTORED ? { backup: newest.backup, takenAt: newest.takenAt } : undefined;
}

async function snapshotOf(client: pg.ClientBase): Promise<Snapshot> {
  const { rows: level } = await client.query<Migrated>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return { level, tables: await selectTables(client), rows: (table) => readRows(client, table) };
}

async function fillingOf(client: pg.ClientBase): Promise<Filling> {
  const tables = await selectTables(client);
  return {
    tables,
    rows: (table) => readRows(client, table),
    insert: (table, rows) => insertRows(client, table, rows),
    async selectKeys() {
      const { rows } = await client.query<Omit<StoredKey, 'retiredAt'> & { retiredAt: Date | null }>(
        'SELECT "id", "did", "publicKeyMultibase", "sealedSecret", "createdAt", "retiredAt" FROM "SigningKey"',
      );
      return rows.map((row) => ({ ...row, retiredAt: row.retiredAt ?? undefined }));
    },
    async selectSeals() {
      if (!tables.some(({ name }) => name === 'Seal')) return [];
      return (await client.query<StoredSeal>('SELECT "id", "sealedSecret" FROM "Seal"')).rows;
    },
    async selectAddresses() {
      const { rows } = await client.query<{ address: string }>(
        `SELECT "address" FROM "ModuleVersion" UNION SELECT "address" FROM "ProgrammeVersion"
         UNION SELECT "baseAddress" FROM "StatusList"`,
      );
      return rows.map(({ address }) => address);
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
  await requireUnused(client);
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

/** A service that works on jobs holds a name (`named-locks.ts`) all the time; it would take up what is restored at once. */
async function requireUnused(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1`,
  );
  if (rows.length === 0) return;
  throw new CairnError(
    'conflict',
    'restore.in-use',
    'A service runs on this database. Stop it, then restore: it would take up the work of the backup at once',
  );
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
