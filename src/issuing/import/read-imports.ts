import type { Clock } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { isWithin, type Wall } from '../../common/wall.js';
import { unknownImport } from './commit-import.js';
import type { ImportQuery, ImportRecord, ImportRowRecord, ImportStore, RowQuery } from './ports.js';

export interface ReadImportsDeps {
  readonly imports: ImportStore;
}

/** One import; what is another institution's is not there. Throws `import.unknown`. */
export async function readImport(
  { imports }: ReadImportsDeps,
  wall: Wall,
  id: string,
): Promise<ImportRecord> {
  const one = await imports.selectOptionalImport(id);
  if (one && isWithin(wall, one.institution)) return one;
  throw unknownImport();
}

export function listImports({ imports }: ReadImportsDeps, query: ImportQuery): Promise<ImportRecord[]> {
  return imports.selectImports(query);
}

/** The newest import before this one, of the same content, whose results were recorded. */
export function readEarlier(
  { imports }: ReadImportsDeps,
  one: ImportRecord,
): Promise<ImportRecord | undefined> {
  return imports.selectOptionalEarlier(one);
}

export function readRows(
  { imports }: ReadImportsDeps,
  one: ImportRecord,
  query: RowQuery,
): Promise<ImportRowRecord[]> {
  return imports.selectRows(one.id, query);
}

/**
 * Deletes an import with its rows; what was awarded stays. Throws `import.unknown`, and `import.busy` (`conflict`) while
 * a job works on it: that has to be cancelled first.
 */
export async function discardImport(
  { imports, clock }: ReadImportsDeps & { readonly clock: Clock },
  wall: Wall,
  id: string,
  actor: string,
): Promise<void> {
  const deleted = await imports.deleteImport(
    id,
    ({ institution, state }) => {
      if (!isWithin(wall, institution)) throw unknownImport();
      if (state === 'checking' || state === 'committing')
        throw new CairnError('conflict', 'import.busy', 'A job works on the import; cancel it first');
    },
    { actor, at: clock() },
  );
  if (!deleted) throw unknownImport();
}
