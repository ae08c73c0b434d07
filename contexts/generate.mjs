// Writes src/generated/contexts.ts from the JSON-LD sources in this folder, so that code which runs in a browser has
// them as a plain module: no file system, no fetch. A context that was ever signed with never changes: a further term
// is a further version.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const contexts = ['v1', 'v2'].map((version) => {
  const source = JSON.parse(readFileSync(new URL(`./cairn-${version}.jsonld`, import.meta.url), 'utf8'));
  return `export const CAIRN_${version.toUpperCase()}: JsonObject = ${JSON.stringify(source['@context'], null, 2)};\n`;
});
const target = new URL('../src/generated/contexts.ts', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(
  target,
  `// Generated from contexts/*.jsonld by contexts/generate.mjs.\n` +
    `import type { JsonObject } from '../common/json.js';\n\n${contexts.join('\n')}`,
);
