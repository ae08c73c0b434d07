// Writes all generated sources: Prisma's client, and what contexts/generate.mjs derives from the JSON-LD contexts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

run('prisma/tools/prisma.mjs', 'generate');
if (existsSync(`${root}contexts/generate.mjs`)) run('contexts/generate.mjs');

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
