// What runs in browsers: the verifier as a module for anybody's pages (`dist/verifier`), and what /verify runs (`dist/browser`). What is
// seldom needed is in files of its own, which are loaded when they are.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// the library's own form for browsers, which its `exports` hide: the other one has need of Node's Buffer
const BASE64URL = fileURLToPath(new URL('browser.js', import.meta.resolve('base64url-universal')));

/** In place of `zod` (not of what is within it), its small form. */
const smallZod = {
  name: 'small-zod',
  setup({ onResolve }) {
    onResolve({ filter: /^zod$/ }, () => ({ path: fileURLToPath(new URL('zod.mjs', import.meta.url)) }));
  },
};

const BROWSER = {
  bundle: true,
  splitting: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
  alias: { 'base64url-universal': BASE64URL },
  plugins: [smallZod],
};

rmSync('dist/verifier', { recursive: true, force: true });
await build({
  ...BROWSER,
  entryPoints: { verifier: 'dist/verification/module.js' },
  outdir: 'dist/verifier',
  // Node has no other name for it
  define: { self: 'globalThis' },
  chunkNames: '[name]-[hash]',
});

const PAGE = 'dist/web/verify/browser';
rmSync('dist/browser', { recursive: true, force: true });
await build({
  ...BROWSER,
  entryPoints: { page: `${PAGE}/page.js`, worker: `${PAGE}/worker.js` },
  outdir: 'dist/browser',
  chunkNames: '[name]-[hash]',
});
await build({ ...BROWSER, splitting: false, format: 'iife', entryPoints: [`${PAGE}/offline.js`], outdir: 'dist/browser' });
// the reader of codes asks for its program by a name with its digest
const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
const digest = createHash('sha256').update(readFileSync(wasm)).digest('hex');
copyFileSync(wasm, `dist/browser/zxing-${digest.slice(0, 8)}.wasm`);
