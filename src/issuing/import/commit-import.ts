import { type Random, randomUuid } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { MOST_AT_ONCE } from '../results-file.js';
import type { CommitMode, ImportChange, ImportRecord, ImportStore } from './ports.js';

/** The kind of job that records and issues the results of an import. */
export const COMMIT_IMPORT = 'import.commit';

export interface CommitImportDeps {
  readonly imports: ImportStore;
  readonly clock: () => Date;
  readonly random: Random;
}

/**
 * Queues that the results of an import are recorded and issued: `valid`, every row that has no fault; `all`, all rows in
 * one transaction, or none. To ask again for the same changes nothing; what was cancelled or failed goes on where it
 * stood. Throws, as conflicts: `import.not-checked`, `import.committed` (in the other mode), `import.faulty` (`all` where a
 * row has a fault), `import.too-many` (`all` with more than 5000 rows); and `import.unknown`.
 */
export async function commitImport(
  deps: CommitImportDeps,
  id: string,
  mode: CommitMode,
  actor: string,
): Promise<ImportRecord> {
  const jobId = randomUuid(deps.random);
  const changed = await deps.imports.changeImport(id, (one) => judgeCommit(one, mode, jobId), {
    actor,
    at: deps.clock(),
  });
  if (changed) return changed;
  throw unknownImport();
}

export function unknownImport(): CairnError {
  return new CairnError('not-found', 'import.unknown', 'There is no import of this id');
}

function judgeCommit(one: ImportRecord, mode: CommitMode, jobId: string): ImportChange | undefined {
  const { state, counts } = one;
  if (state === 'committing' || state === 'committed') {
    if (one.mode === mode) return undefined;
    throw conflict('import.committed', `The import was committed as “${one.mode}”`);
  }
  // a dry run that was cancelled or failed left rows that nobody looked at
  if (state === 'checking' || (state !== 'checked' && one.commitJobId === undefined))
    throw conflict('import.not-checked', 'The dry run of the import has not come to its end');
  if (mode === 'all' && counts.faulty > 0)
    throw conflict('import.faulty', `Rows of the import have faults: ${counts.faulty} of ${counts.rows}`);
  if (mode === 'all' && counts.rows > MOST_AT_ONCE)
    throw conflict(
      'import.too-many',
      `All or nothing goes up to ${MOST_AT_ONCE} rows; commit the valid ones`,
    );
  return {
    state: 'committing',
    mode,
    faults: [],
    job: {
      id: jobId,
      kind: COMMIT_IMPORT,
      institution: one.institution,
      input: { import: one.id, mode },
      total: counts.rows,
    },
    act: 'import.committing',
  };
}

function conflict(code: string, message: string): CairnError {
  return new CairnError('conflict', code, message);
}
