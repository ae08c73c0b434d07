// Prisma's command line without the engine binary that it would download (many sites forbid that).
//
//   node prisma/tools/prisma.mjs generate
//   node prisma/tools/prisma.mjs migrate dev --name add_modules
//
// `generate`, `validate` and `format` check that the binary exists but never run it: any file will do. `migrate` and
// `db` run schema-engine.mjs instead, the same engine compiled to WebAssembly. They need a server: DATABASE_URL, or a
// private one in .data/migrations, for which the project has to be built.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const root = fileURLToPath(new URL('../..', import.meta.url));
const engine = fileURLToPath(new URL('./schema-engine.mjs', import.meta.url));
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');

const args = process.argv.slice(2);
const runsEngine = args[0] === 'migrate' || args[0] === 'db';
const env = {
  ...process.env,
  CHECKPOINT_DISABLE: '1', // no call home for news of versions
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  PRISMA_SCHEMA_ENGINE_BINARY: runsEngine ? engine : process.execPath,
};

const server = runsEngine && !env.DATABASE_URL ? await startServer() : undefined;
if (server !== undefined) {
  const { host, port, user } = server.address;
  await createDatabase(server.address, 'authoring');
  env.DATABASE_URL = `postgresql://${user}@localhost:${port}/authoring?host=${encodeURIComponent(host)}`;
}
const child = spawn(process.execPath, [cli, ...args, '--config', 'prisma/prisma.config.ts'], {
  cwd: root,
  env,
  stdio: 'inherit',
});
process.exitCode = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
await server?.stop();

async function startServer() {
  const { startEmbedded } = await import('../../dist/storage/embedded.js');
  return startEmbedded(`${root}.data/migrations`, { service: true, settings: { fsync: 'off' } });
}

async function createDatabase(address, name) {
  const client = new pg.Client(address);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
}
