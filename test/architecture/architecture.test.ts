import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { asLine, checkArchitecture } from './check.js';
import type { Packages } from './house.js';
import type { Tree } from './source-tree.js';

const ROOT = path.join(import.meta.dirname, '../..');
const IS_TEXT = /\.(?:[cm]?[jt]sx?|md|css|json|html|svg|sql)$/;

function readTree(): Tree {
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && IS_TEXT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [path.relative(ROOT, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

function readPackages(): Packages {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return {
    dependencies: Object.keys(manifest.dependencies),
    optional: Object.keys(manifest.optionalDependencies ?? {}),
    development: Object.keys(manifest.devDependencies ?? {}),
  };
}

const tree = readTree();

test('the tree that is checked is the whole one', () => {
  expect(Object.keys(tree).filter((file) => file.endsWith('.ts')).length).toBeGreaterThan(50);
  expect(tree).toHaveProperty([`src/common/errors.ts`]);
  expect(tree).toHaveProperty([`src/common/README.md`]);
});

test('src keeps the rules of the house', () => {
  expect(checkArchitecture(tree, readPackages()).map(asLine)).toEqual([]);
});
