import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { JsonObject } from '../../common/json.js';
import { projectFile } from '../../common/project-files.js';
import { KNOWN_CONTEXTS } from '../../credentials/contexts/bundled.js';
import type { Operation } from './compare.js';
import type { BenchDocuments } from './documents.js';

/** What its thread has in memory. */
export interface PlainMaterial {
  readonly now: Date;
  readonly contexts: ReadonlyMap<string, object>;
  readonly keys: ReadonlyMap<string, object>;
  readonly statusLists: ReadonlyMap<string, JsonObject>;
}

/** What its thread is to do so many times: sign, or check signature and dates, or status as well, of each document. */
export interface PlainTask {
  readonly act: 'issue' | 'verify' | 'verify with status';
  readonly documents: readonly JsonObject[];
  readonly runs: number;
}

export interface PlainAnswer {
  readonly refused: string | undefined;
}

/** The plain library, on the same documents as ours. */
export interface PlainLibrary {
  operation(act: PlainTask['act'], ...documents: JsonObject[]): Operation;
  close(): Promise<void>;
}

/** Starts its thread; see `plain-worker.ts` for what runs there. */
export function plainLibrary({ keys, statusLists }: BenchDocuments, now: Date): PlainLibrary {
  const workerData: PlainMaterial = { now, contexts: KNOWN_CONTEXTS, keys, statusLists };
  const worker = new Worker(projectFile('dist/cli/bench/plain-worker.js'), { workerData });
  return {
    operation:
      (act, ...documents) =>
      async (runs) => {
        const task: PlainTask = { act, documents, runs };
        worker.postMessage(task);
        const [answer] = await once(worker, 'message');
        const { refused }: PlainAnswer = answer;
        if (refused !== undefined) throw new Error(refused);
      },
    close: async () => void (await worker.terminate()),
  };
}
