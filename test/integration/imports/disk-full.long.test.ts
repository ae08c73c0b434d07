import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { commitImport } from '../../../src/issuing/import/commit-import.js';
import { readImport } from '../../../src/issuing/import/read-imports.js';
import { seed } from '../../../src/issuing/seed.js';
import type { Services } from '../../../src/services.js';
import { type EmbeddedServer, startEmbedded } from '../../../src/storage/embedded.js';
import { createPool } from '../../../src/storage/pool.js';
import { contradictions } from '../../support/books.js';
import { dryRun } from '../../support/imports.js';
import { until } from '../../support/jobs.js';
import { csv, openServicesOn, startSite, type TestSite } from '../../support/services.js';
import { smallCatalogue } from '../../support/small-catalogue.js';
import { endAll, serverOf, temporaryFolder } from '../storage/holder.js';

/** Learners of a file: each is awarded two modules, which make a certificate due. */
const LEARNERS = 500;

// a disk of its own, that can be filled without harm to others
const disk = path.join(temporaryFolder('keep'), 'disk');
fs.mkdirSync(disk);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=0755', 'tmpfs', disk], {
  encoding: 'utf8',
});
const isMounted = mounted.status === 0;
const missing = isMounted
  ? ''
  : `: skipped, no disk to fill (${mounted.error?.message ?? mounted.stderr.trim()})`;

const cluster = path.join(disk, 'postgres');
const filler = path.join(disk, 'filler');
let lost = 0;
let server: EmbeddedServer;
let services: Services;
let pool: pg.Pool;
let site: TestSite;

beforeAll(async () => {
  if (!isMounted) return;
  server = await startEmbedded(cluster, { onLost: () => void lost++ });
  const { host, port, user, database } = server.address;
  const url = `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  services = await openServicesOn(url, 'disk');
  pool = createPool(server.address, 1);
  await seed({ ...services.seeding, demo: false }, smallCatalogue(), 'test');
  site = await startSite(services);
  services.startQueue([], { sweepEvery: 1000, pollEvery: 200 });
}, 60_000);
afterAll(async () => {
  await site?.close();
  await services?.close();
  await pool?.end();
  await server?.stop();
  if (isMounted) spawnSync('umount', [disk]);
  await endAll('all');
});

function fill(): void {
  const { bavail, bsize } = fs.statfsSync(disk);
  const { status, stderr } = spawnSync('fallocate', ['-l', String(bavail * bsize), filler], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The disk was not filled: ${stderr}`);
}

async function awards(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM "Award"');
  return rows[0]?.count ?? 0;
}

/** Commits a file on a disk that gets full amid it, and has room again after a while. */
async function commitOnFullDisk(tag: string, meanwhile: () => Promise<void>): Promise<void> {
  const rows = Array.from({ length: LEARNERS }, (_, learner) =>
    ['MA', 'MB'].map((module) => `${tag}-${learner},Learner ${learner},${module},2026-05-04,B,`),
  ).flat();
  const before = await awards();
  const { id } = await dryRun(services, csv(...rows));
  await commitImport(services.importing, id, 'valid', 'test');
  while ((await awards()) === before) await sleep(5);
  fill();
  await meanwhile();
  expect(await awards().catch(() => 0)).toBeLessThan(before + 3 * LEARNERS);
  fs.rmSync(filler);
  const isCommitted = async () => (await readImport(services.importing, 'alpha', id)).state === 'committed';
  await until(() => isCommitted().catch(() => false), 90_000);
  expect(await readImport(services.importing, 'alpha', id)).toMatchObject({
    counts: { rows: 2 * LEARNERS, issued: 2 * LEARNERS, faulty: 0, existing: 0 },
  });
  expect(await awards()).toBe(before + 3 * LEARNERS);
  expect(await contradictions({ pool })).toEqual([]);
  expect(lost).toBe(0);
}

const onADisk = isMounted ? test : test.skip;

onADisk(
  `a disk that is full for the database’s tables: the job waits for room, and all is issued once${missing}`,
  async () => {
    await commitOnFullDisk('T', async () => {
      await sleep(5000);
      const reached = await awards();
      await sleep(3000);
      expect(await awards()).toBe(reached);
      // what is there can be read
      expect((await site.get('/readyz')).status).toBe(200);
      expect((await site.get('/m/MA/1')).status).toBe(200);
    });
  },
  180_000,
);

onADisk(
  `a disk that is full for the database’s log, which ends the server: the same${missing}`,
  async () => {
    await commitOnFullDisk('L', async () => {
      // what is written next needs another segment of the log
      await pool.query('SELECT pg_switch_wal()').catch(() => undefined);
      await until(() => serverOf(cluster) === undefined);
      await sleep(5000);
      expect(await (await site.get('/readyz')).json()).toMatchObject({ status: 503, code: 'ready.database' });
      expect(await (await site.get('/m/MA/1')).json()).toMatchObject({
        status: 503,
        code: 'service.unavailable',
      });
      expect((await site.get('/healthz')).status).toBe(200);
      // who comes anew is told why
      await expect(startEmbedded(cluster)).rejects.toMatchObject({
        code: 'storage.start-failed',
        message: 'PostgreSQL did not start: its disk is full',
      });
    });
  },
  180_000,
);
