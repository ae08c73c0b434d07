// After the compiler: puts each program of `dist` and what it imports into few files. A program starts in half of the time,
// because Node then neither looks for nor reads some thousand files.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

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
  // piscina runs a file of its own in each thread, pdfkit reads files beside it, resvg is a library of the machine; the others are not
  // installed, and done without
  external: ['piscina', 'pdfkit', 'pg-native', 'rdf-canonize-native', '@resvg/resvg-js'],
  // packages in CommonJS ask `require` for modules of Node
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
await import('./browser.mjs');
