import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestHandler } from 'express';
import { projectFile } from '../common/project-files.js';
import { readFonts } from './fonts.js';

/** Addresses of what a page loads; they change with the content. */
export interface AssetPaths {
  readonly stylesheet: string;
  /** Names the fonts, which are served under paths of their own. */
  readonly fontsStylesheet: string;
  readonly icon: string;
  /** Of the page of a certificate alone. */
  readonly certificateStylesheet: string;
  /** Of the pages at which something is handed in, and of their answers. */
  readonly verifyStylesheet: string;
  /** Of the pages of graduates: signing in, claiming, `/me`. */
  readonly meStylesheet: string;
  /** Of the documentation alone. */
  readonly docsStylesheet: string;
  readonly docsScript: string;
  /** Of a request to a wallet. */
  readonly askScript: string;
  /** The fonts that the style sheet names. */
  readonly fonts: readonly string[];
}

export interface Assets {
  readonly paths: AssetPaths;
  /** Serves the assets under their paths, for ever; everything else goes on to the next handler. */
  readonly handler: RequestHandler;
}

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const FOLDER = projectFile('src/web/assets/');

/** Reads the assets from their folder. Throws where one is missing: a service without its style must not start. */
export function readAssets(): Assets {
  const fonts = readFonts();
  const stylesheet = readAsset('cairn', 'css', 'text/css; charset=utf-8');
  const fontsStylesheet = asset('fonts', 'css', 'text/css; charset=utf-8', fonts.css);
  const icon = readAsset('icon', 'svg', 'image/svg+xml');
  const certificateStylesheet = readAsset('certificate', 'css', 'text/css; charset=utf-8');
  const verifyStylesheet = readAsset('verify', 'css', 'text/css; charset=utf-8');
  const meStylesheet = readAsset('me', 'css', 'text/css; charset=utf-8');
  const docsStylesheet = readAsset('docs', 'css', 'text/css; charset=utf-8');
  const docsScript = readAsset('try', 'js', 'text/javascript; charset=utf-8');
  const askScript = readAsset('ask', 'js', 'text/javascript; charset=utf-8');
  const served = [
    ...[
      stylesheet,
      fontsStylesheet,
      icon,
      certificateStylesheet,
      verifyStylesheet,
      meStylesheet,
      docsStylesheet,
      docsScript,
      askScript,
    ],
    ...fonts.files.map((file) => ({ ...file, type: 'font/woff2' })),
  ];
  const byPath = new Map(served.map((asset) => [asset.path, asset]));
  return {
    paths: {
      stylesheet: stylesheet.path,
      fontsStylesheet: fontsStylesheet.path,
      icon: icon.path,
      certificateStylesheet: certificateStylesheet.path,
      verifyStylesheet: verifyStylesheet.path,
      meStylesheet: meStylesheet.path,
      docsStylesheet: docsStylesheet.path,
      docsScript: docsScript.path,
      askScript: askScript.path,
      fonts: fonts.files.map(({ path }) => path),
    },
    handler: (request, response, next) => {
      const asset = byPath.get(request.path);
      if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) {
        next();
        return;
      }
      response.set({
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      });
      response.send(asset.bytes);
    },
  };
}

function readAsset(name: string, extension: string, type: string): Asset {
  const written = readFileSync(new URL(`${name}.${extension}`, FOLDER), 'utf8');
  return asset(name, extension, type, extension === 'js' ? written : withoutLayout(written));
}

function asset(name: string, extension: string, type: string, text: string): Asset {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `/assets/${name}.${hash}.${extension}`, type, bytes };
}

/** Comments and layout of a style sheet or picture are for those who write it; no string of these files looks like either. */
function withoutLayout(text: string): string {
  const dense = text.replace(/\/\*.*?\*\//gs, '').replace(/\s*([{};,])\s*|(?<=:)\s+/g, '$1');
  return dense.replaceAll(';}', '}');
}
