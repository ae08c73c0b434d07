// What runs in browsers: the verifier as a module for anybody's pages (`dist/verifier`). What is seldom needed is in files of its own,
// which are loaded when they are.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const BROWSER = {
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
};

rmSync('dist/verifier', { recursive: true, force: true });
await build({
  ...BROWSER,
  entryPoints: { verifier: 'dist/verification/module.js' },
  outdir: 'dist/verifier',
  chunkNames: '[name]-[hash]',
});
