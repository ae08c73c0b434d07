import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { recordPrinted } from './operator-log.js';

const CAIRN = fileURLToPath(new URL('../../dist/cli/cairn.js', import.meta.url));

/** One run of the built command line, as an operator starts it. */
export interface CairnRun {
  readonly pid: number;
  /** Its exit code and what it printed; the code of one that was killed is `null`. */
  readonly ended: Promise<{ readonly code: number | null; readonly printed: string }>;
  kill(): void;
}

/** What runs of one deployment share. */
export interface CairnSettings {
  readonly databaseUrl: string;
  readonly masterSecret: Uint8Array;
}

/** Starts `node dist/cli/cairn.js`; `input` is its standard input. Whatever happens, it ends with the test's process. */
export function startCairn(settings: CairnSettings, args: readonly string[], input = ''): CairnRun {
  const child: ChildProcess = spawn(process.execPath, [CAIRN, ...args], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: settings.databaseUrl,
      CAIRN_MASTER_SECRET: Buffer.from(settings.masterSecret).toString('base64'),
      PUBLIC_URL: 'http://localhost:3000',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      printed += data.toString();
    });
  // one that was killed reads no more
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const ended = new Promise<{ code: number | null; printed: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', end);
      recordPrinted(printed);
      resolve({ code, printed });
    });
  });
  return { pid: child.pid ?? 0, ended, kill: end };
}
