import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { giveContact } from '../../../src/issuing/records/contacts.js';
import { linkIn, type MailServer, startMailServer } from '../../support/mail-server.js';
import {
  learnerByNumber,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { visitor } from '../../support/visitor.js';

let mails: MailServer;
let world: TestServices;
let site: TestSite;
let now = new Date(START);

beforeAll(async () => {
  mails = await startMailServer();
  world = await openTestServices({ smtpUrl: mails.url });
  site = await startSite(world.services);
});

afterAll(async () => {
  await site.close();
  await world.close();
  await mails.close();
});

/** Lets time go by, and sends what is due then. */
async function after(minutes: number): Promise<void> {
  now = new Date(now.getTime() + minutes * 60_000);
  world.at(now.toISOString());
  await world.services.mailing.tick();
}

const give = (id: string, email: string, institution = 'alpha', language = 'en') =>
  giveContact(world.services.contacts, institution, id, { email, language }, 'test');

/** A learner of alpha's with a result and an address. */
async function learner(number: string, email: string): Promise<string> {
  await world.issue('alpha', `${number},Ana Exemplo,MA,2026-01-15,A,`);
  const id = await learnerByNumber(world, 'alpha', number);
  await give(id, email);
  return id;
}

/** Somebody who claimed by mail, with the link that they used. */
async function claimed(number: string, email: string) {
  const id = await learner(number, email);
  await after(0);
  const link = linkIn(mails.fresh(email)[0]);
  const browser = visitor(site);
  expect(await browser.post(link)).toMatchObject({ status: 303, location: '/me' });
  return { id, link, browser };
}

/** The path of the link that is sent to who asks for one. */
async function asked(email: string): Promise<string> {
  expect((await visitor(site).post('/sign-in', { email })).status).toBe(200);
  await after(0);
  await after(0);
  return linkIn(mails.fresh(email)[0]);
}

test('a mail leads to the credentials, and only its button keeps them', async () => {
  await learner('C-1', 'ana@example.org');
  await after(0);
  const [mail, ...more] = mails.fresh('ana@example.org');
  expect(more).toEqual([]);
  expect(mail?.from?.value[0]?.address).toBe('credentials@network.example');
  expect(mail?.text).toContain('Hello Ana Exemplo');
  expect(mail?.subject).not.toContain('Ana');
  const link = linkIn(mail);
  const ana = visitor(site);
  for (let look = 0; look < 2; look++) {
    const page = await ana.get(link);
    expect(page).toMatchObject({ status: 200, setCookies: [] });
    expect(page.html).toContain('Ana Exemplo');
  }
  const claim = await ana.post(link);
  expect(claim).toMatchObject({ status: 303, location: '/me' });
  expect(claim.setCookies.join()).toMatch(/^cairn-session=(?=.*HttpOnly)(?=.*SameSite=Lax)(?!.*Secure)/i);
  const [path = ''] = /\/me\/credentials\/[0-9a-f-]+/.exec((await ana.get('/me')).html) ?? [];
  expect((await ana.get(path)).html).toContain('1 ECTS');
  const file: unknown = JSON.parse((await ana.get(`${path}/credential`)).html);
  expect(file).toMatchObject({ credentialSubject: { id: expect.stringContaining('urn:uuid:') } });
  const { browser: other } = await claimed('C-1b', 'other@example.org');
  expect((await other.get(path)).status).toBe(404);
  expect((await other.get(`${path}/credential`)).status).toBe(404);
});

test('what is issued within a short time is told in one mail, in the files of results, too', async () => {
  const header = 'learner,name,module,date,grade,email,language';
  const lines = ['MA', 'MB'].map((module) => `G-1,Gil Exemplo,${module},2026-01-15,A,Gil@Example.org,en`);
  const file = new TextEncoder().encode([header, ...lines, ''].join('\n'));
  await issueResults(world.services.issuing, file, 'alpha', 'test');
  await after(0.5);
  expect(mails.fresh('gil@example.org')).toEqual([]);
  await after(1);
  const [mail, ...more] = mails.fresh('gil@example.org');
  expect(more).toEqual([]);
  // both modules, and the certificate that they make
  expect(mail?.text).toContain('3 signed credentials');
  await visitor(site).post(linkIn(mail));
  await world.issue('alpha', 'G-1,Gil Exemplo,MA,2026-02-15,A,');
  await after(2);
  const [news] = mails.fresh('gil@example.org');
  expect(news?.subject).toContain('Something new');
  expect(news?.text).not.toContain('/claim/');
});

test('a link that was used leads whoever keeps its credentials to them, and nobody else', async () => {
  const { link, browser } = await claimed('K-1', 'keeper@example.org');
  const { browser: other } = await claimed('K-2', 'stranger@example.org');
  for (const ask of [browser.get(link), browser.post(link)])
    expect(await ask).toMatchObject({ status: 303, location: '/me?already=kept' });
  expect((await browser.get('/me?already=kept')).html).toContain('is in your account already');
  expect((await other.get(link)).status).toBe(404);
});

test('pages are in the language that the institution gave, until a link names another', async () => {
  await world.issue('alpha', 'LANG-1,Sona Exemplo,MA,2026-01-15,A,');
  await give(await learnerByNumber(world, 'alpha', 'LANG-1'), 'sona@example.org', 'alpha', 'sk');
  await after(0);
  const [mail] = mails.fresh('sona@example.org');
  expect(mail?.text).toContain('/claim?lang=sk');
  const browser = visitor(site);
  const languageOf = async (path: string) => /<html lang="(\w+)"/.exec((await browser.get(path)).html)?.[1];
  expect(await languageOf(linkIn(mail))).toBe('sk');
  await browser.post(linkIn(mail));
  expect([await languageOf('/me'), await languageOf('/me?lang=de'), await languageOf('/')]).toEqual([
    'sk',
    'de',
    'en',
  ]);
  expect((await browser.post('/me/address', { email: 'no address' })).html).toContain('href="?lang=de"');
});

test('a link that was used, has run out, was replaced or never was does nothing, and says the same', async () => {
  const { link: used } = await claimed('L-1', 'used@example.org');
  await learner('L-2', 'late@example.org');
  const id = await learner('L-3', 'typo@example.org');
  await after(0);
  const late = linkIn(mails.fresh('late@example.org')[0]);
  const replaced = linkIn(mails.fresh('typo@example.org')[0]);
  await give(id, 'right@example.org');
  await after(31 * 24 * 60);
  const [looks, acts] = [new Set<string>(), new Set<string>()];
  for (const link of [used, late, replaced, '/claim/AAAAAAAAAAAAAAAAAAAAAA', '/claim/x']) {
    const [look, act] = [await visitor(site).get(link), await visitor(site).post(link)];
    expect([look.status, act.status, act.setCookies]).toEqual([404, 404, []]);
    // the menu of languages leads to the same address
    looks.add(look.html.replaceAll(link, ''));
    acts.add(act.html);
  }
  expect([looks.size, acts.size]).toEqual([1, 1]);
  // what the institution corrected works
  expect(await asked('right@example.org')).toMatch(/^\/claim\//);
});

test('asking for a link says the same of every address, and only one that is known gets a mail', async () => {
  await claimed('A-1', 'known@example.org');
  const pages = await Promise.all(
    ['known@example.org', 'nobody@example.org'].map((email) => visitor(site).post('/claim', { email })),
  );
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
  expect(pages[0]?.html).toBe(pages[1]?.html);
  await after(0);
  expect(mails.fresh('nobody@example.org')).toEqual([]);
  const link = linkIn(mails.fresh('known@example.org')[0]);
  expect(link).toMatch(/^\/sign-in\//);
  const browser = visitor(site);
  expect((await browser.get(link)).setCookies).toEqual([]);
  expect(await browser.post(link)).toMatchObject({ status: 303, location: '/me' });
  expect((await browser.get('/me')).status).toBe(200);
  expect((await visitor(site).post(link)).status).toBe(404);
  expect((await visitor(site).post('/sign-in', { email: 'no address' })).status).toBe(400);
});

test('sessions can be seen and ended, one’s own alone', async () => {
  const { browser } = await claimed('S-1', 'two@example.org');
  const phone = visitor(site, 'Phone of the tests');
  await phone.post(await asked('two@example.org'));
  const seen = (await browser.get('/me/sessions')).html;
  expect(seen).toContain('Phone of the tests');
  const [end = ''] = /\/me\/sessions\/[0-9a-f-]+\/end/.exec(seen) ?? [];
  const { browser: stranger } = await claimed('S-2', 'stranger@example.org');
  await stranger.post(end);
  expect((await phone.get('/me')).status).toBe(200);
  await browser.post(end);
  expect(await phone.get('/me')).toMatchObject({ status: 303, location: '/sign-in' });
  const cookie = [...browser.cookies];
  expect(await browser.post('/sign-out')).toMatchObject({ status: 303, location: '/sign-in?signed=out' });
  for (const [name, value] of cookie) browser.cookies.set(name, value);
  expect((await browser.get('/me')).status).toBe(303);
});

test('an address is changed by a link sent to it, and the old one is told', async () => {
  const { browser } = await claimed('N-1', 'old@example.org');
  await claimed('N-2', 'taken@example.org');
  for (const email of ['new@example.org', 'taken@example.org'])
    expect((await browser.post('/me/address', { email })).status).toBe(200);
  await after(0);
  const taken = linkIn(mails.fresh('taken@example.org')[0]);
  expect((await visitor(site).post(taken)).status).toBe(409);
  const link = linkIn(mails.fresh('new@example.org')[0]);
  await visitor(site).get(link);
  expect((await browser.get('/me')).html).toContain('old@example.org');
  const phone = visitor(site);
  await phone.post(await asked('old@example.org'));
  expect((await browser.post(link)).status).toBe(200);
  expect((await browser.get('/me')).html).toContain('new@example.org');
  expect((await phone.get('/me')).location).toBe('/sign-in');
  await after(0);
  expect(mails.fresh('old@example.org')[0]?.subject).toContain('was changed');
});

test('who lost access gets it back by the institution, and the old address is told', async () => {
  const { id, browser } = await claimed('M-1', 'lost@example.org');
  await after(1);
  await give(id, 'found@example.org');
  await after(0);
  const now = visitor(site);
  await now.post(linkIn(mails.fresh('found@example.org')[0]));
  await after(0);
  expect((await now.get('/me')).html).toContain('/me/credentials/');
  expect((await browser.get('/me')).html).not.toContain('/me/credentials/');
  expect(mails.fresh('lost@example.org')[0]?.subject).toContain('moved');
});

test('credentials of another learner record are kept in the account that is signed in, if one says so', async () => {
  const { browser } = await claimed('K-1', 'home@example.org');
  await learner('K-2', 'work@example.org');
  await after(0);
  const link = linkIn(mails.fresh('work@example.org')[0]);
  expect((await browser.get(link)).html).toContain('home@example.org');
  await browser.post(link, { account: 'mine' });
  expect((await browser.get('/me')).html.match(/href="\/me\/credentials\//g)).toHaveLength(2);
});
