import type { Clock } from '../../common/effects.js';
import { CairnError, type Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { type CheckContext, emptyMemory, type FileMemory } from '../check-results.js';
import type { JobKind, JobRecord, Progress } from '../jobs/job.js';
import type { CatalogueStore } from '../ports.js';
import { lineOf, memberOf, type Sorted, type SortStore, sortResults } from '../sort-results.js';
import { FIELD_COUNT } from './columns.js';
import type { ImportRecord, ImportRowRecord, ImportStore, RowVerdict } from './ports.js';

/** The kind of job that makes a dry run. */
export const CHECK_IMPORT = 'import.check';

/** Rows of one chunk: a second of work. */
const CHUNK = 2_500;

export interface CheckImportDeps {
  readonly imports: ImportStore;
  readonly store: CatalogueStore & SortStore;
  readonly clock: Clock;
}

/**
 * The dry run: finds everything that is wrong or odd with every row, and writes nothing but that. Of what is further up
 * in the file each process remembers what it needs; one that takes over reads it once more.
 */
export function checkImportJob(deps: CheckImportDeps): JobKind {
  const memories = recentMemories();
  return {
    scope: 'import',
    async step(job) {
      const one = await importOf(deps.imports, job);
      if (one?.state !== 'checking') return { ...standing(job), result: resultOf(one) };
      const from = lineReached(job);
      const context = await contextOf(deps, one);
      const memory = await memories.upTo(one.id, from, (known, after) =>
        readChunk(deps, one.id, { ...context, memory: known }, after),
      );
      const chunk = await readChunk(deps, one.id, { ...context, memory }, from);
      await deps.imports.writeVerdicts(one.id, chunk.verdicts);
      memories.note(one.id, memory, chunk.last);
      const progress = {
        cursor: { line: chunk.last },
        done: job.done + chunk.verdicts.length,
        failed: job.failed + chunk.verdicts.filter(({ state }) => state === 'faulty').length,
      };
      if (!chunk.end) return progress;
      memories.forget(one.id);
      const checked = await deps.imports.changeImport(
        one.id,
        ({ state }) => (state === 'checking' ? { state: 'checked', act: 'import.checked' } : undefined),
        { actor: 'service', at: deps.clock() },
      );
      return { ...progress, result: resultOf(checked) };
    },
    ended: async (job) => {
      memories.forget(importIdOf(job));
      await tellEnd(deps, job, 'checking');
    },
  };
}

/** What a job's result says of an import that is as it is. */
export function resultOf(one: ImportRecord | undefined): JsonObject {
  return one ? { import: one.id, state: one.state, ...one.counts } : {};
}

/** The import that a job works on; `undefined`: it was discarded. */
export async function importOf(imports: ImportStore, job: JobRecord): Promise<ImportRecord | undefined> {
  return imports.selectOptionalImport(importIdOf(job));
}

export function importIdOf({ input }: JobRecord): string {
  if (typeof input.import === 'string') return input.import;
  throw new CairnError('incoherent', 'import.job-input', 'A job does not say which import it works on');
}

export function standing({ done, failed, cursor }: JobRecord): Progress {
  return { done, failed, cursor: cursor ?? null };
}

/** What rows are checked against now, apart from what is further up in their file. */
export async function contextOf(
  { store, clock }: CheckImportDeps,
  { institution }: ImportRecord,
): Promise<Omit<CheckContext, 'memory'>> {
  const catalogue = await store.selectCatalogue();
  return { catalogue, institution: memberOf(catalogue, institution), now: clock() };
}

/** An import whose job was cancelled or failed says so; what was found out and done by then stays. */
export async function tellEnd(
  { imports, clock }: Pick<CheckImportDeps, 'imports' | 'clock'>,
  job: JobRecord,
  during: ImportRecord['state'],
): Promise<void> {
  const state = job.state === 'failed' ? 'failed' : 'cancelled';
  await imports.changeImport(
    importIdOf(job),
    (one) => (one.state === during ? { state, act: `import.${state}` } : undefined),
    { actor: 'service', at: clock() },
  );
}

function lineReached({ cursor }: JobRecord): number {
  if (typeof cursor !== 'object' || cursor === null || Array.isArray(cursor)) return 0;
  return typeof cursor.line === 'number' ? cursor.line : 0;
}

interface Chunk {
  readonly verdicts: readonly RowVerdict[];
  /** The last line that was read. */
  readonly last: number;
  /** There are no more rows. */
  readonly end: boolean;
}

async function readChunk(
  deps: CheckImportDeps,
  importId: string,
  context: CheckContext,
  after: number,
): Promise<Chunk> {
  const rows = await deps.imports.selectRows(importId, { after, limit: CHUNK });
  // a row that was cut in the wrong places says nothing else
  const cut = rows.filter(isCut);
  const whole = rows.filter((row) => !isCut(row));
  const sorted = await sortResults(
    deps.store,
    whole.map(({ row }) => row),
    context,
  );
  const verdicts = [
    ...cut.map(({ row: { line }, faults }) => ({ line, state: 'faulty' as const, faults })),
    ...verdictsOf(whole, sorted),
  ];
  return { verdicts, last: rows.at(-1)?.row.line ?? after, end: rows.length < CHUNK };
}

function isCut({ faults }: ImportRowRecord): boolean {
  return faults.some(({ code }) => code === FIELD_COUNT);
}

function verdictsOf(rows: readonly ImportRowRecord[], sorted: Sorted): RowVerdict[] {
  const [faults, warnings] = [byLine(sorted.faults), byLine(sorted.warnings)];
  const existing = new Map(sorted.existing.map(({ line, awardId }) => [line, awardId]));
  return rows.map(({ row: { line } }) => {
    const found = faults.get(line) ?? [];
    const awardId = existing.get(line);
    const state = found.length > 0 ? 'faulty' : awardId === undefined ? 'valid' : 'existing';
    return { line, state, faults: found, warnings: warnings.get(line) ?? [], awardId };
  });
}

/** Faults by the line that they are about. */
export function byLine(faults: readonly Fault[]): ReadonlyMap<number, readonly Fault[]> {
  const lines = new Map<number, Fault[]>();
  for (const fault of faults) lines.set(lineOf(fault), [...(lines.get(lineOf(fault)) ?? []), fault]);
  return lines;
}

/** How many files' memories a process keeps. */
const MEMORIES = 4;

/** What this process remembers of files that are being checked, and up to which line. To know more does no harm. */
function recentMemories() {
  const kept = new Map<string, { readonly memory: FileMemory; readonly line: number }>();
  const note = (id: string, memory: FileMemory, line: number) => {
    kept.delete(id);
    kept.set(id, { memory, line });
    for (const oldest of [...kept.keys()].slice(0, -MEMORIES)) kept.delete(oldest);
  };
  return {
    note,
    forget: (id: string) => void kept.delete(id),
    /** The memory of a file up to a line; `read` reads on after a line and says how far it came. */
    async upTo(
      id: string,
      line: number,
      read: (memory: FileMemory, after: number) => Promise<{ readonly last: number }>,
    ): Promise<FileMemory> {
      const { memory, line: reached } = kept.get(id) ?? { memory: emptyMemory(), line: 0 };
      let at = reached;
      while (at < line) at = (await read(memory, at)).last;
      note(id, memory, at);
      return memory;
    },
  };
}
