import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { giveContact } from '../../../src/issuing/records/contacts.js';
import { linkIn, type MailServer, startMailServer } from '../../support/mail-server.js';
import { seedCatalogue } from '../../support/seed.js';
import {
  learnerByNumber,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { type Visitor, visitor } from '../../support/visitor.js';

let mails: MailServer;
let world: TestServices;
let site: TestSite;
/** Has modules of three institutions, and has not agreed that they count together. */
let ana: Visitor;
let anaId: string;
let bob: Visitor;

beforeAll(async () => {
  mails = await startMailServer();
  world = await openTestServices({ smtpUrl: mails.url, catalogue: seedCatalogue() });
  site = await startSite(world.services);
  await world.issue('ip-montelontra', 'P-1,Ana Exemplo,EP-CDA,2026-05-04,pass,');
  anaId = await learnerByNumber(world, 'ip-montelontra', 'P-1');
  await world.issue('merikalda', `urn:uuid:${anaId},Ana Exemplo,EP-COM,2026-05-05,pass,`);
  await world.issue('tu-kamenohrad', `urn:uuid:${anaId},Ana Exemplo,EP-ASM,2026-05-06,B,`);
  await world.issue('zilverduin', 'P-2,Bob Voorbeeld,EP-CDA,2026-05-04,pass,');
  ana = await signIn(undefined, anaId, 'ana@example.org');
  bob = await signIn('zilverduin', await learnerByNumber(world, 'zilverduin', 'P-2'), 'bob@example.org');
});

afterAll(async () => {
  await site.close();
  await world.close();
  await mails.close();
});

async function signIn(institution: string | undefined, learnerId: string, email: string): Promise<Visitor> {
  const { contacts, mailing } = world.services;
  await giveContact(contacts, institution, learnerId, { email, language: 'en' }, 'test');
  await mailing.tick();
  const [mail] = mails.fresh(email);
  const browser = visitor(site);
  expect((await browser.post(linkIn(mail))).status).toBe(303);
  return browser;
}

async function awardsOf(who: Visitor): Promise<string[]> {
  const { html } = await who.get('/me');
  return [...html.matchAll(/href="\/me\/credentials\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
}

describe('before the learner agrees', () => {
  test('the list has each award with who awarded it and how it stands, and says what only an agreement is wanting for', async () => {
    const { html } = await ana.get('/me');
    for (const text of [
      'Course Design with Constructive Alignment',
      'Merikalda University of Technology',
      '6 May 2026',
      'In force',
      'once you agree',
    ])
      expect(html).toContain(text);
  });

  test('the path counts all three institutions, and tells where what is in reach can be taken', async () => {
    const { status, html } = await ana.get('/me/path');
    expect(status).toBe(200);
    expect(html).toContain('2 ECTS');
    expect(html).toContain('3.5 of 8 ECTS');
    expect(html).toContain('only count together if you agree');
    const inReach = html.match(/path-stone-in-reach/g) ?? [];
    expect(inReach).toHaveLength(3);
    expect(html).toMatch(/Psychology of Learning.*?In reach\. You can take it at .*?Aqsaitau/s);
  });
});

describe('agreeing', () => {
  test('a text of another version is shown again, and nothing is recorded', async () => {
    for (const text of [
      { version: '2020-1', language: 'en' },
      { version: '2026-1', language: 'tlh' },
      { version: '2026-1', language: 'constructor' },
    ]) {
      const answer = await ana.post('/me/consent', text);
      expect([answer.status, answer.html]).toEqual([409, expect.stringContaining('You have not agreed')]);
    }
  });

  test('is recorded as the learner’s own act, and composes what is due', async () => {
    const page = await ana.get('/me/consent?lang=sk');
    expect(page.html).toContain('Súhlasím s tým, aby sieť');
    const text = Object.fromEntries(
      [...page.html.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    expect(text).toEqual({ version: '2026-1', language: 'sk' });
    expect((await ana.post('/me/consent?lang=sk', text)).location).toBe('/me/consent?lang=sk');
    const { html } = await ana.get('/me/consent');
    expect(html).toMatch(/You agreed on 15 June 2026/);
    expect(html).toMatch(/15 June 2026.*you agreed, version 2026-1 \(Slovak\)/);
    const [consent] = await world.services.stores.selectConsents([anaId]);
    expect(consent).toMatchObject({ givenBy: expect.stringMatching(/^learner:/), textLanguage: 'sk' });
    expect((await ana.get('/me')).html).toContain('Engineering Pedagogy, Level 1');
    expect((await ana.get('/me/path')).html).toContain('Reached');
  });

  test('can be withdrawn: the certificate stays, and the history says both', async () => {
    expect((await ana.post('/me/consent/withdraw')).status).toBe(303);
    const { html } = await ana.get('/me/consent');
    expect(html).toContain('You have not agreed');
    expect(html).toContain('it was withdrawn');
    expect((await ana.get('/me')).html).toContain('Engineering Pedagogy, Level 1');
  });

  test('is nobody’s word but the learner’s', async () => {
    expect((await bob.get('/me/consent')).html).not.toContain('it was withdrawn');
    const forged = await ana.post(
      '/me/consent',
      { version: '2026-1', language: 'en' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(forged.status).toBe(403);
    expect((await ana.get('/me/consent')).html).toContain('You have not agreed');
  });
});

describe('taking along', () => {
  test('a form is made when it is asked for', async () => {
    const [id = ''] = await awardsOf(bob);
    const page = await bob.get(`/me/credentials/${id}`);
    expect(page.html).toContain(`/me/credentials/${id}/renditions/sd-jwt`);
    const made = await bob.post(`/me/credentials/${id}/renditions/sd-jwt`);
    expect(made.status).toBe(200);
    expect(made.headers.get('content-disposition')).toContain('EP-CDA');
    expect((await bob.get(`/me/credentials/${id}/renditions/sd-jwt`)).status).toBe(404);
    expect((await bob.post(`/me/credentials/${id}/renditions/nothing`)).status).toBe(404);
  });

  test('the certificate to print has a code that leads to a link of one’s own, the same for every print', async () => {
    const [id = ''] = await awardsOf(bob);
    const print = () => bob.post(`/me/credentials/${id}/certificate`);
    const { status, location } = await print();
    expect([status, location]).toEqual([
      303,
      expect.stringMatching(/^\/s\/[\w-]{22}\/certificate\/1\.pdf\?lang=en$/),
    ]);
    expect((await print()).location).toBe(location);
    const file = await visitor(site).get(location ?? '');
    expect(file.headers.get('content-type')).toContain('application/pdf');
    expect((await bob.get('/me/share')).html).toContain('Certificate (PDF)');
  });

  test('only one’s own can be shared', async () => {
    const own = await awardsOf(bob);
    const others = (await awardsOf(ana)).find((id) => !own.includes(id)) ?? '';
    const { html } = await bob.get('/me/share');
    expect(html).toContain(own[0]);
    expect(html).not.toContain(others);
    expect((await bob.post('/me/share', { award: others })).status).toBe(400);
  });

  test('what belongs to somebody else answers as what isn’t there', async () => {
    const own = new Set(await awardsOf(bob));
    const [others = ''] = (await awardsOf(ana)).filter((id) => !own.has(id));
    const nowhere = '00000000-0000-4000-8000-000000000000';
    for (const suffix of ['', '/credential']) {
      const [theirs, none] = [
        await bob.get(`/me/credentials/${others}${suffix}`),
        await bob.get(`/me/credentials/${nowhere}${suffix}`),
      ];
      expect(theirs.status).toBe(404);
      const withoutReference = (html: string) => html.replace(/[0-9a-f-]{36}/g, '');
      expect(withoutReference(theirs.html)).toBe(withoutReference(none.html));
    }
    for (const act of ['renditions/sd-jwt', 'certificate'])
      expect((await bob.post(`/me/credentials/${others}/${act}`)).status).toBe(404);
  });

  test('who is not signed in is led to where one signs in', async () => {
    const stranger = visitor(site);
    for (const path of ['/me', '/me/path', '/me/consent', '/me/credentials/x'])
      expect(await stranger.get(path)).toMatchObject({ status: 303, location: '/sign-in' });
    for (const path of ['/me/consent', '/me/consent/withdraw', '/me/credentials/x/renditions/edc'])
      expect(await stranger.post(path)).toMatchObject({ status: 303, location: '/sign-in' });
  });
});
