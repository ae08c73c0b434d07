import { setImmediate } from 'node:timers/promises';
import type { JsonObject } from '../../common/json.js';
import { type Draft, draftCredential } from '../../credentials/suites/sign.js';
import { threadPool } from '../thread-pool.js';

/** A document, and the key that is to sign it. */
export interface Drafted {
  readonly unsigned: JsonObject;
  readonly verificationMethod: string;
}

export interface DraftTask {
  readonly documents: readonly Drafted[];
  readonly signedAt: Date;
}

/**
 * Does all of signing but the signatures, which alone need keys: few documents here, many in threads of their own, so that
 * this one goes on with whatever else it has to do.
 */
export interface Drafting {
  /** Drafts in the order of the documents. */
  draft(documents: readonly Drafted[], signedAt: Date): Promise<Draft[]>;
  close(): Promise<void>;
}

/** So many are done here: to hand them over would take longer. */
const FEW = 16;
/** Documents that a thread is given at once: some ten milliseconds of work. */
const TASK = 32;

/** `worker`: where the compiled `worker.js` of this folder is. Threads are started when they are first needed. */
export function draftingThreads(worker: URL): Drafting {
  const pool = threadPool<DraftTask>(worker);
  return {
    async draft(documents, signedAt) {
      if (documents.length <= FEW) return draftHere(documents, signedAt);
      const tasks: Promise<unknown>[] = [];
      for (let at = 0; at < documents.length; at += TASK)
        tasks.push(pool.run({ documents: documents.slice(at, at + TASK), signedAt }));
      return ((await Promise.all(tasks)) as Draft[][]).flat();
    },
    close: () => pool.close(),
  };
}

/** After so many drafts whatever else the process has to do gets its turn: drafting never waits for anything. */
const BREATH = 4;

async function draftHere(documents: readonly Drafted[], signedAt: Date): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const [index, { unsigned, verificationMethod }] of documents.entries()) {
    if (index % BREATH === BREATH - 1) await setImmediate();
    drafts.push(await draftCredential(unsigned, verificationMethod, signedAt));
  }
  return drafts;
}
