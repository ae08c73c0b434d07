import type pg from 'pg';
import type { PrismaClient } from '../generated/prisma/client.js';
import { readMigrations } from './migrate.js';

/** What stands in the database about how the service does. */
export interface RecordedFigures {
  readonly jobs: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  readonly deliveries: readonly { readonly state: string; readonly count: number }[];
  /** When the first of the signed status lists expires. */
  readonly firstExpiry: Date | undefined;
  readonly statusListsBehind: number;
}

export interface InsightStore {
  /** Whether the database answers. */
  answers(): Promise<boolean>;
  /** Whether every migration of this build is applied. */
  isMigrated(): Promise<boolean>;
  selectFigures(): Promise<RecordedFigures>;
  poolFigures(): { readonly total: number; readonly idle: number; readonly waiting: number };
}

export function insightStore(prisma: PrismaClient, pool: pg.Pool, migrations: string): InsightStore {
  let names: string[] | undefined;
  return {
    async answers() {
      await prisma.$queryRaw`SELECT 1`;
      return true;
    },

    async isMigrated() {
      names ??= (await readMigrations(migrations)).map(({ name }) => name);
      const rows = await prisma.$queryRaw<{ count: number }[]>`
        SELECT count(DISTINCT migration_name)::int AS count FROM _prisma_migrations
         WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND migration_name = ANY(${names})`;
      return rows[0]?.count === names.length;
    },

    async selectFigures() {
      const jobs = await prisma.job.groupBy({ by: ['kind', 'state'], _count: true });
      const deliveries = await prisma.webhookDelivery.groupBy({ by: ['state'], _count: true });
      const { _min } = await prisma.statusListDocument.aggregate({ _min: { validUntil: true } });
      const version = prisma.statusListDocument.fields.version;
      const behind = await prisma.statusListDocument.count({ where: { signedVersion: { lt: version } } });
      return {
        jobs: jobs.map(({ kind, state, _count }) => ({ kind, state, count: _count })),
        deliveries: deliveries.map(({ state, _count }) => ({ state, count: _count })),
        firstExpiry: _min.validUntil ?? undefined,
        statusListsBehind: behind,
      };
    },

    poolFigures: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}
