import fs from 'node:fs';
import path from 'node:path';
import { scanLog } from './log-scan.mjs';

const SEED = new URL('../../prisma/seed/demo/learners.json', import.meta.url);

/**
 * Looks through every line that services logged in this run. Throws if one holds a name, a token or a key, and, after a
 * run of all tests, if there was no line at all: then nothing was looked at.
 */
export function checkLogs(folder, wholeRun) {
  const files = fs.readdirSync(folder);
  const read = (ending) =>
    files
      .filter((file) => file.endsWith(ending))
      .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n'))
      .filter((line) => line !== '');
  const lines = read('.log');
  const distinct = (ending) => [...new Set(read(ending))].map((text) => JSON.parse(text));
  const seeded = JSON.parse(fs.readFileSync(SEED, 'utf8')).map(({ name }) => name);
  const names = [...new Set([...seeded, ...distinct('.names')])];
  if (wholeRun && (lines.length === 0 || names.length === seeded.length))
    throw new Error('No line of a log, or no name in use, was seen: the check of the logs checks nothing');
  const found = scanLog(lines, { names, secrets: distinct('.secrets') });
  if (found.length > 0)
    throw new Error(`The logs of this run hold what they must not:\n  ${[...new Set(found)].join('\n  ')}`);
}
