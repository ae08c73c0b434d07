// After the compiler: puts each program of `dist` and what it imports into few files. A program starts in half of the time,
// because Node then neither looks for nor reads some thousand files.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * What packages bring along and nobody takes, which would be a tenth of a start. The JSON-LD library's own way out, with an
 * HTTP client: every call names a loader that fetches nothing. The queue's look for settings in files of any folder above:
 * it gets all that it has to know.
 */
const LEFT_OUT = {
  name: 'left-out',
  setup({ onLoad }) {
    const stands = (filter, contents) => onLoad({ filter }, () => ({ contents }));
    stands(
      /\/jsonld\/lib\/documentLoaders\/node\.js$/,
      "module.exports = () => async () => { throw new Error('Nothing is fetched here'); };",
    );
    stands(/\/cosmiconfig\/dist\/index\.js$/, 'exports.cosmiconfigSync = () => ({ search: () => null });');
  },
};

rmSync('dist/chunks', { recursive: true, force: true });
await build({
  entryPoints: [
    'dist/main.js',
    'dist/cli/cairn.js',
    'dist/cli/bench.js',
    'dist/cli/demo.js',
    'dist/cli/conformance-server.js',
    'dist/delivery/certificate/worker.js',
    'dist/issuing/proofs/worker.js',
    'dist/issuing/import/table/worker.js',
    'dist/issuing/signing/worker.js',
  ],
  outdir: 'dist',
  outbase: 'dist',
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // what there is to read; names stay, for traces
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [LEFT_OUT],
  // piscina runs a file of its own in each thread, pdfkit reads files beside it, resvg is a library of the machine, autocannon is for measuring alone; the others are not
  // installed, and done without
  external: ['piscina', 'pdfkit', 'pg-native', 'rdf-canonize-native', '@resvg/resvg-js', 'autocannon'],
  // packages in CommonJS ask `require` for modules of Node
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
await import('./browser.mjs');
