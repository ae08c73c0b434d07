import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { program } from './embedded-binaries.js';
import { type Cluster, isRunning, serverEnvironment } from './embedded-cluster.js';

/** Settings of a server on a cluster, by PostgreSQL's names for them. */
export type ServerSettings = Readonly<Record<string, string>>;

/** Names the socket; nothing listens on a network. */
export const PORT = 5432;

const DURABLE: ServerSettings = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '64MB',
  max_connections: '60',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
};

/** Another server is there, is going, or left children that are going: all of these pass. */
const PASSING = /lock file|shared memory block/;

/** A try to run a server: what became of it. */
export interface Launch {
  readonly pid: number | undefined;
  running(): boolean;
  /** It ended with an error that won't go away by itself. */
  failed(): boolean;
  /** The end of what it said on its error output. */
  said(): string;
}

/**
 * Starts PostgreSQL on the cluster and returns at once. With `untilParentEnds` the kernel tells the server to shut down
 * when this process ends, however it ends (Linux with setpriv; elsewhere the server stays, to be adopted).
 */
export function launch(cluster: Cluster, settings: ServerSettings, untilParentEnds: boolean): Launch {
  const server = program(cluster.programs, 'postgres');
  const args = [
    '-D',
    cluster.dirName,
    '-k',
    cluster.socketDir,
    ...settingArguments({ ...DURABLE, ...settings }),
  ];
  const setpriv = untilParentEnds ? findSetpriv() : undefined;
  const [command, all] =
    setpriv === undefined ? [server, args] : [setpriv, ['--pdeathsig', 'INT', server, ...args]];
  return observe(
    // Detached: Ctrl-C in a terminal is for the service, which then takes leave of the database in order.
    spawn(command, all, {
      ...cluster.account,
      cwd: cluster.dir,
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
}

function settingArguments(settings: ServerSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function findSetpriv(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  return ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => fs.existsSync(file));
}

function observe(child: ChildProcess): Launch {
  let said = '';
  let ended = false;
  child.stderr?.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-2000);
  });
  child.on('error', (error) => {
    said += error.message;
    ended = true;
  });
  child.on('close', () => {
    ended = true;
  });
  // Neither the server nor the pipe to it keeps this process going.
  child.unref();
  if (child.stderr instanceof Socket) child.stderr.unref();
  return {
    pid: child.pid,
    running: () => !ended,
    failed: () => ended && !PASSING.test(said),
    said: () => said.trim(),
  };
}

/** Bytes that a server needs on its disk to start after a crash: a segment of its log has 16 MB, and there are others to write. */
const ROOM = 32 * 1024 * 1024;

/** Whether the cluster's disk has as much room as a server needs to start. */
export function hasRoom(cluster: Cluster): boolean {
  const { bavail, bsize } = fs.statfsSync(cluster.dir);
  return bavail * bsize >= ROOM;
}

/** The process number of the server on the cluster, as its lock file has it. */
export function serverPid(cluster: Cluster): number | undefined {
  try {
    const [first] = fs.readFileSync(path.join(cluster.dir, 'postmaster.pid'), 'utf8').split('\n');
    return Number(first) || undefined;
  } catch {
    return undefined;
  }
}

/** Asks for a fast shutdown: sessions are cut, what was committed is written down. Waits up to 30 s for its end. */
export async function shutDown(cluster: Cluster): Promise<void> {
  const pid = serverPid(cluster);
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return; // it went by itself
  }
  // The lock file goes last; an ended server whose parent doesn't collect it keeps its process number.
  for (let tries = 0; tries < 1500 && isRunning(pid) && serverPid(cluster) === pid; tries += 1)
    await pause(20);
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
