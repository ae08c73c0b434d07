import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { projectFile } from '../common/project-files.js';

/** One file of a font, under the address at which it is served. */
export interface FontFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const packages = createRequire(import.meta.url);
const OWN = projectFile('src/web/assets/fonts/');

/** The two families of the pages; served by us, so that a page has the same lines on every machine, on paper too. */
const FAMILIES = [
  { family: 'Source Sans 3', name: 'source-sans-3', weights: '400 700' },
  { family: 'Source Serif 4', name: 'source-serif-4', weights: '600' },
];
/** Whole scripts, of which a browser fetches those that a page has letters of. */
const SCRIPTS = ['latin-ext', 'cyrillic-ext', 'greek'];
/**
 * Of these the letters that our languages and most names need, in small files that `.build/fonts.py` makes. They come after
 * the others: where two have a letter, the last one counts.
 */
const SMALL: Readonly<Record<string, string>> = {
  latin:
    'U+0020-00FF,U+0131,U+0152-0153,U+02BC,U+2010-2011,U+2013-2014,U+2018-201E,U+2020,U+2022,U+2026,U+202F,U+2030,U+2039-203A,U+20AC,U+2122,U+2212',
  europe: 'U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E9E',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  kazakh: 'U+0492-0493,U+049A-049B,U+04A2-04A3,U+04AE-04AF,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9',
};

/** The fonts of the pages: their files, and the style sheet that names them. Throws where one is missing. */
export function readFonts(): { readonly files: readonly FontFile[]; readonly css: string } {
  const faces = FAMILIES.flatMap(({ family, name, weights }) => {
    const ranges: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(packages.resolve(`@fontsource-variable/${name}/unicode.json`), 'utf8'),
    );
    const face = (script: string, path: string | URL, range: string) => {
      const file = readFont(`${name}-${script}`, path);
      const css = `@font-face{font-family:"${family}";font-weight:${weights};font-display:swap;src:url(${file.path}) format("woff2");unicode-range:${range}}`;
      return { file, css };
    };
    return [
      ...SCRIPTS.flatMap((script) => {
        const path = packages.resolve(
          `@fontsource-variable/${name}/files/${name}-${script}-wght-normal.woff2`,
        );
        return ranges[script] === undefined ? [] : [face(script, path, ranges[script])];
      }),
      ...Object.entries(SMALL).map(([script, range]) =>
        face(script, new URL(`${name}-${script}.woff2`, OWN), range),
      ),
    ];
  });
  return { files: faces.map(({ file }) => file), css: faces.map(({ css }) => css).join('') };
}

function readFont(name: string, path: string | URL): FontFile {
  const bytes = readFileSync(path);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `/assets/${name}.${hash}.woff2`, bytes };
}
