import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../../src/generated/prisma/client.js';
import { outageOf } from '../../../src/storage/outage.js';
import { isPassing } from '../../../src/storage/passing.js';
import { createPool } from '../../../src/storage/pool.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A client whose connections can be cut. */
function cuttable(refusing = false) {
  const sockets: net.Socket[] = [];
  const stream = () => {
    const socket = new net.Socket();
    sockets.push(socket);
    const error = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    if (refusing) setImmediate(() => socket.destroy(error));
    return socket;
  };
  const pool = createPool({ ...database.address, stream }, 2);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    /** As a server does that shuts down. */
    async terminate() {
      await database.pool.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    },
    async close() {
      await prisma.$disconnect();
      if (!pool.ending) await pool.end();
    },
  };
}

async function errorOf(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing went wrong');
}

type Work = (prisma: PrismaClient) => Promise<unknown>;
const LONG: Readonly<Record<string, Work>> = {
  'a raw statement': (prisma) => prisma.$queryRaw`SELECT pg_sleep(10)::text`,
  'a transaction': (prisma) =>
    prisma.$transaction(async (tx) => {
      await tx.job.count();
      await tx.$executeRaw`SELECT pg_sleep(10)`;
    }),
  'a transaction between two statements': (prisma) =>
    prisma.$transaction(async (tx) => {
      await tx.job.count();
      await sleep(300);
      await tx.job.count();
    }),
};

describe('what passes by itself', () => {
  test.each(
    Object.keys(LONG).flatMap((name) => [
      { name, how: 'cut' as const },
      { name, how: 'terminate' as const },
    ]),
  )('$name whose connection is lost: $how', async ({ name, how }) => {
    const client = cuttable();
    try {
      await client.prisma.job.count();
      const failed = errorOf(LONG[name]?.(client.prisma) ?? Promise.resolve());
      await sleep(150);
      await client[how]();
      const error = await failed;
      expect({ error, passing: isPassing(error) }).toMatchObject({ passing: true });
    } finally {
      await client.close();
    }
  });

  test('a server that takes no connections', async () => {
    const client = cuttable(true);
    try {
      const { prisma } = client;
      for (const work of [
        () => prisma.job.count(),
        () => prisma.$queryRaw`SELECT 1`,
        () => prisma.$transaction((tx) => tx.job.count()),
      ])
        expect(isPassing(await errorOf(work()))).toBe(true);
    } finally {
      await client.close();
    }
  });
});

describe.each([
  ...['53100', '53200', '53300', '53400'].map((code) => ({ code, what: 'a server that has no room' })),
  { code: '57014', what: 'a statement that took too long' },
])('$what: $code', ({ code }) => {
  const failing = `BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '${code}'; END`;

  test('passes, and is told as an outage, whatever was asked', async () => {
    const { prisma, pool } = database;
    const asked: (() => PromiseLike<unknown>)[] = [
      () => prisma.$executeRawUnsafe(`DO $$ ${failing} $$`),
      () => pool.query(`DO $$ ${failing} $$`),
      // in a transaction, so that nothing of it stays
      () =>
        prisma.$transaction(async (tx) => {
          await tx.$executeRawUnsafe(
            `CREATE FUNCTION pg_temp.fail() RETURNS trigger LANGUAGE plpgsql AS $$ ${failing} $$`,
          );
          await tx.$executeRawUnsafe(
            'CREATE TRIGGER fail BEFORE INSERT ON "GradingScheme" FOR EACH ROW EXECUTE FUNCTION pg_temp.fail()',
          );
          await tx.gradingScheme.create({ data: { code: 'not-now', content: {} } });
        }),
    ];
    for (const work of asked) {
      const error = await errorOf(work());
      expect({ error, passing: isPassing(error) }).toMatchObject({ passing: true });
      expect(outageOf(error)).toMatchObject({ kind: 'unavailable', code: 'service.unavailable' });
    }
  });
});

test('what is wrong does not pass', async () => {
  const { prisma } = database;
  const data = { code: 'x', content: {} };
  await prisma.gradingScheme.create({ data });
  for (const work of [
    () => prisma.$queryRaw`SELECT 1 / 0`,
    () => prisma.$queryRaw`SELECT nothing FROM nowhere`,
    () => prisma.draft.findUniqueOrThrow({ where: { id: '00000000-0000-4000-8000-000000000000' } }),
    () => prisma.gradingScheme.create({ data }),
  ])
    expect(isPassing(await errorOf(work()))).toBe(false);
  for (const error of [new TypeError('x'), 'text', undefined, null]) expect(isPassing(error)).toBe(false);
});
