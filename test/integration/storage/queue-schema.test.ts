import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { createPool } from '../../../src/storage/pool.js';
import { migrateQueue } from '../../../src/storage/queue-schema.js';
import { createEmptyDatabase } from '../../support/database.js';

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
const pools: pg.Pool[] = [];

beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

function poolOf(address: object): pg.Pool {
  const pool = createPool({ ...database.address, ...address }, 1);
  pools.push(pool);
  return pool;
}

const versions = async (pool: pg.Pool) =>
  (await pool.query('SELECT id FROM graphile_worker.migrations ORDER BY id')).rows.map(({ id }) => id);

test('three replicas that start at once make the queue’s tables once, and a later one finds them', async () => {
  const replicas = [poolOf({}), poolOf({}), poolOf({})];
  await Promise.all(replicas.map(migrateQueue));
  const late = poolOf({});
  const made = await versions(late);
  expect(made.length).toBeGreaterThan(10);
  expect(new Set(made).size).toBe(made.length);
  await migrateQueue(late);
  expect(await versions(late)).toEqual(made);
});

test('a queue of a version to come, and a server that is not there, are told', async () => {
  const pool = poolOf({});
  const exitCode = process.exitCode;
  await pool.query('INSERT INTO graphile_worker.migrations (id, breaking) VALUES (999999, true)');
  await expect(migrateQueue(pool)).rejects.toMatchObject({
    code: 'storage.migration-failed',
    message: expect.stringContaining('breaking migration 999999'),
  });
  process.exitCode = exitCode; // the library sets one
  await pool.query('DELETE FROM graphile_worker.migrations WHERE id = 999999');
  const nowhere = poolOf({ host: '127.0.0.1', port: 1 });
  await expect(migrateQueue(nowhere)).rejects.toMatchObject({ code: 'storage.unreachable' });
});
