import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CairnError, codeOf } from '../common/errors.js';
import { faultLines } from '../common/fault-lines.js';
import { readConfig } from '../config/config.js';
import { masterSecret } from '../config/master-secret.js';
import { EVENTS } from '../insight/events.js';
import { writable } from '../insight/log.js';
import { type Running, serve } from '../serve.js';
import { openServices, type Services } from '../services.js';
import { EXIT } from './command.js';
import { checkDemo } from './demo-check.js';
import { playDemo } from './demo-play.js';
import { outliveReader } from './output.js';

const HELP = `npm run demo [-- --check]
  sets up the network that ships, issues sample results, prints certificates with their links, and keeps serving
  --check  do the same in a folder that is thrown away, follow every promise, and end with 0 if all is as it must be
  CAIRN_DATA_DIR (.data/demo), DATABASE_URL and PORT (3000) may be set
`;

/** Nobody reads what is said any more: there is nobody to serve. */
let unread = false;
outliveReader(process.stdout, () => {
  unread = true;
});
outliveReader(process.stderr);

const say = (text = '') => void process.stdout.write(`${text}\n`);
const random = (length: number) => new Uint8Array(randomBytes(length));

/** A port that is free now: the one that was asked for, or another. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      wanted === 0 ? reject(new Error('no port')) : freePort(0).then(resolve, reject),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      probe.close(() => resolve(port));
    });
  });
}

/** `databaseUrl`: a server for the demonstration's data; without it, an embedded one in the folder. */
async function open(dataDir: string, wantedPort: number, databaseUrl?: string): Promise<Services> {
  const port = await freePort(wantedPort);
  if (wantedPort !== 0 && port !== wantedPort)
    say(`Port ${wantedPort} is taken; PORT=${port} is used instead.`);
  const config = readConfig(
    { CAIRN_DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: databaseUrl },
    'local',
  );
  const secret = masterSecret(config, random, (file) =>
    say(`A master secret was made and kept in ${file}, readable by you alone.`),
  );
  const log = (event: string, details: Readonly<Record<string, unknown>> = {}) => {
    const loud = EVENTS[event]?.level !== 'info';
    if (loud) process.stderr.write(`${JSON.stringify({ event, ...writable(event, details) })}\n`);
  };
  return openServices({
    config,
    masterSecret: secret,
    effects: { clock: () => new Date(), random, log },
    service: true,
  });
}

/**
 * Plays the demonstration in a folder of its own, checks every promise that it makes, and cleans up. Its keys go with the
 * folder, so it never touches another database.
 */
async function check(): Promise<number> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cairn-demo-'));
  let services: Services | undefined;
  let running: Running | undefined;
  try {
    services = await open(dataDir, 0);
    running = await serve(services);
    const shown = await playDemo(services, say);
    const failures = await checkDemo(services, shown, say);
    say(failures === 0 ? '\nAll is as it must be.' : `\n${failures} checks failed.`);
    return failures === 0 ? 0 : 1;
  } finally {
    await (running ? running.stop() : services?.close());
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function keepServing(): Promise<void> {
  const { CAIRN_DATA_DIR = '.data/demo', PORT = '3000', DATABASE_URL } = process.env;
  const services = await open(CAIRN_DATA_DIR, Number(PORT), DATABASE_URL);
  const running = await serve(services);
  await playDemo(services, say);
  const stop = () => void running.stop().then(() => process.exit(0));
  if (unread) return stop();
  say(
    `\nServing at ${services.config.publicUrl} – stop with Ctrl-C. The data stays in ${services.config.dataDir}.`,
  );
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

/** How it is to be played, or `undefined` for a call that is wrong. */
function readCall(): { readonly check?: boolean; readonly help?: boolean } | undefined {
  try {
    return parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The call cannot be read'}\n\n${HELP}`);
    return undefined;
  }
}

try {
  const call = readCall();
  if (!call) process.exitCode = EXIT.usage;
  else if (call.help) process.stdout.write(HELP);
  else if (call.check) process.exitCode = await check();
  else await keepServing();
} catch (error) {
  process.stderr.write(
    `${error instanceof CairnError ? error.message : 'The demonstration could not start'} [${codeOf(error)}]\n`,
  );
  if (error instanceof CairnError)
    for (const line of faultLines(error.faults)) process.stderr.write(`${line}\n`);
  process.exit(1);
}
