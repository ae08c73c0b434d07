// Plain JavaScript on the built code: Jest loads this without its transform and module mapping.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { parseDatabaseUrl } from '../../dist/storage/connection.js';
import { startEmbedded } from '../../dist/storage/embedded.js';
import { migrate } from '../../dist/storage/migrate.js';
import { createPool } from '../../dist/storage/pool.js';
import { migrateQueue } from '../../dist/storage/queue-schema.js';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Tests may lose their data in a power cut. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' };

/**
 * One server for the whole run: that of TEST_DATABASE_URL, or an embedded one in a temporary folder. A template
 * database gets the schema once; `createTestDatabase` copies it. What the test files need to know is passed on in
 * CAIRN_TEST_SERVER.
 */
export default async function setUp() {
  expectBuilt();
  const run = { template: `cairn_template_${randomUUID().replaceAll('-', '')}` };
  globalThis.cairnTestRun = run;
  run.logs = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-test-logs-'));
  process.env.CAIRN_TEST_LOGS = run.logs;
  run.address = process.env.TEST_DATABASE_URL
    ? parseDatabaseUrl(process.env.TEST_DATABASE_URL)
    : await startServer(run);
  const admin = new pg.Client(run.address);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${run.template}`);
  await admin.end();
  const template = { ...run.address, database: run.template };
  await migrate(template, MIGRATIONS);
  const pool = createPool(template, 1);
  await migrateQueue(pool);
  await pool.end();
  process.env.CAIRN_TEST_SERVER = JSON.stringify({ address: run.address, template: run.template });
}

/** Tests run what is built (`runtime.cjs`), so it must be of the sources as they are. */
function expectBuilt() {
  const changed = (folder, ending) =>
    fs
      .readdirSync(folder, { recursive: true })
      .filter((name) => ending.test(name))
      .map((name) => fs.statSync(path.join(folder, name)).mtimeMs);
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = fs.statSync(path.join(root, 'dist/main.js')).mtimeMs;
  if (Math.max(...changed(path.join(root, 'src'), /\.tsx?$/)) > built)
    throw new Error('src was changed since it was built: npm run build');
}

async function startServer(run) {
  run.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-test-'));
  fs.chmodSync(run.folder, 0o711); // the server may run as another user
  run.server = await startEmbedded(path.join(run.folder, 'postgres'), { service: true, settings: FAST });
  return run.server.address;
}
