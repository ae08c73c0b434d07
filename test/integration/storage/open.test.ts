import fs from 'node:fs';
import net from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { parseDatabaseUrl } from '../../../src/storage/connection.js';
import { openDatabase } from '../../../src/storage/open.js';
import { createPool } from '../../../src/storage/pool.js';
import { createTestDatabase } from '../../support/database.js';
import { endAll, serverOf, temporaryFolder, until } from './holder.js';

afterEach(() => endAll());
afterAll(() => endAll('all'));

/** A server that refuses every password, as PostgreSQL words it. */
async function refusingServer(): Promise<net.Server> {
  const body = Buffer.from('SFATAL\0C28P01\0Mpassword authentication failed for user "ann"\0\0');
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(body.length + 4, 1);
  const server = net.createServer((socket) =>
    socket.once('data', () => socket.end(Buffer.concat([head, body]))),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: net.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return address.port;
}

async function failureOf(url: string): Promise<unknown> {
  return openDatabase({ url, dataDir: '/nonexistent' }).then(
    () => 'opened',
    (error: unknown) => error,
  );
}

describe('a password in DATABASE_URL', () => {
  test.each([
    ['nothing listens', 'postgresql://ann:s3same@127.0.0.1:1/cairn', 'storage.unreachable'],
    ['no such host', 'postgresql://ann:s3same@cairn.invalid/cairn', 'storage.unreachable'],
    ['it holds a slash', 'postgresql://ann:x/s3same@127.0.0.1/cairn', 'storage.url-invalid'],
    ['it holds a hash', 'postgresql://ann:x#s3same@127.0.0.1/cairn', 'storage.url-invalid'],
    ['it holds an at sign', 'postgresql://ann:x@s3same@127.0.0.1:1/cairn', 'storage.unreachable'],
    ['the port is wrong', 'postgresql://ann:s3same@127.0.0.1:99999/cairn', 'storage.url-invalid'],
    ['another scheme', 'mysql://ann:s3same@127.0.0.1/cairn', 'storage.url-invalid'],
    ['a schema is asked for', 'postgresql://ann:s3same@127.0.0.1/cairn?schema=x', 'storage.url-invalid'],
  ])('is not in the error when %s', async (_, url, code) => {
    const failure = await failureOf(url);
    expect(failure).toMatchObject({ name: 'CairnError', code });
    expect(String(failure)).not.toContain('no code');
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('s3same');
  });

  test('is not in the error when the server refuses it', async () => {
    const server = await refusingServer();
    const failure = await failureOf(`postgresql://ann:s3same@127.0.0.1:${portOf(server)}/cairn`);
    server.close();
    expect(failure).toMatchObject({ code: 'storage.unreachable', message: expect.stringContaining('28P01') });
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('s3same');
  });

  test('is understood with encoded characters', () => {
    expect(parseDatabaseUrl('postgresql://ann:x%2Fy%40z@db.example:5433/cairn')).toMatchObject({
      password: 'x/y@z',
      host: 'db.example',
      port: 5433,
      database: 'cairn',
    });
  });
});

test('an external database serves several services', async () => {
  const database = await createTestDatabase();
  const open = () => openDatabase({ url: database.url, dataDir: '/nonexistent', service: true, max: 2 });
  const [one, two] = await Promise.all([open(), open()]);
  expect([one.embedded, two.embedded]).toEqual([false, false]);
  expect(await two.prisma.$queryRaw`SELECT current_database() AS name`).toEqual([
    { name: database.address.database },
  ]);
  await one.close();
  await two.close();
  await database.close();
});

test('each test database is its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.pool.query('CREATE TABLE stone (kind text)');
  const { rows } = await two.pool.query("SELECT to_regclass('stone') AS stone");
  expect(rows).toEqual([{ stone: null }]);
  await one.close();
  await two.close();
});

const SEATS = "SELECT count(*)::int AS seats FROM pg_locks WHERE locktype = 'advisory' AND granted";

test('an embedded database bears one service, and its pool outlives a restart of the server', async () => {
  const dataDir = temporaryFolder();
  const cluster = `${dataDir}/postgres`;
  const db = await openDatabase({ dataDir, service: true });
  expect(db.embedded).toBe(true);
  await expect(openDatabase({ dataDir, service: true })).rejects.toMatchObject({
    code: 'storage.service-running',
  });
  const command = await openDatabase({ dataDir });

  const lent = await db.pool.connect();
  const server = serverOf(cluster);
  if (server === undefined) throw new Error('There is no server to restart');
  process.kill(server, 'SIGINT');
  await until(() => ![server, undefined].includes(serverOf(cluster)));
  lent.release(true);
  const works = (query: Promise<unknown>) =>
    query.then(
      () => true,
      () => false,
    );
  await until(() => works(db.prisma.$queryRaw`SELECT 1`));
  await until(() => works(command.pool.query('SELECT 1')));
  // both have their seats again, the service its claim too: else the command, as the last one, would stop the server
  await until(() =>
    command.pool.query<{ seats: number }>(SEATS).then(
      ({ rows }) => rows[0]?.seats === 3,
      () => false,
    ),
  );

  await command.close();
  await db.prisma.$queryRaw`SELECT 1`;
  await db.close();
  expect(serverOf(cluster)).toBeUndefined();
  expect(fs.existsSync(`${cluster}/PG_VERSION`)).toBe(true);
});

test('a pool whose server is gone says so and does not end the process', async () => {
  const pool = createPool({ host: '127.0.0.1', port: 1 });
  await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await pool.end();
});
