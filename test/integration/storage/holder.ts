import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./holder-process.mjs', import.meta.url));

/** What the holder says in a line. */
export interface Saying {
  readonly ready?: true;
  readonly adopted?: boolean;
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  readonly error?: string;
  readonly code?: string;
  readonly message?: string;
}

/** A child process that holds an embedded server. */
export interface Holder {
  /** Its next line. */
  next(): Promise<Saying>;
  query(sql: string): Promise<Saying>;
  /** Lets it end in order, and waits for that. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL, and waits for that. */
  kill(): Promise<void>;
}

const started = new Set<ChildProcessWithoutNullStreams>();
const folders: { folder: string; keep: boolean }[] = [];

/** A temporary folder that the server's account may enter; `endAll` removes it, those to keep at the end of all. */
export function temporaryFolder(keep?: 'keep'): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-storage-'));
  fs.chmodSync(folder, 0o755);
  folders.push({ folder, keep: keep !== undefined });
  return folder;
}

let sockets: string | undefined;

/** Where sockets go that can't lie beside the data: not into the machine's own folder, which nobody would clear. */
function socketFolder(): string {
  sockets ??= temporaryFolder('keep');
  fs.chmodSync(sockets, 0o1777);
  return sockets;
}

/** Starts a holder; `wrapper` is a command with its arguments that runs it. */
export function startHolder(
  cluster: string,
  role: 'service' | 'command',
  wrapper: readonly string[] = [],
): Holder {
  const [command = process.execPath, ...args] = [...wrapper, process.execPath, SCRIPT, cluster, role];
  const child = spawn(command, args, { cwd: '/', env: { ...process.env, TMPDIR: socketFolder() } });
  started.add(child);
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk);
  });
  const ended = once(child, 'close').then(() => started.delete(child));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Saying> => {
    const line = await lines.next();
    if (line.done) throw new Error(`The holder ended without a word: ${complaints}`);
    return JSON.parse(line.value);
  };
  return {
    next,
    query(sql) {
      child.stdin.write(`${sql}\n`);
      return next();
    },
    async stop() {
      child.stdin.end('stop\n');
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The process number of the server on the cluster, or undefined if none runs. */
export function serverOf(cluster: string): number | undefined {
  try {
    const pid = Number(fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

/** Waits until the condition holds; fails after 15 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Never came true: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Ends what a failed test left running, and removes the temporary folders. */
export async function endAll(what?: 'all'): Promise<void> {
  for (const child of started) child.kill('SIGKILL');
  const kept: typeof folders = [];
  for (const { folder, keep } of folders.splice(0)) {
    if (keep && what !== 'all') {
      kept.push({ folder, keep });
      continue;
    }
    const pid = serverOf(path.join(folder, 'postgres'));
    if (pid !== undefined) {
      process.kill(pid, 'SIGINT');
      await until(() => serverOf(path.join(folder, 'postgres')) === undefined);
    }
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  folders.push(...kept);
}
