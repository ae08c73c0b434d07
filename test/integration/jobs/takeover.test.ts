import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { JobKinds } from '../../../src/issuing/jobs/job.js';
import { readJob, startJob } from '../../../src/issuing/jobs/manage.js';
import { runChunk } from '../../../src/issuing/jobs/run.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  counting,
  endOf,
  gate,
  insertInstitution,
  type JobProcess,
  openJobProcess,
  until,
} from '../../support/jobs.js';

const WORKER = fileURLToPath(new URL('./worker-process.mjs', import.meta.url));

let database: TestDatabase;
const open: JobProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await insertInstitution(database, 'porto');
});
afterEach(async () => {
  for (const process of open.splice(0)) await process.close();
});
afterAll(() => database.close());

function processOf(kinds: JobKinds): JobProcess {
  const process = openJobProcess(database, kinds);
  open.push(process);
  return process;
}

const start = ({ deps }: JobProcess) =>
  startJob(deps, { kind: 'count', institution: 'porto', input: {} }, 'test');

describe('the chunk of a process that was killed', () => {
  test('is done by another one after two sweeps', async () => {
    const { kinds, known } = counting(2);
    const process = processOf(kinds);
    const id = await start(process);
    const child = spawn(globalThis.process.execPath, [WORKER], {
      env: { PATH: globalThis.process.env.PATH, DATABASE_URL: database.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const lines = createInterface({ input: child.stdout });
      expect(await once(lines, 'line')).toEqual([`${id} 0`]);
      process.start({ sweepEvery: 400 });
      await sleep(1000);
      // as long as it lives, it is at it
      expect(known.begun.has(id)).toBe(false);
      expect(await runChunk(process.deps, id)).toEqual({ outcome: 'busy' });
    } finally {
      child.kill('SIGKILL');
    }
    const killed = Date.now();
    expect(await endOf(process, id)).toMatchObject({ state: 'finished', done: 2 });
    expect(Date.now() - killed).toBeLessThan(5000);
    expect(known.begun.get(id)).toEqual([0, 1]);
    expect(process.log).toContain('{"event":"queue.taken-over","workers":1}');
  });
});

describe('a process whose connections are cut', () => {
  test('takes back what it holds before anybody else may, while its chunk goes on', async () => {
    const { kinds, known } = counting(2);
    const [there, go] = [gate(), gate()];
    known.middle = async (chunk) => {
      if (chunk !== 0) return;
      there.open();
      await go.passed;
    };
    const [one, two] = [processOf(kinds), processOf(kinds)];
    one.start({ sweepEvery: 1500 });
    const id = await start(one);
    await there.passed;
    two.start({ sweepEvery: 1500 });
    for (let cuts = 0; cuts < 2; cuts++) {
      one.cut(false);
      await sleep(1700);
    }
    expect(known.begun.get(id)).toEqual([0]);
    go.open();
    expect(await endOf(two, id)).toMatchObject({ state: 'finished', done: 2 });
    expect(known.most).toBe(1);
    expect(known.begun.get(id)).toEqual([0, 1]);
  });

  test('leaves its chunk to another one when it stays away, and its own record is refused', async () => {
    const { kinds, known } = counting(3);
    const [there, go] = [gate(), gate()];
    let first = true;
    known.middle = async () => {
      if (!first) return;
      first = false;
      there.open();
      await go.passed;
    };
    const [one, two] = [processOf(kinds), processOf(kinds)];
    one.start({ sweepEvery: 300 });
    const id = await start(one);
    await there.passed;
    one.cut(true);
    two.start({ sweepEvery: 300 });
    expect(await endOf(two, id)).toMatchObject({ state: 'finished', done: 3 });
    one.cut(false);
    go.open();
    await until(() => one.deps.locks.tryTake(`job ${id}`));
    expect(await readJob(two.deps, id)).toMatchObject({ state: 'finished', done: 3, revision: 4 });
    expect(known.begun.get(id)).toEqual([0, 0, 1, 2]);
  });
});

describe('when the database goes away and comes back', () => {
  // the library of the queue prints a worker's last failure there
  beforeAll(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
  afterAll(() => void jest.restoreAllMocks());

  test('nothing is lost, done twice or told as failed, and workers go on', async () => {
    const { kinds, known } = counting(10);
    const processes = [processOf(kinds), processOf(kinds)];
    known.middle = async (_chunk, job) => {
      await sleep(20);
      for (const { deps } of processes) await deps.store.selectOptionalJob(job);
    };
    const asking = processOf(kinds);
    for (const process of processes) process.start({ sweepEvery: 300 });
    const ids = await Promise.all(Array.from({ length: 4 }, () => start(asking)));
    for (const outage of [0, 60, 1200]) {
      await sleep(80);
      for (const process of processes) process.cut(outage > 0);
      await sleep(outage);
      for (const process of processes) process.cut(false);
    }
    for (const id of ids) {
      expect(await endOf(asking, id, 20_000)).toMatchObject({
        state: 'finished',
        done: 10,
        error: undefined,
      });
      // what was cut off amid a chunk begins it again; none is left out
      expect(new Set(known.begun.get(id))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    }
    expect(known.most).toBe(1);
    const ends = await database.prisma.auditEntry.groupBy({
      by: ['subject'],
      where: { act: 'job.finished', subject: { in: ids.map((id) => `job:${id}`) } },
      _count: true,
    });
    expect(ends.map(({ _count }) => _count)).toEqual([1, 1, 1, 1]);
  });

  test('a worker can be stopped while it is away', async () => {
    const process = processOf(counting(1).kinds);
    const queue = process.start();
    await until(() => process.lent() > 1);
    process.cut(true);
    const stopping = Date.now();
    await queue.stop();
    expect(Date.now() - stopping).toBeLessThan(5000);
  });
});

describe('a recurring task', () => {
  test('is done by one process at a time, again after its period, whatever it throws', async () => {
    const runs: number[] = [];
    let active = 0;
    let most = 0;
    const task = {
      name: 'tidy',
      every: 1,
      run: async () => {
        most = Math.max(most, ++active);
        runs.push(Date.now());
        await sleep(100);
        active--;
        if (runs.length === 1) throw new TypeError('Ada Lovelace');
      },
    };
    const processes = [processOf({}), processOf({})];
    for (const process of processes) process.start({ recurring: [task] });
    await until(() => runs.length >= 2);
    expect(most).toBe(1);
    expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBeGreaterThanOrEqual(1000);
    const said = processes.flatMap(({ log }) => log);
    expect(said).toEqual(['{"event":"recurring.failed","name":"tidy","code":"TypeError"}']);
  });
});
