import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/common/json.js';
import { didWebDocument } from '../../src/credentials/dids/did-web.js';
import { didResolutionRouter } from '../../src/http/did-resolution.js';
import { outsideResolver } from '../../src/net/did-web.js';
import { guardedFetcher } from '../../src/net/guarded-fetch.js';
import { selfSigned } from '../support/certificate.js';
import { type EdgeServer, startEdge } from '../support/edge-server.js';

/** The internet of these tests is this machine: 127.0.0.1 stands for a public address, 127.0.0.2 for a private one. */
const { cert, key } = selfSigned(['web.example', 'private.example', 'elsewhere.example']);
const asked: string[] = [];
/** What the host serves, by path: a document, or a status with another one. */
const served = new Map<string, JsonObject | string | number>();
const host = createServer({ cert, key }, (incoming, response) => {
  asked.push(`${incoming.headers.host}${incoming.url}`);
  const what = served.get(incoming.url ?? '') ?? 404;
  if (typeof what === 'number')
    response.writeHead(what, { Location: 'https://elsewhere.example/' }).end('{}');
  else response.end(typeof what === 'string' ? what : JSON.stringify(what));
});

const OWN = 'did:web:cairn.example:i:alpha';
const BROKEN = 'did:web:cairn.example:i:broken';
const AWAY = new Error('the database is away');
/** What the log is told of errors. */
const logged: { readonly id: string; readonly error: unknown }[] = [];
const SERVICES = [
  { id: '#files', type: 'Files', serviceEndpoint: 'https://files.example/a/' },
  { id: '#plain', type: 'Plain', serviceEndpoint: 'http://files.example/a/' },
  { id: '#script', type: 'Script', serviceEndpoint: 'javascript:alert(1)' },
];
/** What the log would call the routes that were met. */
const routes = new Set<unknown>();
let port = 0;
let edge: EdgeServer;
const at = (path: string, name = 'web.example') => `did:web:${name}%3A${port}${path}`;

beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, () => resolve()));
  port = (host.address() as AddressInfo).port;
  served.set('/good/did.json', { id: at(':good'), service: SERVICES });
  served.set('/other/did.json', { id: at(':good') });
  served.set('/keyless/did.json', { id: at(':keyless'), verificationMethod: ['#key-1'] });
  served.set('/twice/did.json', { id: at(':twice'), service: [...SERVICES, ...SERVICES] });
  served.set('/text/did.json', '<html>');
  served.set('/large/did.json', JSON.stringify({ id: at(':large'), filling: 'x'.repeat(70_000) }));
  served.set('/gone/did.json', 410);
  served.set('/down/did.json', 503);
  served.set('/moved/did.json', 302);
  const clock = () => new Date('2026-06-15T10:00:00Z');
  const fetcher = guardedFetcher({
    clock,
    allow: [],
    ca: cert,
    resolve: async (name) =>
      name.startsWith('nowhere') ? [] : [name.startsWith('private') ? '127.0.0.2' : '127.0.0.1'],
    internet: { ports: [port], isPublic: (address) => address.endsWith('127.0.0.1') },
  });
  const keys = [
    { id: `${OWN}#key-1`, publicKeyMultibase: 'z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b' },
  ];
  const router = didResolutionRouter(
    {
      async own(did) {
        if (did === BROKEN) throw AWAY;
        return did === OWN ? didWebDocument(OWN, keys) : undefined;
      },
      outside: outsideResolver(fetcher, clock),
    },
    { random: (length) => new Uint8Array(length), logError: (id, error) => logged.push({ id, error }) },
  );
  edge = await startEdge((app) => {
    app.use((_request, response, next) => {
      response.on('finish', () => routes.add(response.locals.route));
      next();
    });
    app.use('/1.0/identifiers', router);
  });
});
afterAll(async () => {
  await edge.close();
  host.close();
  host.closeAllConnections();
});

const typeOf = (text: string) => /"type":"https:\/\/www\.w3\.org\/ns\/did#(\w+)"/.exec(text)?.[1];

/** Asks with any headers; `fetch` sets some of its own, and follows. */
async function ask(didUrl: string, headers: Record<string, string> = {}, query = '') {
  const path = `/1.0/identifiers/${encodeURIComponent(didUrl)}${query}`;
  const asking = request({ host: '127.0.0.1', port: edge.port, path, headers, agent: false }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const text = Buffer.concat(await answer.toArray()).toString();
  return { status: answer.statusCode, headers: answer.headers, text };
}

test('an issuer of this deployment is answered for from here', async () => {
  const before = asked.length;
  const { status, text } = await ask(OWN);
  expect([status, JSON.parse(text)]).toMatchObject([
    200,
    { didDocument: { id: OWN, assertionMethod: [`${OWN}#key-1`] } },
  ]);
  expect(JSON.parse(text).didDocument).not.toHaveProperty('authentication');
  expect(JSON.parse((await ask(`${OWN}#key-1`)).text)).toMatchObject({ contentStream: { controller: OWN } });
  expect(asked).toHaveLength(before);
});

test('somebody else is asked where the DID says, with and without percent-encoding', async () => {
  expect(JSON.parse((await ask(at(':good'))).text)).toMatchObject({ didDocument: { id: at(':good') } });
  expect(asked).toContain(`web.example:${port}/good/did.json`);
  const { status, text } = await edge.get(`/1.0/identifiers/${at(':good')}`);
  expect([status, JSON.parse(text)]).toMatchObject([200, { didDocument: { id: at(':good') } }]);
});

describe('what cannot be had', () => {
  test.each<[string, () => string, number, string]>([
    ['nothing', () => at(':nothing'), 404, 'NOT_FOUND'],
    ['what is gone', () => at(':gone'), 404, 'NOT_FOUND'],
    ['the document of another DID', () => at(':other'), 500, 'INVALID_DID_DOCUMENT'],
    ['one with a name in place of a key', () => at(':keyless'), 500, 'INVALID_DID_DOCUMENT'],
    ['one with services of one name', () => at(':twice'), 500, 'INVALID_DID_DOCUMENT'],
    ['no JSON', () => at(':text'), 500, 'INVALID_DID_DOCUMENT'],
    ['too much', () => at(':large'), 500, 'INTERNAL_ERROR'],
    ['a host with trouble', () => at(':down'), 500, 'INTERNAL_ERROR'],
    ['a host that sends elsewhere', () => at(':moved'), 500, 'INTERNAL_ERROR'],
    ['a private address', () => at(':good', 'private.example'), 500, 'INTERNAL_ERROR'],
    ['a host that is nowhere', () => at(':good', 'nowhere.example'), 500, 'INTERNAL_ERROR'],
    ['another port', () => 'did:web:web.example%3A22', 500, 'INTERNAL_ERROR'],
    ['no full name', () => at('', 'localhost'), 500, 'INTERNAL_ERROR'],
    ['an IP address', () => at('', '127.0.0.1'), 400, 'INVALID_DID'],
    ['an IP address in short', () => 'did:web:127.1', 400, 'INVALID_DID'],
    ['an IP address as number', () => 'did:web:2130706433', 400, 'INVALID_DID'],
    ['an IPv6 address', () => 'did:web:%5B%3A%3A1%5D', 400, 'INVALID_DID'],
    ['a user', () => 'did:web:user%40web.example', 400, 'INVALID_DID'],
    ['a user with a password', () => 'did:web:user%3Ax%40web.example', 400, 'INVALID_DID'],
    ['a dot at the end', () => 'did:web:web.example.', 400, 'INVALID_DID'],
    ['a way up', () => at(':..:good'), 400, 'INVALID_DID'],
    ['an encoded way up', () => at(':%2E%2E:good'), 400, 'INVALID_DID'],
    ['an encoded slash', () => at('%2Fgood'), 400, 'INVALID_DID'],
    ['an encoded slash in the path', () => at(':a%2Fgood'), 400, 'INVALID_DID'],
    ['an encoded NUL', () => at(':good%00'), 400, 'INVALID_DID'],
    ['an encoded line end', () => at(':good%0D%0A'), 400, 'INVALID_DID'],
    ['what is encoded twice', () => at('').replace('%3A', '%253A'), 400, 'INVALID_DID'],
    ['letters that look alike', () => at('', 'wеb.example'), 400, 'INVALID_DID'],
    ['a past version', () => `${at(':good')}?versionTime=2025-10-07T14:30:00Z`, 501, 'FEATURE_NOT_SUPPORTED'],
    [
      'a past version of our own',
      () => `${OWN}?versionTime=2025-10-07T14:30:00Z`,
      501,
      'FEATURE_NOT_SUPPORTED',
    ],
  ])('%s', async (_what, did, status, name) => {
    const answer = await ask(did());
    expect([answer.status, typeOf(answer.text)]).toEqual([status, name]);
    expect(JSON.parse(answer.text)).toMatchObject({ didDocument: null, didDocumentMetadata: {} });
  });

  test('is told in the same words whatever keeps us from it', async () => {
    const dids = [
      at(':good', 'private.example'),
      at(':x', 'nowhere.example'),
      at(':down'),
      at('', 'localhost'),
    ];
    const answers = await Promise.all(dids.map((did) => ask(did)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });

  test('is nothing that a private address was asked for', () => {
    expect(asked.filter((request) => !request.startsWith('web.example'))).toEqual([]);
  });

  test('for a reason that nobody foresaw is logged, and not told', async () => {
    const error = {
      type: 'https://www.w3.org/ns/did#INTERNAL_ERROR',
      title: expect.stringMatching(/\.$/),
      detail: expect.stringMatching(/\.$/),
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    };
    const { status, headers, text } = await ask(BROKEN);
    expect([status, headers['content-type'], JSON.parse(text)]).toEqual([
      500,
      'application/did-resolution',
      { didResolutionMetadata: { error }, didDocument: null, didDocumentMetadata: {} },
    ]);
    expect(text).not.toContain('database');
    expect(logged).toEqual([
      { id: JSON.parse(text).didResolutionMetadata.error.instance.slice('urn:uuid:'.length), error: AWAY },
    ]);
    const part = await ask(`${BROKEN}#key-1`);
    expect([part.status, JSON.parse(part.text)]).toEqual([
      500,
      { dereferencingMetadata: { error }, contentStream: null, contentMetadata: {} },
    ]);
    expect([logged.length, edge.logged]).toEqual([2, []]);
  });
});

describe('a service', () => {
  test.each<[string, string, string]>([
    ['?service=files', '', 'https://files.example/a/'],
    ['?service=files&relativeRef=b%2Fc', '', 'https://files.example/a/b/c'],
    ['', '?service=files', 'https://files.example/a/'],
    ['', '?serviceType=Files&relativeRef=/b', 'https://files.example/b'],
    ['?service=files#part', '', 'https://files.example/a/#part'],
  ])('of %s%s is led to', async (inside, beside, location) => {
    const accepted = ['application/json', 'text/uri-list', 'application/did-resolution'];
    for (const headers of [{}, ...accepted.map((Accept) => ({ Accept }))] as { Accept?: string }[]) {
      // what names a part has no resolution result
      if (inside.includes('#') && headers.Accept === 'application/did-resolution') continue;
      const answer = await ask(at(':good') + inside, headers, beside);
      expect([answer.status, answer.headers.location, answer.text]).toEqual([303, location, '']);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['access-control-allow-origin']).toBe('*');
    }
  });

  test.each<[string, Record<string, string>]>([
    ['who asks for it', { Accept: 'application/did-url-dereferencing' }],
    ['who has followed a link', { 'Sec-Fetch-Mode': 'navigate', Accept: 'text/html,*/*;q=0.8' }],
  ])('is told to %s and not led to', async (_who, headers) => {
    const { status, headers: given, text } = await ask(`${at(':good')}?service=files`, headers);
    expect([status, given.location]).toEqual([200, undefined]);
    expect(JSON.parse(text)).toEqual({
      dereferencingMetadata: { contentType: 'text/uri-list' },
      contentStream: 'https://files.example/a/',
      contentMetadata: {},
    });
  });

  test.each(['', '?unknown=x', '#files'])(
    'is nothing else if only addresses are accepted: %j',
    async (rest) => {
      const { status, headers, text } = await ask(at(':good') + rest, { Accept: 'text/uri-list' });
      const type = 'application/did-url-dereferencing';
      expect([status, headers['content-type'], headers.location]).toEqual([406, type, undefined]);
      expect(typeOf(text)).toBe('REPRESENTATION_NOT_SUPPORTED');
      const either = { Accept: 'text/uri-list, */*;q=0.1' };
      expect((await ask(at(':good') + rest, either)).status).toBe(200);
    },
  );

  test.each(['plain', 'script', 'nobody'])('%s leads nowhere', async (name) => {
    const { status, headers, text } = await ask(`${at(':good')}?service=${name}#x`);
    expect([status, headers.location, typeOf(text)]).toEqual([404, undefined, 'NOT_FOUND']);
  });

  test.each(['//evil.example', 'https://evil.example', '\\\\evil.example', 'a\r\nSet-Cookie: x=y'])(
    'leads to no other host by %j',
    async (relativeRef) => {
      const query = `?${new URLSearchParams({ service: 'files', relativeRef })}`;
      const { status, headers, text } = await ask(at(':good'), {}, query);
      expect([status, headers.location, typeOf(text)]).toEqual([400, undefined, 'INVALID_OPTIONS']);
    },
  );
});

describe('a verification method for a relationship', () => {
  const dereferenced = (rest: string, query: string) =>
    ask(OWN + rest, { Accept: 'application/did-url-dereferencing' }, query);

  test('is given where the document allows it', async () => {
    const { status, text } = await dereferenced('#key-1', '?verificationRelationship=assertionMethod');
    expect([status, JSON.parse(text)]).toMatchObject([200, { contentStream: { id: `${OWN}#key-1` } }]);
  });

  test.each([
    ['#key-1', 'authentication', 'INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD'],
    ['', 'assertionMethod', 'INVALID_VERIFICATION_METHOD'],
  ])('%j is an error for %s: %s', async (rest, relationship, name) => {
    const { status, text } = await dereferenced(rest, `?verificationRelationship=${relationship}`);
    expect([status, JSON.parse(text)]).toEqual([
      500,
      {
        dereferencingMetadata: {
          error: {
            type: `https://w3id.org/security#${name}`,
            title: expect.stringMatching(/\.$/),
            detail: expect.stringMatching(/\.$/),
          },
        },
        contentStream: null,
        contentMetadata: {},
      },
    ]);
  });
});

test('what is asked for is not in the names of routes', async () => {
  routes.clear();
  for (const did of [OWN, BROKEN, 'not-a-did', at(':good')]) await ask(did);
  expect([...routes]).toEqual(['/1.0/identifiers/:did']);
});
