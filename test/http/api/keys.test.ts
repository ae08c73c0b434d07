import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bootstrapKey } from '../../../src/access/api-keys.js';
import { openTestServices, startSite, type TestServices, type TestSite } from '../../support/services.js';

let world: TestServices;
let site: TestSite;
let network: string;

beforeAll(async () => {
  world = await openTestServices();
  site = await startSite(world.services);
  network = (await bootstrapKey(world.services.access, 'first key', 'test')).token;
});
afterAll(async () => {
  await site.close();
  await world.close();
});

interface Said {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { readonly items?: Record<string, unknown>[] };
}

async function call(
  method: string,
  path: string,
  token: string,
  body?: unknown,
  headers = {},
): Promise<Said> {
  const answer = await fetch(`${site.origin}/api/v1${path}`, {
    method,
    headers: {
      ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
}

async function makeKey(wish: object, token = network): Promise<{ id: string; token: string }> {
  const { status, body } = await call('POST', '/keys', token, {
    name: 'a system',
    scopes: ['read'],
    ...wish,
  });
  expect({ status, body }).toMatchObject({ status: 201, body: { token: expect.any(String) } });
  return { id: String(body.id), token: String(body.token) };
}

test('a second bootstrap is refused', async () => {
  await expect(bootstrapKey(world.services.access, 'again', 'test')).rejects.toMatchObject({
    code: 'key.network-key-exists',
  });
});

describe('who calls', () => {
  test.each([
    ['no key', {}, 'auth.missing'],
    ['another scheme', { Authorization: 'Basic abc' }, 'auth.missing'],
    ['no such key', { Authorization: `Bearer cairn_${'0'.repeat(32)}_${'A'.repeat(43)}` }, 'auth.key'],
    ['nonsense', { Authorization: 'Bearer nonsense' }, 'auth.key'],
    ['a forged token', { Authorization: 'Bearer cairn_at_WyJ4Iiw5OTk5OTk5OTk5LFtdXQ.AAAA' }, 'auth.key'],
  ])('%s', async (_name, headers, code) => {
    const { status, headers: said, body } = await call('GET', '/keys', '', undefined, headers);
    expect({ status, code: body.code }).toEqual({ status: 401, code });
    expect(said.get('WWW-Authenticate')).toBe('Bearer realm="cairn"');
  });

  test('a key with one letter changed is none', async () => {
    const { token } = await makeKey({ scopes: ['keys'] });
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect((await call('GET', '/keys', changed)).status).toBe(401);
    expect((await call('GET', '/keys', token)).status).toBe(200);
  });

  test('a key may do what its scopes say, and a key of an institution nothing of the network', async () => {
    const reader = await makeKey({ institution: 'alpha' });
    expect((await call('GET', '/keys', reader.token)).body.code).toBe('auth.scope');
    const keeper = await makeKey({ institution: 'alpha', scopes: ['keys', 'read'] });
    const wish = { name: 'x', scopes: ['read'] };
    const ask = async (more: object) =>
      (await call('POST', '/keys', keeper.token, { ...wish, ...more })).body.code;
    expect(await ask({ institution: null })).toBe('auth.network-only');
    expect(await ask({ institution: 'beta' })).toBe('auth.network-only');
    expect(await ask({ scopes: ['issue'] })).toBe('key.scope');
    const own = await makeKey({}, keeper.token);
    expect((await call('GET', `/keys/${own.id}`, keeper.token)).body.institution).toBe('alpha');
  });

  test('a key that ended or expired is unknown, and so are its tokens', async () => {
    const key = await makeKey({ scopes: ['keys'], expiresAt: '2026-06-15T11:00:00Z' });
    const token = await grant(key.id, key.token);
    expect((await call('GET', '/keys', token)).status).toBe(200);
    world.at('2026-06-15T11:00:00Z');
    expect((await call('GET', '/keys', key.token)).status).toBe(401);
    world.at('2026-06-15T10:00:00Z');
    expect((await call('DELETE', `/keys/${key.id}`, network)).status).toBe(204);
    expect((await call('GET', '/keys', key.token)).status).toBe(401);
    expect((await call('GET', '/keys', token)).status).toBe(401);
    expect((await call('POST', `/keys/${key.id}/rotate`, network)).body.code).toBe('key.ended');
  });

  test('a rotated key has two secrets for a day', async () => {
    const key = await makeKey({ scopes: ['read'] });
    const { status, body } = await call('POST', `/keys/${key.id}/rotate`, key.token);
    expect(status).toBe(200);
    const works = async (token: string) => (await call('POST', '/keys', token, {})).body.code !== 'auth.key';
    expect([await works(key.token), await works(String(body.token))]).toEqual([true, true]);
    world.at('2026-06-16T10:00:01Z');
    expect([await works(key.token), await works(String(body.token))]).toEqual([false, true]);
    world.at('2026-06-15T10:00:00Z');
  });

  test('secrets are kept as hashes, and no audit entry or log line holds one', async () => {
    const { token } = await makeKey({});
    const secret = token.split('_').slice(2).join('_');
    const rows = JSON.stringify([
      await world.database.prisma.apiKey.findMany(),
      (await world.database.prisma.auditEntry.findMany()).map(({ details }) => details),
      await world.database.prisma.idempotentRequest.findMany(),
      world.log,
    ]);
    expect(rows).not.toContain(secret);
  });
});

async function grant(id: string, secret: string, form: Record<string, string> = {}): Promise<string> {
  const answer = await site.post(
    '/oauth/token',
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
      ...form,
    }).toString(),
    { 'Content-Type': 'application/x-www-form-urlencoded' },
  );
  const body = await answer.json();
  return answer.status === 200 ? body.access_token : body.error;
}

describe('OAuth 2.0 client credentials', () => {
  test('a token for fewer scopes, for ten minutes', async () => {
    const key = await makeKey({ scopes: ['read', 'keys'] });
    const token = await grant(key.id, key.token, { scope: 'read' });
    expect((await call('GET', '/keys', token)).body.code).toBe('auth.scope');
    expect((await call('GET', '/keys', await grant(key.id, key.token))).status).toBe(200);
    world.at('2026-06-15T10:10:00Z');
    expect((await call('GET', '/keys', token)).body.code).toBe('auth.key');
    world.at('2026-06-15T10:00:00Z');
  });

  test('by HTTP Basic', async () => {
    const key = await makeKey({});
    const answer = await site.post('/oauth/token', 'grant_type=client_credentials', {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Basic ${Buffer.from(`${key.id}:${key.token}`).toString('base64')}`,
    });
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'read' });
  });

  test('what is refused', async () => {
    const [key, other] = [await makeKey({}), await makeKey({})];
    expect(await grant(key.id, other.token)).toBe('invalid_client');
    expect(await grant(key.id, 'x')).toBe('invalid_client');
    expect(await grant(key.id, key.token, { scope: 'issue' })).toBe('invalid_scope');
    expect(await grant(key.id, key.token, { grant_type: 'password' })).toBe('unsupported_grant_type');
    expect((await site.post('/oauth/token', '{}')).status).toBe(400);
    const metadata = await (await site.get('/.well-known/oauth-authorization-server')).json();
    expect(metadata.token_endpoint).toMatch(/\/oauth\/token$/);
  });
});

describe('requests', () => {
  test('everything that is wrong is told at once', async () => {
    const { status, body } = await call('POST', '/keys', network, {
      scopes: ['read', 'rule'],
      colour: 'red',
    });
    expect(status).toBe(400);
    const errors = body.errors as { code: string; pointer: string }[];
    expect(errors.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toEqual([
      'request.missing /name',
      'request.unknown-member /colour',
      'request.value /scopes/1',
    ]);
  });

  test('a parameter that nobody knows, an id that is none, a method that is not there', async () => {
    expect((await call('GET', '/keys?colour=red', network)).body.code).toBe('request.invalid');
    expect((await call('GET', '/keys/17', network)).body.code).toBe('request.invalid');
    const { status, headers, body } = await call('PUT', '/keys', network, {});
    expect([status, headers.get('Allow'), body.code]).toEqual([405, 'GET, POST', 'http.wrong-method']);
    expect((await call('GET', '/keys?cursor=x', network)).body.code).toBe('request.cursor');
  });

  test('pages tell every item once, newest first', async () => {
    for (let index = 0; index < 3; index++) await makeKey({ name: `page ${index}` });
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `/keys?limit=2${cursor}`, network);
      seen.push(...(body.items ?? []).map(({ id }) => id));
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await world.database.prisma.apiKey.count());
  });
});

describe('Idempotency-Key', () => {
  const wish = { name: 'once', scopes: ['read'] };
  const once = (key: string, body: object = wish) =>
    call('POST', '/keys', network, body, { 'Idempotency-Key': key });

  test('many at once do it once; an answer with a secret is not given twice', async () => {
    const count = await world.database.prisma.apiKey.count();
    const answers = await Promise.all(Array.from({ length: 50 }, () => once('many')));
    const statuses = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`);
    expect(statuses.filter((text) => text === '201 ')).toHaveLength(1);
    const others = statuses.filter((text) => text !== '201 ');
    for (const text of others) expect(text).toMatch(/^409 idempotency\.(in-progress|answer-gone)$/);
    expect(await world.database.prisma.apiKey.count()).toBe(count + 1);
    expect((await once('many')).body.code).toBe('idempotency.answer-gone');
  });

  test('the key for something else, or a malformed one, is refused', async () => {
    expect((await once('other')).status).toBe(201);
    expect((await once('other', { ...wish, name: 'twice' })).body.code).toBe('idempotency.other-request');
    expect((await once('ä')).status).toBe(400);
  });

  test('what failed may be sent again', async () => {
    const wrong = { ...wish, institution: 'nowhere' };
    expect((await once('failed', wrong)).body.code).toBe('institution.unknown');
    expect((await once('failed', wrong)).body.code).toBe('institution.unknown');
  });

  test('whoever died leaves the key to the next after its lease', async () => {
    await world.database.prisma.idempotentRequest.create({
      data: {
        caller: 'nobody',
        key: 'left',
        fingerprint: 'f',
        createdAt: new Date('2026-06-15T09:59:00Z'),
        leaseUntil: new Date('2026-06-15T10:00:10Z'),
      },
    });
    const { store } = world.services.idempotency;
    const take = (now: string) =>
      store.takeKey(
        { caller: 'nobody', key: 'left', fingerprint: 'f' },
        new Date(now),
        new Date('2026-06-15T10:01:00Z'),
      );
    expect(await take('2026-06-15T10:00:00Z')).toEqual({ state: 'busy' });
    expect(await take('2026-06-15T10:00:10Z')).toEqual({ state: 'mine' });
    expect(await take('2026-06-15T10:00:20Z')).toEqual({ state: 'busy' });
  });
});

test('the OpenAPI document describes the endpoints', async () => {
  const document = await (await site.get('/api/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/api/v1/keys'].post.responses['403']['x-codes']).toContain('key.scope');
});
