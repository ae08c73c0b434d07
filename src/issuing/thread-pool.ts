import { Piscina } from 'piscina';
import { CairnError } from '../common/errors.js';
import type { ThreadAnswer } from './thread-answer.js';

/** Threads that do one kind of work, of which everything comes with the task. */
export interface ThreadPool<T> {
  /** What the worker answers; throws what it refused, what went wrong in it, and that its thread died. */
  run(task: T): Promise<unknown>;
  /** Tasks that wait for a thread. */
  waiting(): number;
  /** Ends all threads for good: what is under way fails, and so does what comes later. */
  close(): Promise<void>;
}

/**
 * `worker`: a compiled file whose default export gives a `ThreadAnswer`. Threads, `most` at most, are started when they are first needed. Where one
 * dies, with a task or without, all of them end: what the others were at is given to new ones, once. `longest`: a thread that takes
 * longer for a task, in milliseconds, is ended as if it had died, and what waits fails with it; without it, a task takes as long as it likes.
 */
export function threadPool<T>(worker: URL, most = 2, longest?: number): ThreadPool<T> {
  let pool: Piscina | undefined;
  let closed = false;
  // Piscina's own queue has no order, and doesn't tell when a task's turn comes
  let free = most;
  const waiting: { readonly go: () => void; readonly fail: (error: unknown) => void }[] = [];
  const start = () => {
    const started = new Piscina({
      filename: worker.href,
      minThreads: 0,
      maxThreads: most,
      idleTimeout: 30_000,
      env: {},
      execArgv: [],
      // the service's own measure for what is young would be too much for each thread
      resourceLimits: { maxYoungGenerationSizeMb: 32 },
    });
    // told of a thread that died without a task, or before its first: unheard, that would end the process
    started.on('error', () => retire(started));
    return started;
  };
  // Piscina starts no thread for tasks that wait when all have died
  const retire = (one: Piscina) => {
    if (pool === one) pool = undefined;
    void one.destroy();
  };
  const answerTo = async (task: T, isLast: boolean): Promise<ThreadAnswer> => {
    if (closed) throw new Error('These threads were closed');
    pool ??= start();
    const used = pool;
    const signal = longest === undefined ? null : AbortSignal.timeout(longest);
    try {
      return await used.run(task, { signal });
    } catch (error) {
      const retiredBefore = pool !== used;
      // what waits would wait as long again
      if (signal?.aborted) for (const { fail } of waiting.splice(0)) fail(error);
      retire(used);
      if (retiredBefore && !isLast) return answerTo(task, true);
      throw error;
    }
  };
  const inTurn = async (task: T): Promise<ThreadAnswer> => {
    if (free > 0) free--;
    else await new Promise<void>((go, fail) => waiting.push({ go, fail }));
    try {
      return await answerTo(task, false);
    } finally {
      const next = waiting.shift();
      if (next) next.go();
      else free++;
    }
  };
  return {
    waiting: () => waiting.length,
    async run(task) {
      const answer = await inTurn(task);
      if ('done' in answer) return answer.done;
      if ('thrown' in answer) throw answer.thrown;
      const { kind, code, message, faults } = answer.refused;
      throw new CairnError(kind, code, message, faults);
    },
    async close() {
      closed = true;
      await pool?.destroy();
    },
  };
}
