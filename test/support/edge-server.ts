import { createServer, type IncomingHttpHeaders, request, type Server, type ServerOptions } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import express, { type Express } from 'express';
import { readJsonBody } from '../../src/http/body.js';
import { securityHeaders } from '../../src/http/headers.js';
import { problemHandler } from '../../src/http/problems.js';

export const LIMIT_BYTES = 1024 * 1024;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Milliseconds from the first byte sent to the last one received. */
}

export interface EdgeServer {
  readonly port: number;
  readonly logged: { readonly id: string; readonly error: unknown }[];
  /** Errors of bodies that `POST /body` could not read. */
  readonly refused: unknown[];
  post(body: string | Uint8Array, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Sends bytes as they are and gives back whatever comes until the other side closes. */
  raw(...pieces: readonly (string | Uint8Array)[]): Promise<string>;
  close(): Promise<void>;
}

/** The edge on a loopback port: `POST /body` answers with the JSON type of what it read; `routes` adds more. */
export async function startEdge(
  routes: (app: Express) => void = () => {},
  limits: ServerOptions = {},
): Promise<EdgeServer> {
  const logged: { id: string; error: unknown }[] = [];
  const refused: unknown[] = [];
  const app = express();
  app.use(securityHeaders({ publicUrl: 'https://cairn.example' }));
  app.post('/body', async (req, res) => {
    const value = await readJsonBody(req, { limitBytes: LIMIT_BYTES }).catch((error: unknown) => {
      refused.push(error);
      throw error;
    });
    res.json({ read: Array.isArray(value) ? 'array' : typeof value });
  });
  routes(app);
  app.use(
    problemHandler({
      random: (length) => new Uint8Array(length),
      logError: (id, error) => logged.push({ id, error }),
    }),
  );
  const server = createServer(limits, app);
  const port = await listen(server);
  return {
    port,
    logged,
    refused,
    post: (body, headers = {}) =>
      send(port, 'POST', '/body', { 'Content-Type': 'application/json', ...headers }, body),
    get: (path) => send(port, 'GET', path, {}),
    raw: (...pieces) => exchange(port, pieces),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return (server.address() as AddressInfo).port;
}

function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text,
        });
      });
    });
    req.on('error', reject);
    req.end(body);
  });
}

function exchange(port: number, pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    // A server that stops reading resets the connection; what it said before counts.
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
    for (const piece of pieces) socket.write(piece);
  });
}
