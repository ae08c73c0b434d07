import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../../common/effects.js';
import { CairnError, codeOf } from '../../../common/errors.js';
import { TABLE_LIMITS, type TableLimits } from './limits.js';
import { type TableFormat, type TableRow, tableFault } from './table.js';
import type { Answer, Message } from './worker-messages.js';

export interface TableReaderDeps {
  /** Where the compiled `worker.js` of this folder is. */
  readonly worker: URL;
  readonly clock: Clock;
  readonly limits?: TableLimits;
  /** How many tables are read at a time; others wait. */
  readonly atOnce?: number;
}

/**
 * Reads a table that a stranger hands in, CSV or XLSX as its content tells, in a worker thread of its own. `take` gets
 * the rows in batches, the header first, and is awaited; the sender is held up meanwhile. Throws a CairnError with all
 * that is wrong with the file's form, `invalid` or `too-large`; whoever took rows by then must forget them.
 *
 * `of` says whose table it is. Of one owner one is read at a time: a sender who is slow holds up nobody else.
 */
export type ReadTable = (
  source: AsyncIterable<Uint8Array>,
  take: (rows: readonly TableRow[], format: TableFormat) => Promise<void>,
  of: string,
) => Promise<TableFormat>;

/** Readers of tables that share one bound on how many work at a time. */
export function tableReader(deps: TableReaderDeps): ReadTable {
  const limits = deps.limits ?? TABLE_LIMITS;
  const turn = turns(deps.atOnce ?? 2);
  return (source, take, of) =>
    turn(of, async () => {
      const worker = new Worker(deps.worker, {
        workerData: { limits },
        resourceLimits: {
          maxOldGenerationSizeMb: limits.heap,
          maxYoungGenerationSizeMb: 32,
          stackSizeMb: 4,
        },
        // nothing of this process's settings is for one that reads strangers' files
        env: {},
        execArgv: [],
      });
      try {
        return await converse(conversation(worker, limits, deps.clock), source, take, limits);
      } finally {
        await worker.terminate();
      }
    });
}

type Ask = (message: Message) => Promise<Answer>;

async function converse(
  ask: Ask,
  source: AsyncIterable<Uint8Array>,
  take: (rows: readonly TableRow[], format: TableFormat) => Promise<void>,
  limits: TableLimits,
): Promise<TableFormat> {
  const follow = async (message: Message): Promise<Answer> => {
    let answer = await ask(message);
    while (answer.kind === 'rows') {
      await take(answer.rows, answer.format);
      answer = await ask({ kind: 'more' });
    }
    if (answer.kind !== 'fault') return answer;
    const { kind, code, message: text, faults } = answer.error;
    throw new CairnError(kind, code, text, faults);
  };
  let size = 0;
  for await (const bytes of pieces(source)) {
    size += bytes.byteLength;
    if (size > limits.bytes)
      throw tableFault(
        'results.too-large',
        `The file is larger than ${limits.bytes / 1e6} MB.`,
        'several smaller files',
        { kind: 'too-large' },
      );
    await follow({ kind: 'bytes', bytes });
  }
  const last = await follow({ kind: 'end' });
  if (last.kind !== 'done') throw new CairnError('incoherent', 'table.protocol', 'The reader did not end');
  return last.format;
}

const PIECE = 262_144;

/** Copies of what the sender gives, none of them large: a view into a larger buffer would be sent with all of that. */
async function* pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const bytes of source)
    for (let at = 0; at < bytes.byteLength; at += PIECE) yield new Uint8Array(bytes.subarray(at, at + PIECE));
}

/** One question and one answer at a time. The worker's time runs only while it works. */
function conversation(worker: Worker, limits: TableLimits, clock: Clock): Ask {
  const tooMuch = () =>
    tableFault(
      'results.too-complex',
      'The file takes more time or memory to read than it may.',
      'a plain table, or several smaller files',
      { kind: 'too-large' },
    );
  let left = limits.milliseconds;
  // whatever ends it between two questions is told by the next
  let failure: unknown;
  worker.on('error', (error) => {
    failure = error;
  });
  return async (message) => {
    const from = clock().getTime();
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), Math.max(0, left));
    try {
      if (failure !== undefined) throw failure;
      worker.postMessage(message);
      const [answer] = await once(worker, 'message', { signal: over.signal });
      return answer;
    } catch (error) {
      if (over.signal.aborted || codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') throw tooMuch();
      throw error;
    } finally {
      clearTimeout(timer);
      left -= clock().getTime() - from;
    }
  };
}

/** Lets so many works run at a time, and one of each owner; the others in their order. */
function turns(atOnce: number): <T>(of: string, work: () => Promise<T>) => Promise<T> {
  const running = new Set<string>();
  const waiting: { readonly of: string; readonly start: () => void }[] = [];
  const startNext = () => {
    const next = running.size < atOnce ? waiting.findIndex(({ of }) => !running.has(of)) : -1;
    const [found] = next < 0 ? [] : waiting.splice(next, 1);
    if (!found) return;
    running.add(found.of);
    found.start();
  };
  return async (of, work) => {
    await new Promise<void>((start) => {
      waiting.push({ of, start });
      startNext();
    });
    try {
      return await work();
    } finally {
      running.delete(of);
      startNext();
    }
  };
}
