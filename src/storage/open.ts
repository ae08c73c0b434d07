import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { CairnError } from '../common/errors.js';
import { projectFile } from '../common/project-files.js';
import { PrismaClient } from '../generated/prisma/client.js';
import { parseDatabaseUrl } from './connection.js';
import { type EmbeddedServer, startEmbedded } from './embedded.js';
import { migrate } from './migrate.js';
import { tellingOutages } from './outage.js';
import { createPool } from './pool.js';
import { migrateQueue } from './queue-schema.js';

/** An open database whose schema is this build's. */
export interface Database {
  readonly prisma: PrismaClient;
  /** The connections that `prisma` uses too; for statements that Prisma has no words for. */
  readonly pool: pg.Pool;
  /** It is the private server in the data folder. */
  readonly embedded: boolean;
  /** Waits for what is running, closes all connections and lets go of the embedded server. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** A PostgreSQL server, as `postgresql://user:password@host:port/database`; without it, the embedded one. */
  readonly url?: string | undefined;
  /** The embedded server keeps its data in `postgres` in there. */
  readonly dataDir: string;
  /** Connections at most; 15 if not given. */
  readonly max?: number;
  /** The caller is a service, of which an embedded folder bears one; commands beside it leave this out. */
  readonly service?: boolean;
  /**
   * Called once if an embedded server is lost for good, or another service took its folder in the meantime. The pool
   * lends no connection any more then; the process should end.
   */
  readonly onLost?: (error: CairnError) => void;
}

export const MIGRATIONS = fileURLToPath(projectFile('prisma/migrations'));

/**
 * Opens PostgreSQL at `url`, or a private server on `dataDir/postgres`, and brings its schema up to date.
 *
 * @throws CairnError as `parseDatabaseUrl`, `startEmbedded` and `migrate` do. None holds a password.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.url !== undefined && options.url !== '') {
    const config = parseDatabaseUrl(options.url);
    await migrate(config, MIGRATIONS);
    const pool = createPool(config, options.max);
    try {
      await migrateQueue(pool);
    } catch (error) {
      await pool.end();
      throw error;
    }
    return connected(pool, undefined);
  }
  return openEmbedded(options);
}

async function openEmbedded(options: OpenOptions): Promise<Database> {
  let pool: pg.Pool | undefined;
  const server = await startEmbedded(path.join(options.dataDir, 'postgres'), {
    service: options.service === true,
    onLost(error) {
      if (pool?.ending === false) void pool.end();
      options.onLost?.(error);
    },
  });
  try {
    await migrate(server.address, MIGRATIONS);
    pool = createPool(server.address, options.max);
    await migrateQueue(pool);
  } catch (error) {
    if (pool?.ending === false) await pool.end();
    await server.stop();
    throw error;
  }
  return connected(pool, server);
}

function connected(pool: pg.Pool, server: EmbeddedServer | undefined): Database {
  const prisma = tellingOutages(new PrismaClient({ adapter: new PrismaPg(pool) }));
  return {
    prisma,
    pool,
    embedded: server !== undefined,
    async close() {
      await prisma.$disconnect();
      if (!pool.ending) await pool.end();
      await server?.stop();
    },
  };
}
