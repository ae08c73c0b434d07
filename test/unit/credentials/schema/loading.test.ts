import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readSources } from '../../../architecture/source-tree.js';

const ROOT = path.join(import.meta.dirname, '../../../..');
const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name));
const sources = readSources(
  Object.fromEntries(
    files.map((file) => [path.relative(ROOT, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  ),
);
const imports = sources.flatMap(({ path: from, imports: all }) => all.map((one) => ({ from, ...one })));

test('a validator of schemas is loaded when it is needed and not before', () => {
  const validators = imports.filter(({ specifier }) => /^ajv/.test(specifier ?? ''));
  expect(validators.filter(({ dynamic }) => dynamic).length).toBeGreaterThan(3);
  expect(validators.filter(({ dynamic, typeOnly }) => !dynamic && !typeOnly)).toEqual([]);
  expect(new Set(validators.map(({ from }) => path.dirname(from)))).toEqual(
    new Set(['src/credentials/schema']),
  );
});

test('what runs in browsers does not load what validates schemas', () => {
  const into = imports.filter(
    ({ from, target, dynamic, typeOnly }) =>
      /^src\/(?:common|domain|credentials|registry|verification|web)\//.test(from) &&
      !from.startsWith('src/credentials/schema/') &&
      target?.startsWith('src/credentials/schema/') &&
      !dynamic &&
      !typeOnly,
  );
  expect(into).toEqual([]);
});
