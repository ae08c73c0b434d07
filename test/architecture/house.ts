import { isBuiltin } from 'node:module';
import { packageOf } from './layers.js';
import { type Breach, type SourceFile, type Tree, walk } from './source-tree.js';

const LONGEST_FILE = 450;
const LONGEST_README = 80;

/** What a README must say, each as a heading or as the bold start of a paragraph. */
const README_SAYS = ['What lives here', 'What it may import', 'How it fails'];

/** Names of programmes are data: they stand in the seed, never in code. */
const SEED_WORDS = /iPET|IPET|Ipet|\bipet/;

const SILENCERS = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore/;

export interface Packages {
  readonly dependencies: readonly string[];
  /** May be missing on a machine, so only a dynamic import can take it. */
  readonly optional: readonly string[];
  /** What is there for whoever works on the project. */
  readonly development: readonly string[];
}

/** What the text of files must and must not hold. */
export function checkTexts(sources: readonly SourceFile[], tree: Tree): Breach[] {
  const breaches: Breach[] = [];
  for (const [file, text] of Object.entries(tree)) {
    if (file.startsWith('src/generated/')) continue;
    const at = text.split('\n').findIndex((line) => SEED_WORDS.test(line));
    if (at >= 0)
      breaches.push({
        rule: 'seed-word',
        path: file,
        line: at + 1,
        message: 'names a programme of the seed',
      });
    if (/(?:^|\/)index\.[cm]?[jt]sx?$/.test(file)) {
      breaches.push({ rule: 'barrel', path: file, message: 'is a barrel by its name' });
    }
  }
  for (const { path, text, comments, program } of sources) {
    const lines = lengthOf(text);
    if (lines > LONGEST_FILE) {
      breaches.push({ rule: 'length', path, message: `has ${lines} lines; at most ${LONGEST_FILE}` });
    }
    for (const { text: comment, line } of comments) {
      const silencer = SILENCERS.exec(comment)?.[0];
      if (silencer) breaches.push({ rule: 'silencer', path, line, message: `silences a check: ${silencer}` });
    }
    if (handsOnOnly(program.body))
      breaches.push({ rule: 'barrel', path, message: 'only hands on what others export' });
  }
  return breaches;
}

function handsOnOnly(body: unknown): boolean {
  if (!Array.isArray(body) || body.length === 0) return false;
  return body.every(({ type, source }) => /^Export(?:All|Named)Declaration$/.test(type) && source);
}

/** No `any`, in any place where a type may stand. */
export function checkTypes(sources: readonly SourceFile[]): Breach[] {
  const breaches: Breach[] = [];
  for (const { path, program, lineOf } of sources) {
    walk(program, (node) => {
      if (node.type === 'TSAnyKeyword')
        breaches.push({ rule: 'any', path, line: lineOf(node.start), message: 'says any' });
    });
  }
  return breaches;
}

/** Every folder of `src` that has files explains itself in a README. */
export function checkReadmes(tree: Tree): Breach[] {
  const folders = new Set(
    Object.keys(tree).flatMap((file) => /^(src\/(?!generated\/)[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const readmes = Object.keys(tree).filter((file) => /^src\/(?!generated\/).*README\.md$/.test(file));
  const missing = [...folders]
    .filter((folder) => !(`${folder}/README.md` in tree))
    .map((path) => ({ rule: 'readme', path, message: 'has no README.md' }));
  const long = readmes
    .filter((path) => lengthOf(tree[path] ?? '') > LONGEST_README)
    .map((path) => ({ rule: 'readme', path, message: `has more than ${LONGEST_README} lines` }));
  // Folders further down may have one; what it says is up to them.
  const silent = readmes
    .filter((path) => path.split('/').length === 3)
    .flatMap((path) =>
      README_SAYS.filter((heading) => !says(tree[path] ?? '', heading)).map((heading) => ({
        rule: 'readme',
        path,
        message: `does not say "${heading}"`,
      })),
    );
  return [...missing, ...long, ...silent];
}

function says(text: string, heading: string): boolean {
  return new RegExp(`^(?:#{2,4} ${heading}|\\*\\*${heading}\\.?\\*\\*)`, 'm').test(text);
}

function lengthOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

/** Measures the product, and is no part of it. */
const BENCH = /^src\/cli\/bench(?:\/[^/]+)?\.ts$/;

/** A package that `src` imports is there when only the dependencies are installed. */
export function checkPackages(sources: readonly SourceFile[], packages: Packages): Breach[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, target, dynamic, line }) => {
      if (specifier === undefined || target !== undefined || isBuiltin(specifier)) return [];
      const name = packageOf(specifier);
      if (packages.dependencies.includes(name) || (dynamic && packages.optional.includes(name))) return [];
      if (BENCH.test(path) && packages.development.includes(name)) return [];
      return [
        { rule: 'dependency', path, line, message: `imports ${name}, which is not among the dependencies` },
      ];
    }),
  );
}
