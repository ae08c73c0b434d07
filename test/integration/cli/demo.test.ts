import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createTestDatabase } from '../../support/database.js';
import { run, start } from './run-cli.js';

test('the demonstration, with a database of its own, keeps every promise that it makes, and leaves no folder', async () => {
  const folders = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('cairn-demo-'));
  const before = new Set(folders());
  const { exit, out, err } = await run('cli/demo.js', ['--check']);
  expect([exit, err]).toEqual([0, '']);
  expect(out).toContain('All is as it must be.');
  expect(out.match(/^✓ /gm)?.length).toBeGreaterThan(10);
  expect(out).not.toContain('✗');
  expect(folders().filter((name) => !before.has(name))).toEqual([]);
}, 180_000);

test('it says how it is called, and plays nothing where the call is wrong', async () => {
  const help = await run('cli/demo.js', ['--help']);
  expect([help.exit, help.err]).toEqual([0, '']);
  expect(help.out).toMatch(/^npm run demo [\s\S]*\n {2}--check/);
  for (const wrong of ['--chekc', 'check']) {
    const { exit, out, err } = await run('cli/demo.js', [wrong]);
    expect([wrong, exit, out]).toEqual([wrong, 2, '']);
    expect(err).toContain(help.out);
    expect(err).not.toMatch(/\n\s+at /);
  }
});

test('it ends quietly when nobody reads it any more', async () => {
  const database = await createTestDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-unread-'));
  const env = { CAIRN_DATA_DIR: folder, DATABASE_URL: database.url, PORT: '0' };
  const child = start('cli/demo.js', [], { env });
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout?.once('data', () => child.stdout?.destroy());
  expect([await once(child, 'close'), err]).toEqual([[0, null], '']);
  rmSync(folder, { recursive: true });
  await database.close();
}, 60_000);
