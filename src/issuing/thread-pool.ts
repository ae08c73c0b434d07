import { Piscina } from 'piscina';
import { CairnError } from '../common/errors.js';
import type { ThreadAnswer } from './thread-answer.js';

/** Threads that do one kind of work, of which everything comes with the task. */
export interface ThreadPool<T> {
  /** What the worker answers; throws what it refused. */
  run(task: T): Promise<unknown>;
  /** Tasks that wait for a thread. */
  waiting(): number;
  close(): Promise<void>;
}

/** `worker`: a compiled file whose default export gives a `ThreadAnswer`. Threads are started when they are first needed. */
export function threadPool<T>(worker: URL): ThreadPool<T> {
  let pool: Piscina | undefined;
  return {
    waiting: () => pool?.queueSize ?? 0,
    async run(task) {
      pool ??= new Piscina({
        filename: worker.href,
        minThreads: 0,
        maxThreads: 2,
        idleTimeout: 30_000,
        env: {},
        execArgv: [],
      });
      const answer: ThreadAnswer = await pool.run(task);
      if ('done' in answer) return answer.done;
      const { kind, code, message, faults } = answer.refused;
      throw new CairnError(kind, code, message, faults);
    },
    async close() {
      await pool?.destroy();
    },
  };
}
