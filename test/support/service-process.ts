import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { recordPrinted } from './operator-log.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A run of the built service, as an operator starts it, on a port of its own choice. */
export interface ServiceProcess {
  readonly pid: number;
  /** Where it serves, as soon as it does. */
  readonly port: Promise<number>;
  /** When it has ended, with what it printed. */
  readonly ended: Promise<string>;
  /** Ends it with SIGKILL. */
  kill(): void;
}

/** Starts `node dist/main.js` with these settings. Whatever happens, it ends with the test's process. */
export function startService(settings: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      PUBLIC_URL: 'https://cairn.example',
      HOST: '127.0.0.1',
      PORT: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  let printed = '';
  let tellPort: (port: number) => void = () => undefined;
  const port = new Promise<number>((resolve) => {
    tellPort = resolve;
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      printed += data.toString();
      const [, serving] = /"event":"serving".*?"port":(\d+)/.exec(printed) ?? [];
      if (serving !== undefined) tellPort(Number(serving));
    });
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      process.off('exit', end);
      recordPrinted(printed);
      resolve(printed);
    });
  });
  return { pid: child.pid ?? 0, port, ended, kill: end };
}
