import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { giveConsent } from '../../src/issuing/consent.js';
import { answerCorrection } from '../../src/issuing/corrections/corrections.js';
import { issueResults } from '../../src/issuing/issue-results.js';
import { actOnAwards } from '../../src/issuing/lifecycle/acts.js';
import { operator } from '../../src/issuing/lifecycle/party.js';
import { giveContact } from '../../src/issuing/records/contacts.js';
import { settle } from '../../src/issuing/settle.js';
import { linkIn, type MailServer, startMailServer } from '../support/mail-server.js';
import {
  learnerByNumber,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';
import { type Visitor, visitor } from '../support/visitor.js';

/**
 * Eve, a registrar of alpha's, gives alpha's word that her address is Ana's. She may have by it what alpha awards Ana, which she
 * could award anybody; what beta awards is Ana's.
 */
let mails: MailServer;
let world: TestServices;
let site: TestSite;
let now = Date.parse(START);

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

/** Two minutes later, when what there is to tell has been told. */
async function later(): Promise<void> {
  now += 120_000;
  world.at(new Date(now).toISOString());
  await world.services.mailing.tick();
}

const give = (institution: string | undefined, id: string, email: string) =>
  giveContact(world.services.contacts, institution, id, { email, language: 'en' }, 'test');

/** A browser that used the newest link in a mail to an address. */
async function claims(email: string): Promise<Visitor> {
  await later();
  const browser = visitor(site);
  expect((await browser.post(linkIn(mails.fresh(email).at(-1)))).status).toBe(303);
  return browser;
}

/** What alpha awarded Ana, and her record. */
async function ana(tag: string, ...modules: readonly string[]): Promise<string> {
  await world.issue('alpha', ...modules.map((code) => `${tag},Ana,${code},2026-01-15,A,`));
  return learnerByNumber(world, 'alpha', tag);
}
const BETA_DATE = '16 January 2026';
const betaAwards = (id: string) => world.issue('beta', `urn:uuid:${id},Ana,MA,2026-01-16,A,`);

async function awardOf(learnerId: string, code: string, institution?: string): Promise<string> {
  const { prisma } = world.database;
  const by = institution && (await prisma.institution.findUniqueOrThrow({ where: { code: institution } }));
  const where = { learnerId, code, revokedAt: null, ...(by ? { issuerDid: by.did } : {}) };
  return (await prisma.award.findFirstOrThrow({ where })).id;
}

async function holds(who: Visitor): Promise<string[]> {
  const { html } = await who.get('/me');
  return [...html.matchAll(/href="\/me\/credentials\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id).sort();
}

const PAGES = ['/me', '/me/path', '/me/share', '/me/consent', '/me/register', '/me/erase'];

/** Of an award nothing is to be had or seen, its date neither. */
async function expectClosed(who: Visitor, award: string, date?: string): Promise<void> {
  const one = `/me/credentials/${award}`;
  for (const path of [one, `${one}/credential`, `${one}/correction`])
    expect((await who.get(path)).status).toBe(404);
  const posts = [
    [`${one}/renditions/sd-jwt`, {}, 404],
    [`${one}/correction`, { about: 'grade', text: 'x' }, 404],
    ['/me/wallet', { award }, 404],
    ['/me/share', { award }, 400],
  ] as const;
  for (const [path, fields, status] of posts) expect((await who.post(path, fields)).status).toBe(status);
  await who.post(`/me/register/${award}`, { agreed: '2026-1' });
  expect(await world.database.prisma.registerEntry.count({ where: { awardId: award } })).toBe(0);
  const archive = await who.post('/me/archive');
  expect(archive.html).not.toContain(award);
  for (const path of PAGES) {
    const { html } = await who.get(path);
    expect(html).not.toContain(award);
    if (date !== undefined) expect(html).not.toContain(date);
  }
}

test('who claims ahead of time on one word never has, sees or hears of what another one awards then', async () => {
  const id = await ana('V-1', 'MB');
  await give('alpha', id, 'eve-1@alpha.example');
  const eve = await claims('eve-1@alpha.example');
  const own = await holds(eve);
  expect(own).toHaveLength(1);
  await giveConsent(world.services.consent, id, 'test');
  await betaAwards(id);
  await later();
  expect(mails.fresh('eve-1@alpha.example')).toEqual([]);
  expect(await holds(eve)).toEqual(own);
  // the certificate of both is the network's
  for (const award of [await awardOf(id, 'MA'), await awardOf(id, 'P1')])
    await expectClosed(eve, award, BETA_DATE);
});

test('each address leads to what its own institution awards, whichever came first; none keeps another from being told', async () => {
  const id = await ana('V-2', 'MB');
  await betaAwards(id);
  await give('alpha', id, 'eve-2@alpha.example');
  expect(await give('beta', id, 'ana-2@home.example')).toMatchObject({ email: 'ana-2@home.example' });
  const [eve, her] = [await claims('eve-2@alpha.example'), await claims('ana-2@home.example')];
  expect(await holds(eve)).toEqual([await awardOf(id, 'MB')]);
  expect(await holds(her)).toEqual([await awardOf(id, 'MA')]);
  await expectClosed(eve, await awardOf(id, 'MA'), BETA_DATE);
  await expectClosed(her, await awardOf(id, 'MB'), '15 January 2026');
  // what each awards next is told to its own
  await world.issue('alpha', `urn:uuid:${id},Ana,MC,2026-02-15,A,`);
  await later();
  expect([mails.fresh('eve-2@alpha.example').length, mails.fresh('ana-2@home.example').length]).toEqual([
    1, 0,
  ]);
});

test('once alpha gives Ana’s address, its awards come to her by themselves, by a file or a word; Eve is out and told', async () => {
  const id = await ana('V-3', 'MB');
  await betaAwards(id);
  await give('alpha', id, 'eve-3@alpha.example');
  await give('beta', id, 'ana-3@home.example');
  const [eve, her] = [await claims('eve-3@alpha.example'), await claims('ana-3@home.example')];
  // a file never changes an address
  const header = 'learner,name,module,date,grade,email';
  const file = `${header}\nurn:uuid:${id},Ana,MC,2026-01-17,A,ana-3@home.example\n`;
  await issueResults(world.services.issuing, new TextEncoder().encode(file), 'alpha', 'test');
  expect(await holds(her)).toHaveLength(1);
  await give('alpha', id, 'ana-3@home.example');
  expect(await holds(her)).toHaveLength(3);
  expect(await holds(eve)).toEqual([]);
  await later();
  expect(
    mails
      .fresh('eve-3@alpha.example')
      .map(({ subject }) => subject)
      .join(),
  ).toContain('moved');
  expect(mails.fresh('ana-3@home.example').at(-1)?.subject).toContain('Something new');
  expect((await her.post('/me/consent', { version: '2026-1', language: 'en' })).status).toBe(303);
  expect(await holds(her)).toContain(await awardOf(id, 'P1'));

  const other = await ana('V-3b', 'MB');
  await give('alpha', other, 'bea@home.example');
  const bea = await claims('bea@home.example');
  const beta = `${header}\nurn:uuid:${other},Ana,MA,2026-01-17,A,bea@home.example\n`;
  await issueResults(world.services.issuing, new TextEncoder().encode(beta), 'beta', 'test');
  expect(await holds(bea)).toHaveLength(2);
});

test('the network’s word leads to everything, and ends what others’ words led to', async () => {
  const id = await ana('V-4', 'MB');
  await give('alpha', id, 'eve-4@alpha.example');
  const eve = await claims('eve-4@alpha.example');
  await later();
  await give(undefined, id, 'ana-4@home.example');
  await betaAwards(id);
  const her = await claims('ana-4@home.example');
  expect(await holds(her)).toHaveLength(2);
  expect(await holds(eve)).toEqual([]);
  // alpha gives its word again: its own awards, and Ana hears of it
  await later();
  await give('alpha', id, 'eve-4b@alpha.example');
  const again = await claims('eve-4b@alpha.example');
  expect(await holds(again)).toEqual([await awardOf(id, 'MB')]);
  expect(await holds(her)).toHaveLength(2);
  await later();
  expect(
    mails
      .fresh('ana-4@home.example')
      .map(({ subject }) => subject)
      .join(),
  ).toContain('moved');
});

test('an agreement is about what its account reaches: Eve neither agrees for beta’s awards nor withdraws what Ana agreed to', async () => {
  const id = await ana('V-5', 'MB');
  await betaAwards(id);
  await give('alpha', id, 'eve-5@alpha.example');
  await give('beta', id, 'ana-5@home.example');
  const [eve, her] = [await claims('eve-5@alpha.example'), await claims('ana-5@home.example')];
  const certificates = () =>
    world.database.prisma.award.count({ where: { learnerId: id, kind: 'programme' } });
  await eve.post('/me/consent', { version: '2026-1', language: 'en' });
  await settle(world.services.issuing, { actor: 'test', learnerIds: [id] });
  expect(await certificates()).toBe(0);
  expect((await her.get('/me/consent')).html).toContain('You have not agreed');
  await give('alpha', id, 'ana-5@home.example');
  await her.post('/me/consent', { version: '2026-1', language: 'en' });
  expect(await certificates()).toBe(1);
  expect((await eve.post('/me/consent/withdraw')).status).toBe(303);
  expect((await her.get('/me/consent')).html).toContain('You agreed');
});

test('a record that others have a share in is not erased by Eve, and the page doesn’t say why; Ana can', async () => {
  const id = await ana('V-6', 'MB');
  await give('alpha', id, 'eve-6@alpha.example');
  const eve = await claims('eve-6@alpha.example');
  /** The link with which erasing is confirmed, once it was asked for; `undefined`: none was sent. */
  const asks = async (who: Visitor, email: string) => {
    mails.fresh(email);
    await who.post('/me/erase');
    await world.services.mailing.tick();
    const [mail] = mails.fresh(email);
    return mail && linkIn(mail);
  };
  const early = (await asks(eve, 'eve-6@alpha.example')) ?? '';
  expect((await eve.get(early)).html).toContain('name="erase"');
  await betaAwards(id);
  const { html } = await eve.get('/me/erase');
  expect(html).toContain('cannot be erased from here at present');
  expect(html).not.toContain('Send me the link');
  expect(await asks(eve, 'eve-6@alpha.example')).toBeUndefined();
  for (const link of [await eve.get(early), await eve.post(early, { erase: 'yes' })])
    expect(link).toMatchObject({ status: 404, html: expect.not.stringContaining('name="erase"') });
  expect(await world.database.prisma.erasure.count({ where: { learnerId: id } })).toBe(0);
  await later();
  await give('alpha', id, 'ana-6@home.example');
  await give('beta', id, 'ana-6@home.example');
  const her = await claims('ana-6@home.example');
  const hers = (await asks(her, 'ana-6@home.example')) ?? '';
  expect((await her.post(hers, { erase: 'yes' })).location).toMatch(/^\/erasures\//);
});

test('a link that Eve made to a certificate of alpha’s awards shows nothing once it rests on beta’s', async () => {
  const id = await ana('V-7', 'MA', 'MB');
  await give('alpha', id, 'eve-7@alpha.example');
  const eve = await claims('eve-7@alpha.example');
  const certificate = await awardOf(id, 'P1');
  const part = await awardOf(id, 'MA');
  const made = await eve.post('/me/share', { award: certificate, parts: 'shown' });
  const { html: created } = await eve.get(made.location ?? '');
  const [link = ''] = /\/s\/[\w-]{22}/.exec(created) ?? [];
  const shows = async (award: string) => (await (await site.get(`${link}/bundle`)).text()).includes(award);
  expect([await shows(certificate), await shows(part)]).toEqual([true, true]);
  await betaAwards(id);
  await giveConsent(world.services.consent, id, 'test');
  await actOnAwards(world.services.lifecycle, 'revoke', [part], 'Wrong.', operator('test'));
  await settle(world.services.issuing, { actor: 'test', learnerIds: [id] });
  const [now, beta] = [await awardOf(id, 'P1'), await awardOf(id, 'MA')];
  expect([await shows(now), await shows(beta)]).toEqual([false, false]);
  for (const award of [now, beta]) await expectClosed(eve, award, BETA_DATE);
});

test('an answer is told to whoever has the credential; a link to an address that was taken back does nothing', async () => {
  const id = await ana('V-8', 'MB');
  await betaAwards(id);
  await give('alpha', id, 'eve-8@alpha.example');
  await give('beta', id, 'ana-8@home.example');
  const her = await claims('ana-8@home.example');
  const unused = linkIn(mails.fresh('eve-8@alpha.example')[0]);
  const award = await awardOf(id, 'MA');
  await her.post(`/me/credentials/${award}/correction`, { about: 'grade', text: 'It was a B.' });
  const { id: request } = await world.database.prisma.correctionRequest.findFirstOrThrow({
    where: { awardId: award },
  });
  const eve = visitor(site);
  expect((await eve.post(unused)).status).toBe(303);
  const answer = { outcome: 'declined', text: 'It was an A.' } as const;
  await answerCorrection(world.services.corrections, 'beta', request, answer, 'test');
  await later();
  expect(mails.fresh('eve-8@alpha.example')).toEqual([]);
  expect(mails.fresh('ana-8@home.example').at(-1)?.subject).toContain('answer');

  const other = await ana('V-9', 'MB');
  await give('alpha', other, 'eve-9@alpha.example');
  await later();
  const taken = linkIn(mails.fresh('eve-9@alpha.example')[0]);
  await give('alpha', other, 'ana-9@home.example');
  expect((await visitor(site).post(taken)).status).toBe(404);
});
