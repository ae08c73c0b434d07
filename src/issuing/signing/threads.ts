import { setImmediate } from 'node:timers/promises';
import { CairnError, codeOf } from '../../common/errors.js';
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

/** One drafts faster than this one can build, record and sign; each more would take memory. */
const THREADS = 1;
/** So many are done here: to hand them over would take longer. */
const FEW = 16;
/** Documents that a thread is given at once: some ten milliseconds of work. */
const TASK = 32;
/** Milliseconds after which a thread counts as one that hangs: a thousand times what a task takes. */
const LONGEST = 20_000;

/**
 * `worker`: where the compiled `worker.js` of this folder is. Threads are started when they are first needed. What a thread doesn't
 * draft, since it dies, hangs (takes `longest`, in milliseconds) or answers something else, is drafted here, and the operator is told.
 */
export function draftingThreads(
  worker: URL,
  log: (event: string, details: Readonly<Record<string, unknown>>) => void,
  longest = LONGEST,
): Drafting {
  const pool = threadPool<DraftTask>(worker, THREADS, longest);
  const draftThere = async (documents: readonly Drafted[], signedAt: Date): Promise<readonly Draft[]> => {
    let code = 'issue.no-draft';
    const answer = await pool.run({ documents, signedAt }).catch((error: unknown) => {
      if (error instanceof CairnError) throw error;
      code = codeOf(error);
    });
    if (areDraftsOf(documents, answer)) return answer;
    log('thread.failed', { work: 'drafting', code });
    return draftHere(documents, signedAt);
  };
  return {
    async draft(documents, signedAt) {
      if (documents.length <= FEW) return draftHere(documents, signedAt);
      const tasks: Promise<readonly Draft[]>[] = [];
      for (let at = 0; at < documents.length; at += TASK)
        tasks.push(draftThere(documents.slice(at, at + TASK), signedAt));
      return (await Promise.all(tasks)).flat();
    },
    close: () => pool.close(),
  };
}

/** Whether a thread answered with a draft of each document, in their order. */
function areDraftsOf(documents: readonly Drafted[], answer: unknown): answer is readonly Draft[] {
  return (
    Array.isArray(answer) &&
    answer.length === documents.length &&
    documents.every(({ unsigned }, index) => {
      const draft: unknown = answer[index];
      if (typeof draft !== 'object' || draft === null || !('text' in draft && 'data' in draft)) return false;
      const { text, data } = draft;
      return (
        typeof text === 'string' &&
        text.includes(`"id":${JSON.stringify(unsigned.id)}`) &&
        ArrayBuffer.isView(data)
      );
    })
  );
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
