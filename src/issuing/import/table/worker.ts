import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { CairnError } from '../../../common/errors.js';
import { csvReader } from './csv.js';
import type { TableLimits } from './limits.js';
import type { TableRow } from './table.js';
import { utf8Reader } from './utf8.js';
import type { Answer, Message } from './worker-messages.js';
import { readXlsx } from './xlsx.js';

/** A batch is handed over when it has this many rows or characters. */
const BATCH_ROWS = 1_000;
const BATCH_CHARACTERS = 1_000_000;

/** Reads one table, a message and an answer at a time; the other side decides how fast. */
async function readTable(port: MessagePort, limits: TableLimits): Promise<void> {
  const inbox = messages(port);
  const tell = (answer: Answer) => port.postMessage(answer);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const message = await inbox.next();
      if (message.kind !== 'bytes') return;
      yield message.bytes;
      tell({ kind: 'next' });
    }
  }
  const { head, rest } = await startOf(bytes());
  const format = isZip(head) ? 'xlsx' : 'csv';
  let batch: TableRow[] = [];
  let characters = 0;
  const emit = (row: TableRow) => {
    batch.push(row);
    for (const cell of row.cells) characters += cell.length;
  };
  const handOver = async () => {
    const rows = batch;
    [batch, characters] = [[], 0];
    tell({ kind: 'rows', rows, format });
    await inbox.next();
  };
  const pause = async () => {
    if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await handOver();
  };

  if (format === 'csv') {
    const text = utf8Reader();
    const csv = csvReader(limits, emit);
    for await (const chunk of rest) {
      csv.push(text.push(chunk));
      await pause();
    }
    csv.push(text.end());
    csv.end();
  } else {
    const chunks: Uint8Array[] = [];
    for await (const chunk of rest) chunks.push(chunk);
    await readXlsx(Buffer.concat(chunks), limits, emit, pause);
  }
  if (batch.length > 0) await handOver();
  tell({ kind: 'done', format });
}

/** At least four bytes, which tell the format, unless there are no more; and all bytes, these included. */
async function startOf(source: AsyncGenerator<Uint8Array>) {
  const first: Uint8Array[] = [];
  let head = Buffer.alloc(0);
  while (head.length < 4) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    head = Buffer.concat([head, next.value.subarray(0, 4)]);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    if (first.length > 0) yield Buffer.concat(first);
    yield* source;
  }
  return { head, rest: rest() };
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** Messages in the order in which they come. */
function messages(port: MessagePort): { next(): Promise<Message> } {
  const come: Message[] = [];
  let wanted: ((message: Message) => void) | undefined;
  port.on('message', (message: Message) => {
    if (!wanted) return void come.push(message);
    wanted(message);
    wanted = undefined;
  });
  return {
    next: () => {
      const message = come.shift();
      return message
        ? Promise.resolve(message)
        : new Promise((resolve) => {
            wanted = resolve;
          });
    },
  };
}

if (parentPort) {
  const port = parentPort;
  try {
    await readTable(port, workerData.limits);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const { kind, code, message, faults } = error;
    port.postMessage({ kind: 'fault', error: { kind, code, message, faults } } satisfies Answer);
  }
  port.close();
}
