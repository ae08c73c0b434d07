import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../src/generated/prisma/client.js';
import { createPool } from '../../src/storage/pool.js';
import { recordForbidden } from './operator-log.js';

/** How the run's server is reached, as `pg` takes it. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
}

/** A database of one's own with the current schema and no rows. */
export interface TestDatabase {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly address: ServerAddress;
  /** The same as DATABASE_URL, for child processes. */
  readonly url: string;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/** Makes a database for one test file, in some 30 ms; close it in `afterAll`. `max` is the size of its pool. */
export async function createTestDatabase(max = 5): Promise<TestDatabase> {
  const { address: server, template } = readServer();
  const database = `cairn_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `CREATE DATABASE ${database} TEMPLATE ${template}`);
  const address = { ...server, database };
  const pool = createPool(address, max);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    address,
    url: urlOf(address),
    async close() {
      await recordNames(pool);
      await prisma.$disconnect();
      if (!pool.ending) await pool.end();
      await administer(server, `DROP DATABASE ${database} WITH (FORCE)`);
    },
  };
}

/** Notes who was in the database, for the check of the logs at the end of the run. */
async function recordNames(pool: pg.Pool): Promise<void> {
  if (pool.ending) return;
  const { rows } = await pool.query<{ name: string }>('SELECT DISTINCT name FROM "Learner"');
  recordForbidden(
    'names',
    rows.map(({ name }) => name),
  );
}

/** An empty database without the schema, for tests of what brings the schema up to date. */
export async function createEmptyDatabase(): Promise<{ address: ServerAddress; drop(): Promise<void> }> {
  const { address: server } = readServer();
  const database = `cairn_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `CREATE DATABASE ${database}`);
  return {
    address: { ...server, database },
    drop: () => administer(server, `DROP DATABASE ${database} WITH (FORCE)`),
  };
}

function readServer(): { address: ServerAddress; template: string } {
  const text = process.env.CAIRN_TEST_SERVER;
  if (text === undefined) throw new Error('This test needs a database: run it with `npm test`');
  return JSON.parse(text);
}

async function administer(server: ServerAddress, sql: string): Promise<void> {
  const client = new pg.Client({ ...server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function urlOf({ host, port, user, password, database }: ServerAddress): string {
  const secret = password ? `:${encodeURIComponent(password)}` : '';
  const login = `${encodeURIComponent(user)}${secret}`;
  return host.startsWith('/')
    ? `postgresql://${login}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgresql://${login}@${host}:${port}/${database}`;
}
