import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CairnError, type ErrorKind, invalid } from '../../src/common/errors.js';
import { type EdgeServer, startEdge } from '../support/edge-server.js';

let edge: EdgeServer;
let next: () => unknown = () => undefined;
beforeAll(async () => {
  edge = await startEdge((app) => {
    app.get('/throws', async () => {
      throw next();
    });
    app.get('/begins', (_req, res) => {
      res.write('half of ');
      throw new Error('secret');
    });
    app.get('/files/:name', (req, res) => res.json({ name: req.params.name }));
    app.get('/sends', (_req, res) => res.sendFile('../../etc/passwd', { root: '/tmp' }));
  });
});
afterAll(() => edge.close());

async function answerTo(error: unknown) {
  next = () => error;
  edge.logged.length = 0;
  return edge.get('/throws');
}

test.each<[ErrorKind, number]>([
  ['invalid', 400],
  ['refused', 403],
  ['not-found', 404],
  ['conflict', 409],
  ['too-large', 413],
  ['unsupported-type', 415],
  ['unavailable', 503],
])('a CairnError of kind %s is a %i and told as it is', async (kind, status) => {
  const answer = await answerTo(new CairnError(kind, 'thing.wrong', 'A thing is wrong.'));
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  expect(JSON.parse(answer.text)).toEqual({
    type: '/problems/thing.wrong',
    title: expect.stringMatching(/./),
    status,
    detail: 'A thing is wrong.',
    code: 'thing.wrong',
    errors: [],
  });
  expect(edge.logged).toEqual([]);
});

test('every fault is told, with its place and what would be right', async () => {
  const first = { code: 'a.one', pointer: '/a/0', message: 'One.', expected: 'another' };
  const answer = await answerTo(invalid(first, { code: 'a.two', pointer: '', message: 'Two.' }));
  expect(JSON.parse(answer.text).errors).toEqual([
    { code: 'a.one', pointer: '/a/0', detail: 'One.', expected: 'another' },
    { code: 'a.two', pointer: '', detail: 'Two.' },
  ]);
});

describe('what the caller can do nothing about is a 500 with an id and nothing else', () => {
  const id = '00000000-0000-4000-8000-000000000000';
  test.each([
    ['an Error', new Error('secret')],
    [
      'an incoherent CairnError',
      new CairnError('incoherent', 'keys.secret', 'secret', [
        { code: 'secret', pointer: '/secret', message: 'secret' },
      ]),
    ],
    [
      'an error with the status of somebody else’s answer',
      Object.assign(new Error('secret'), { status: 404 }),
    ],
    [
      'an error that may be shown but is not of the request',
      Object.assign(new Error('secret'), { status: 502, expose: true }),
    ],
    ['a URIError of our own', new URIError('secret')],
    ['a string', 'secret'],
    ['an object', { status: 400, expose: true, message: 'secret' }],
  ])('%s', async (_name, error) => {
    const answer = await answerTo(error);
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toEqual({
      type: '/problems/internal.error',
      title: expect.any(String),
      status: 500,
      detail: expect.any(String),
      code: 'internal.error',
      errors: [],
      instance: `urn:uuid:${id}`,
    });
    expect(JSON.stringify([answer.text, answer.headers])).not.toMatch(/secret|node_modules/);
    expect(edge.logged).toEqual([{ id, error }]);
  });
});

test('an address that cannot be decoded is a 400, without a stack trace', async () => {
  const answer = await edge.get('/files/%E0%A4%A');
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'http.malformed-request', errors: [] });
  expect(answer.text).not.toMatch(/URIError|%E0|decode_param|node_modules/);
});

test('an error of Express that may be shown keeps its status and loses its words', async () => {
  const answer = await edge.get('/sends');
  expect(answer.status).toBe(403);
  expect(JSON.parse(answer.text)).toMatchObject({ status: 403, code: 'http.malformed-request' });
  expect(answer.text).not.toContain('passwd');
});

test('an answer that has begun is cut, not completed', async () => {
  edge.logged.length = 0;
  await expect(edge.get('/begins')).rejects.toThrow();
  expect(edge.logged).toHaveLength(1);
});

test('a code never breaks out of the type', async () => {
  const answer = await answerTo(new CairnError('invalid', 'a/../b?c', 'Odd.'));
  expect(JSON.parse(answer.text).type).toBe('/problems/a%2F..%2Fb%3Fc');
});

test('the connection is kept after a request without a body, and closed after one that was not read', async () => {
  const request = 'GET /throws HTTP/1.1\r\nHost: a\r\n\r\n';
  next = () => new CairnError('refused', 'thing.refused', 'No.');
  const twice = await edge.raw(request, request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  expect(twice.match(/HTTP\/1\.1 403/g)).toHaveLength(2);
  const unread = await edge.raw('GET /throws HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n');
  expect(unread).toMatch(/\r\nConnection: close\r\n/i);
});
