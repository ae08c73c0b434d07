import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openRoutes } from '../support/route-table.js';
import { testIssuer } from '../support/samples.js';
import {
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';
import { fixturePages, PAGE_CASES } from '../support/site-pages.js';
import { strangerBadge } from '../support/stranger.js';

/** The page at which a file is handed in, as a browser without scripts uses it. */
let the: TestServices;
let site: TestSite;
let credential: string;
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { issued } = await the.issue('alpha', 'V-1,Wendeline Ashgrove,MA,2026-05-04,B,');
  credential = JSON.stringify(await documentOf(the, issued[0]?.awardId ?? ''));
});
afterAll(async () => {
  await site.close();
  await the.close();
});

function handIn(parts: Readonly<Record<string, string | Blob>>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(parts)) body.set(name, value);
  return fetch(`${site.origin}/verify`, { method: 'POST', body });
}
const verdictOf = (html: string) => /data-verdict="([a-z-]+)"/.exec(html)?.[1];

test('asks for a file with a form that works without its script, whose parts are hidden until it runs', async () => {
  const answer = await site.get('/verify');
  const html = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(html).toContain(
    '<form class="verify-form" enctype="multipart/form-data" method="post" action="/verify">',
  );
  expect(html.match(/<script[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script type="module" src="\/verify\/files\/[0-9a-f]{16}\/page\.js">$/),
  ]);
  expect(html).not.toMatch(/<style|\sstyle=/);
  for (const [part] of html.matchAll(/<\w+[^>]*data-scripted[^>]*>/g)) expect(part).toContain(' hidden');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/'unsafe|https?:/);
  expect((await handIn({})).headers.get('content-security-policy')).toContain("script-src 'none'");
});

test('says of a file, and of its text, what the API says', async () => {
  for (const part of [{ file: new Blob([credential]) }, { text: `\n ${credential}\n` }]) {
    const answer = await handIn(part);
    const html = await answer.text();
    expect([answer.status, verdictOf(html)]).toEqual([200, 'verified']);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(html).toContain('Wendeline Ashgrove');
    // what was handed in stands nowhere, and there is no link to pass on
    expect(html).not.toMatch(/\/s\/|qr\.svg/);
  }
  const forged = credential.replace('Wendeline', 'Wendelina');
  expect(verdictOf(await (await handIn({ file: new Blob([forged]) })).text())).toBe('not-verified');
});

test('tells what an unknown issuer calls itself, which the API does not', async () => {
  const issuer = {
    id: (await testIssuer('elsewhere')).did,
    type: ['Profile'],
    name: 'Alpha <i>Institute</i>',
  };
  const badge = await strangerBadge('1', { issuer });
  const html = await (await handIn({ text: badge })).text();
  expect(verdictOf(html)).toBe('undetermined');
  expect(html).toContain('<bdi>Alpha &lt;i>Institute&lt;/i></bdi>');
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${site.origin}/api/verify`, { method: 'POST', headers, body: badge });
  const { verdict, credentials } = await answer.json();
  expect([verdict, Object.keys(credentials[0].summary.issuer)]).toEqual(['undetermined', ['did']]);
});

test('says in plain words that a file is no credential, and where the reading ended in small print', async () => {
  const html = await (await handIn({ text: 'Dear Sir or Madam' })).text();
  const [, plain, small] =
    /role="alert">.*?<\/strong> (.*?)<\/p><p class="when" lang="en">(.*?)<\/p>/.exec(html) ?? [];
  expect(plain).toMatch(/^It is not a credential in a form that is known here/);
  expect(small).toContain('line 1, column 1');
});

test.each<[string, () => Promise<Response>, number]>([
  ['nothing', () => handIn({}), 400],
  ['an empty file', () => handIn({ file: new Blob([]), text: '' }), 400],
  ['a picture', () => handIn({ file: new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)]) }), 400],
  ['another document', () => handIn({ file: new Blob(['{"type":"Thing"}']) }), 400],
  ['markup', () => handIn({ text: '<script>alert(1)</script>' }), 400],
  ['no form', () => fetch(`${site.origin}/verify`, { method: 'POST', body: 'x' }), 400],
  [
    'a form that is none',
    () =>
      fetch(`${site.origin}/verify`, {
        method: 'POST',
        body: '--x\r\nrubbish',
        headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      }),
    400,
  ],
  ['too large a file', () => handIn({ file: new Blob(['x'.repeat(2_200_000)]) }), 413],
])('says in words that it can’t check %s', async (_what, ask, status) => {
  const answer = await ask();
  const html = await answer.text();
  expect([answer.status, verdictOf(html)]).toEqual([status, undefined]);
  expect(html).not.toMatch(/<script|at \S+\.js/);
  if (status === 400) expect(html).toContain('role="alert"');
});

test('speaks the language of a link, else the one that suits the browser, and tells caches so', async () => {
  const ask = async (path: string, wanted: string) => {
    const { headers, text } = await fetch(`${site.origin}${path}`, {
      headers: { 'Accept-Language': wanted },
    }).then(async (answer) => ({ headers: answer.headers, text: await answer.text() }));
    expect(headers.get('vary')).toContain('Accept-Language');
    return { language: /<html lang="([a-z]+)">/.exec(text)?.[1], html: text };
  };
  expect((await ask('/verify', 'nl, pt-BR;q=0.8, en;q=0.5')).language).toBe('pt');
  expect((await ask('/verify', 'tlh')).language).toBe('en');
  const chosen = await ask('/verify?lang=kk&x=%22%3E', 'pt');
  expect(chosen.language).toBe('kk');
  expect(chosen.html).toContain('action="/verify?lang=kk"');
  expect(chosen.html).toContain('href="?lang=ru&amp;x=%22%3E"');
  expect((await ask('/verify?lang=tlh', 'sk')).language).toBe('sk');
  expect((await ask('/s/AAAAAAAAAAAAAAAAAAAAAA', 'et')).language).toBe('et');
  // nobody has reviewed it, and it says so with a way to the text that counts
  expect(chosen.html).toMatch(/ешкім тексерген жоқ.*? <a href="\?lang=en&amp;x=%22%3E">/);
});

test('is sent compressed; what no cache may keep is not, to who has a cookie', async () => {
  const encoding = async (headers: Record<string, string>, path = '/verify') =>
    (await fetch(`${site.origin}${path}`, { headers })).headers.get('content-encoding');
  expect(await encoding({ 'Accept-Encoding': 'gzip, br' })).toBe('br');
  expect(await encoding({ 'Accept-Encoding': 'gzip' })).toBe('gzip');
  expect(await encoding({ 'Accept-Encoding': 'identity' })).toBeNull();
  const known = { 'Accept-Encoding': 'gzip, br', Cookie: 'session=x' };
  expect(await encoding(known)).toBe('br');
  expect(await encoding({ 'Accept-Encoding': 'gzip, br' }, '/sign-in')).toBe('br');
  expect(await encoding(known, '/sign-in')).toBeNull();
});

/** Routes that answer with files and data, or lead on to a page. */
const NO_PAGES =
  /^GET \/(?:healthz|readyz|registry|verify\/(?:material|relay|offline\.js|files\/:version\/:file)|\.well-known\/.*|i\/:slug\/did\.json|status\/.*|api\/.*|assets\/:file|me\/credentials\/:id\/credential|s\/:token\/(?:credential|bundle|(?:embed|qr)\.(?:svg|png)))$|^(?:POST|OPTIONS) \/(?:api|oauth)\/|^POST \/(?:ask|me\/archive|me\/credentials\/:id\/certificate)$|^[A-Z]+ \/(?:interactions|oid4vci|oid4vp|exchanges)\/|^POST \/s\/:token\/(?:renditions\/|record$)|^POST \/(?:sign-in\/:token|claim\/:token|sign-out|me\/(?:sessions|consent|share|register|credentials\/:id\/renditions)\/.*)$/;

test('every page that is served is looked at in a browser', () => {
  const pages = openRoutes(the.services).filter((route) => !NO_PAGES.test(route));
  expect([...new Set(pages)].sort()).toEqual(Object.keys(PAGE_CASES).sort());
  const cases = [...Object.keys(fixturePages()), ...readdirSync('test/browser')];
  expect(
    Object.values(PAGE_CASES)
      .flat()
      .filter((name) => !cases.includes(name)),
  ).toEqual([]);
});
