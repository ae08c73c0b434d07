import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One file of a font, under the address at which it is served. */
export interface FontFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const packages = createRequire(import.meta.url);

/** The two families of the pages; served by us, so that a page has the same lines on every machine, on paper too. */
const FAMILIES = [
  { family: 'Source Sans 3', name: 'source-sans-3' },
  { family: 'Source Serif 4', name: 'source-serif-4' },
];
/** The scripts of the languages that names and titles are in; a browser fetches those that a page has letters of. */
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek'];

/** The fonts of the pages: their files, and the style sheet that names them. Throws where one is missing. */
export function readFonts(): { readonly files: readonly FontFile[]; readonly css: string } {
  const faces = FAMILIES.flatMap(({ family, name }) => {
    const ranges: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(packages.resolve(`@fontsource-variable/${name}/unicode.json`), 'utf8'),
    );
    return SCRIPTS.flatMap((script) => {
      const range = ranges[script];
      if (range === undefined) return [];
      const file = readFont(name, script);
      const css = `@font-face{font-family:"${family}";font-weight:200 900;font-display:swap;src:url(${file.path}) format("woff2");unicode-range:${range}}`;
      return [{ file, css }];
    });
  });
  return { files: faces.map(({ file }) => file), css: faces.map(({ css }) => css).join('') };
}

function readFont(name: string, script: string): FontFile {
  const bytes = readFileSync(
    packages.resolve(`@fontsource-variable/${name}/files/${name}-${script}-wght-normal.woff2`),
  );
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `/assets/${name}-${script}.${hash}.woff2`, bytes };
}
