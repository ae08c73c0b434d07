import { commitImport } from '../../src/issuing/import/commit-import.js';
import { dryRun, upload } from './imports.js';
import { csv, type TestServices } from './services.js';

let learners = 0;

/** Rows of an institution's results that are right, of learners whom nobody knows. */
export function freshRow(module = 'MA'): string {
  return `API-${++learners},Zephyrine Undertow,${module},2026-05-04,B,cc-1=high`;
}

/** An import whose dry run has not begun. */
export async function uploaded({ services }: TestServices, institution = 'alpha'): Promise<string> {
  return (await upload(services, csv(freshRow()), institution)).id;
}

/** An import that was checked. */
export async function checkedImport(
  { services }: TestServices,
  rows: readonly string[] = [freshRow()],
  institution = 'alpha',
): Promise<string> {
  return (await dryRun(services, csv(...rows), institution)).id;
}

/** An import whose commit has not begun. */
export async function committing(world: TestServices): Promise<string> {
  const id = await checkedImport(world);
  await commitImport(world.services.importing, id, 'valid', 'test');
  return id;
}
