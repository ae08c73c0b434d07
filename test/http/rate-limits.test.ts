import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bootstrapKey } from '../../src/access/api-keys.js';
import { RATE_RULES, type RateLimits, rateLimits } from '../../src/access/rate-limits.js';
import { addressOf } from '../../src/http/rate-limit.js';
import { createPool } from '../../src/storage/pool.js';
import { rateLimitStore } from '../../src/storage/rate-limit-store.js';
import { openTestServices, startSite, type TestServices, type TestSite } from '../support/services.js';

let world: TestServices;
let sites: TestSite[];
let token: string;

/** The limits of one replica, with a memory of its own. */
const replica = (pool = world.database.pool): RateLimits =>
  rateLimits({
    store: rateLimitStore(pool),
    clock: () => new Date(),
    key: new Uint8Array(32).fill(7),
    factor: 1,
  });

beforeAll(async () => {
  world = await openTestServices();
  ({ token } = await bootstrapKey(world.services.access, 'registrar', 'test'));
  sites = await Promise.all([1, 2].map(() => startSite({ ...world.services, rates: replica() })));
});
afterAll(async () => {
  for (const site of sites) await site.close();
  await world.close();
});

/** Asks the replicas in turn, and counts the answers by status. */
async function ask(times: number, path: string, headers: Record<string, string> = {}) {
  const statuses: Record<number, number> = {};
  let last: Response | undefined;
  for (let count = 0; count < times; count++) {
    last = await sites[count % 2]?.get(path, headers);
    statuses[last?.status ?? 0] = (statuses[last?.status ?? 0] ?? 0) + 1;
  }
  return { statuses, last };
}

test('two replicas count failures together, and say when to go on', async () => {
  const { statuses, last } = await ask(34, '/s/AAAAAAAAAAAAAAAAAAAAAA');
  expect(statuses).toEqual({ 404: 30, 429: 4 });
  expect(last?.headers.get('content-type')).toBe('application/problem+json');
  expect(await last?.json()).toMatchObject({ status: 429, code: 'limit.exceeded' });
  const wait = Number(last?.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(800);
  expect(wait).toBeLessThanOrEqual(900);
  expect(last?.headers.get('ratelimit-policy')).toBe('"unknown-share";q=30;w=900');
  expect(last?.headers.get('ratelimit')).toBe(`"unknown-share";r=0;t=${wait}`);
  const { statuses: others } = await ask(2, '/');
  expect(others).toEqual({ 200: 2 });
});

test('who fails too often is told that and no more; the right key passes all the same', async () => {
  const wrong = `${token.slice(0, -4)}AAAA`;
  const { statuses } = await ask(32, '/api/v1/keys', { Authorization: `Bearer ${wrong}` });
  expect(statuses).toEqual({ 401: 30, 429: 2 });
  const basic = (secret: string) =>
    sites[0]?.post('/oauth/token', 'grant_type=client_credentials', {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Basic ${Buffer.from(`${idOf(token)}:${secret}`).toString('base64')}`,
    });
  expect((await basic(wrong))?.status).toBe(429);
  expect((await basic(token))?.status).toBe(200);
  const { statuses: right, last } = await ask(2, '/api/v1/keys', { Authorization: `Bearer ${token}` });
  expect(right).toEqual({ 200: 2 });
  expect(last?.headers.get('ratelimit-policy')).toBe('"api";q=1200;w=60');
});

test('what strangers publish is fetched as often as somebody needs who checks by hand', async () => {
  const { statuses, last } = await ask(62, '/verify/relay?list=https://127.0.0.1/');
  expect(statuses).toEqual({ 403: 60, 429: 2 });
  expect(last?.headers.get('ratelimit-policy')).toBe('"relay";q=60;w=600');
});

test('files of pages count for themselves, so that a first visit leaves pages to those at the same address', async () => {
  const { last } = await ask(1, '/verify');
  const [, file = ''] = /src="(\/verify\/files\/[^"]+)"/.exec((await last?.text()) ?? '') ?? [];
  for (const [path, kind] of [
    [file, 'files'],
    ['/assets/none', 'files'],
    ['/verify/files', 'public'],
  ] as const) {
    const policy = (await ask(1, path)).last?.headers.get('ratelimit-policy');
    expect([path, policy]).toEqual([path, `"${kind}";q=${RATE_RULES[kind].points};w=60`]);
  }
});

test('the register is looked into, not copied: searches of page and API count together', async () => {
  const path = '/api/register?name=nobody';
  const { statuses, last } = await ask(RATE_RULES.register.points - 1, path);
  expect(statuses).toEqual({ 200: RATE_RULES.register.points - 1 });
  expect(last?.headers.get('ratelimit-policy')).toBe('"register";q=60;w=600');
  // of the replicas, this one still holds what is left
  const search = () =>
    sites[1]?.post('/register', 'name=nobody', {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
    });
  expect([(await search())?.status, (await search())?.status]).toEqual([200, 429]);
  expect((await ask(2, path)).statuses).toEqual({ 429: 2 });
  expect((await ask(2, '/register')).statuses).toEqual({ 200: 2 });
});

test('health is never limited, verification apart from everything else', async () => {
  const [site] = sites;
  expect((await site?.get('/healthz'))?.headers.has('ratelimit')).toBe(false);
  expect((await site?.get('/'))?.headers.get('ratelimit-policy')).toBe('"public";q=1200;w=60');
  for (const address of ['/api/v1/openapi.json', '/API/v1/openapi.json/'])
    expect((await site?.get(address))?.headers.get('ratelimit-policy')).toBe('"public";q=1200;w=60');
  const verified = await site?.post('/api/verify', '{}');
  expect(verified?.headers.get('ratelimit-policy')).toBe('"verify";q=600;w=60');
  for (const address of ['/api/verify/batch', '/API/verify/batch/'])
    expect((await site?.post(address, '{}'))?.headers.get('ratelimit-policy')).toBe(
      '"verify-batch";q=12;w=600',
    );
  for (const address of ['/api/check-records', '/api/check-records/verify'])
    expect((await site?.post(address, '{}'))?.headers.get('ratelimit-policy')).toBe('"verify";q=600;w=60');
  expect(verified?.headers.get('ratelimit')).toMatch(/^"verify";r=599;t=\d+$/);
});

describe('a count', () => {
  test('is never exceeded however many ask at once, in blocks that replicas share', async () => {
    const [a, b] = [replica(), replica()];
    const askAll = (one: RateLimits, times: number) =>
      Promise.all(Array.from({ length: times }, () => one.take('verify', 'somebody')));
    const standings = (await Promise.all([askAll(a, 400), askAll(b, 400)])).flat();
    expect(standings.filter(({ allowed }) => allowed)).toHaveLength(RATE_RULES.verify.points);
    expect(standings.filter(({ remaining }) => remaining < 0)).toEqual([]);
    const rows = await world.database.prisma.rateLimit.findMany({
      where: { key: { startsWith: 'verify:' } },
    });
    // one of the replicas may have found out that nothing is left, and so may the other
    expect(rows.map(({ points }) => points - RATE_RULES.verify.points).every((over) => over <= 20)).toBe(
      true,
    );
    expect((await a.take('verify', 'somebody else')).allowed).toBe(true);
    expect((await a.take('public', 'somebody')).allowed).toBe(true);
  });

  test('asks the database once for a block', async () => {
    let asked = 0;
    const store = rateLimitStore(world.database.pool);
    const limits = rateLimits({
      store: {
        ...store,
        take(rule, key) {
          asked += 1;
          return store.take(rule, key);
        },
      },
      clock: () => new Date(),
      key: new Uint8Array(32),
      factor: 1,
    });
    for (let count = 0; count < 100; count++) await limits.take('verify', 'calm');
    expect(asked).toBe(100 / RATE_RULES.verify.block);
    // once nothing is left, that is remembered
    for (let count = 0; count < 40; count++) await limits.take('failed-auth', 'guesser');
    expect(asked).toBe(10 + 31);
  });

  test('begins anew when its time is over', async () => {
    const store = rateLimitStore(world.database.pool);
    const rule = { name: 'quick', points: 2, seconds: 1, block: 1 };
    const taken = async () => (await store.take(rule, 'quick')).allowed;
    expect([await taken(), await taken(), await taken()]).toEqual([true, true, false]);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await taken()).toBe(true);
    await store.deleteOldCounts(new Date(Date.now() - 60_000));
    expect(await taken()).toBe(true);
    expect(await taken()).toBe(false);
    await store.deleteOldCounts(new Date(Date.now() + 60_000));
    expect(await taken()).toBe(true);
  });

  test('goes on in memory while the database is silent', async () => {
    const pool = createPool({ ...world.database.address, database: 'cairn_no_such_database' }, 1);
    const limits = replica(pool);
    const allowed = await Promise.all(
      Array.from({ length: 35 }, async () => (await limits.take('failed-auth', 'x')).allowed),
    );
    expect(allowed.filter(Boolean)).toHaveLength(30);
    await pool.end();
    expect((await limits.take('verify', 'y')).allowed).toBe(true);
  });

  test('holds no address', async () => {
    const rows = await world.database.prisma.rateLimit.findMany();
    expect(rows.length).toBeGreaterThan(3);
    for (const { key } of rows) expect(key).toMatch(/^(quick|[a-z-]+:[A-Za-z0-9_-]{22})$/);
  });

  test('is made of whole blocks', () => {
    for (const { points, block } of Object.values(RATE_RULES)) expect(points % block).toBe(0);
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::', '2001:db8:1:3::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['', 'unknown'],
  ['not an address', 'unknown'],
])('somebody at %s counts as %s', (ip, subject) => {
  expect(addressOf({ ip })).toBe(subject);
});

function idOf(key: string): string {
  const hex = key.slice('cairn_'.length, 'cairn_'.length + 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
