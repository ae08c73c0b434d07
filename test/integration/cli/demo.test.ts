import { readdirSync } from 'node:fs';
import os from 'node:os';
import { expect, test } from '@jest/globals';
import { run } from './run-cli.js';

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
