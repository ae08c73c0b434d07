import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { makeApiKey } from '../access/api-keys.js';
import { SCOPES } from '../access/caller.js';
import { readConfig } from '../config/config.js';
import { createShare } from '../delivery/shares.js';
import { issueRows } from '../issuing/issue-results.js';
import { seed } from '../issuing/seed.js';
import { openServices, type Services } from '../services.js';
import { awardable } from './bench-issuing.js';
import { seedCatalogue } from './files.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
/** How many requests are under way at the same time, in turns, and for how many seconds each time. */
const CONCURRENCY = [1, 8, 64] as const;
const SECONDS = 5;
const random = (length: number) => new Uint8Array(randomBytes(length));

/** What one kind of request came to at one concurrency. Milliseconds by the clock. */
export interface HttpRate {
  readonly what: string;
  readonly concurrency: number;
  readonly perSecond: number;
  readonly median: number;
  readonly p99: number;
}

export interface HttpRates {
  /** Milliseconds from the start of a process to its first answer, with a database that is there already. */
  readonly coldStart: number;
  readonly rates: readonly HttpRate[];
}

/**
 * The service as it is built and run in production, over HTTP, on an embedded PostgreSQL in a temporary folder: results that are awarded
 * one by one, and a module credential that is verified with its status. Throws where anything but the right answer comes.
 */
export async function measureHttp(): Promise<HttpRates> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-http-'));
  const settings = {
    CAIRN_DATA_DIR: path.join(folder, 'data'),
    CAIRN_MASTER_SECRET: Buffer.from(random(32)).toString('base64'),
    CAIRN_RATE_FACTOR: '1000',
    PUBLIC_URL: 'https://cairn.example',
    HOST: '127.0.0.1',
    PORT: '0',
  };
  try {
    const prepared = await prepare(settings);
    const { child, port, coldStart } = await start(settings);
    try {
      const origin = `http://127.0.0.1:${port}`;
      const rates: HttpRate[] = [];
      for (const kind of await kinds(origin, prepared))
        for (const concurrency of CONCURRENCY) rates.push(await fire(origin, kind, concurrency));
      return { coldStart, rates };
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Prepared {
  /** Of a key that may award. */
  readonly token: string;
  /** A result of a learner, as the API takes it. */
  readonly result: (learner: string) => object;
  /** Path of a share link to the credential of a module. */
  readonly shared: string;
}

async function prepare(settings: Readonly<Record<string, string>>): Promise<Prepared> {
  const services = await openServices({
    config: readConfig(settings, 'production'),
    masterSecret: Buffer.from(settings.CAIRN_MASTER_SECRET ?? '', 'base64'),
    effects: { clock: () => new Date(), random, log: () => {} },
    service: true,
  });
  try {
    return await fill(services);
  } finally {
    await services.close();
  }
}

async function fill(services: Services): Promise<Prepared> {
  await seed({ ...services.seeding, demo: true }, seedCatalogue(), 'bench');
  const { institution, version, date } = await awardable(services);
  const criteria = Object.fromEntries(version.criteria.map(({ id, requiredLevel }) => [id, requiredLevel]));
  const { code: module, gradingScheme } = version;
  const result = (learner: string) => ({
    learner,
    name: `Bench ${learner}`,
    module,
    date,
    grade: gradingScheme.pass,
    criteria,
  });
  const network = { keyId: 'bench', institution: undefined, scopes: new Set(SCOPES), actor: 'bench' };
  const wish = { name: 'bench', institution, scopes: ['issue'], expiresAt: undefined };
  const { token } = await makeApiKey(services.access, network, wish);
  const levels = Object.entries(criteria).map(([id, level]) => `${id}=${level}`);
  const row = { ...result('first'), criteria: levels.join(';'), again: false, line: 0 };
  const { issued } = await issueRows(services.issuing, [row], institution, 'bench');
  const share = await createShare(services.sharing, [issued[0]?.awardId ?? ''], { actor: 'bench' });
  return { token, result, shared: `/s/${share.token}/credential` };
}

async function start(settings: Readonly<Record<string, string>>) {
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  if (!answer.ok) throw new Error('The service does not answer');
  return { child, port, coldStart: performance.now() - began };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('Nothing is to be read of the service');
  for await (const line of createInterface(stdout)) {
    const said: { event?: string; port?: number } = JSON.parse(line);
    if (said.event !== 'serving' || said.port === undefined) continue;
    // what else it says is of no interest, and must not fill the pipe
    stdout.resume();
    return said.port;
  }
  throw new Error('The service ended before it served');
}

interface Kind {
  readonly what: string;
  readonly request: autocannon.Request;
  readonly status: number;
}

async function kinds(origin: string, { token, result, shared }: Prepared): Promise<readonly Kind[]> {
  const credential = await (await fetch(origin + shared)).text();
  const json = { 'content-type': 'application/json' };
  let learner = 0;
  return [
    {
      what: 'award one result',
      status: 201,
      request: {
        method: 'POST',
        path: '/api/v1/awards',
        setupRequest: (request) => ({
          ...request,
          headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': `bench-${learner}` },
          body: JSON.stringify({ results: [result(`B-${learner++}`)] }),
        }),
      },
    },
    {
      what: 'verify a module credential with its status',
      status: 200,
      request: { method: 'POST', path: '/api/verify', headers: json, body: credential },
    },
  ];
}

async function fire(url: string, { what, request, status }: Kind, connections: number): Promise<HttpRate> {
  const run = (duration: number) => autocannon({ url, connections, duration, requests: [request] });
  await run(1);
  const { latency, requests, errors, timeouts, statusCodeStats = {} } = await run(SECONDS);
  const others = Object.keys(statusCodeStats).filter((code) => code !== String(status));
  if (errors + timeouts > 0 || others.length > 0)
    throw new Error(`${what}: ${errors} errors, ${timeouts} timeouts, ${others.join()}`);
  return {
    what,
    concurrency: connections,
    perSecond: requests.average,
    median: latency.p50,
    p99: latency.p99,
  };
}
