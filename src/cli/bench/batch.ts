import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Batch } from './results.js';
import { type BenchResult, criteriaCell, type Prepared, type RunningService } from './service.js';

const importSchema = z.object({
  id: z.string(),
  state: z.string(),
  counts: z.object({ issued: z.number() }),
});
type Import = z.infer<typeof importSchema>;

/** Milliseconds between two looks at how far the import is. */
const POLL = 100;

/**
 * Hands in a file as an institution does, over the API: upload, dry run, commit. Each learner has two results that complete a
 * certificate, which the service composes in the same run. Throws if not all of that came about.
 *
 * `name` makes the learners those of this batch alone; `every`: seconds between two looks at the memory.
 */
export async function measureBatch(
  service: RunningService,
  prepared: Prepared,
  { name, learners, every }: { readonly name: string; readonly learners: number; readonly every: number },
): Promise<Batch> {
  const file = fileOf(prepared, name, learners);
  const before = await figuresOf(service);
  const looks = watch(service, every);
  try {
    const start = performance.now();
    const { id } = await call(service, prepared, '/imports', { 'content-type': 'text/csv' }, file);
    await reached(service, prepared, id, 'checked');
    const checked = performance.now();
    const commit = JSON.stringify({ mode: 'valid' });
    await call(service, prepared, `/imports/${id}/commit`, { 'content-type': 'application/json' }, commit);
    const { counts } = await reached(service, prepared, id, 'committed');
    const seconds = (performance.now() - start) / 1000;
    const awards = (await figuresOf(service)).issued - before.issued;
    if (counts.issued !== 2 * learners || awards !== 3 * learners)
      throw new Error(`Of ${3 * learners} awards, ${awards} were issued; ${counts.issued} of them results`);
    const checkSeconds = (checked - start) / 1000;
    return { awards, certificates: learners, seconds, checkSeconds, resident: await looks.end(), every };
  } finally {
    await looks.end();
  }
}

function fileOf({ resultsOf }: Prepared, name: string, learners: number): string {
  const line = (result: BenchResult) => {
    const { learner, name: person, module, date, grade } = result;
    return [learner, person, module, date, grade, criteriaCell(result)].join(',');
  };
  const lines = ['learner,name,module,date,grade,criteria'];
  for (let learner = 0; learner < learners; learner++)
    lines.push(...resultsOf(`${name}-${learner}`).map(line));
  return `${lines.join('\n')}\n`;
}

async function call(
  { origin }: RunningService,
  { token }: Prepared,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<Import> {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return importSchema.parse(await answer.json());
}

/** Waits until the import is in that state. */
async function reached(
  service: RunningService,
  prepared: Prepared,
  id: string,
  state: string,
): Promise<Import> {
  for (;;) {
    const one = await call(service, prepared, `/imports/${id}`);
    if (one.state === state) return one;
    if (!['checking', 'checked', 'committing'].includes(one.state))
      throw new Error(`The import is ${one.state}`);
    await sleep(POLL);
  }
}

/** What the service tells of itself: credentials that it has issued since its start, and the memory it takes. */
async function figuresOf({ metrics }: RunningService): Promise<{ issued: number; resident: number }> {
  const text = await (await fetch(metrics)).text();
  const sum = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (.+)$`, 'gm'))].reduce(
      (total, [, value]) => total + Number(value),
      0,
    );
  return {
    issued: sum('cairn_credentials_issued_total'),
    resident: sum('process_resident_memory_bytes'),
  };
}

/** Looks at the memory again and again, until it is told to end. */
function watch(service: RunningService, every: number): { end(): Promise<number[]> } {
  const resident: number[] = [];
  const over = new AbortController();
  const looking = (async () => {
    while (!over.signal.aborted) {
      resident.push((await figuresOf(service)).resident);
      await sleep(1000 * every, undefined, { signal: over.signal }).catch(() => {});
    }
  })();
  return {
    async end() {
      over.abort();
      await looking;
      return resident;
    },
  };
}
