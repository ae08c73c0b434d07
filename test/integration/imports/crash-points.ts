import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commitImport } from '../../../src/issuing/import/commit-import.js';
import { commitImportJob } from '../../../src/issuing/import/commit-job.js';
import { readImport } from '../../../src/issuing/import/read-imports.js';
import { runChunk, runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { contradictions } from '../../support/books.js';
import { Bomb, Crash, guarded, mined } from '../../support/crash.js';
import { allRows, dryRun } from '../../support/imports.js';
import { csv, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
let learners = 0;
/** A file whose two rows make a certificate. */
function file(): Uint8Array {
  const learner = `K-${++learners}`;
  return csv(
    `${learner},Zephyrine Undertow,MA,2026-05-04,B,`,
    `${learner},Zephyrine Undertow,MB,2026-05-04,B,`,
  );
}

/** Commits a file in a process that ends at some deed; answers with the import and its job. */
async function crashedCommit(mode: 'valid' | 'all', bomb: Bomb) {
  const { id } = await dryRun(the.services, file());
  const { commitJobId: jobId = '' } = await commitImport(the.services.importing, id, mode, 'test');
  const { issuing, importing, jobs } = the.services;
  const deps = { ...mined(issuing, bomb), imports: guarded(importing.imports, bomb) };
  const process = {
    ...jobs,
    store: guarded(jobs.store, bomb),
    kinds: { 'import.commit': commitImportJob(deps) },
  };
  try {
    while ((await runChunk(process, jobId)).outcome === 'more');
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  return { id, jobId };
}

/** Lets commits end at some of their deeds, `points` for each mode, spread over all of them. */
export function testCrashes(points: number): void {
  beforeAll(async () => {
    the = await openTestServices();
  });
  afterAll(() => the.close());

  describe.each(['valid', 'all'] as const)('a commit (%s) that ends at any moment', (mode) => {
    test(
      'is finished by another process, with nothing lost and nothing doubled',
      () => play(mode, points),
      600_000,
    );
  });
}

async function play(mode: 'valid' | 'all', points: number): Promise<void> {
  const whole = new Bomb();
  await crashedCommit(mode, whole);
  expect(whole.count).toBeGreaterThan(25);
  const step = Math.max(1, (whole.count - 1) / points);
  for (let point = 0; point < Math.min(points, whole.count - 1); point++) {
    const at = 2 + Math.floor(point * step);
    // of every other deed only the answer is lost
    const { id, jobId } = await crashedCommit(mode, new Bomb({ at, afterwards: point % 2 === 0 }));
    await runJobToEnd(the.services.jobs, jobId);
    const one = await readImport(the.services.importing, 'alpha', id);
    expect([at, one.state, one.counts]).toEqual([
      at,
      'committed',
      { rows: 2, valid: 0, faulty: 0, existing: 0, issued: 2, faults: 0, warnings: 0 },
    ]);
    const ids = (await allRows(the.services, id)).map(({ awardId }) => awardId ?? '');
    const learner = await the.database.prisma.learner.findFirstOrThrow({
      where: { awards: { some: { id: { in: ids } } } },
      include: { awards: true },
    });
    expect(learner.awards.map(({ kind }) => kind).sort()).toEqual(['module', 'module', 'programme']);
  }
  expect(await contradictions(the.database)).toEqual([]);
}
