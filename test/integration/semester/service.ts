import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { recordPrinted } from '../../support/operator-log.js';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

/** The service as an operator runs it, which is killed and started again. */
export interface Service {
  readonly origin: string;
  /** How often it was killed. */
  readonly kills: number;
  /** How often it will still be killed. */
  readonly left: number;
  /** Kills it at random moments, at most so many times, and starts it again at once each time. */
  disturb(kills: number): void;
  /** Leaves it alone; resolves when it serves. */
  calm(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly masterSecret: Uint8Array;
  /** Between 0 and 1, another each time. */
  readonly chance: () => number;
  /** Longest life between two kills, in milliseconds. */
  readonly longestLife: number;
}

/** Starts the built service on a port of its own, which stays the same through all its lives. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const port = await freePort();
  let child = spawnService(options, port);
  let [kills, left] = [0, 0];
  let timer: NodeJS.Timeout | undefined;
  const killLater = () => {
    timer = setTimeout(() => {
      child.kill('SIGKILL');
      kills++;
      left--;
      child = spawnService(options, port);
      if (left > 0) killLater();
    }, options.chance() * options.longestLife);
  };
  const origin = `http://127.0.0.1:${port}`;
  const serves = async () => {
    for (let attempt = 0; attempt < 600; attempt++) {
      const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
      if (answer?.status === 200) return;
      await sleep(50);
    }
    throw new Error('The service does not serve');
  };
  return {
    origin,
    get kills() {
      return kills;
    },
    get left() {
      return left;
    },
    disturb(count) {
      left = count;
      if (left > 0) killLater();
    },
    async calm() {
      clearTimeout(timer);
      left = 0;
      await serves();
    },
    async stop() {
      clearTimeout(timer);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
    },
  };
}

function spawnService({ databaseUrl, publicUrl, masterSecret }: ServiceOptions, port: number): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      CAIRN_MASTER_SECRET: Buffer.from(masterSecret).toString('base64'),
      PUBLIC_URL: publicUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout?.on('data', (data: Buffer) => recordPrinted(data.toString()));
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
