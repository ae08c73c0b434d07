import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { JsonObject, JsonValue } from '../../src/common/json.js';

const SERVER = fileURLToPath(new URL('../../dist/cli/conformance-server.js', import.meta.url));

export interface Offered {
  readonly id: string;
  readonly endpoint: string;
  readonly tags: readonly string[];
  readonly keyType?: string;
}

/** What the conformance server prints: an implementation as the manifests of the W3C test suites have it. */
export interface Manifest {
  readonly issuers: readonly Offered[];
  readonly verifiers: readonly Offered[];
  readonly vpVerifiers: readonly Offered[];
  readonly vcHolders: readonly Offered[];
  readonly holders: readonly Offered[];
  readonly setStatusLists: readonly Offered[];
  readonly didResolvers: readonly Offered[];
}

export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

export interface ConformanceServer {
  readonly manifest: Manifest;
  /** The first issuer, or other endpoint, with a tag. */
  find(kind: keyof Manifest, tag: string, keyType?: string): Offered;
  post(endpoint: string, body: JsonValue): Promise<Answer>;
}

/** One server for all test files of a worker: it keeps nothing but what it is sent, and each file sends its own. */
const SERVER_OF_WORKER = Symbol.for('cairn.test.conformance-server');
type Global = typeof globalThis & { [SERVER_OF_WORKER]?: Promise<ConformanceServer> };

/** The built conformance server, started as a user would start it. */
export function conformanceServer(): Promise<ConformanceServer> {
  const worker: Global = globalThis;
  worker[SERVER_OF_WORKER] ??= start();
  return worker[SERVER_OF_WORKER];
}

async function start(): Promise<ConformanceServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [SERVER, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const manifest = await printed(child);
  child.unref();
  return {
    manifest,
    find(kind, tag, keyType) {
      const found = manifest[kind].find(
        (one) => one.tags.includes(tag) && (keyType === undefined || one.keyType === keyType),
      );
      if (!found) throw new Error(`Nothing of ${kind} has the tag ${tag}`);
      return found;
    },
    async post(endpoint, body) {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as JsonObject };
    },
  };
}

async function printed(child: ChildProcess): Promise<Manifest> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.endsWith('}\n')) return JSON.parse(text) as Manifest;
  }
  throw new Error('The server ended before it said what it offers');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
