import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { threadPool } from '../../../src/issuing/thread-pool.js';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-pool-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

let count = 0;
/** A worker that never answers `hang`, and how many threads of it were started. */
function worker(): { readonly file: URL; readonly started: () => number } {
  const file = path.join(folder, `worker-${++count}.mjs`);
  const note = `${file}.started`;
  fs.writeFileSync(note, '');
  fs.writeFileSync(
    file,
    `import fs from 'node:fs';
     fs.appendFileSync(${JSON.stringify(note)}, 'x');
     export default async (task) => {
       if (task === 'hang') await new Promise(() => {});
       await new Promise((resolve) => setTimeout(resolve, 400));
       return { done: task };
     };`,
  );
  return { file: pathToFileURL(file), started: () => fs.readFileSync(note, 'utf8').length };
}

/** How a promise ends; `pending` if it doesn't within some seconds. */
const endOf = (work: Promise<unknown>) =>
  Promise.race([
    work.then(
      () => 'done',
      () => 'failed',
    ),
    sleep(5000, 'pending', { ref: false }),
  ]);

test('when threads are closed, what is under way and what waits fails, and none is started again', async () => {
  const { file, started } = worker();
  const pool = threadPool<string>(file, 1);
  const tasks = [pool.run('hang'), pool.run('hang'), pool.run('hang')].map(endOf);
  while (started() < 1) await sleep(10);
  await pool.close();
  expect(await Promise.all(tasks)).toEqual(['failed', 'failed', 'failed']);
  await expect(pool.run('late')).rejects.toThrow('closed');
  await sleep(200);
  expect(started()).toBe(1);
}, 20_000);

test('a task may take as long as is said, not counted while it waits; then it fails, and what waits for it', async () => {
  const { file, started } = worker();
  const pool = threadPool<string>(file, 1, 1500);
  const tasks = ['one', 'two', 'three', 'four', 'five'];
  const done: string[] = [];
  await Promise.all(tasks.map(async (task) => done.push(String(await pool.run(task)))));
  expect(done).toEqual(tasks);
  expect(started()).toBe(1);
  expect(await Promise.all([pool.run('hang'), pool.run('six')].map(endOf))).toEqual(['failed', 'failed']);
  expect(await pool.run('seven')).toBe('seven');
  await pool.close();
}, 20_000);
