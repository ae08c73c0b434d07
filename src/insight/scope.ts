import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from './log.js';

/** Remembers which request is being answered, wherever its work has got to. */
export interface RequestScope {
  run<T>(requestId: string, work: () => T): T;
  /** The same log, whose lines carry the id of the request that they belong to. */
  logging(log: Log): Log;
}

/** One for the process: Node asks each that there is about every promise, for as long as the process lives. */
const storage = new AsyncLocalStorage<string>();

export function requestScope(): RequestScope {
  return {
    run: (requestId, work) => storage.run(requestId, work),
    logging: (log) => (event, details) => {
      const requestId = storage.getStore();
      log(event, requestId === undefined ? details : { ...details, requestId });
    },
  };
}
