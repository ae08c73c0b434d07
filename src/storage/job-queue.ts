import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, runTaskList, type TaskList, type WorkerPool } from 'graphile-worker';
import type pg from 'pg';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { QueueWork } from '../issuing/jobs/ports.js';
import { errorCode } from './error-code.js';
import type { Locks } from './named-locks.js';
import {
  CHUNK_TASK,
  deleteReplacedEntries,
  enqueueChunk,
  enqueueForgotten,
  enqueueRecurring,
  RECURRING_TASK,
  selectWorkers,
  unlockWorkers,
} from './queue-entries.js';
import { QUEUE_SCHEMA } from './queue-schema.js';

export interface QueueOptions {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly locks: Locks;
  readonly work: QueueWork;
  /** How many entries are worked on at once. */
  readonly concurrency: number;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
  /** Milliseconds between two looks for dead workers; 5000 if not given. */
  readonly sweepEvery?: number;
  /** Milliseconds between two looks for entries that have become due; 500 if not given. New ones are noticed at once. */
  readonly pollEvery?: number;
}

export interface RunningQueue {
  /** Whether somebody takes entries at this moment; for a while not after the database was away. */
  working(): boolean;
  /** Takes nothing more, and waits for what is under way: half a minute at most. */
  stop(): Promise<void>;
}

const SWEEP_EVERY = 5000;
const POLL_EVERY = 500;
const RESTART_AFTER = 2000;
const STOP_WITHIN = 30_000;
/** So many failures in a row to take an entry, and the worker is replaced by a new one: some don't recover. */
const MAX_ERRORS = 5;

/**
 * Works on the queue until it is stopped. When the database goes away, it goes on when that is back; what was under way
 * is done again.
 *
 * Each worker holds its name as long as it lives (`NamedLocks`). Entries of a worker whose name was free at two looks in a
 * row are given back to the queue: so long a live worker has to take its name again after its session was cut. A worker
 * that died is noticed after one to two times `sweepEvery`.
 */
export function startQueue(options: QueueOptions): RunningQueue {
  const stopping = new AbortController();
  const state: State = { options, stopping: stopping.signal, pool: undefined, suspects: new Set() };
  const ended = Promise.all([keepWorking(state), keepSweeping(state)]);
  return {
    working: () => state.pool !== undefined,
    async stop() {
      stopping.abort();
      const patience = new AbortController();
      await Promise.race([ended, wait(STOP_WITHIN, undefined, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
    },
  };
}

interface State {
  readonly options: QueueOptions;
  readonly stopping: AbortSignal;
  pool: WorkerPool | undefined;
  suspects: Set<string>;
}

async function keepWorking(state: State): Promise<void> {
  const { options, stopping } = state;
  while (!stopping.aborted) {
    try {
      await workOnce(state);
    } catch (error) {
      options.log('queue.worker-failed', { code: errorCode(error) ?? 'unknown' });
    }
    await pause(RESTART_AFTER, stopping);
  }
}

/** One worker, until it is stopped or fails. */
async function workOnce(state: State): Promise<void> {
  const { options, stopping } = state;
  const { pool, locks, concurrency, log } = options;
  const events = new EventEmitter();
  // a task's own failures never get there: what is told is the queue's trouble with the database
  const logger = new Logger(() => (level, _message, meta) => {
    if (String(level) === 'error') log('queue.trouble', { code: errorCode(meta?.error) ?? 'unknown' });
  });
  const preset = {
    // with a delay a failure to record the end of an entry is tried again; without, it would end the process
    worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
  };
  const workers = runTaskList(
    {
      pgPool: pool,
      schema: QUEUE_SCHEMA,
      concurrency,
      pollInterval: options.pollEvery ?? POLL_EVERY,
      noHandleSignals: true,
      logger,
      events,
      preset,
    },
    taskList(state),
    pool,
  );
  const shutDown = () => {
    Promise.resolve(workers.gracefulShutdown()).catch(() => undefined);
  };
  let errors = 0;
  events.on('worker:getJob:error', () => {
    if (++errors === MAX_ERRORS) shutDown();
  });
  const fine = () => {
    errors = 0;
  };
  events.on('worker:getJob:empty', fine).on('job:start', fine);
  locks.hold(workers.id);
  state.pool = workers;
  stopping.addEventListener('abort', shutDown, { once: true });
  try {
    await workers.promise;
  } finally {
    stopping.removeEventListener('abort', shutDown);
    state.pool = undefined;
    await locks.drop(workers.id);
  }
}

function taskList({ options, stopping }: State): TaskList {
  const { prisma, work } = options;
  return {
    [CHUNK_TASK]: async (payload, { job: entry }) => {
      const { job, tries } = payload as { job: string; tries: number };
      const putOff = await work.chunk({ job, tries, begun: entry.attempts - 1 }, stopping);
      if (putOff) await insist(() => enqueueChunk(prisma, job, { ...putOff, keep: true }), stopping);
    },
    [RECURRING_TASK]: async (payload) => {
      const { name } = payload as { name: string };
      const every = await work.recurring(name);
      if (every !== undefined) await insist(() => enqueueRecurring(prisma, name, every, false), stopping);
    },
  };
}

/** Does it when the database is back, if it is away; throws its error once the queue stops. */
async function insist(work: () => Promise<void>, stopping: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (stopping.aborted) throw error;
      await pause(1000, stopping);
    }
  }
}

async function keepSweeping(state: State): Promise<void> {
  const { options, stopping } = state;
  while (!stopping.aborted) {
    try {
      await sweep(state);
    } catch (error) {
      options.log('queue.sweep-failed', { code: errorCode(error) ?? 'unknown' });
    }
    await pause(options.sweepEvery ?? SWEEP_EVERY, stopping);
  }
}

/** Gives back what dead workers have taken, and sees that everything that is to be done is in the queue. */
async function sweep(state: State): Promise<void> {
  const { prisma, locks, work, log } = state.options;
  for (const { name, every } of work.tasks) await enqueueRecurring(prisma, name, every, true);
  const forgotten = await enqueueForgotten(prisma);
  if (forgotten > 0) log('queue.mended', { jobs: forgotten });
  await deleteReplacedEntries(prisma);
  const others = (await selectWorkers(prisma)).filter((id) => id !== state.pool?.id);
  const free = others.length === 0 ? [] : await locks.free(others);
  const dead = free.filter((id) => state.suspects.has(id));
  state.suspects = new Set(free);
  if (dead.length === 0) return;
  await unlockWorkers(prisma, dead);
  log('queue.taken-over', { workers: dead.length });
}

async function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal: stopping }).catch(() => undefined);
}
