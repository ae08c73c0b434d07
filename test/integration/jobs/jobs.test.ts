import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import type { JobKinds } from '../../../src/issuing/jobs/job.js';
import {
  cancelJob,
  listJobs,
  pauseJob,
  readJob,
  resumeJob,
  startJob,
} from '../../../src/issuing/jobs/manage.js';
import { runChunk, runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  counting,
  endOf,
  gate,
  insertInstitution,
  type JobProcess,
  nobody,
  openJobProcess,
  until,
} from '../../support/jobs.js';

let database: TestDatabase;
let did: string;
const open: JobProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  did = await insertInstitution(database, 'porto');
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

const start = ({ deps }: JobProcess, institution?: string) =>
  startJob(deps, { kind: 'count', institution, input: { of: 'things' } }, 'key:1');

async function auditOf(id: string) {
  const lines = await database.prisma.auditEntry.findMany({
    where: { subject: `job:${id}` },
    orderBy: { id: 'asc' },
  });
  return lines.map(({ act, actor, owner }) => `${act} ${actor} ${owner}`);
}

describe('a job', () => {
  test('is done chunk by chunk to its end, and the audit says so', async () => {
    const { kinds, known } = counting(3);
    const process = processOf(kinds);
    const id = await start(process, 'porto');
    expect(await readJob(process.deps, id)).toMatchObject({
      state: 'queued',
      done: 0,
      revision: 0,
      createdBy: 'key:1',
      institution: 'porto',
      startedAt: undefined,
    });
    process.start();
    const job = await endOf(process, id);
    expect(job).toMatchObject({
      state: 'finished',
      total: 3,
      done: 3,
      cursor: { at: 3 },
      result: { counted: 3 },
      error: undefined,
    });
    expect(job.revision).toBe(4);
    expect(job.endedAt).toBeInstanceOf(Date);
    expect(known.begun.get(id)).toEqual([0, 1, 2]);
    expect(await auditOf(id)).toEqual([`job.started key:1 ${did}`, `job.finished service ${did}`]);
  });

  test('rests when it is paused in the middle of a chunk, keeps what the chunk did, and goes on when resumed', async () => {
    const { kinds, known } = counting(3);
    const [there, go] = [gate(), gate()];
    known.middle = async (chunk) => {
      if (chunk !== 1) return;
      there.open();
      await go.passed;
    };
    const process = processOf(kinds);
    process.start();
    const id = await start(process);
    await there.passed;
    const paused = await pauseJob(process.deps, id, 'key:2');
    expect(paused).toMatchObject({ state: 'paused', done: 1 });
    expect((await pauseJob(process.deps, id, 'key:2')).revision).toBe(paused.revision);
    go.open();
    await until(async () => (await readJob(process.deps, id)).done === 2);
    expect(await runChunk(process.deps, id)).toMatchObject({ outcome: 'rest' });
    expect(await readJob(process.deps, id)).toMatchObject({ state: 'paused', done: 2 });
    expect(await resumeJob(process.deps, id, 'key:2')).toMatchObject({ state: 'running' });
    expect(await endOf(process, id)).toMatchObject({ state: 'finished', done: 3 });
    expect(known.begun.get(id)).toEqual([0, 1, 2]);
    expect(await auditOf(id)).toEqual([
      'job.started key:1 null',
      'job.paused key:2 null',
      'job.resumed key:2 null',
      'job.finished service null',
    ]);
  });

  test('is finished if it was paused during its last chunk', async () => {
    const { kinds, known } = counting(1);
    const [there, go] = [gate(), gate()];
    known.middle = async () => {
      there.open();
      await go.passed;
    };
    const process = processOf(kinds);
    const id = await start(process);
    const run = runChunk(process.deps, id);
    await there.passed;
    await pauseJob(process.deps, id, 'key:2');
    go.open();
    expect(await run).toMatchObject({ outcome: 'rest', job: { state: 'finished', result: { counted: 1 } } });
  });

  test('that is cancelled in the middle of a chunk keeps what the chunk did, and its kind is told after that', async () => {
    const { kinds, known } = counting(3);
    const [there, go] = [gate(), gate()];
    known.middle = async (chunk) => {
      if (chunk !== 1) return;
      there.open();
      await go.passed;
    };
    const process = processOf(kinds);
    process.start();
    const id = await start(process);
    await there.passed;
    expect(await cancelJob(process.deps, id, 'key:2')).toMatchObject({ state: 'cancelled' });
    expect(known.ended).toEqual([]);
    go.open();
    await until(() => known.ended.length > 0);
    expect(known.ended[0]).toBe(`${id} cancelled`);
    const job = await readJob(process.deps, id);
    expect(job).toMatchObject({ state: 'cancelled', done: 2, result: undefined });
    expect(job.endedAt).toBeInstanceOf(Date);
    expect(known.begun.get(id)).toEqual([0, 1]);
    expect(await cancelJob(process.deps, id, 'key:2')).toMatchObject({ revision: job.revision });
    for (const wish of [pauseJob, resumeJob])
      await expect(wish(process.deps, id, 'key:2')).rejects.toMatchObject({
        kind: 'conflict',
        code: 'job.ended',
      });
  });

  test('that was never begun is cancelled without a step', async () => {
    const { kinds, known } = counting(3);
    const process = processOf(kinds);
    const id = await start(process);
    await cancelJob(process.deps, id, 'key:2');
    process.start();
    await until(() => known.ended.length > 0);
    expect(known.begun.has(id)).toBe(false);
  });

  test.each([
    [new CairnError('invalid', 'thing.wrong', 'Wrong'), 'thing.wrong', 'thing.wrong'],
    [new TypeError('Ada Lovelace is no number'), 'internal.error', 'TypeError'],
  ])(
    'fails with the code of what went wrong, of which nothing else is told: %p',
    async (error, code, logged) => {
      const { kinds, known } = counting(3);
      known.middle = async (chunk) => {
        if (chunk === 1) throw error;
      };
      const process = processOf(kinds);
      process.start();
      const id = await start(process, 'porto');
      expect(await endOf(process, id)).toMatchObject({ state: 'failed', error: code, done: 1 });
      await until(() => known.ended.includes(`${id} failed`));
      expect(await auditOf(id)).toEqual([`job.started key:1 ${did}`, `job.failed service ${did}`]);
      const said = process.log.join('\n');
      expect(said).toContain(`"event":"job.failed","job":"${id}","kind":"count","code":"${logged}"`);
      expect(said).not.toContain('Ada');
    },
  );

  test('is tried again when what it needs is not available', async () => {
    const { kinds, known } = counting(2);
    let failures = 0;
    known.middle = async (chunk) => {
      const cause = Object.assign(new Error('Ada'), { code: '53100' });
      if (chunk === 1 && failures++ < 1)
        throw new CairnError('unavailable', 'signer.away', 'Away', [], { cause });
    };
    const process = processOf(kinds);
    process.start();
    const id = await start(process);
    expect(await endOf(process, id)).toMatchObject({ state: 'finished', done: 2, error: undefined });
    expect(known.begun.get(id)).toEqual([0, 1, 1]);
    const putOff = { event: 'job.put-off', job: id, seconds: 1, code: 'signer.away', cause: '53100' };
    expect(process.log).toContain(JSON.stringify(putOff));
  });

  test('of a kind that this process does not know waits for one that does', async () => {
    const { kinds } = counting(1);
    const id = await start(processOf(kinds));
    expect(await runChunk(processOf({}).deps, id)).toMatchObject({
      outcome: 'later',
      error: { code: 'job.unknown-kind' },
    });
    await expect(start(processOf({}))).rejects.toMatchObject({ code: 'job.unknown-kind' });
    await cancelJob(processOf(kinds).deps, id, 'test');
  });

  test('fails when its chunk took the process with it again and again', async () => {
    const { kinds, known } = counting(1);
    const { deps } = processOf(kinds);
    const id = await start({ deps } as JobProcess);
    await runChunk(deps, id, 50);
    expect(await readJob(deps, id)).toMatchObject({ state: 'failed', error: 'job.crashed' });
    expect(known.begun.has(id)).toBe(false);
  });

  test('that is started again under the same id is the same job', async () => {
    const process = processOf(counting(1).kinds);
    const wish = { kind: 'count', institution: undefined, input: {} };
    const id = await startJob(process.deps, wish, 'test');
    expect(await startJob(process.deps, { ...wish, id, input: { of: 'others' } }, 'test')).toBe(id);
    expect(await readJob(process.deps, id)).toMatchObject({ input: {}, revision: 0 });
    expect(await auditOf(id)).toEqual(['job.started test null']);
    await cancelJob(process.deps, id, 'test');
  });

  test('ends though its kind cannot be told, and tells it later where that passes', async () => {
    const errors = [new CairnError('unavailable', 'signer.away', 'Away'), new TypeError('Ada')];
    const { kinds } = counting(1);
    const process = processOf({
      count: {
        step: async () => ({ cursor: null, done: 0, failed: 0 }),
        ended: async () => {
          throw errors.shift();
        },
      },
    });
    const id = await start(processOf(kinds));
    await cancelJob(process.deps, id, 'test');
    expect(await runChunk(process.deps, id)).toMatchObject({ outcome: 'later' });
    expect(await runChunk(process.deps, id)).toMatchObject({ outcome: 'rest' });
    expect(process.log).toEqual([
      `{"event":"job.end-not-told","job":"${id}","kind":"count","code":"TypeError"}`,
    ]);
  });

  test('that nobody knows is told as unknown', async () => {
    const { deps } = processOf({});
    for (const act of [pauseJob, resumeJob, cancelJob])
      await expect(act(deps, nobody, 'test')).rejects.toMatchObject({ code: 'job.unknown' });
    await expect(runJobToEnd(deps, nobody)).rejects.toMatchObject({ code: 'job.unknown' });
    await expect(readJob(deps, nobody)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('of an institution that nobody knows is not started', async () => {
    const { kinds } = counting(1);
    const process = processOf(kinds);
    await expect(start(process, 'atlantis')).rejects.toMatchObject({ code: 'institution.unknown' });
  });
});

describe('whoever runs chunks', () => {
  test('does them here and now, beside a worker, each once', async () => {
    const { kinds, known } = counting(6);
    known.middle = () => new Promise((resolve) => setTimeout(resolve, 20));
    const [here, there] = [processOf(kinds), processOf(kinds)];
    const id = await start(here);
    there.start();
    const told: number[] = [];
    const job = await runJobToEnd(here.deps, id, ({ done }) => told.push(done));
    expect(job).toMatchObject({ state: 'finished', done: 6 });
    expect(told.at(-1)).toBe(6);
    expect(known.begun.get(id)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(known.most).toBe(1);
  });

  test('records a chunk only where the job still stands where the chunk began', async () => {
    const { kinds } = counting(5);
    const { deps } = processOf(kinds);
    const id = await start({ deps } as JobProcess);
    const act = { actor: 'service', at: new Date() };
    const began = await deps.store.beginChunk(id, act.at);
    if (!began) throw new Error('The job is there');
    const progress = { cursor: { at: 1 }, done: 1, failed: 0 };
    expect(await deps.store.recordProgress(began, progress, act)).toMatchObject({ done: 1 });
    expect(await deps.store.recordProgress(began, progress, act)).toBeUndefined();
    expect(await deps.store.recordFailure(began, 'too.late', act)).toBeUndefined();
    expect(await readJob(deps, id)).toMatchObject({ state: 'running', done: 1, error: undefined });
  });

  test('does many jobs in several processes, of one job one chunk at a time', async () => {
    const { kinds, known } = counting(4);
    known.middle = () => new Promise((resolve) => setTimeout(resolve, 5));
    const [one, two] = [processOf(kinds), processOf(kinds)];
    one.start();
    two.start();
    const ids = await Promise.all(Array.from({ length: 8 }, () => start(one)));
    for (const id of ids) expect(await endOf(one, id)).toMatchObject({ state: 'finished', done: 4 });
    for (const id of ids) expect(known.begun.get(id)).toEqual([0, 1, 2, 3]);
    expect(known.most).toBe(1);
  });

  test('does an institution’s jobs one chunk at a time, so that many of them leave room for others', async () => {
    await insertInstitution(database, 'lisbon');
    const { kinds, known } = counting(4);
    let [active, most] = [0, 0];
    const portos = new Set<string>();
    known.middle = async (_chunk, id) => {
      if (portos.has(id)) most = Math.max(most, ++active);
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (portos.has(id)) active--;
    };
    const process = processOf(kinds);
    for (let count = 0; count < 8; count++) portos.add(await start(process, 'porto'));
    process.start();
    const other = await start(process, 'lisbon');
    expect(await endOf(process, other)).toMatchObject({ state: 'finished' });
    const begun = () => [...portos].reduce((sum, id) => sum + (known.begun.get(id)?.length ?? 0), 0);
    expect(begun()).toBeLessThan(16);
    for (const id of portos) expect(await endOf(process, id)).toMatchObject({ state: 'finished', done: 4 });
    expect(most).toBe(1);
  });

  test('ends the chunk under way when it stops, leaves the rest in the queue and nothing open', async () => {
    const { kinds, known } = counting(3);
    const [there, go] = [gate(), gate()];
    known.middle = async (chunk) => {
      if (chunk !== 0) return;
      there.open();
      await go.passed;
    };
    const process = processOf(kinds);
    const timers = () =>
      globalThis.process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const queue = process.start();
    const id = await start(process);
    await there.passed;
    const stopped = queue.stop();
    go.open();
    await stopped;
    expect(await readJob(process.deps, id)).toMatchObject({ state: 'running', done: 1 });
    // the session of the locks is the process's, not the worker's
    expect(process.lent()).toBe(1);
    process.start();
    expect(await endOf(process, id)).toMatchObject({ state: 'finished', done: 3 });
    await process.close();
    open.splice(0);
    expect(timers()).toBeLessThanOrEqual(before);
    expect(known.begun.get(id)).toEqual([0, 1, 2]);
  });

  test('finds a job whose entry in the queue was lost', async () => {
    const { kinds } = counting(1);
    const process = processOf(kinds);
    const id = await start(process);
    await database.prisma.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    process.start();
    expect(await endOf(process, id)).toMatchObject({ state: 'finished' });
  });
});

test('jobs are listed newest first, by institution, state and kind', async () => {
  await database.prisma.job.deleteMany();
  const { kinds } = counting(1);
  const process = processOf({ ...kinds, other: { step: async () => ({ cursor: 0, done: 0, failed: 0 }) } });
  const ids = [await start(process, 'porto'), await start(process), await start(process, 'porto')];
  await startJob(process.deps, { kind: 'other', institution: 'porto', input: {} }, 'test');
  await pauseJob(process.deps, ids[0] ?? '', 'test');
  const all = { institution: undefined, limit: 10, after: undefined };
  const seen = async (query: Partial<Parameters<typeof listJobs>[1]>) =>
    (await listJobs(process.deps, { ...all, ...query })).map(({ id, createdAt }) => ({ id, at: createdAt }));
  expect(await seen({})).toHaveLength(4);
  const porto = await seen({ institution: 'porto', kind: 'count' });
  expect(porto.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
  expect(await seen({ institution: 'porto', kind: 'count', after: porto[0] })).toEqual([porto[1]]);
  expect((await seen({ state: 'paused' })).map(({ id }) => id)).toEqual([ids[0]]);
});
