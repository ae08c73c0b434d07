import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CairnError } from '../common/errors.js';
import { MAJOR_VERSION, program, serverPrograms } from './embedded-binaries.js';
import { type Account, accountFor, canReach, handOver } from './embedded-user.js';
import { errorCode } from './error-code.js';

/** A database cluster on disk, with all that is needed to run a server on it. */
export interface Cluster {
  readonly dir: string;
  /** What the server is told as its data folder: `dir`, or a name for its working folder (see `nameFor`). */
  readonly dirName: string;
  readonly socketDir: string;
  readonly programs: string;
  readonly account: Account | undefined;
}

/** The one database role of an embedded cluster; who may reach the socket is who may use it. */
export const ROLE = 'cairn';

/** The longest socket folder that leaves room for `/.s.PGSQL.5432` in a Unix socket address (macOS has 104 bytes). */
const SOCKET_DIR_BYTES = 85;

/** The environment of the server's programs: plain messages, times in UTC, and no PGPORT or PGDATA of somebody's shell. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Finds or makes the cluster at `clusterDir`. It is made aside and renamed into place, so that a crash leaves either
 * none or a whole one, and of several processes the first one wins.
 *
 * @throws CairnError `storage.other-version`, `storage.folder-taken`, `storage.not-yours`, `storage.unreachable-folder`,
 *   `storage.initdb-failed`, or one of `embedded-user` and `embedded-binaries`.
 */
export function prepareCluster(clusterDir: string): Cluster {
  const dir = path.resolve(clusterDir);
  const account = accountFor(dir);
  makeParents(path.dirname(dir));
  const dirName = nameFor(dir, account);
  const programs = serverPrograms(account);
  refuseForeign(dir);
  if (!isCluster(dir)) create(dir, programs, account);
  refuseOtherVersion(dir);
  return { dir, dirName, programs, account, socketDir: socketFolder(dir, account) };
}

function isCluster(dir: string): boolean {
  return fs.existsSync(path.join(dir, 'PG_VERSION'));
}

/** Folders that root makes on the way are left passable, whatever its umask: the server's account has to come by. */
function makeParents(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeParents(path.dirname(folder));
  fs.mkdirSync(folder, { recursive: true });
  if (process.getuid?.() === 0) fs.chmodSync(folder, 0o755);
}

/**
 * If the account may not enter a folder above the data (a checkout in root's home), the server is started inside the
 * data folder and told to use "here". Linux alone has a name for that which passes no folder above.
 */
function nameFor(dir: string, account: Account | undefined): string {
  if (canReach(dir, account)) return dir;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new CairnError(
    'incoherent',
    'storage.unreachable-folder',
    `The account with uid ${account?.uid}, which PostgreSQL runs as, cannot enter a folder above ${dir}. ` +
      'Move DATA_DIR, start the service as an ordinary user, or set DATABASE_URL.',
  );
}

function refuseForeign(dir: string): void {
  const stat = fs.statSync(dir, { throwIfNoEntry: false });
  if (stat === undefined) return;
  const self = process.getuid?.();
  if (self !== undefined && self !== 0 && stat.uid !== self) {
    throw new CairnError(
      'refused',
      'storage.not-yours',
      `${dir} belongs to another user (uid ${stat.uid}). Run this as that user or as root.`,
    );
  }
  if (isCluster(dir) || (stat.isDirectory() && fs.readdirSync(dir).length === 0)) return;
  throw new CairnError(
    'refused',
    'storage.folder-taken',
    `${dir} holds something that is not a database. Move it away or choose another DATA_DIR.`,
  );
}

function refuseOtherVersion(dir: string): void {
  const version = fs.readFileSync(path.join(dir, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  throw new CairnError(
    'incoherent',
    'storage.other-version',
    `${dir} was made by PostgreSQL ${version}; this build carries PostgreSQL ${MAJOR_VERSION}. Dump it with pg_dump ` +
      `of version ${version} while the build that made it runs, move the folder away, start this build once and load ` +
      'the dump with psql; or set DATABASE_URL to a server that holds it.',
  );
}

function create(dir: string, programs: string, account: Account | undefined): void {
  dropAbandoned(dir);
  const making = `${dir}.init-${process.pid}`;
  remove(making);
  fs.mkdirSync(making, { mode: 0o700 });
  handOver(making, account);
  try {
    runInitdb(making, programs, account);
    fs.renameSync(making, dir);
    syncFolder(path.dirname(dir));
  } catch (error) {
    remove(making);
    if (!isCluster(dir)) throw error; // otherwise a process beside us was faster, and its cluster is as good
  }
}

function runInitdb(dir: string, programs: string, account: Account | undefined): void {
  const options = ['-U', ROLE, '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  const made = spawnSync(
    program(programs, 'initdb'),
    ['-D', nameFor(dir, account), ...options, '--no-instructions'],
    { ...account, cwd: dir, env: serverEnvironment(), encoding: 'utf8' },
  );
  if (made.status === 0) return;
  const said = made.error?.message ?? made.stderr.trim().slice(-1000);
  throw new CairnError(
    'unavailable',
    'storage.initdb-failed',
    `PostgreSQL could not make a new cluster: ${said}`,
  );
}

/** Removes what processes that were killed amid `initdb` left beside `dir`. */
function dropAbandoned(dir: string): void {
  const prefix = `${path.basename(dir)}.init-`;
  for (const name of fs.readdirSync(path.dirname(dir))) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) {
      remove(path.join(path.dirname(dir), name));
    }
  }
}

function remove(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Whether a process of this number exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** A rename is durable once its folder is. */
function syncFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** The socket lies in the data folder, which is closed to others, unless its address would be too long or is barred. */
function socketFolder(dir: string, account: Account | undefined): string {
  if (Buffer.byteLength(dir) <= SOCKET_DIR_BYTES && canReach(dir, account)) return dir;
  const digest = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  const folder = path.join(os.tmpdir(), `cairn-${digest}`);
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
    handOver(folder, account);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  }
  // The name can be guessed and the folder above is open to all: trust only what is ours alone.
  const stat = fs.lstatSync(folder);
  const owner = account?.uid ?? process.getuid?.();
  if (stat.isDirectory() && stat.uid === owner && (stat.mode & 0o077) === 0) return folder;
  throw new CairnError(
    'refused',
    'storage.socket-folder-taken',
    `${folder}, which is needed for the database's socket, belongs to another user. Remove it.`,
  );
}
