import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { textDigest } from '../../src/credentials/documents/statement.js';
import { decodeBitstring } from '../../src/credentials/status/bitstring.js';
import { createShare } from '../../src/delivery/shares.js';
import { revoke } from '../support/revoke.js';
import { readRoutes } from '../support/route-table.js';
import { openTestServices, START, startSite, type TestServices, type TestSite } from '../support/services.js';
import { sharedCache } from '../support/shared-cache.js';

let the: TestServices;
let site: TestSite;
let award = '';
let list = '';
/** The clock of the service and of the cache before it. */
let now = Date.parse(START);
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { issued } = await the.issue('alpha', 'C-1,Cosima Holt,MA,2026-05-04,B,');
  award = issued[0]?.awardId ?? '';
  await the.services.statusLists.refresh();
  const found = await the.database.prisma.statusListDocument.findFirstOrThrow({
    where: { purpose: 'revocation', statusList: { credentials: { some: { awardId: award } } } },
  });
  list = new URL(found.address).pathname;
});
afterAll(async () => {
  await site.close();
  await the.close();
});

function later(seconds: number): void {
  now += seconds * 1000;
  the.at(new Date(now).toISOString());
}

const cacheOf = () => sharedCache(site, () => now);

const PAGE = { accept: 'text/html' };
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** What any cache may keep for anybody: an address of each, and what it says. */
const PUBLIC: Readonly<Record<string, { path: string | (() => string); says: string }>> = {
  '/.well-known/did.json': { path: '/.well-known/did.json', says: 'public, max-age=300' },
  '/i/:slug/did.json': { path: '/i/alpha/did.json', says: 'public, max-age=300' },
  '/verify/material': { path: '/verify/material', says: 'public, max-age=60' },
  '/registry': { path: '/registry', says: 'public, max-age=300' },
  '/status/:id/token': {
    path: () => list.replace('revocation', 'token'),
    says: 'public, max-age=300',
  },
  '/status/:id/:purpose': { path: () => list, says: 'public, max-age=300' },
  '/.well-known/oauth-authorization-server': {
    path: '/.well-known/oauth-authorization-server',
    says: 'public, max-age=3600',
  },
  '/api/v1/openapi.json': { path: '/api/v1/openapi.json', says: 'public, max-age=300' },
  '/docs': { path: '/docs', says: 'public, no-cache' },
  '/verify': { path: '/verify', says: 'public, no-cache' },
  '/verify/offline.js': { path: '/verify/offline.js', says: 'public, no-cache' },
  '/verify/files/:version/:file': {
    path: () => fileOf('/verify', /\/verify\/files\/\w+\/page\.js/),
    says: IMMUTABLE,
  },
  '/assets/:file': { path: () => fileOf('/', /\/assets\/[\w.-]+\.css/), says: IMMUTABLE },
  '/': { path: '/', says: 'public, no-cache' },
  '/problems/:code': { path: '/problems/http.not-found', says: 'public, no-cache' },
  '/:kind/:code/:version': { path: '/m/MA/1', says: IMMUTABLE },
  ...Object.fromEntries(
    ['openid-credential-issuer', 'oauth-authorization-server']
      .flatMap((name) => [`/.well-known/${name}/oid4vci`, `/oid4vci/.well-known/${name}`])
      .map((path) => [path, { path, says: 'public, max-age=300' }]),
  ),
};

/** What is somebody's own, behind a secret or a sign-in, or says how this moment is. */
const PRIVATE =
  /^\/(?:healthz|readyz|outbox|register|ask|claim|sign-in|me|erasures|s|interactions|oid4vp|oid4vci\/offers|api\/ask|api\/register|verify\/relay|1\.0\/identifiers)(?:\/|$)/;
/** With a key: nobody's cache either, but for its own reader. */
const API = /^\/api\/v1\//;

const pages = new Map<string, string>();
function fileOf(page: string, pattern: RegExp): string {
  const [path] = pattern.exec(pages.get(page) ?? '') ?? [];
  if (path === undefined) throw new Error(`${page} names no such file`);
  return path;
}

describe('every route says who may keep its answer', () => {
  test('each belongs to one class', () => {
    const classes = (route: string) => [
      ...(route in PUBLIC ? ['public'] : []),
      ...(route in PUBLIC || !PRIVATE.test(route) ? [] : ['private']),
      ...(route in PUBLIC || !API.test(route) ? [] : ['api']),
    ];
    const routes = readRoutes(the.services);
    expect(routes.filter((route) => classes(route).length !== 1)).toEqual([]);
    expect(Object.keys(PUBLIC).filter((route) => !routes.includes(route))).toEqual([]);
  });

  test('what is public is so in full: its age, its tag, 304, HEAD, and nothing of who asked', async () => {
    for (const page of ['/', '/verify']) pages.set(page, await (await site.get(page, PAGE)).text());
    for (const [route, { path, says }] of Object.entries(PUBLIC)) {
      const at = typeof path === 'string' ? path : path();
      for (const encoding of ['identity', 'br']) {
        const headers = { 'Accept-Encoding': encoding };
        const answer = await site.get(at, headers);
        const etag = answer.headers.get('etag') ?? '';
        expect([route, answer.status, answer.headers.get('cache-control')]).toEqual([route, 200, says]);
        expect(etag).toMatch(/^"[^"]+"$/);
        for (const name of ['set-cookie', 'ratelimit'])
          expect([route, name, answer.headers.get(name)]).toEqual([route, name, null]);
        if (answer.headers.has('content-encoding')) {
          expect(answer.headers.get('content-encoding')).toBe(encoding);
          expect(answer.headers.get('vary')).toMatch(/Accept-Encoding/);
        }
        const head = await fetch(`${site.origin}${at}`, { method: 'HEAD', headers });
        expect([route, head.status, head.headers.get('etag'), await head.text()]).toEqual([
          route,
          200,
          etag,
          '',
        ]);
        const known = { ...headers, 'If-None-Match': `"other", W/${etag}`, 'Cache-Control': 'max-age=0' };
        const unchanged = await site.get(at, known);
        expect([route, unchanged.status]).toEqual([route, 304]);
        for (const name of ['etag', 'cache-control', 'vary'])
          expect([route, name, unchanged.headers.get(name)]).toEqual([route, name, answer.headers.get(name)]);
      }
    }
  });

  test('what isn’t, is kept by no cache, whatever its status', async () => {
    const { token } = await createShare(the.services.sharing, [award], { actor: 'test' });
    const filled = readRoutes(the.services)
      .filter((route) => !(route in PUBLIC))
      .map((route) =>
        route.replace(':token', route.startsWith('/s/') ? token : 'x').replaceAll(/[:^]\w*/g, 'x'),
      );
    const answered = new Set<number>();
    for (const path of filled) {
      const answer = await site.get(path, PAGE);
      answered.add(answer.status);
      expect([path, answer.headers.get('cache-control')]).toEqual([
        path,
        expect.stringContaining('no-store'),
      ]);
    }
    expect([...answered]).toEqual(expect.arrayContaining([200, 303, 401, 404]));
  }, 20_000);
});

describe('behind a shared cache', () => {
  test('a revocation is seen when the time of the list is over, and not asked for before', async () => {
    const get = cacheOf();
    const isRevoked = async () => {
      const { body, from } = await get(list);
      const { encodedList } = JSON.parse(body.toString()).credentialSubject;
      return [(await decodeBitstring(encodedList)).some((byte) => byte !== 0), from];
    };
    expect(await isRevoked()).toEqual([false, 'fetched']);
    later(299);
    await revoke(the.services.lifecycle, award, 'Awarded by mistake.', 'test');
    await the.services.statusLists.refresh();
    expect(await isRevoked()).toEqual([false, 'stored']);
    later(1);
    expect(await isRevoked()).toEqual([true, 'fetched']);
    later(300);
    expect(await isRevoked()).toEqual([true, 'confirmed']);
    expect(await isRevoked()).toEqual([true, 'stored']);
  });

  test('people and programs each get theirs of a version, in their language and encoding', async () => {
    const get = cacheOf();
    const published = await (await site.get('/m/MA/1')).text();
    const kinds = [
      {},
      { accept: 'application/json' },
      { accept: 'application/json', 'accept-encoding': 'br' },
      ...['en', 'de'].flatMap((language) =>
        ['identity', 'gzip'].map((encoding) => ({
          ...PAGE,
          'accept-language': language,
          'accept-encoding': encoding,
        })),
      ),
    ];
    const first = [];
    for (const asked of kinds) first.push((await get('/m/MA/1', asked)).body.toString());
    for (const [index, asked] of kinds.entries()) {
      const again = await get('/m/MA/1', asked);
      const own = await (await site.get('/m/MA/1', { 'accept-encoding': 'identity', ...asked })).text();
      expect([asked, again.from]).toEqual([asked, 'stored']);
      expect(again.body.toString()).toBe(own);
      expect(first[index]).toBe(own);
    }
    expect(new Set(first).size).toBe(3);
    expect(textDigest(first[0] ?? '')).toBe(textDigest(published));
    // a year later the published bytes are still what they were, and the page was asked about
    later(86_400);
    expect((await get('/m/MA/1', { accept: 'application/json' })).from).toBe('stored');
    expect(
      (await get('/m/MA/1', { ...PAGE, 'accept-language': 'en', 'accept-encoding': 'gzip' })).from,
    ).not.toBe('stored');
  });

  test('a list is kept no longer than it holds', async () => {
    const says = async () => (await site.get(list)).headers.get('cache-control');
    await the.services.statusLists.refresh();
    const { validUntil } = JSON.parse(await (await site.get(list)).text());
    now = Date.parse(validUntil);
    later(-30);
    expect(await says()).toBe('public, max-age=30');
    later(60);
    expect(await says()).toBe('public, max-age=0');
    await the.services.statusLists.refresh();
    expect(await says()).toBe('public, max-age=300');
  });

  test('what verifies offline is kept for a minute after it was gathered, not after it was asked for', async () => {
    const says = async () => (await site.get('/verify/material')).headers.get('cache-control');
    later(3600);
    expect(await says()).toBe('public, max-age=60');
    later(45);
    expect(await says()).toBe('public, max-age=15');
    later(15);
    expect(await says()).toBe('public, max-age=60');
  });
});
