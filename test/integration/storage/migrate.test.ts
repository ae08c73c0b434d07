import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../../src/storage/migrate.js';
import { createEmptyDatabase } from '../../support/database.js';

let folder: string;
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-migrations-'));
  database = await createEmptyDatabase();
});
afterEach(async () => {
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ ...database.address });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const run = () => migrate({ ...database.address }, folder);

test('four replicas that start at once apply each migration once, in order', async () => {
  write('2_fill', "INSERT INTO stone SELECT pg_sleep(0.1)::text || 'granite'");
  write('1_make', 'CREATE TABLE stone (kind text)');
  const applied = await Promise.all([run(), run(), run(), run()]);
  expect(applied.flat()).toEqual(['1_make', '2_fill']);
  expect(await query('SELECT kind FROM stone')).toEqual([{ kind: 'granite' }]);
  expect(await run()).toEqual([]);
});

test('a folder without migrations, or none at all, is fine', async () => {
  expect(await run()).toEqual([]);
  expect(await migrate({ ...database.address }, path.join(folder, 'none'))).toEqual([]);
});

test('a migration that was changed after it was applied is refused, and later ones are not applied', async () => {
  write('1_make', 'CREATE TABLE stone (kind text)');
  await run();
  write('1_make', 'CREATE TABLE stone (kind text, weight int)');
  write('2_more', 'CREATE TABLE pebble (kind text)');
  await expect(run()).rejects.toMatchObject({ code: 'storage.migration-changed' });
  expect(await query("SELECT to_regclass('pebble') AS pebble")).toEqual([{ pebble: null }]);
});

test('a migration that fails leaves nothing of it and is tried again at the next start', async () => {
  write('1_make', 'CREATE TABLE stone (weight int)');
  write('2_more', "CREATE TABLE pebble (kind text); INSERT INTO stone VALUES ('heavy')");
  await expect(run()).rejects.toMatchObject({
    code: 'storage.migration-failed',
    message: expect.stringMatching(/2_more .*rolled back.*22P02/),
  });
  const left = "SELECT to_regclass('stone')::text AS stone, to_regclass('pebble')::text AS pebble";
  expect(await query(left)).toEqual([{ stone: 'stone', pebble: null }]);

  write('2_more', 'CREATE TABLE pebble (kind text); INSERT INTO stone VALUES (80)');
  expect(await run()).toEqual(['2_more']);
  expect(await query('SELECT weight FROM stone')).toEqual([{ weight: 80 }]);
});

test("what Prisma's command line left unfinished is refused", async () => {
  await run();
  await query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '0', '1_make')");
  await expect(run()).rejects.toMatchObject({ code: 'storage.migration-unfinished' });
});

test('rows are not quoted in the message of a failure', async () => {
  write('1_make', "CREATE TABLE learner (name text); INSERT INTO learner VALUES ('Ada'), ('Ada')");
  write('2_key', 'CREATE UNIQUE INDEX one_name ON learner (name)');
  const failure: unknown = await run().catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: expect.stringContaining('23505') });
  expect(String(failure)).not.toContain('Ada');
});

test('issuers that were there get a primary language: English, or else one that their name is in', async () => {
  const own = path.resolve('prisma/migrations');
  const last = '20261128190000_legal_identity';
  const earlier = fs.readdirSync(own).filter((name) => /^\d/.test(name) && name < last);
  for (const name of earlier) fs.cpSync(path.join(own, name), path.join(folder, name), { recursive: true });
  expect(await run()).toEqual(earlier.sort());
  const names = [{ en: 'One', pt: 'Um' }, { sk: 'Dva', pt: 'Dois' }, { 'pt-BR': 'Três' }, { yue: '四' }];
  for (const [index, name] of names.entries())
    await query(
      `INSERT INTO "Institution" (code, name, country, city, "timeZone", website, "memberFrom", did)
       VALUES ('i${index}', '${JSON.stringify(name)}', 'PT', 'X', 'UTC', 'https://x.example', '2020-01-01', 'did:x:${index}')`,
    );
  await query(
    `INSERT INTO "Network" (id, code, name, description, country, "timeZone", website, "memberSince", did, demo)
     VALUES (1, 'n', '{"kk": "Желі"}', '{"en": "N"}', 'KZ', 'UTC', 'https://n.example', '2020-01-01', 'did:x:n', false)`,
  );
  fs.cpSync(path.join(own, last), path.join(folder, last), { recursive: true });
  expect(await run()).toEqual([last]);
  const rows = await query('SELECT "primaryLanguage" AS language, legal FROM "Institution" ORDER BY code');
  expect(rows).toEqual(
    ['en', expect.stringMatching(/^(sk|pt)$/), 'pt', 'en'].map((language) => ({ language, legal: null })),
  );
  expect(await query('SELECT "primaryLanguage" AS language, city, legal FROM "Network"')).toEqual([
    { language: 'kk', city: null, legal: null },
  ]);
});
