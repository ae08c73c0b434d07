import os from 'node:os';
import { measureBatch } from './batch.js';
import type { Operation } from './compare.js';
import { benchDocuments } from './documents.js';
import { EFFORTS, type Effort, LONG_LEARNERS } from './effort.js';
import { measureHttp } from './http.js';
import { compareInProcess } from './in-process.js';
import { plainLibrary } from './plain.js';
import type { Results } from './results.js';
import { measureRules } from './rules.js';
import { type Prepared, type RunningService, startService, withDatabase } from './service.js';

/** Milliseconds that the plain library signs before each batch. */
const PLAIN = 1000;

export interface Wish {
  readonly effort: keyof typeof EFFORTS;
  /** Also a batch of 100 000. */
  readonly long: boolean;
  /** Told what is measured next. */
  readonly onStage: (stage: string) => void;
}

/** Measures everything, one thing after the other. */
export async function runBench({ effort: name, long, onStage }: Wish): Promise<Results> {
  const effort = EFFORTS[name];
  const [at, start, machine] = [new Date(), performance.now(), describeMachine()];
  onStage('signing and verifying in one thread');
  const documents = await benchDocuments(at);
  const plain = plainLibrary(documents, at);
  try {
    const comparisons = await compareInProcess(documents, plain, at, effort.compare);
    const rules = measureRules(effort.rules);
    const signPlain = plain.operation('issue', documents.unsigned.module());
    const act = (prepared: Prepared) => measureService(prepared, effort, long, signPlain, onStage);
    const served = await withDatabase(act);
    const seconds = (performance.now() - start) / 1000;
    return { at: at.toISOString(), effort: name, seconds, machine, comparisons, rules, ...served };
  } finally {
    await plain.close();
  }
}

function describeMachine(): Results['machine'] {
  return {
    model: os.cpus()[0]?.model.trim() || 'unknown processor',
    cpus: os.availableParallelism(),
    memory: os.totalmem(),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version.slice(1),
    load: os.loadavg()[0] ?? 0,
  };
}

/** The built service is started for each of its three parts, so that none has what another left in its memory. */
async function measureService(
  prepared: Prepared,
  effort: Effort,
  long: boolean,
  signPlain: Operation,
  onStage: Wish['onStage'],
): Promise<Pick<Results, 'http' | 'coldStart' | 'batch' | 'long'>> {
  const coldStart: number[] = [];
  const serving = async <T>(stage: string, act: (service: RunningService) => Promise<T>): Promise<T> => {
    onStage(stage);
    const service = await startService(prepared);
    coldStart.push(service.coldStart);
    try {
      return await act(service);
    } finally {
      await service.stop();
    }
  };
  const http = await serving('requests over HTTP', (service) => measureHttp(service, prepared, effort.http));
  const batch = await serving('batches', (service) => batches(service, prepared, effort.batch, signPlain));
  const last = await serving(long ? 'a batch of 100 000' : 'a last start', async (service) =>
    long ? measureBatch(service, prepared, { name: 'L', learners: LONG_LEARNERS, every: 1 }) : undefined,
  );
  return { http, coldStart, batch, ...(last === undefined ? {} : { long: last }) };
}

async function batches(
  service: RunningService,
  prepared: Prepared,
  { learners, rounds: most, seconds }: Effort['batch'],
  signPlain: Operation,
): Promise<Results['batch']> {
  const found: Results['batch'] = { rounds: [], plain: [] };
  for (const start = performance.now(); found.rounds.length < most; ) {
    found.plain.push(await perSecond(signPlain));
    const wish = { name: `B${found.rounds.length}`, learners, every: 0.25 };
    found.rounds.push(await measureBatch(service, prepared, wish));
    if (performance.now() - start > 1000 * seconds) break;
  }
  return found;
}

async function perSecond(operation: Operation): Promise<number> {
  const start = performance.now();
  let runs = 0;
  for (; performance.now() - start < PLAIN; runs++) await operation(1);
  return (1000 * runs) / (performance.now() - start);
}
