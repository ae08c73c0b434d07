import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getAuthTables } from 'better-auth/db';
import { magicLink } from 'better-auth/plugins/magic-link';
import { AUTH_MODELS } from '../../../src/access/auth.js';
import { readEmail } from '../../../src/common/email.js';
import { askWallet } from '../../../src/delivery/asking/ask.js';
import { linksOf } from '../../../src/delivery/asking/links.js';
import { offerToWallet } from '../../../src/delivery/oid4vci/offer.js';
import { createShare } from '../../../src/delivery/shares.js';
import { eraseLearner } from '../../../src/issuing/erasing/erase.js';
import { giveContact } from '../../../src/issuing/records/contacts.js';
import { linkIn, type MailServer, startMailServer } from '../../support/mail-server.js';
import { openRoutes } from '../../support/route-table.js';
import {
  learnerByNumber,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { tableTexts } from '../../support/table-texts.js';
import { visitor } from '../../support/visitor.js';

let mails: MailServer;
let world: TestServices;
let site: TestSite;

beforeAll(async () => {
  mails = await startMailServer();
  world = await openTestServices({ smtpUrl: mails.url, publicUrl: 'https://cairn.example' });
  site = await startSite(world.services);
});

afterAll(async () => {
  await site.close();
  await world.close();
  await mails.close();
});

async function link(number: string, email: string, name = 'Ana'): Promise<string> {
  await world.issue('alpha', `${number},${name},MA,2026-01-15,A,`);
  const id = await learnerByNumber(world, 'alpha', number);
  await giveContact(world.services.contacts, 'alpha', id, { email, language: 'en' }, 'test');
  await world.services.mailing.tick();
  return linkIn(mails.fresh(email)[0]);
}

test('a page of another site makes a browser do nothing here', async () => {
  const claim = await link('X-1', 'cross@example.org');
  const ana = visitor(site);
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
    for (const path of [claim, '/sign-in', '/sign-out', '/me/sessions/end-others'])
      expect((await ana.post(path, {}, headers)).status).toBe(403);
  }
  // an older browser tells the origin alone
  const old = { method: 'POST', headers: { origin: 'https://evil.example' } };
  expect((await fetch(site.origin + claim, old)).status).toBe(403);
  expect((await ana.post(claim)).status).toBe(303);
});

test('the cookie of a session is made anew, for this host and https alone, and no cookie that somebody brings becomes one', async () => {
  const claim = await link('X-2', 'fixed@example.org');
  const ana = visitor(site);
  ana.cookies.set('__Host-cairn-session', 'chosen.by-somebody-else');
  expect((await ana.get('/me')).location).toBe('/sign-in');
  const { setCookies } = await ana.post(claim);
  expect(setCookies.join()).toMatch(
    /^__Host-cairn-session=(?!chosen)(?=.*Path=\/;)(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)(?!.*Domain)/i,
  );
  const stolen = (await world.database.prisma.userSession.findFirstOrThrow()).token;
  const thief = visitor(site);
  // what is in the database signs nobody in
  thief.cookies.set('__Host-cairn-session', stolen);
  expect((await thief.get('/me')).location).toBe('/sign-in');
});

test('who has somebody confirm an address for another’s account is out of that account', async () => {
  const eve = visitor(site);
  await eve.post(await link('X-7', 'eve@evil.example'));
  for (const email of ['ida@example.org', 'eve-again@evil.example']) await eve.post('/me/address', { email });
  await world.services.mailing.tick();
  const [confirm, again] = ['ida@example.org', 'eve-again@evil.example'].map((email) =>
    linkIn(mails.fresh(email)[0]),
  );
  await eve.post('/me/address', { email: 'eve-later@evil.example' });
  expect((await visitor(site).post(confirm ?? '')).status).toBe(200);
  expect((await eve.get('/me')).location).toBe('/sign-in');
  expect((await visitor(site).post(again ?? '')).status).toBe(404);
  await world.services.mailing.tick();
  expect(mails.fresh('eve-later@evil.example')).toEqual([]);
});

test('who follows every link, and looks at every page, changes nothing', async () => {
  const { services, database } = world;
  const { sharing, wallet, mailing } = services;
  const claim = await link('X-8', 'looks@example.org');
  await world.issue('alpha', 'X-8,Ana,MB,2026-01-16,A,', 'X-9,Gone,MA,2026-01-15,A,');
  const unclaimed = await link('X-10', 'later@example.org');
  const ana = visitor(site);
  await ana.post(claim);
  const learnerId = await learnerByNumber(world, 'alpha', 'X-8');
  const gone = await learnerByNumber(world, 'alpha', 'X-9');
  const { receipt } = await eraseLearner(services.erasing, undefined, gone, 'test');
  const [award = { id: '' }] = await database.prisma.award.findMany({
    where: { learnerId },
    orderBy: { kind: 'desc' },
  });
  const email = 'looks-new@example.org';
  await ana.post('/me/address', { email });
  await ana.post('/me/erase');
  await visitor(site).post('/sign-in', { email: 'looks@example.org' });
  await mailing.tick();
  const mailed = [...mails.fresh('looks@example.org'), ...mails.fresh(email)].map(linkIn);
  const whole = await createShare(sharing, [{ award: award.id, withhold: [] }], { actor: 'test' });
  const less = await createShare(sharing, [{ award: award.id, withhold: ['name'] }], { actor: 'test' });
  const { location: own } = await ana.post('/me/share', { award: award.id });
  const offer = await offerToWallet(wallet, { awards: [award.id], actor: 'test' });
  const code = new URL(new URL(offer.offerUri).searchParams.get('credential_offer_uri') ?? '').pathname;
  const { asking } = services;
  const { secret } = await askWallet(asking, { kind: 'module', code: 'MA' });
  const { openid4vp } = await linksOf(asking, secret);
  const request = new URL(new URL(openid4vp).searchParams.get('request_uri') ?? '').pathname;
  const { id: list } = await database.prisma.statusList.findFirstOrThrow();
  const [script = ''] = /\/verify\/files\/[^"]+\/page\.js/.exec((await ana.get('/verify')).html) ?? [];
  const files = ['qr.svg', 'qr.png', 'embed.svg', 'certificate/1', 'certificate/1.svg'];
  const areas = ['', '/path', '/consent', '/share', '/register', '/address', '/sessions', '/erase'];
  const addresses = [
    ...[
      '/',
      '/docs',
      '/verify',
      '/register',
      '/sign-in',
      '/sign-in/lost',
      '/claim',
      '/healthz',
      '/readyz',
      '/registry',
    ],
    ...['/.well-known/did.json', '/m/MA/1', '/p/P1/1', '/problems/http.not-found', '/api/v1/openapi.json'],
    ...['/.well-known/oauth-authorization-server', '/.well-known/openid-credential-issuer/oid4vci'],
    ...['/.well-known/oauth-authorization-server/oid4vci', '/i/alpha/did.json', '/api/register?name=ana'],
    ...[`/status/${list}/revocation`, `/status/${list}/token`, code, `/interactions/${offer.exchangeToken}`],
    ...['/ask', `/ask/${secret}`, `/api/ask/${secret}`, request],
    ...[`/erasures/${receipt}`, own ?? '', unclaimed, ...mailed],
    ...['/verify/material', '/verify/offline.js', script],
    ...[whole, less].flatMap(({ token }) => ['', '/credential', '/bundle'].map((at) => `/s/${token}${at}`)),
    ...files.map((file) => `/s/${whole.token}/${file}`),
    ...['', '/credential', '/correction'].map((at) => `/me/credentials/${award.id}${at}`),
    ...areas.map((area) => `/me${area}`),
  ];
  const unvisited = openRoutes(services).filter(
    (route) =>
      /^GET (?!\/assets\/|\/verify\/relay$)/.test(route) &&
      !addresses.some((address) => matcherOf(route).test(address.split('?')[0] ?? '')),
  );
  expect(unvisited).toEqual([]);

  // how often a link was opened is counted, and status lists are signed when they are asked for
  const changing = new Set(['RateLimit', 'ShareLink', 'StatusList', 'StatusListDocument']);
  const tables = async () =>
    new Map([...(await tableTexts(database.pool))].filter(([name]) => !changing.has(name)));
  const before = await tables();
  const answers = await Promise.all(addresses.map(async (at) => [(await ana.get(at)).status, at]));
  expect(answers.filter(([status]) => status !== 200)).toEqual([]);
  expect(await tables()).toEqual(before);
  for (const path of mailed) expect((await visitor(site).get(path)).html).toContain('<form');
}, 60_000);

/** Matches the addresses of a route such as `GET /s/:token`, or of several. */
function matcherOf(route: string): RegExp {
  const patterns = route.slice('GET '.length).replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+');
  return new RegExp(`^(?:${patterns.replaceAll(',', '|')})$`);
}

test('who guesses links is held up, and a right one works all the same', async () => {
  const claim = await link('X-3', 'guessed@example.org');
  const statuses: number[] = [];
  for (let guess = 0; guess < 40; guess++)
    statuses.push(
      (await visitor(site).post(`/claim/${'A'.repeat(20)}${String(guess).padStart(2, '0')}`)).status,
    );
  expect(statuses.at(0)).toBe(404);
  expect(statuses.at(-1)).toBe(429);
  expect((await visitor(site).post(claim)).status).toBe(303);
});

test('who asks for mails to somebody sends few, and learns nothing of it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => visitor(site).post('/sign-in', { email: 'guessed@example.org' })),
  );
  expect(new Set(answers.map(({ status, html }) => `${status} ${html}`)).size).toBe(1);
  await world.services.mailing.tick();
  expect(mails.fresh('guessed@example.org')).toHaveLength(5);
});

test('nothing that a request names is where it leads', async () => {
  const claim = await link('X-4', 'led@example.org');
  const target = 'https://evil.example/';
  const entered = await visitor(site).post(`${claim}?next=${target}&callbackURL=${target}`, {
    next: target,
    callbackURL: target,
  });
  expect(entered).toMatchObject({ status: 303, location: '/me' });
  for (const path of ['/api/auth/get-session', '/auth-is-not-served/magic-link/verify?token=x'])
    expect((await visitor(site).get(path)).status).toBe(404);
});

test('no name and no address adds a header or a recipient', async () => {
  const wrong = [
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    '"a b"@c.example',
    'a@b',
    'a@@b.example',
  ];
  expect(wrong.filter((email) => readEmail(email) !== undefined)).toEqual([]);
  await link('X-5', 'tricky@example.org', '<b>Bcc: eve@evil.example</b>');
  const mail = mails.taken.at(-1);
  expect([mail?.bcc, mail?.cc]).toEqual([undefined, undefined]);
  expect(mail?.html).toContain('&lt;b>Bcc');
});

test('the tables are those that better-auth asks for', async () => {
  const tables = getAuthTables({ ...AUTH_MODELS, plugins: [magicLink({ sendMagicLink: () => {} })] });
  const { rows } = await world.database.pool.query<{ table: string; column: string }>(
    'SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns',
  );
  const known = new Set(rows.map(({ table, column }) => `${table.toLowerCase()}.${column}`));
  const wanted = Object.values(tables).flatMap(({ modelName, fields }) =>
    ['id', ...Object.keys(fields)].map((field) => `${modelName.toLowerCase()}.${field}`),
  );
  expect(wanted.length).toBeGreaterThan(30);
  expect(wanted.filter((name) => !known.has(name))).toEqual([]);
});
