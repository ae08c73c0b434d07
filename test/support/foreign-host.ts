import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type GuardedDeps, type GuardedFetcher, guardedFetcher } from '../../src/net/guarded-fetch.js';
import { selfSigned } from './certificate.js';
import { START } from './services.js';

type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** Hosts that are not of this deployment, on this machine: 127.0.0.1 stands for a public address, 127.0.0.2 for a private one. */
export interface ForeignHost {
  /** What is served, by path, whatever the host's name; 404 for anything else. */
  readonly serves: Map<string, Answer>;
  /** Path and headers of what was asked for. */
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** Of `foreign.example`, `private.example` (at a private address) or `rebound.example` (at a private one, too). */
  readonly at: (path: string, name?: string) => string;
  /** `did:web` of `foreign.example` whose document is at `/PATH/did.json`. */
  readonly did: (path: string, name?: string) => string;
  /** Milliseconds after which an answer is too late; as usual until it is set, since machines of tests are slow. */
  patience: number;
  /** Reaches it, and nothing else. */
  readonly outside: GuardedFetcher;
  close(): void;
}

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'foreign.example': ['127.0.0.1'],
  'private.example': ['127.0.0.2'],
  'rebound.example': ['127.0.0.1', '127.0.0.2'],
  'down.example': ['127.0.0.1'],
};

export async function startForeignHost(
  limits: Pick<GuardedDeps, 'perHostPerMinute'> = {},
): Promise<ForeignHost> {
  const { cert, key } = selfSigned(Object.keys(ADDRESSES));
  const serves = new Map<string, Answer>();
  const asked: ForeignHost['asked'] = [];
  const server = createServer({ cert, key }, (request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const answer = serves.get(path);
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  const { port } = server.address() as AddressInfo;
  const fetcher = guardedFetcher({
    clock: () => new Date(START),
    allow: [],
    ...limits,
    ca: cert,
    resolve: async (name) => ADDRESSES[name] ?? [],
    internet: { ports: [443, 9, port], isPublic: (address) => address.endsWith('127.0.0.1') },
  });
  const host: ForeignHost = {
    patience: 10_000,
    serves,
    asked,
    at: (path, name = 'foreign.example') => `https://${name}:${port}${path}`,
    did: (path, name = 'foreign.example') => `did:web:${name}%3A${port}${path}`,
    outside: {
      ...fetcher,
      fetch: (url, request) => fetcher.fetch(url, { ...request, timeout: host.patience }),
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return host;
}
