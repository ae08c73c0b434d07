import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
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
  /** Longest life between the first answer and a kill, in milliseconds. */
  readonly longestLife: number;
}

/** Of so many lives one ends while the service starts. */
const EARLY_DEATHS = 3;
/** Longest of such a life, in milliseconds. */
const EARLY = 1000;

/** Starts the built service on a port of its own, which stays the same through all its lives. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const port = await freePort();
  const { chance, longestLife } = options;
  let life = spawnService(options, port);
  let [kills, left] = [0, 0];
  let timer: NodeJS.Timeout | undefined;
  const kill = () => {
    life.child.kill('SIGKILL');
    kills++;
    left--;
    life = spawnService(options, port);
    if (left > 0) killLater();
  };
  const killLater = () => {
    const [mine, span] = [life, chance()];
    if (kills % EARLY_DEATHS === 0) timer = setTimeout(kill, span * EARLY);
    else
      void mine.serves.then(() => {
        // many short lives and some long ones: a chunk of work takes a second
        if (mine === life && left > 0) timer = setTimeout(kill, span ** 3 * longestLife * mine.pace());
      });
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
      left = 0;
      life.child.kill('SIGKILL');
      await life.ended;
    },
  };
}

/** One life of the service, from its start to its end. */
interface Life {
  readonly child: ChildProcess;
  /** Resolves when it says that it serves, or when it ended before that. */
  readonly serves: Promise<unknown>;
  readonly ended: Promise<unknown>;
  /**
   * How slow the machine is, told by how long the start took: at least 1. If no life were ever longer than one request takes,
   * no request would ever be answered, and that would say nothing of the service.
   */
  pace(): number;
}

/** How long a start takes on a machine that does nothing else, in milliseconds. */
const USUAL_START = 1200;

function spawnService({ databaseUrl, publicUrl, masterSecret }: ServiceOptions, port: number): Life {
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
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = new Promise((resolve) => child.once('close', resolve)).then(() => process.off('exit', end));
  const [begun, start] = [performance.now(), { took: USUAL_START }];
  const said = new Promise<void>((resolve) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      recordPrinted(line);
      if (!line.includes('"event":"serving"')) return;
      start.took = performance.now() - begun;
      resolve();
    });
  });
  const pace = () => Math.max(1, start.took / USUAL_START);
  return { child, ended, serves: Promise.race([said, ended]), pace };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
