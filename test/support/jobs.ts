import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../src/generated/prisma/client.js';
import type { JobKinds } from '../../src/issuing/jobs/job.js';
import type { ManageDeps } from '../../src/issuing/jobs/manage.js';
import { hasEnded, readJob } from '../../src/issuing/jobs/manage.js';
import type { RunDeps } from '../../src/issuing/jobs/run.js';
import { queueWork, type Recurring } from '../../src/issuing/jobs/work.js';
import { startQueue } from '../../src/storage/job-queue.js';
import { jobStore } from '../../src/storage/job-store.js';
import { namedLocks } from '../../src/storage/named-locks.js';
import { isPassing } from '../../src/storage/passing.js';
import { createPool } from '../../src/storage/pool.js';
import type { TestDatabase } from './database.js';

/** What a process has of jobs, with connections of its own, so that they can be cut apart from others'. */
export interface JobProcess {
  readonly deps: ManageDeps & RunDeps;
  /** Events that were logged. */
  readonly log: string[];
  /** Starts a worker; all are stopped by `close`. */
  start(options?: { readonly recurring?: readonly Recurring[]; readonly sweepEvery?: number }): {
    stop(): Promise<void>;
  };
  /** Cuts every connection to the database; `down`: and refuses new ones until it is called again. */
  cut(down: boolean): void;
  /** Connections that are lent at this moment. */
  lent(): number;
  close(): Promise<void>;
}

export function openJobProcess(database: TestDatabase, kinds: JobKinds): JobProcess {
  const sockets = new Set<net.Socket>();
  let down = false;
  const stream = () => {
    const socket = new net.Socket();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    if (down) setImmediate(() => socket.destroy(Object.assign(new Error('down'), { code: 'ECONNREFUSED' })));
    return socket;
  };
  const pool = createPool({ ...database.address, stream }, 10);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const locks = namedLocks(pool);
  const log: string[] = [];
  const say = (event: string, details: Readonly<Record<string, unknown>>) =>
    void log.push(JSON.stringify({ event, ...details }));
  const deps = {
    store: jobStore(prisma),
    locks,
    kinds,
    clock: () => new Date(),
    random: (length: number) => new Uint8Array(randomBytes(length)),
    isPassing,
    log: say,
    sleep: (milliseconds: number) => sleep(milliseconds),
  };
  const queues: { stop(): Promise<void> }[] = [];
  return {
    deps,
    log,
    start({ recurring = [], sweepEvery = 1000 } = {}) {
      const work = queueWork(deps, recurring);
      const queue = startQueue({
        pool,
        prisma,
        locks,
        work,
        concurrency: 2,
        log: say,
        sweepEvery,
        pollEvery: 200,
      });
      queues.push(queue);
      return queue;
    },
    cut(stayDown) {
      down = stayDown;
      for (const socket of sockets) socket.destroy();
    },
    lent: () => pool.totalCount - pool.idleCount,
    async close() {
      await Promise.all(queues.map((queue) => queue.stop()));
      await locks.close();
      await prisma.$disconnect();
      if (!pool.ending) await pool.end();
    },
  };
}

/** Counts to `total` by chunks of one and remembers what it did. */
export function counting(total: number) {
  const known = {
    /** Which chunks were begun, by job. */
    begun: new Map<string, number[]>(),
    /** The most that were at the same job at once. */
    most: 0,
    /** Jobs of which it was told that they ended. */
    ended: [] as string[],
    /** Does something in the middle of a chunk. */
    middle: async (_chunk: number, _job: string): Promise<void> => undefined,
  };
  const active = new Map<string, number>();
  const kinds: JobKinds = {
    count: {
      async step(job) {
        const chunk = job.done;
        const now = (active.get(job.id) ?? 0) + 1;
        active.set(job.id, now);
        known.most = Math.max(known.most, now);
        known.begun.set(job.id, [...(known.begun.get(job.id) ?? []), chunk]);
        try {
          await known.middle(chunk, job.id);
        } finally {
          active.set(job.id, (active.get(job.id) ?? 1) - 1);
        }
        const done = chunk + 1;
        const result = done === total ? { counted: done } : undefined;
        return { cursor: { at: done }, total, done, failed: 0, ...(result ? { result } : {}) };
      },
      async ended(job) {
        known.ended.push(`${job.id} ${job.state}`);
      },
    },
  };
  return { kinds, known };
}

/** A promise and what fulfils it. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** Waits until something is so, and fails after a while. */
export async function until(what: () => boolean | Promise<boolean>, within = 10_000): Promise<void> {
  for (const end = Date.now() + within; !(await what()); await sleep(20))
    if (Date.now() > end) throw new Error(`Not within ${within} ms: ${what}`);
}

/** Waits until a job has ended. */
export async function endOf({ deps }: JobProcess, id: string, within?: number) {
  await until(async () => hasEnded((await readJob(deps, id)).state), within);
  return readJob(deps, id);
}

/** Inserts an institution that owns jobs. */
export async function insertInstitution({ prisma }: TestDatabase, code: string): Promise<string> {
  const did = `did:web:example.org:i:${code}`;
  await prisma.institution.create({
    data: {
      code,
      did,
      name: { en: code },
      country: 'PT',
      city: 'Porto',
      timeZone: 'Europe/Lisbon',
      website: 'https://example.org',
      primaryLanguage: 'en',
      memberFrom: '2020-01-01',
    },
  });
  return did;
}

/** An id of nothing. */
export const nobody = '00000000-0000-4000-8000-000000000000';
