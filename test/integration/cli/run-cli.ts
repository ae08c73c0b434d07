import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { recordForbidden, recordPrinted } from '../../support/operator-log.js';

export const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

export interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
}

/** A child process of the built program, in an environment with nothing in it but what is given. */
export function start(script: string, args: readonly string[], options: RunOptions = {}): ChildProcess {
  const child = spawn(process.execPath, [`${DIST}${script}`, ...args], {
    env: { PATH: process.env.PATH, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const secret = options.env?.CAIRN_MASTER_SECRET;
  if (secret !== undefined) recordForbidden('secrets', [secret]);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => recordPrinted(chunk.toString()));
  return child;
}

/** Runs it to its end. */
export async function run(script: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = start(script, args, options);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  // it may have ended before it read its input
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input);
  const [exit] = await once(child, 'close');
  return { exit, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') };
}
