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
import { csv, openServicesOn } from '../../support/services.js';
import { smallCatalogue } from '../../support/small-catalogue.js';
import { endAll, serverOf, temporaryFolder, until } from '../storage/holder.js';

/** Learners of a file: each is awarded two modules, which make a certificate due. */
const LEARNERS = 150;

let cluster: string;
let server: EmbeddedServer;
let services: Services;
let pool: pg.Pool;

beforeAll(async () => {
  cluster = path.join(temporaryFolder(), 'postgres');
  server = await startEmbedded(cluster, { settings: { fsync: 'off' } });
  const { host, port, user, database } = server.address;
  const url = `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  services = await openServicesOn(url, 'outage');
  pool = createPool(server.address, 1);
  await seed({ ...services.seeding, demo: false }, smallCatalogue(), 'test');
  services.startQueue([], { sweepEvery: 1000, pollEvery: 200 });
}, 60_000);
afterAll(async () => {
  await services?.close();
  await pool?.end();
  await server?.stop();
  await endAll('all');
});

let files = 0;

async function awardsOf(tag: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Award" a JOIN "LearnerNumber" n USING ("learnerId") WHERE n.number LIKE $1`,
    [`${tag}-%`],
  );
  return rows[0]?.count ?? 0;
}

/** What happens to the database in the middle of a commit, when so many awards are there. */
const BLOWS: Readonly<Record<string, { readonly at: number; readonly strike: () => Promise<unknown> }>> = {
  'is killed among the results': { at: 1, strike: () => killServer('SIGKILL') },
  'ends at once before the certificates': { at: 2 * LEARNERS, strike: () => killServer('SIGQUIT') },
  'cuts all connections again and again': {
    at: 1,
    async strike() {
      for (let cut = 0; cut < 10; cut++) {
        await pool.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = $1',
          [`cairn ${process.pid}`],
        );
        await sleep(100);
      }
    },
  },
};

/** Kills the server, and waits until another is there. */
async function killServer(signal: NodeJS.Signals): Promise<void> {
  const pid = serverOf(cluster);
  if (pid === undefined) throw new Error('There is no server');
  process.kill(pid, signal);
  await until(() => ![pid, undefined].includes(serverOf(cluster)));
}

test.each(Object.entries(BLOWS))(
  'a database that %s of a commit: the job goes on by itself, and all is issued once',
  async (_, { at, strike }) => {
    const tag = `B${++files}`;
    const rows = Array.from({ length: LEARNERS }, (_, learner) =>
      ['MA', 'MB'].map((module) => `${tag}-${learner},Learner ${learner},${module},2026-05-04,B,`),
    ).flat();
    const { id } = await dryRun(services, csv(...rows));
    await commitImport(services.importing, id, 'valid', 'test');
    while ((await awardsOf(tag)) < at) await sleep(5);
    expect(await awardsOf(tag)).toBeLessThan(3 * LEARNERS);
    await strike();
    const isCommitted = async () => (await readImport(services.importing, 'alpha', id)).state === 'committed';
    await until(() => isCommitted().catch(() => false));
    expect(await readImport(services.importing, 'alpha', id)).toMatchObject({
      counts: { rows: 2 * LEARNERS, issued: 2 * LEARNERS, faulty: 0, existing: 0 },
    });
    expect(await awardsOf(tag)).toBe(3 * LEARNERS);
    expect(await contradictions({ pool })).toEqual([]);
  },
  60_000,
);
