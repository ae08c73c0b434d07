import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FROM = /\b(import|export)\{([^}]*)\}from"\.\/([\w-]+\.js)"|\bimport"\.\/([\w-]+\.js)"/g;

/**
 * Builds an entry so that all that it loads at once is one file, `core-…`, beside the files that are loaded when they are needed. By itself
 * the bundler puts whatever several of those share into files of their own, forty of them, which compress worse and are as many requests.
 * `name`: of the entry, which stands in this folder; `outdir`: where it goes.
 */
export async function buildMerged(options, name, outdir) {
  const entryPoints = [fileURLToPath(new URL(`${name}.mjs`, import.meta.url))];
  const { outputFiles, metafile } = await build({ ...options, entryPoints, outdir, write: false, metafile: true });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const told = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const core = [...loadedWith(`${name}.js`, told)];
  const alias = (from, exported) => `_${core.indexOf(from)}${exported}`;

  // what the others take from the parts of the core gets a name of its own there
  const taken = new Set();
  const others = new Map();
  for (const [file, text] of texts) {
    if (core.includes(file)) continue;
    const rewritten = text.replace(FROM, (whole, verb, names, from, bare) => {
      if (!core.includes(from ?? bare)) return whole;
      // it is there already
      if (bare) return '';
      const renamed = names.split(',').map((one) => {
        const [exported, local = exported] = one.split(' as ');
        taken.add(`export{${exported} as ${alias(from, exported)}}from"./${from}";`);
        return `${alias(from, exported)} as ${local}`;
      });
      return `${verb}{${renamed.join(',')}}from"CORE"`;
    });
    others.set(file, rewritten);
  }
  const merged = await build({
    ...options,
    splitting: false,
    write: false,
    alias: {},
    plugins: [among(texts)],
    stdin: { contents: `export*from"./${name}.js";${[...taken].sort().join('')}` },
  });
  const { text } = merged.outputFiles[0];
  const file = `core-${createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase()}.js`;
  const { exports } = told.get(`${name}.js`);
  mkdirSync(outdir, { recursive: true });
  const write = (path, content) => writeFileSync(`${outdir}/${path}`, content.replaceAll('"CORE"', `"./${file}"`));
  write(file, text);
  write(`${name}.js`, exports.length > 0 ? `export{${exports.join(',')}}from"CORE";\n` : 'import"CORE";\n');
  for (const [path, content] of others) write(path, content);
}

/** The files that are loaded with one. */
function loadedWith(file, told, seen = new Set()) {
  seen.add(file);
  for (const { path, kind } of told.get(file).imports)
    if (kind === 'import-statement' && !seen.has(basename(path))) loadedWith(basename(path), told, seen);
  return seen;
}

/** Takes modules from texts by their names; what is loaded later stays apart. */
function among(texts) {
  return {
    name: 'among',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path, kind }) =>
        kind === 'dynamic-import' ? { path, external: true } : { path: path.slice(2), namespace: 'texts' },
      );
      onLoad({ filter: /./, namespace: 'texts' }, ({ path }) => ({ contents: texts.get(path) }));
    },
  };
}
