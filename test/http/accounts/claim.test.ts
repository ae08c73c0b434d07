import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { giveContact } from '../../../src/issuing/records/contacts.js';
import { linkIn, type MailServer, startMailServer } from '../../support/mail-server.js';
import {
  learnerByNumber,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { visitor } from '../../support/visitor.js';

let mails: MailServer;
let world: TestServices;
let site: TestSite;

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

/** A learner of an institution with a result and an address. */
async function learner(number: string, email: string, institution = 'alpha'): Promise<string> {
  await world.issue(institution, `${number},Ana Exemplo,MA,2026-01-15,A,`);
  const id = await learnerByNumber(world, institution, number);
  await giveContact(world.services.contacts, institution, id, { email, language: 'en' }, 'test');
  return id;
}

test('a mail leads to the credentials, and only its button keeps them', async () => {
  await learner('C-1', 'ana@example.org');
  await world.services.mailing.tick();
  const [mail, ...more] = mails.fresh('ana@example.org');
  expect(more).toEqual([]);
  expect(mail?.from?.value[0]?.address).toBe('credentials@network.example');
  expect(mail?.text).toContain('Hello Ana Exemplo');
  const link = linkIn(mail);
  const ana = visitor(site);
  for (let look = 0; look < 2; look++) {
    const page = await ana.get(link);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Ana Exemplo');
    expect(page.setCookies).toEqual([]);
  }
  const claimed = await ana.post(link);
  expect(claimed).toMatchObject({ status: 303, location: '/me' });
  const [cookie = ''] = claimed.setCookies;
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  const mine = await ana.get('/me');
  expect(mine.status).toBe(200);
  expect(mine.html).toContain('/me/credentials/');
  const again = await visitor(site).post(link);
  expect(again.status).toBe(404);
  expect(again.setCookies).toEqual([]);
});
