// What runs in browsers: the verifier as a module for anybody's pages (`dist/verifier`), and what /verify runs (`dist/browser`). What is
// seldom needed is in files of its own, which are loaded when they are.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lean } from './browser/lean.mjs';
import { buildMerged } from './browser/merged.mjs';
import { writeTypes } from './browser/types.mjs';

// the library's own form for browsers, which its `exports` hide: the other one has need of Node's Buffer
const BASE64URL = fileURLToPath(new URL('browser.js', import.meta.resolve('base64url-universal')));

const BROWSER = {
  bundle: true,
  splitting: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
  chunkNames: '[name]-[hash]',
  alias: { 'base64url-universal': BASE64URL },
  plugins: [lean],
  // Node has no other name for it
  define: { self: 'globalThis' },
};

rmSync('dist/verifier', { recursive: true, force: true });
await buildMerged(BROWSER, 'verifier', 'dist/verifier');
writeTypes('verification/module.ts', 'dist/verifier/verifier.d.ts');

const PAGE = 'dist/web/verify/browser';
rmSync('dist/browser', { recursive: true, force: true });
await buildMerged(BROWSER, 'worker', 'dist/browser');
await build({ ...BROWSER, entryPoints: [`${PAGE}/page.js`], outdir: 'dist/browser' });
await build({ ...BROWSER, splitting: false, format: 'iife', entryPoints: [`${PAGE}/offline.js`], outdir: 'dist/browser' });
// the reader of codes asks for its program by a name with its digest
const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
const digest = createHash('sha256').update(readFileSync(wasm)).digest('hex');
copyFileSync(wasm, `dist/browser/zxing-${digest.slice(0, 8)}.wasm`);
