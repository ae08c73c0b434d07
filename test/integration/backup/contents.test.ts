import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { takeBackup } from '../../../src/backup/backup.js';
import { restoreBackup } from '../../../src/backup/restore.js';
import { addDemoSeals } from '../../../src/issuing/seals/demo.js';
import { legalPersonOf } from '../../../src/issuing/seals/legal-person.js';
import { backupStore } from '../../../src/storage/backup-store.js';
import { migrate } from '../../../src/storage/migrate.js';
import { MIGRATIONS } from '../../../src/storage/open.js';
import { createPool } from '../../../src/storage/pool.js';
import { createEmptyDatabase, createTestDatabase } from '../../support/database.js';
import { openServicesOn, openTestServices, seededRandom, type TestServices } from '../../support/services.js';

/** Backups that hold something else than that of a deployment as it is now. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-backup-'));
let the: TestServices;
const opener = () => ({ by: 'master', key: the.services.backup.masterKey }) as const;

beforeAll(async () => {
  the = await openTestServices();
});
afterAll(async () => {
  await the?.close();
  rmSync(folder, { recursive: true });
});

test('a backup is restored only if what opens its seals opens with the master secret', async () => {
  const { services, database } = the;
  const { institutions } = await services.stores.selectCatalogue();
  const issuers = institutions.map((one) => ({
    did: one.did,
    country: one.country,
    legal: legalPersonOf(one),
  }));
  expect(await addDemoSeals(services.sealing, issuers, 'test')).toBeGreaterThan(1);
  const target = await createTestDatabase();
  const { backup, close } = await openServicesOn(target.url);

  const [seal] = await database.prisma.seal.findMany();
  const damaged = Uint8Array.from(seal?.sealedSecret ?? []);
  damaged[20] = (damaged[20] ?? 0) ^ 1;
  const keep = (sealedSecret: Uint8Array<ArrayBuffer>) =>
    database.prisma.seal.update({
      where: { id: seal?.id ?? '' },
      data: { sealedSecret, retiredAt: new Date() },
    });
  await keep(damaged);
  const bad = path.join(folder, 'bad.backup');
  await takeBackup(services.backup.taking, bad, opener(), 'test');
  await expect(restoreBackup(backup.restoring, bad, opener(), 'test')).rejects.toMatchObject({
    code: 'keys.wrong-master-secret',
  });
  expect(await target.prisma.seal.count()).toBe(0);

  await keep(Uint8Array.from(seal?.sealedSecret ?? []));
  const good = path.join(folder, 'good.backup');
  await takeBackup(services.backup.taking, good, opener(), 'test');
  await restoreBackup(backup.restoring, good, opener(), 'test');
  expect(await target.prisma.seal.count()).toBe(issuers.length);
  await close();
  await target.close();
});

test('a backup at an older level of migrations is restored, then brought up to date', async () => {
  const names = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const old = path.join(folder, 'migrations');
  for (const name of names.slice(0, 1))
    cpSync(path.join(MIGRATIONS, name), path.join(old, name), { recursive: true });
  const source = await createEmptyDatabase();
  await migrate(source.address, old);
  const client = new pg.Client({ ...source.address });
  await client.connect();
  await client.query(
    `INSERT INTO "Learner" ("id", "name", "salt", "createdAt")
     VALUES ('7f8a2f1e-0000-4000-8000-000000000001', 'Zoë "Z" \\ , (é)\n', '', '2026-01-01T00:00:00.001Z')`,
  );
  await client.query(
    `INSERT INTO "GradingScheme" VALUES ('a', '{"n": 1.50, "empty": {}, "none": null, "text": "a\\"b"}'), ('b', 'null')`,
  );
  await client.end();
  const pool = createPool(source.address, 2);
  const target = await createTestDatabase();
  const random = seededRandom('older');
  const slots = {
    random,
    publicUrl: 'https://cairn.example',
    sealer: { seal: () => random(8), open: () => random(8) },
  };
  const storeOf = (of: pg.Pool) =>
    backupStore({ prisma: target.prisma, pool: of, slots, migrations: MIGRATIONS });
  const deps = { publicUrl: 'https://cairn.example', clock: () => new Date(), random };
  const older = path.join(folder, 'older.backup');
  const taken = await takeBackup({ ...deps, store: storeOf(pool) }, older, opener(), 'test');
  expect(taken.level).toBe(names[0]);
  const { trust, statusList, refreshLists } = the.services.backup.restoring;
  await restoreBackup(
    {
      store: storeOf(target.pool),
      openKeys: async () => [],
      openSeals: () => undefined,
      trust,
      statusList,
      refreshLists,
      clock: deps.clock,
      publicUrl: deps.publicUrl,
    },
    older,
    opener(),
    'test',
  );
  const learner = await target.prisma.learner.findFirstOrThrow();
  expect([learner.name, learner.createdAt, learner.revision]).toEqual([
    'Zoë "Z" \\ , (é)\n',
    new Date('2026-01-01T00:00:00.001Z'),
    0,
  ]);
  const schemes = await target.prisma.$queryRaw`
    SELECT code, content::text AS content, content IS NULL AS gone FROM "GradingScheme" ORDER BY code`;
  expect(schemes).toEqual([
    { code: 'a', content: '{"n": 1.50, "none": null, "text": "a\\"b", "empty": {}}', gone: false },
    { code: 'b', content: 'null', gone: false },
  ]);
  const applied = await target.pool.query('SELECT migration_name FROM _prisma_migrations');
  expect(applied.rows).toHaveLength(names.length);

  // and the other way round: what a newer build made is refused
  const other = { ...deps, store: { ...storeOf(pool), withSnapshot: newer(storeOf(pool)) } };
  const future = path.join(folder, 'future.backup');
  await takeBackup(other, future, opener(), 'test');
  const empty = await createTestDatabase();
  await expect(
    restoreBackup(
      {
        store: storeOf(empty.pool),
        openKeys: async () => [],
        openSeals: () => undefined,
        trust,
        statusList,
        refreshLists,
        clock: deps.clock,
        publicUrl: deps.publicUrl,
      },
      future,
      opener(),
      'test',
    ),
  ).rejects.toMatchObject({ code: 'restore.other-build' });
  await empty.close();
  await pool.end();
  await target.close();
  await source.drop();
});

function newer(store: ReturnType<typeof backupStore>): typeof store.withSnapshot {
  return (work) =>
    store.withSnapshot((snapshot) =>
      work({
        ...snapshot,
        level: [...snapshot.level, { name: '29990101000000_later', checksum: '0'.repeat(64) }],
      }),
    );
}
