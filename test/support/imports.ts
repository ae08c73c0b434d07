import { commitImport } from '../../src/issuing/import/commit-import.js';
import type { CommitMode, ImportRecord, ImportRowRecord } from '../../src/issuing/import/ports.js';
import { readImport, readRows } from '../../src/issuing/import/read-imports.js';
import { startImport } from '../../src/issuing/import/start-import.js';
import { runJobToEnd } from '../../src/issuing/jobs/run.js';
import type { Services } from '../../src/services.js';

/** The bytes of a file as a sender gives them, in pieces of some length. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function upload(
  services: Services,
  bytes: Uint8Array,
  institution = 'alpha',
  { id, name }: { readonly id?: string; readonly name?: string } = {},
) {
  return startImport(services.importing, inPieces(bytes), { institution, id, name }, 'test');
}

/** Uploads a file and runs its dry run to the end. */
export async function dryRun(
  services: Services,
  bytes: Uint8Array,
  institution = 'alpha',
  name = 'Results',
): Promise<ImportRecord> {
  const { id, checkJobId } = await upload(services, bytes, institution, { name });
  await runJobToEnd(services.jobs, checkJobId ?? '');
  return readImport(services.importing, undefined, id);
}

/** Commits an import and runs that to its end. */
export async function commit(services: Services, id: string, mode: CommitMode): Promise<ImportRecord> {
  const { commitJobId } = await commitImport(services.importing, id, mode, 'test');
  await runJobToEnd(services.jobs, commitJobId ?? '');
  return readImport(services.importing, undefined, id);
}

export async function allRows(services: Services, id: string): Promise<ImportRowRecord[]> {
  const one = await readImport(services.importing, undefined, id);
  return readRows(services.importing, one, { after: 0, limit: one.counts.rows });
}
