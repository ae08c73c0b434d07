import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bootstrapKey } from '../../src/access/api-keys.js';
import { SHAPE_TRUST } from '../../src/credentials/canonical/shape-trust.js';
import { createShare } from '../../src/delivery/shares.js';
import { writable } from '../../src/insight/log.js';
import { serveMetrics } from '../../src/insight/metrics-server.js';
import { type Services, wire } from '../../src/services.js';
import {
  documentOf,
  MASTER_SECRET,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

type Line = Readonly<Record<string, unknown>>;

let the: TestServices;
let watched: Services;
let site: TestSite;
let figures: Awaited<ReturnType<typeof serveMetrics>>;
let token: string;
let credential: string;
let key: { readonly token: string; readonly key: { readonly id: string } };
const lines: Line[] = [];

beforeAll(async () => {
  the = await openTestServices();
  const { config, effects } = the.services;
  watched = wire(the.database, config, new Uint8Array(MASTER_SECRET), {
    ...effects,
    log: (event, details) => void lines.push({ event, ...details }),
  });
  site = await startSite(watched);
  const { issued } = await the.issue('alpha', 'n-1,Ada Harrow,MA,2026-03-10,B,cc-1=high;cc-2=low');
  const awardId = issued[0]?.awardId ?? '';
  ({ token } = await createShare(the.services.sharing, [awardId], { actor: 'test' }));
  credential = JSON.stringify(await documentOf(the, awardId));
  key = await bootstrapKey(the.services.access, 'insight', 'test');
  figures = await serveMetrics(watched.metrics, '127.0.0.1', 0);
});
afterAll(async () => {
  await figures?.stop();
  await site?.close();
  await the?.close();
});
beforeEach(() => {
  lines.length = 0;
});

/** The one line about a request; it is written when the answer has gone, which may be after it has come. */
async function lineOf(requestId: string | null): Promise<Line> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = lines.filter((line) => line.event === 'request' && line.requestId === requestId);
    if (found.length > 0) {
      expect(found).toHaveLength(1);
      return found[0] ?? {};
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The request was never logged');
}

const idOf = (answer: Response) => answer.headers.get('x-request-id');

describe('the line about a request', () => {
  test('names the route and not the address, and nothing about who asked', async () => {
    const answer = await site.get(`/s/${token}?name=Ada`, {
      'User-Agent': 'Ada Harrow',
      'X-Forwarded-For': '1.2.3.4',
      'Accept-Encoding': 'identity',
    });
    const size = (await answer.text()).length;
    const line = await lineOf(idOf(answer));
    expect(line).toEqual({
      event: 'request',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      method: 'GET',
      route: '/s/:token',
      status: 200,
      milliseconds: expect.any(Number),
      bytes: expect.any(Number),
      caller: 'anonymous',
      problem: undefined,
    });
    expect(line.bytes).toBeGreaterThan(size);
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`Ada|1\\.2\\.3\\.4|${token}`));
  });

  test.each([
    ['/m/MA/1', '/:kind/:code/:version', 200],
    ['/nothing/here', 'unmatched', 404],
    ['/m/%ff/1', 'unmatched', 400],
    ['/assets/none.css', '/assets/:file', 404],
    ['/api/v1/learners', '/api/v1/learners', 401],
    ['/status/a/revocation', '/status/:id/:purpose', 404],
  ])('of %s', async (path, route, status) => {
    const answer = await site.get(path);
    expect(await lineOf(idOf(answer))).toMatchObject({ route, status, caller: 'anonymous' });
  });

  test.each([
    ['/vc-api/credentials/verify', '/vc-api/credentials/verify', 400],
    ['/vc-api/issuers/z6Mk/presentations', '/vc-api/issuers/:key/presentations', 401],
    ['/vc-api/nothing', 'unmatched', 404],
  ])('of a document sent to %s', async (path, route, status) => {
    const answer = await site.post(path, '{}', { 'Content-Type': 'application/json' });
    expect(await lineOf(idOf(answer))).toMatchObject({ route, status, caller: 'anonymous' });
  });

  test('names the key of a caller by its id, and what the problem was', async () => {
    const headers = { Authorization: `Bearer ${key.token}` };
    const answer = await site.get('/api/v1/learners?limit=0', headers);
    const caller = `key:${key.key.id}`;
    expect(await lineOf(idOf(answer))).toMatchObject({ caller, status: 400, problem: 'request.invalid' });
    const wrong = await site.get('/api/v1/learners', { Authorization: `Bearer ${key.token.slice(0, -2)}xx` });
    expect(await lineOf(idOf(wrong))).toMatchObject({ caller: 'anonymous', status: 401 });
    expect(JSON.stringify(lines)).not.toContain(key.token.slice(0, 30));
  });
});

describe('the id of a request', () => {
  const HEX = '4bf92f3577b34da6a3ce929d0e0e4736';
  const UUID = '0c0d7a54-9f1c-4a1c-8a8e-1b7f5d6a9e55';

  test.each([
    [{ 'X-Request-Id': UUID }, UUID],
    [{ 'X-Request-Id': HEX.toUpperCase() }, HEX],
    [{ traceparent: `00-${HEX}-00f067aa0ba902b7-01` }, HEX],
    [{ traceparent: `00-${HEX}-00f067aa0ba902b7-01`, 'X-Request-Id': UUID }, UUID],
  ])('is taken over from %j', async (headers: Record<string, string>, expected) => {
    expect(idOf(await site.get('/healthz', headers))).toBe(expected);
    await lineOf(expected);
  });

  test.each<Record<string, string>>([
    { 'X-Request-Id': 'Ada Harrow' },
    { 'X-Request-Id': `${UUID}, ${UUID}` },
    { 'X-Request-Id': 'Abcdefghijklmnopqrst0_' },
    { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` },
    { traceparent: `00-${HEX}` },
  ])('is a new one with %j', async (headers) => {
    const id = idOf(await site.get('/healthz', headers));
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(id).not.toBe(UUID);
  });

  test('is on the answer to a failure of ours, and on each line about it', async () => {
    await the.database.pool.query('ALTER TABLE "Network" RENAME TO "Away"');
    const answer = await site.get('/', { 'X-Request-Id': HEX });
    await the.database.pool.query('ALTER TABLE "Away" RENAME TO "Network"');
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ instance: 'urn:uuid:4bf92f35-77b3-4da6-a3ce-929d0e0e4736' });
    await lineOf(HEX);
    const failed = lines.find(({ event }) => event === 'request.failed');
    expect(failed).toMatchObject({ requestId: HEX, code: '42P01' });
    expect(failed?.stack).toMatch(/^at /);
    expect(failed).not.toHaveProperty('message');
  });
});

describe('the figures', () => {
  const read = async () => (await fetch(`http://127.0.0.1:${figures.port}/metrics`)).text();
  const figureOf = (text: string, line: string) => {
    const found = text.split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.split(' ').at(-1));
  };

  test('are on a port of their own, and nothing else is', async () => {
    expect((await site.get('/metrics')).status).toBe(404);
    for (const path of ['/', '/healthz', '/metrics/', '/metrics?x']) {
      expect((await fetch(`http://127.0.0.1:${figures.port}${path}`)).status).toBe(404);
    }
    const answer = await fetch(`http://127.0.0.1:${figures.port}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    await answer.text();
  });

  test('count requests, verifications, credentials, and what stands in the database', async () => {
    const before = await read();
    const requests =
      'cairn_http_request_duration_seconds_count{route="/api/verify",method="POST",status="200"}';
    const verified = 'cairn_verifications_total{verdict="verified"}';
    const lost = 'cairn_verifications_total{verdict="not-verified"}';
    const answer = await site.post('/api/verify', credential);
    await site.post('/api/verify', credential.replace('Ada Harrow', 'Ada Hurrow'));
    await site.get(`/s/${token}`);
    await lineOf(idOf(answer));
    await watched.stores.storeSigned([], { actor: 'test', at: new Date() });
    const now = new Date();
    await the.database.prisma.job.create({
      data: {
        id: '0c0d7a54-9f1c-4a1c-8a8e-1b7f5d6a9e55',
        kind: 'import',
        input: {},
        createdAt: now,
        createdBy: 'test',
      },
    });
    const after = await read();
    const rise = (line: string) => (figureOf(after, line) ?? 0) - (figureOf(before, line) ?? 0);
    expect([rise(requests), rise(verified), rise(lost)]).toEqual([2, 2, 1]);
    expect(figureOf(after, 'cairn_jobs{kind="import",state="queued"}')).toBe(1);
    expect(figureOf(after, 'cairn_database_up')).toBe(1);
    expect(figureOf(after, 'cairn_database_connections{state="in_use"}')).toBeGreaterThanOrEqual(0);
    expect(after).toMatch(/cairn_build_info\{version="[^"]+",node="v\d+[^"]+"\} 1/);
    expect(after).toContain('process_resident_memory_bytes');
    expect(after).toMatch(/cairn_status_lists_behind \d/);
  });

  test('count credentials as they are issued', async () => {
    const issuedNow = 'cairn_credentials_issued_total{rendition="vc"}';
    expect(await the.services.metrics.text()).toMatchObject({
      body: expect.stringContaining(`${issuedNow} 1\n`),
    });
  });

  test('count a shape that was not what the library makes of it, and the log says which', async () => {
    expect(await read()).toContain('cairn_shape_differences_total 0\n');
    SHAPE_TRUST.lose('{1:a$0;}');
    expect(await read()).toContain('cairn_shape_differences_total 1\n');
    expect(lines).toContainEqual({ event: 'shape.differs', shape: '{1:a$0;}' });
    expect(writable('shape.differs', { shape: 'x'.repeat(9000) })).toEqual({ shape: 'x'.repeat(4000) });
  });

  test('have no label with an id, a name or an address in it', async () => {
    await site.get(`/nothing/${token}`);
    await fetch(`${site.origin}/healthz`, { method: 'PROPFIND' });
    const text = await read();
    expect(text).toContain('method="other"');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|Ada|alpha|did:/);
    expect(text).not.toContain(token);
    const series = text
      .split('\n')
      .filter((line) => line.startsWith('cairn_http_request_duration_seconds_count'));
    expect(series.length).toBeLessThan(30);
  });
});

test('readiness names what is missing, and the rest goes on', async () => {
  expect((await site.get('/readyz')).status).toBe(200);
  await the.database.pool.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%init'`,
  );
  const answer = await site.get('/readyz');
  await the.database.pool.query('UPDATE _prisma_migrations SET rolled_back_at = NULL');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await answer.json()).toMatchObject({
    code: 'ready.migrations',
    errors: [{ code: 'ready.migrations' }],
  });
  expect((await site.get('/healthz')).status).toBe(200);
});
