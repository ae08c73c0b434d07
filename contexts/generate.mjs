// Writes src/generated/contexts.ts from the JSON-LD sources in this folder, so that code which runs in a browser has
// them as a plain module: no file system, no fetch.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const source = JSON.parse(readFileSync(new URL('./cairn-v1.jsonld', import.meta.url), 'utf8'));
const target = new URL('../src/generated/contexts.ts', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(
  target,
  `// Generated from contexts/cairn-v1.jsonld by contexts/generate.mjs.\n` +
    `import type { JsonObject } from '../common/json.js';\n\n` +
    `export const CAIRN_V1: JsonObject = ${JSON.stringify(source['@context'], null, 2)};\n`,
);
