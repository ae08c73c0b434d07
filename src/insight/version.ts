import { readFileSync } from 'node:fs';
import { projectFile } from '../common/project-files.js';

/** The version of this build, as its package says. */
export function buildVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : 'unknown';
}
