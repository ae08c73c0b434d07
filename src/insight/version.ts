import { readFileSync } from 'node:fs';

/** The version of this build, as its package says. The same from `src/insight` and `dist/insight`. */
export function buildVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : 'unknown';
}
