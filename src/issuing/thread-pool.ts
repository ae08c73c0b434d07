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
 * dies, with a task or without, all of them end: what the others were at, and what waited, is given to new ones, once.
 */
export function threadPool<T>(worker: URL, most = 2): ThreadPool<T> {
  let pool: Piscina | undefined;
  let closed = false;
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
    try {
      return await used.run(task);
    } catch (error) {
      const retiredBefore = pool !== used;
      retire(used);
      if (retiredBefore && !isLast) return answerTo(task, true);
      throw error;
    }
  };
  return {
    waiting: () => pool?.queueSize ?? 0,
    async run(task) {
      const answer = await answerTo(task, false);
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
