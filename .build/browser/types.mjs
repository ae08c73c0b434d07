import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DECLARES = /^(?:export )?(?:declare )?(interface|type|class|function|const) (\w+)/m;

/**
 * Writes the types of a module into one file: what it exports and what that is made of, each as the compiler declares it, without what is
 * marked as internal. `source`: under `src`.
 */
export function writeTypes(source, target) {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  try {
    declare(source, folder);
    const files = new Map();
    const entry = join(folder, source.replace(/\.ts$/, '.d.ts'));
    const { exported } = read(entry, files);
    const reached = new Map();
    for (const name of exported) reach(name, entry, files, reached);
    const declared = [...reached.values()].map(({ text }) => text.replace(/^export /m, ''));
    const names = exported.map((name) => (reached.get(name).isType ? `type ${name}` : name));
    writeFileSync(target, `${declared.join('\n')}\nexport { ${names.join(', ')} };\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Has the compiler declare a module and what it imports. */
function declare(source, folder) {
  const config = join(folder, 'tsconfig.json');
  const compilerOptions = {
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    // the compiler was content with them already
    noCheck: true,
    rootDir: `${ROOT}src`,
    outDir: folder,
    typeRoots: [`${ROOT}node_modules/@types`],
  };
  const settings = { extends: `${ROOT}tsconfig.json`, compilerOptions, files: [`${ROOT}src/${source}`], include: [] };
  writeFileSync(config, JSON.stringify(settings));
  const tsc = fileURLToPath(import.meta.resolve('typescript/package.json'));
  const { status } = spawnSync(process.execPath, [join(dirname(tsc), 'bin/tsc'), '-p', config], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the types of the module can’t be declared');
}

/** What a file declares, by name; what it imports and hands on, and from where; what it exports. */
function read(file, files) {
  const known = files.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const [declared, imported, exported] = [new Map(), new Map(), []];
  // each statement begins at the start of a line, and so does the comment that belongs to it
  for (const piece of text.split(/^(?=\/\*\*)|^(?<!\*\/\n)(?=import |export )/m)) {
    const [, verb, names, from] = /^(import|export) (?:type )?\{([^}]*)\} from '([^']+)'/m.exec(piece) ?? [];
    const [, keyword, name] = DECLARES.exec(piece) ?? [];
    if (names !== undefined) {
      for (const one of names.split(',')) {
        const plain = one.trim().replace(/^type /, '');
        if (plain === '') continue;
        imported.set(plain, resolve(dirname(file), from.replace(/\.js$/, '.d.ts')));
        if (verb === 'export') exported.push(plain);
      }
    } else if (name !== undefined) {
      declared.set(name, { text: piece, isType: keyword === 'interface' || keyword === 'type' });
      if (/^export /m.test(piece)) exported.push(name);
    }
  }
  const found = { declared, imported, exported };
  files.set(file, found);
  return found;
}

function reach(name, file, files, reached) {
  const { declared, imported } = read(file, files);
  const own = declared.get(name);
  if (!own) {
    const from = imported.get(name);
    if (from) reach(name, from, files, reached);
    return;
  }
  const before = reached.get(name);
  if (before && before !== own) throw new Error(`two types of the module are called ${name}`);
  if (before) return;
  reached.set(name, own);
  const said = own.text.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [word] of said.matchAll(/\b[A-Z]\w*\b/g)) reach(word, file, files, reached);
}
