import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bootstrapKey } from '../../../src/access/api-keys.js';
import { once } from '../../../src/access/idempotency.js';
import { startApi, type TestApi } from '../../support/api.js';
import { answered, type RequestOf } from '../../support/api-client/client.js';
import type { Problem } from '../../support/api-client/wire.js';
import { openTestServices, type TestServices } from '../../support/services.js';

type KeyWish = RequestOf<'createKey'>['body'];

let world: TestServices;
let api: TestApi;

beforeAll(async () => {
  world = await openTestServices();
  api = await startApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

/** A key that the network makes, with its client. */
async function makeKey(wish: Partial<KeyWish>, maker = api.network) {
  const { body } = await answered(
    201,
    maker.createKey({ body: { name: 'a system', scopes: ['read'], ...wish } }),
  );
  return { ...body, client: api.as(body.token) };
}

test('a second bootstrap is refused, and of many at once one makes a key', async () => {
  const first = (name: string) => bootstrapKey(world.services.access, name, 'test');
  const refused = { code: 'key.network-key-exists' };
  await expect(first('again')).rejects.toMatchObject(refused);
  const { prisma } = world.database;
  const revoked = { where: { institutionCode: null }, data: { revokedAt: new Date('2026-06-15T09:59:00Z') } };
  await prisma.apiKey.updateMany(revoked);
  const made = await Promise.allSettled(['a', 'b', 'c', 'd'].map(first));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of made) if (one.status === 'rejected') expect(one.reason).toMatchObject(refused);
  await prisma.apiKey.deleteMany({ where: { revokedAt: null, institutionCode: null } });
  await prisma.apiKey.updateMany({ where: revoked.where, data: { revokedAt: null } });
});

describe('who calls', () => {
  test.each([
    ['no key', {}, 'auth.missing'],
    ['another scheme', { Authorization: 'Basic abc' }, 'auth.missing'],
    ['no such key', { Authorization: `Bearer cairn_${'0'.repeat(32)}_${'A'.repeat(43)}` }, 'auth.key'],
    ['nonsense', { Authorization: 'Bearer nonsense' }, 'auth.key'],
    ['a forged token', { Authorization: 'Bearer cairn_at_WyJ4Iiw5OTk5OTk5OTk5LFtdXQ.AAAA' }, 'auth.key'],
    ['letters beyond ASCII', { Authorization: `Bearer cairn_at_x.${'é'.repeat(43)}` }, 'auth.key'],
  ])('%s', async (_name, headers, code) => {
    const answer = await api.anonymous.listKeys({ headers });
    expect(answer).toMatchObject({ status: 401, body: { code } });
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="cairn"');
  });

  test('a key with one letter changed is none', async () => {
    const { token } = await makeKey({ scopes: ['keys'] });
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect((await api.as(changed).listKeys()).status).toBe(401);
    expect((await api.as(token).listKeys()).status).toBe(200);
  });

  test('a key may do what its scopes say, and a key of an institution nothing of the network', async () => {
    expect(await api.reader.listKeys()).toMatchObject({ status: 403, body: { code: 'auth.scope' } });
    const keeper = await makeKey({ institution: 'alpha', scopes: ['keys', 'read'] });
    const ask = async (more: Partial<KeyWish>) =>
      (await answered(403, keeper.client.createKey({ body: { name: 'x', scopes: ['read'], ...more } }))).body
        .code;
    expect(await ask({ institution: null })).toBe('auth.network-only');
    expect(await ask({ institution: 'beta' })).toBe('auth.network-only');
    expect(await ask({ scopes: ['issue'] })).toBe('key.scope');
    const own = await makeKey({}, keeper.client);
    const read = await answered(200, keeper.client.getKey({ params: { id: own.id } }));
    expect(read.body.institution).toBe('alpha');
  });

  test('a key that ended or expired is unknown, and so are its tokens', async () => {
    const key = await makeKey({ scopes: ['keys'], expiresAt: '2026-06-15T11:00:00Z' });
    const granted = api.as(await grant(key.id, key.token));
    expect((await granted.listKeys()).status).toBe(200);
    world.at('2026-06-15T11:00:00Z');
    expect((await key.client.listKeys()).status).toBe(401);
    world.at('2026-06-15T10:00:00Z');
    const params = { id: key.id };
    expect((await api.network.revokeKey({ params })).status).toBe(204);
    expect((await key.client.listKeys()).status).toBe(401);
    expect((await granted.listKeys()).status).toBe(401);
    expect(await api.network.rotateKey({ params })).toMatchObject({ body: { code: 'key.ended' } });
  });

  test('a rotated key has two secrets for a day', async () => {
    const key = await makeKey({ scopes: ['read'] });
    const { body } = await answered(200, key.client.rotateKey({ params: { id: key.id } }));
    const works = async (client: typeof key.client) => (await client.getMe()).status === 200;
    const rotated = api.as(body.token);
    expect([await works(key.client), await works(rotated)]).toEqual([true, true]);
    world.at('2026-06-16T10:00:01Z');
    expect([await works(key.client), await works(rotated)]).toEqual([false, true]);
    world.at('2026-06-15T10:00:00Z');
  });

  test('nobody rotates a key that may do more than they may, be it their own', async () => {
    const key = await makeKey({ institution: 'alpha', scopes: ['read', 'issue', 'keys'] });
    const keeper = await makeKey({ institution: 'alpha', scopes: ['keys'] });
    const narrow = api.as(await grant(key.id, key.token, { scope: 'keys' }));
    for (const client of [keeper.client, narrow, api.as(await grant(key.id, key.token, { scope: 'read' }))])
      expect(await client.rotateKey({ params: { id: key.id } })).toMatchObject({
        status: 403,
        body: { code: 'key.scope' },
      });
    expect((await key.client.rotateKey({ params: { id: keeper.id } })).status).toBe(200);
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
  const answer = await api.site.post(
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
    expect(await api.as(token).listKeys()).toMatchObject({ body: { code: 'auth.scope' } });
    expect((await api.as(await grant(key.id, key.token)).listKeys()).status).toBe(200);
    world.at('2026-06-15T10:10:00Z');
    expect(await api.as(token).listKeys()).toMatchObject({ body: { code: 'auth.key' } });
    world.at('2026-06-15T10:00:00Z');
  });

  test('by HTTP Basic', async () => {
    const key = await makeKey({});
    const answer = await api.site.post('/oauth/token', 'grant_type=client_credentials', {
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
    expect((await api.site.post('/oauth/token', '{}')).status).toBe(400);
    const metadata = await (await api.site.get('/.well-known/oauth-authorization-server')).json();
    expect(metadata.token_endpoint).toMatch(/\/oauth\/token$/);
  });
});

describe('requests', () => {
  test('of which very much is wrong are told a part of it, and how much there is', async () => {
    const body = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, 1]));
    const answer = await answered(
      400,
      api.network.createKey({ body: { ...body, ...{ name: 'x', scopes: ['read'] } } }),
    );
    expect(answer.body.errors).toHaveLength(1_000);
    expect(answer.body.detail).toBe('The request is not as it should be: the first 1000 of 2000 faults');
  });

  test('name instants that there are', async () => {
    const answer = await api.network.listAudit({ query: { since: '0000-01-01T00:00:00Z' } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/query/since' }] } });
  });

  test('everything that is wrong is told at once', async () => {
    const answer = await api.network.send('POST', '/keys', {
      body: { scopes: ['read', 'rule'], colour: 'red' },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: expect.anything() },
    });
    const { errors } = answer.body as Problem;
    expect(errors.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toEqual([
      'request.missing /name',
      'request.unknown-member /colour',
      'request.value /scopes/1',
    ]);
  });

  test('a parameter that nobody knows, an id that is none, a method that is not there', async () => {
    const ask = (method: string, path: string) => api.network.send(method, path);
    expect(await ask('GET', '/keys?colour=red')).toMatchObject({ body: { code: 'request.invalid' } });
    expect(await ask('GET', '/keys/17')).toMatchObject({ body: { code: 'request.invalid' } });
    const { status, headers, body } = await ask('PUT', '/keys');
    expect([status, headers.get('Allow')]).toEqual([405, 'GET, POST']);
    expect(body).toMatchObject({ code: 'http.wrong-method' });
    expect(await ask('GET', '/keys?cursor=x')).toMatchObject({ body: { code: 'request.cursor' } });
  });

  test('pages tell every item once, newest first', async () => {
    for (let index = 0; index < 3; index++) await makeKey({ name: `page ${index}` });
    const seen: string[] = [];
    const page = async (query: RequestOf<'listKeys'>['query']) =>
      (await answered(200, api.network.listKeys(query ? { query } : {}))).body;
    let { items, next } = await page({ limit: 2 });
    seen.push(...items.map(({ id }) => id));
    while (next !== null) {
      ({ items, next } = await page({ limit: 2, cursor: next }));
      seen.push(...items.map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await world.database.prisma.apiKey.count());
  });
});

describe('Idempotency-Key', () => {
  const wish: KeyWish = { name: 'once', scopes: ['read'] };
  const send = (key: string, body = wish) =>
    api.network.createKey({ body, headers: { 'Idempotency-Key': key } });

  test('many at once do it once; an answer with a secret is not given twice', async () => {
    const count = await world.database.prisma.apiKey.count();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('many')));
    const statuses = answers.map(({ status, body }) => `${status} ${'code' in body ? body.code : ''}`);
    expect(statuses.filter((text) => text === '201 ')).toHaveLength(1);
    const others = statuses.filter((text) => text !== '201 ');
    for (const text of others) expect(text).toMatch(/^409 idempotency\.(in-progress|answer-gone)$/);
    expect(await world.database.prisma.apiKey.count()).toBe(count + 1);
    expect(await send('many')).toMatchObject({ body: { code: 'idempotency.answer-gone' } });
  });

  test('the key for something else, or a malformed one, is refused', async () => {
    expect((await send('other')).status).toBe(201);
    const second = await send('other', { ...wish, name: 'twice' });
    expect(second).toMatchObject({ status: 409, body: { code: 'idempotency.other-request' } });
    expect((await send('ä')).status).toBe(400);
  });

  test('what failed may be sent again, as it was or mended', async () => {
    const wrong = { ...wish, institution: 'nowhere' };
    for (const _again of [1, 2])
      expect(await send('failed', wrong)).toMatchObject({ body: { code: 'institution.unknown' } });
    expect((await send('failed')).status).toBe(201);
  });

  test('a process that died leaves its keys to the next; one that lives does not', async () => {
    const { idempotency } = world.services;
    const other = (await world.another()).idempotency;
    const key = (name: string) => ({ caller: 'nobody', key: name, fingerprint: 'f' });
    const answer = { status: 200, headers: {}, body: 'done' };
    const ask = (name: string) => once(idempotency, key(name), async () => answer, 'answer');
    await idempotency.store.takeKey(key('left'), idempotency.clock(), 'a process that is gone');
    await idempotency.store.takeKey(key('held'), idempotency.clock(), await other.holder());
    expect(await ask('left')).toEqual({ answer, repeated: false });
    expect(await ask('left')).toEqual({ answer, repeated: true });
    await expect(ask('held')).rejects.toMatchObject({ code: 'idempotency.in-progress' });
  });
});
