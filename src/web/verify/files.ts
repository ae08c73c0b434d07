import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Router } from 'express';
import { projectFile } from '../../common/project-files.js';
import type { AssetPaths } from '../assets.js';
import { ASKED_AGAIN } from '../form.js';

/** What the page runs in the reader's browser, as `npm run build` made it. */
export interface VerifyFiles {
  /** Of the page's own script. */
  readonly script: string;
  /** Serves the files under an address that changes with any of them, and what keeps them for use without a network. */
  readonly router: Router;
}

const FOLDER = projectFile('dist/browser/');
/** Not among what is kept: the browser keeps it by itself. */
const OFFLINE = 'offline.js';
const SCRIPT = 'text/javascript; charset=utf-8';

/** Reads them. Throws where they weren't built: a service whose page can't do what it says must not start. */
export function readVerifyFiles(assets: AssetPaths): VerifyFiles {
  const hash = createHash('sha256');
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(FOLDER).sort()) {
    const bytes = readFileSync(new URL(name, FOLDER));
    hash.update(name).update(bytes);
    files.set(name, bytes);
  }
  for (const path of [assets.stylesheet, assets.verifyStylesheet, assets.fontsStylesheet]) hash.update(path);
  const version = hash.digest('hex').slice(0, 16);
  const folder = `/verify/files/${version}`;
  const offline = files.get(OFFLINE);
  if (!offline || !files.has('page.js')) throw new Error('dist/browser is not complete: npm run build');
  files.delete(OFFLINE);
  const kept = [
    ...[...files.keys()].map((name) => `${folder}/${name}`),
    ...[assets.stylesheet, assets.verifyStylesheet, assets.fontsStylesheet, assets.icon, ...assets.fonts],
  ];
  const router = Router();
  router.get('/verify/files/:version/:file', (request, response, next) => {
    const bytes = request.params.version === version ? files.get(request.params.file) : undefined;
    if (!bytes) return next();
    response
      .set('Cache-Control', 'public, max-age=31536000, immutable')
      .set('Content-Type', request.params.file.endsWith('.wasm') ? 'application/wasm' : SCRIPT)
      .send(bytes);
  });
  router.get('/verify/offline.js', (_request, response) => {
    const own = JSON.stringify({ version, files: kept });
    response
      .set({ 'Content-Type': SCRIPT, ...ASKED_AGAIN, 'Service-Worker-Allowed': '/verify' })
      .send(Buffer.from(`self.offline=${own};\n${offline}`));
  });
  return { script: `${folder}/page.js`, router };
}
