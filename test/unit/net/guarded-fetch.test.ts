import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import { type GuardedDeps, type GuardedRequest, guardedFetcher } from '../../../src/net/guarded-fetch.js';
import { selfSigned } from '../../support/certificate.js';

/**
 * The internet of these tests is this machine: 127.0.0.1 stands for a public address and 127.0.0.2 for a private one, both
 * served at one port.
 */
const { cert, key } = selfSigned(['a.example', 'b.example']);
type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let handle: Handler;
const seen: {
  path: string;
  host: string | undefined;
  address: string | undefined;
  headers: NodeJS.Dict<string | string[]>;
}[] = [];
const server = createHttpsServer({ cert, key }, (request, response) => {
  const { url = '', headers, socket } = request;
  seen.push({ path: url, host: headers.host, address: socket.localAddress, headers });
  handle(request, response);
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  seen.length = 0;
  handle = (_request, response) => void response.end('hello');
});

function fetcher(overrides: Partial<GuardedDeps> = {}) {
  return guardedFetcher({
    clock: () => new Date('2026-06-15T10:00:00Z'),
    allow: [],
    ca: cert,
    resolve: () => Promise.resolve(['127.0.0.1']),
    internet: { ports: [port], isPublic: (address) => address.endsWith('127.0.0.1') },
    ...overrides,
  });
}
const at = (path: string, host = 'a.example') => `https://${host}:${port}${path}`;
const fetched = (path: string, request: GuardedRequest = {}) => fetcher().fetch(at(path), request);

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CairnError)) throw error;
  return `${error.kind} ${error.code}`;
}

describe('a fetch', () => {
  test('brings what is there, with no trace of us but a name', async () => {
    handle = (_request, response) => {
      response.writeHead(404, { 'Content-Type': 'text/plain', 'Set-Cookie': 'a=b' }).end('nothing');
    };
    const answer = await fetched('/x?y=1', { headers: { accept: 'text/plain' } });
    expect({ ...answer, body: Buffer.from(answer.body).toString() }).toMatchObject({
      url: at('/x?y=1'),
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: 'nothing',
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(seen[0]?.path).toBe('/x?y=1');
    expect(seen[0]?.headers).toEqual({
      accept: 'text/plain',
      'accept-encoding': 'identity',
      'user-agent': 'Cairn',
      host: `a.example:${port}`,
      connection: 'close',
    });
  });

  test('posts a text', async () => {
    let body = '';
    handle = (request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => response.writeHead(204).end());
    };
    expect((await fetched('/', { method: 'POST', body: 'zwölf' })).status).toBe(204);
    expect(body).toBe('zwölf');
  });

  test('believes nobody whose certificate is for another host, or unknown', async () => {
    expect(await refusal(fetcher().fetch(at('/', 'c.example')))).toBe('unavailable fetch.no-answer');
    const { cert: other } = selfSigned(['a.example']);
    expect(await refusal(fetcher({ ca: other }).fetch(at('/')))).toBe('unavailable fetch.no-answer');
    expect(seen).toEqual([]);
  });
});

describe('where it goes', () => {
  test('to the address that was vetted, even if the next answer would be another (DNS rebinding)', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.2']];
    const asked: string[] = [];
    const { fetch } = fetcher({
      resolve: (host) => {
        asked.push(host);
        return Promise.resolve(answers[asked.length - 1] ?? []);
      },
    });
    expect((await fetch(at('/'))).status).toBe(200);
    expect(asked).toEqual(['a.example']);
    expect(seen.map(({ address }) => address?.replace('::ffff:', ''))).toEqual(['127.0.0.1']);
    expect(await refusal(fetch(at('/')))).toBe('refused fetch.private-address');
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['a private address', ['127.0.0.2']],
    ['a private one among public ones', ['127.0.0.1', '127.0.0.2']],
    ['something that is no address', ['a.example']],
  ])('not to %s', async (_what, addresses) => {
    const { fetch, check } = fetcher({ resolve: () => Promise.resolve(addresses) });
    expect(await refusal(fetch(at('/')))).toBe('refused fetch.private-address');
    expect(await refusal(check(at('/')))).toBe('refused fetch.private-address');
    expect(seen).toEqual([]);
  });

  test.each(['10.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1', '64:ff9b::7f00:1'])(
    'not to %s, by the rules of the real internet',
    async (address) => {
      const { fetch } = guardedFetcher({
        clock: () => new Date(0),
        allow: [],
        resolve: () => Promise.resolve([address]),
      });
      expect(await refusal(fetch('https://a.example/'))).toBe('refused fetch.private-address');
    },
  );

  test('nowhere, if there is no such host', async () => {
    const none = fetcher({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await refusal(none.fetch(at('/')))).toBe('unavailable fetch.no-such-host');
    expect(await refusal(none.check(at('/')))).toBe('unavailable fetch.no-such-host');
    expect(await refusal(fetcher({ resolve: async () => [] }).check(at('/')))).toBe(
      'unavailable fetch.no-such-host',
    );
  });

  test('to a private address over http where the operator allows it, and only there', async () => {
    const plain = createServer((_request, response) => void response.end('inside'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.2', () => resolve()));
    const origin = `http://127.0.0.2:${(plain.address() as AddressInfo).port}`;
    const trusted: boolean[] = [];
    const { fetch } = fetcher({
      allow: [origin],
      resolve: (host, trust) => {
        trusted.push(trust);
        return Promise.resolve([host]);
      },
    });
    expect(Buffer.from((await fetch(`${origin}/hook`)).body).toString()).toBe('inside');
    expect(trusted).toEqual([true]);
    expect(await refusal(fetch('http://127.0.0.2:1/hook'))).toBe('refused fetch.not-https');
    handle = (_request, response) => void response.writeHead(302, { Location: `${origin}/hook` }).end();
    expect(await refusal(fetcher({ allow: [origin] }).fetch(at('/')))).toBe(
      'refused fetch.redirect-elsewhere',
    );
    plain.close();
    plain.closeAllConnections();
  });
});

describe('redirects', () => {
  const to =
    (location: string, status = 302): Handler =>
    (request, response) => {
      if (request.url === '/end') response.end('there');
      else response.writeHead(status, { Location: location }).end();
    };

  test.each([301, 302, 303, 307, 308])('%i to a place at the same origin is followed', async (status) => {
    handle = to('/end', status);
    expect(await fetched('/')).toMatchObject({ status: 200, url: at('/end') });
  });

  test.each([
    'http://a.example/end',
    'https://a.example/end',
    'https://b.example/end',
    'https://127.0.0.2/end',
    'https://user@b.example/end',
    '//b.example/end',
    'file:///etc/passwd',
    'https://[',
  ])('to %s is not', async (location) => {
    handle = to(location);
    expect(await refusal(fetched('/'))).toBe('refused fetch.redirect-elsewhere');
    expect(seen).toHaveLength(1);
  });

  test('is vetted again each time', async () => {
    handle = to('/end');
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const { fetch } = fetcher({ resolve: () => Promise.resolve(answers.shift() ?? []) });
    expect(await refusal(fetch(at('/')))).toBe('refused fetch.private-address');
    expect(seen.map(({ path }) => path)).toEqual(['/']);
  });

  test('three and no more; a POST none', async () => {
    handle = (request, response) => void response.writeHead(302, { Location: `${request.url}x` }).end();
    expect(await refusal(fetched('/'))).toBe('refused fetch.redirects');
    expect(seen.map(({ path }) => path)).toEqual(['/', '/x', '/xx', '/xxx']);
    expect((await fetched('/', { method: 'POST', body: '' })).status).toBe(302);
    expect(seen).toHaveLength(5);
  });
});

describe('limits', () => {
  test('a body as large as it may be, and a byte more, announced or not', async () => {
    handle = (request, response) => {
      const body = Buffer.alloc(request.url === '/fits' ? 1000 : 1001);
      if (request.url === '/announced') response.setHeader('Content-Length', body.byteLength);
      response.write(body.subarray(0, 10));
      response.end(body.subarray(10));
    };
    expect((await fetched('/fits', { limitBytes: 1000 })).body.byteLength).toBe(1000);
    expect(await refusal(fetched('/more', { limitBytes: 1000 }))).toBe('refused fetch.too-large');
    expect(await refusal(fetched('/announced', { limitBytes: 1000 }))).toBe('refused fetch.too-large');
  });

  test('an endless body is left', async () => {
    let stopped: () => void = () => {};
    const left = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    handle = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more).on('close', stopped);
      more();
    };
    expect(await refusal(fetched('/'))).toBe('refused fetch.too-large');
    await left;
  });

  test('a body that nobody wants to know is not waited for', async () => {
    handle = (_request, response) => void response.writeHead(200).write('and so on');
    expect(await fetched('/', { limitBytes: 0 })).toMatchObject({ status: 200, body: new Uint8Array() });
  });

  test.each(['gzip', 'br', 'GZIP', 'gzip, identity'])(
    'what is compressed as %s is not unpacked',
    async (encoding) => {
      handle = (_request, response) => {
        response.writeHead(200, { 'Content-Encoding': encoding }).end(gzipSync(Buffer.alloc(10_000_000)));
      };
      expect(await refusal(fetched('/'))).toBe('refused fetch.encoded');
    },
  );

  test('huge headers', async () => {
    handle = (_request, response) => void response.writeHead(200, { 'X-Long': 'x'.repeat(17_000) }).end();
    expect(await refusal(fetched('/'))).toBe('refused fetch.too-large');
  });

  test('a host that answers byte by byte, or not at all, or does not say its names in time', async () => {
    handle = (request, response) => {
      if (request.url === '/silent') return;
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const timeout = 150;
    expect(
      await Promise.all([
        refusal(fetched('/slow', { timeout })),
        refusal(fetched('/silent', { timeout })),
        refusal(fetcher({ resolve: () => new Promise(() => {}) }).fetch(at('/'), { timeout })),
      ]),
    ).toEqual(Array(3).fill('unavailable fetch.timeout'));
  });

  test('a host that breaks off, refuses or speaks something else', async () => {
    handle = (request, response) => {
      if (request.url === '/half') response.writeHead(200, { 'Content-Length': '100' }).write('half');
      setTimeout(() => request.socket.destroy(), 20);
    };
    expect(await refusal(fetched('/half'))).toBe('unavailable fetch.no-answer');
    expect(await refusal(fetched('/gone'))).toBe('unavailable fetch.no-answer');
    const odd = createTcpServer((socket) => void socket.on('error', () => {}).end('SSH-2.0-x\r\n'));
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', () => resolve()));
    const oddPort = (odd.address() as AddressInfo).port;
    const { fetch } = fetcher({ allow: [`http://a.example:${oddPort}`, `https://a.example:${oddPort}`] });
    expect(await refusal(fetch(`http://a.example:${oddPort}/`))).toBe('unavailable fetch.no-answer');
    expect(await refusal(fetch(`https://a.example:${oddPort}/`))).toBe('unavailable fetch.no-answer');
    odd.close();
  });

  test('a budget that several fetches share', async () => {
    const budget = { fetches: 3, bytes: 12 };
    await fetched('/', { budget });
    await fetched('/', { budget });
    expect(budget).toEqual({ fetches: 1, bytes: 2 });
    expect(await refusal(fetched('/', { budget }))).toBe('refused fetch.budget');
    expect(await refusal(fetched('/', { budget: { fetches: 0, bytes: 12 } }))).toBe('refused fetch.budget');
    handle = (_request, response) => void response.writeHead(302, { Location: '/' }).end();
    expect(await refusal(fetched('/', { budget: { fetches: 2, bytes: 12 } }))).toBe('refused fetch.budget');
  });

  test('requests to one host in a minute', async () => {
    let now = 0;
    const { fetch } = fetcher({ perHostPerMinute: 2, clock: () => new Date(now) });
    await fetch(at('/'));
    await fetch(at('/'));
    expect(await refusal(fetch(at('/')))).toBe('unavailable fetch.rate-limited');
    expect((await fetch(at('/', 'b.example'))).status).toBe(200);
    now = 29_000;
    expect(await refusal(fetch(at('/')))).toBe('unavailable fetch.rate-limited');
    now = 30_000;
    expect((await fetch(at('/'))).status).toBe(200);
    expect(await refusal(fetch(at('/')))).toBe('unavailable fetch.rate-limited');
  });
});
