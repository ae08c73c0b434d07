import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CairnError } from '../../src/common/errors.js';
import { SERVER_LIMITS } from '../../src/http/server-limits.js';
import { within } from '../support/cpu.js';
import { type Answer, type EdgeServer, LIMIT_BYTES, startEdge } from '../support/edge-server.js';

let edge: EdgeServer;
beforeAll(async () => {
  edge = await startEdge();
  await edge.post('[]'); // the first request loads what the others find loaded
});
afterAll(() => edge.close());

/** Checks that an answer is a problem document of this status and code that gives nothing else away. */
function problem(answer: Answer, status: number, code: string) {
  const body: unknown = JSON.parse(answer.text);
  expect(body).toMatchObject({ type: `/problems/${code}`, status, code, detail: expect.any(String) });
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.text).not.toMatch(/secret|node_modules|\bat .*:\d+:\d+|\.ts\b/i);
  expect(answer.text.length).toBeLessThan(2000);
  return body as { errors: { code: string; pointer: string; expected?: string }[] };
}

/** Fills a document up to a megabyte of harmless members, then one that isn't. */
function megabyte(bad: string): string {
  const members = Array.from({ length: 8_800 }, (_, index) => `"k${index}":"${'x'.repeat(95)}"`).join(',');
  return `{${members},"bad":${bad}}`;
}

describe('reads', () => {
  test.each([
    'application/json',
    'application/vc',
    'application/vp',
    'application/ld+json',
    'application/jose+json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/ld+json; profile="https://example.org/a;b\\"c"; charset=utf-8 ;',
  ])('%s', async (type) => {
    const answer = await edge.post('{"a":1}', { 'Content-Type': type });
    expect([answer.status, answer.text]).toEqual([200, '{"read":"object"}']);
  });

  test('a body that says it is not encoded, and one in chunks of unknown length', async () => {
    expect((await edge.post('[]', { 'Content-Encoding': 'identity' })).status).toBe(200);
    const answer = await edge.post('[]', { 'Transfer-Encoding': 'chunked' });
    expect(answer.text).toBe('{"read":"array"}');
  });

  test('a body of exactly the limit', async () => {
    const answer = await edge.post(`"${'a'.repeat(LIMIT_BYTES - 2)}"`);
    expect(answer.text).toBe('{"read":"string"}');
  });
});

describe('415', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/problem+json',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/json; charset=utf-8; charset=utf-7',
    'application/json; charset="utf-8',
    'application/json charset=utf-8',
    'json',
    '',
  ])('%j', async (type) => {
    const answer = await edge.post('{"secret":1}', { 'Content-Type': type });
    const [error] = problem(answer, 415, 'body.unsupported-type').errors;
    expect(error?.expected).toBe(
      'application/json, application/vc, application/vp, application/ld+json, application/jose+json; in UTF-8',
    );
  });

  test('no type at all', async () => {
    const text = await edge.raw(
      'POST /body HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}',
    );
    expect(text).toMatch(/^HTTP\/1\.1 415 /);
  });

  test.each(['gzip', 'br', 'identity, gzip', 'deflate'])('an encoding: %s', async (encoding) => {
    const answer = await edge.post(gzipSync('{"secret":1}'), { 'Content-Encoding': encoding });
    problem(answer, 415, 'body.unsupported-encoding');
  });
});

describe('413', () => {
  const head = (...lines: string[]) =>
    ['POST /body HTTP/1.1', 'Host: a', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');

  test('by the length that is claimed, before anything of the body is sent', async () => {
    const text = await within(200, () => edge.raw(head(`Content-Length: ${LIMIT_BYTES + 1}`)));
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toMatch(/\r\nConnection: close\r\n/i);
    expect(text).toContain('"code":"body.too-large"');
  });

  test('by what arrives, where no length is claimed', async () => {
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const framed = Buffer.concat([
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]);
    const enough = Array.from({ length: LIMIT_BYTES / chunk.length + 1 }, () => framed);
    // The last chunk is never sent: the answer must not wait for the end.
    const text = await edge.raw(head('Transfer-Encoding: chunked'), ...enough);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain(`"expected":"at most ${LIMIT_BYTES} bytes"`);
  });

  test('what follows the claimed length is no part of the body', async () => {
    const text = await edge.raw(head('Content-Length: 2'), '{}', `{"secret":"${'a'.repeat(100)}"}`);
    // Node reads it as the next request, which it isn't, and hangs up.
    expect(text).toMatch(/HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/);
    expect(text).not.toContain('secret');
  });

  test('stops reading: an endless upload is cut off', async () => {
    const sent = await new Promise<number>((resolve) => {
      const socket = connect(edge.port, '127.0.0.1');
      const chunk = Buffer.from(`10000\r\n${' '.repeat(0x10000)}\r\n`);
      let total = 0;
      const pump = () => {
        if (socket.destroyed) return;
        total += chunk.length;
        socket.write(chunk, () => setImmediate(pump));
      };
      socket.on('error', () => {});
      socket.on('close', () => resolve(total));
      socket.resume();
      socket.write(head('Transfer-Encoding: chunked'), pump);
    });
    // Kernel buffers on both sides take some megabytes beyond the limit.
    expect(sent).toBeLessThan(64 * LIMIT_BYTES);
    expect((await edge.post('[]')).status).toBe(200);
  });
});

/** The answer to a body, which must take less than 200 ms. */
const posted = (body: string | Uint8Array) => within(200, () => edge.post(body));

describe('400, with code and place, within 200 ms for a megabyte', () => {
  test.each([
    ['json.too-deep', `${'['.repeat(40_000)}1${']'.repeat(40_000)}`, `/bad${'/0'.repeat(63)}`],
    ['json.number', '1'.repeat(50_000), '/bad'],
    ['json.number', '1e999', '/bad'],
    ['json.number', '[-0]', '/bad/0'],
    ['json.forbidden-key', '{"__proto__":{"admin":"secret"}}', '/bad/__proto__'],
    ['json.duplicate-key', '{"a/b":"secret","a/b":"secret"}', '/bad/a~1b'],
    ['json.surrogate', '"secret \\ud800"', '/bad'],
    ['json.malformed', '"secret', '/bad'],
    ['json.malformed', 'secret', '/bad'],
  ])('%s %#', async (code, bad, pointer) => {
    const answer = await posted(megabyte(bad));
    const { errors } = problem(answer, 400, code);
    expect(errors).toEqual([
      { code, pointer, detail: expect.stringMatching(/line 1, column \d+/), expected: expect.any(String) },
    ]);
  });

  test('json.too-large: many small values', async () => {
    const answer = await posted(`[${'0,'.repeat(400_000)}0]`);
    expect(problem(answer, 400, 'json.too-large').errors[0]?.pointer).toBe('/199999');
  });

  test.each([
    ['a byte that is not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d)],
    ['Latin-1', Buffer.from(megabyte('"é"'), 'latin1')],
  ])('json.encoding: %s', async (_name, bytes) => {
    const answer = await posted(bytes);
    problem(answer, 400, 'json.encoding');
  });

  test('json.malformed: no body', async () => {
    problem(await edge.post(''), 400, 'json.malformed');
  });

  test('a megabyte that is right is read as quickly', async () => {
    const answer = await posted(megabyte('[1,2.5,{"x":null}]'));
    expect(answer.text).toBe('{"read":"object"}');
  });
});

test('an upload that breaks off is noticed, and nobody is hurt', async () => {
  const before = edge.refused.length;
  const socket = connect(edge.port, '127.0.0.1');
  socket.on('error', () => {});
  const head =
    'POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[1,';
  await new Promise<void>((resolve) => {
    socket.write(head, () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await eventually(() => edge.refused.length > before);
  expect((edge.refused.at(-1) as CairnError).code).toBe('body.aborted');
  expect(edge.logged).toEqual([]);
  expect((await edge.post('[]')).status).toBe(200);
});

test('an upload that is too slow is answered 408 by the server', async () => {
  expect(SERVER_LIMITS.headersTimeout).toBeLessThanOrEqual(SERVER_LIMITS.requestTimeout);
  const slow = await startEdge(() => {}, {
    ...SERVER_LIMITS,
    requestTimeout: 200,
    headersTimeout: 200,
    connectionsCheckingInterval: 50,
  });
  try {
    const text = await slow.raw(
      'POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[1,',
    );
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    await eventually(() => slow.refused.length === 1);
    expect((slow.refused[0] as CairnError).code).toBe('body.aborted');
  } finally {
    await slow.close();
  }
});

async function eventually(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(condition()).toBe(true);
}
