import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildModuleCredential } from '../../../src/credentials/documents/build.js';
import { type Draft, draftCredential } from '../../../src/credentials/suites/sign.js';
import { commitImport } from '../../../src/issuing/import/commit-import.js';
import { commitImportJob } from '../../../src/issuing/import/commit-job.js';
import { readImport } from '../../../src/issuing/import/read-imports.js';
import { runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { type Drafted, type Drafting, draftingThreads } from '../../../src/issuing/signing/threads.js';
import { verify } from '../../../src/verification/verify.js';
import { contradictions } from '../../support/books.js';
import { dryRun } from '../../support/imports.js';
import { NOW, testFacts, testIssuer, testModule } from '../../support/samples.js';
import { csv, openTestServices, type TestServices } from '../../support/services.js';

/** Four tasks. */
const COUNT = 100;
const REAL = new URL('../../../dist/issuing/signing/worker.js', import.meta.url).href;

let the: TestServices;
let folder: string;
let documents: readonly Drafted[];
let expected: readonly Draft[];
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-threads-'));
  the = await openTestServices();
  const { did, signer } = await testIssuer('issuer-a');
  const module = testModule();
  documents = Array.from({ length: COUNT }, (_, at) => {
    const credentialId = `7d3ac7a2-54c9-4c56-9a3c-${String(at).padStart(12, '0')}`;
    const unsigned = buildModuleCredential(module, testFacts(did, module, { credentialId }));
    return { unsigned, verificationMethod: signer.id };
  });
  expected = await Promise.all(
    documents.map(({ unsigned, verificationMethod }) => draftCredential(unsigned, verificationMethod, NOW)),
  );
});
afterAll(async () => {
  await the.close();
  fs.rmSync(folder, { recursive: true });
});

/** What a thread does with its tasks: `draft` does what it should, and `tasks` counts. */
const WORKERS: Readonly<Record<string, string>> = {
  'exits amid its third task': 'if (tasks === 3) process.exit(1); return draft(task);',
  'exits at once': 'process.exit(0);',
  'throws what is no refusal': 'throw new TypeError("odd");',
  'answers what can be given to no other thread': 'return { done: () => draft(task) };',
  'answers too few drafts': 'const { done } = await draft(task); return { done: done.slice(1) };',
  'answers drafts in another order': 'const { done } = await draft(task); return { done: done.reverse() };',
  'answers no drafts': 'return { done: task.documents.map(() => ({ text: "", data: "" })) };',
};

function workerFile(name: string, text: string): URL {
  const file = path.join(folder, `${name}.mjs`);
  fs.writeFileSync(file, text);
  return pathToFileURL(file);
}

type Told = string[];

function threadsOf(worker: URL, longest?: number): { readonly told: Told; readonly drafting: Drafting } {
  const told: Told = [];
  const log = (event: string, { code }: Readonly<Record<string, unknown>>) =>
    void told.push(`${event} ${code}`);
  return { told, drafting: draftingThreads(worker, log, longest) };
}

let workers = 0;
function misbehaving(deed: string): URL {
  const text = `
    import draft from ${JSON.stringify(REAL)};
    let tasks = 0;
    export default async function work(task) { tasks++; ${deed} }`;
  return workerFile(`worker-${++workers}`, text);
}

/** Has threads draft, twice in a row, and answers with what the operator was told. */
async function draftWith(worker: URL, longest?: number): Promise<Told> {
  const { told, drafting } = threadsOf(worker, longest);
  try {
    for (let round = 0; round < 2; round++) expect(await drafting.draft(documents, NOW)).toEqual(expected);
    return told;
  } finally {
    await drafting.close();
  }
}

test.each(Object.entries(WORKERS))(
  'threads of which each %s: the drafts are what they should be',
  async (_, deed) => {
    const told = await draftWith(misbehaving(deed));
    expect(told.length).toBeGreaterThan(0);
  },
);

test('threads that die when nobody waits for them, or cannot be started: the process goes on', async () => {
  const late = 'setTimeout(() => { throw new Error("late"); }); return draft(task);';
  await draftWith(misbehaving(late));
  expect(await draftWith(workerFile('broken', 'import "./nowhere.mjs";'))).toHaveLength(2 * 4);
});

test('threads that hang are not waited for without end, be it with their first task or amid the others', async () => {
  for (const deed of ['return new Promise(() => {});', 'if (tasks === 2) for (;;); return draft(task);']) {
    const told = await draftWith(misbehaving(deed), 1000);
    expect(told).toContain('thread.failed AbortError');
  }
}, 30_000);

test('threads that do what they should: the operator is told of nothing', async () => {
  expect(await draftWith(new URL(REAL))).toEqual([]);
});

test('a commit whose threads die: all is issued once, and verifies', async () => {
  const { services, database } = the;
  const rows = Array.from({ length: COUNT }, (_, at) => `L-${at},Person ${at},MC,2026-05-04,B,`);
  const { id } = await dryRun(services, csv(...rows));
  const { commitJobId: jobId = '' } = await commitImport(services.importing, id, 'valid', 'test');
  const { told, drafting } = threadsOf(misbehaving('if (tasks === 2) process.exit(1); return draft(task);'));
  const kind = commitImportJob({ ...services.issuing, imports: services.importing.imports, drafting });
  await runJobToEnd({ ...services.jobs, kinds: { 'import.commit': kind } }, jobId);
  await drafting.close();
  expect(told).not.toEqual([]);
  const { state, counts } = await readImport(services.importing, 'alpha', id);
  expect({ state, counts }).toMatchObject({ state: 'committed', counts: { issued: COUNT, faulty: 0 } });
  expect(await contradictions(database)).toEqual([]);
  const trust = await services.trust();
  const credentials = await database.prisma.credential.findMany({ where: { award: { code: 'MC' } } });
  expect(credentials).toHaveLength(COUNT);
  for (const { document } of credentials)
    expect(await verify(JSON.parse(document ?? ''), trust, { by: 'self' })).toMatchObject({
      verdict: 'verified',
    });
}, 30_000);
