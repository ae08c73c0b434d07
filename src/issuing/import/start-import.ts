import { createHash } from 'node:crypto';
import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import { sha256MultibaseOf } from '../../common/multibase.js';
import { emptyFile } from '../results-file.js';
import { CHECK_IMPORT } from './check-import.js';
import { type RowReader, rowReader } from './columns.js';
import type { ImportRecord, ImportStore } from './ports.js';
import { TABLE_LIMITS } from './table/limits.js';
import type { ReadTable } from './table/read-table.js';

export interface StartImportDeps {
  readonly imports: ImportStore;
  readonly readTable: ReadTable;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ImportWish {
  /** Code of the institution whose results they are. */
  readonly institution: string;
  /** What the sender calls the file, at most 200 characters. */
  readonly name?: string | undefined;
  /** Stands for this upload and its repetitions; an import of this id that is there is the answer. */
  readonly id?: string | undefined;
}

/** Milliseconds after which an upload that never ended is forgotten. */
const FORGOTTEN_AFTER = 3_600_000;

/**
 * Takes a file of results as it comes and queues its dry run. Nothing is recorded but the import: its rows, which its
 * institution alone sees, and a digest of the file. Throws with all that is wrong with the file's form (`results.…`), as
 * `import.unreadable` (`invalid`) or `import.too-large`, and then nothing is kept; `institution.unknown`, `import.name`;
 * `idempotency.other-request` (`conflict`) where an import of the `id` is there and was another file.
 */
export async function startImport(
  deps: StartImportDeps,
  file: AsyncIterable<Uint8Array>,
  wish: ImportWish,
  actor: string,
): Promise<ImportRecord> {
  const { imports, clock, random } = deps;
  const id = wish.id ?? randomUuid(random);
  const before = await imports.selectOptionalImport(id);
  if (before?.institution === wish.institution) {
    if ((await digestOf(file)) === before.digest) return before;
    throw new CairnError(
      'conflict',
      'idempotency.other-request',
      'This Idempotency-Key was used for another file',
    );
  }
  const act = { actor, at: clock() };
  const { institution } = wish;
  const name = checkedName(wish.name);
  await imports.beginUpload({ id, institution, name }, new Date(act.at.getTime() - FORGOTTEN_AFTER), act);
  try {
    const { format, digest, total } = await readRows(deps, { id, institution }, file);
    const job = { id: randomUuid(random), kind: CHECK_IMPORT, institution, input: { import: id }, total };
    return await imports.completeUpload(id, { format, digest }, job, { actor, at: clock() });
  } catch (error) {
    // where the database is away, a later upload clears up
    await imports.dropUpload(id).catch(() => undefined);
    throw unreadable(error);
  }
}

/** What is wrong with the form of a file, under one code; any other error as it is. */
function unreadable(error: unknown): unknown {
  if (!(error instanceof CairnError) || !error.code.startsWith('results.')) return error;
  const { kind, message, faults } = error;
  return new CairnError(
    kind,
    kind === 'too-large' ? 'import.too-large' : 'import.unreadable',
    message,
    faults,
  );
}

/** The digest of a file, as that of an import; `undefined` if it is larger than one may be. */
async function digestOf(file: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of file) {
    size += bytes.byteLength;
    if (size > TABLE_LIMITS.bytes) return undefined;
    hash.update(bytes);
  }
  return sha256MultibaseOf(new Uint8Array(hash.digest()));
}

function checkedName(name: string | undefined): string | undefined {
  if (name === undefined || name === '') return undefined;
  if (name.length <= 200 && !/\p{C}/u.test(name)) return name;
  throw invalid({
    code: 'import.name',
    pointer: '/name',
    message: 'The name of the file is too long or holds characters that nobody sees.',
    expected: 'at most 200 characters',
  });
}

async function readRows(
  { imports, readTable }: StartImportDeps,
  { id, institution }: { readonly id: string; readonly institution: string },
  file: AsyncIterable<Uint8Array>,
) {
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const bytes of file) {
      hash.update(bytes);
      yield bytes;
    }
  }
  let read: RowReader | undefined;
  let total = 0;
  const format = await readTable(
    hashed(),
    async (rows, as) => {
      const body = read ? rows : rows.slice(1);
      read ??= rowReader(rows[0], as);
      total += body.length;
      await imports.insertRows(id, body.map(read));
    },
    institution,
  );
  // a file without any row has no header either
  read ??= rowReader(undefined, format);
  if (total === 0) throw emptyFile();
  return { format, digest: sha256MultibaseOf(new Uint8Array(hash.digest())), total };
}
