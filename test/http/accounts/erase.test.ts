import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graduate } from '../../support/graduate.js';
import {
  learnerByNumber,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { tablesThatSay } from '../../support/table-texts.js';
import { visitor } from '../../support/visitor.js';

const AGREED = { erase: 'yes' };
let the: TestServices;
let site: TestSite;
beforeAll(async () => {
  the = await openTestServices();
  site = await startSite(the.services);
});
afterAll(async () => {
  await site.close();
  await the.close();
});

/** The link of the newest mail to an address, once it is written; another one than `before`. */
async function linkFor(email: string, before = ''): Promise<string> {
  await the.services.mailing.tick();
  const mails = (await the.services.outbox?.()) ?? [];
  const mail = mails.find(
    ({ mail: { kind }, content }) => kind === 'confirm-erasure' && content.to === email,
  );
  const [, path = ''] = /(\/me\/erase\/\S+)/.exec(mail?.content.text ?? '') ?? [];
  if (path === '' || path === before) throw new Error('No link was sent there');
  return path;
}

test('a graduate sees what would go and stay, erases it, and reads what remains without an account', async () => {
  const learners: string[] = [];
  for (const number of ['E-1', 'E-2']) {
    await the.issue('alpha', `${number},Erasmus ${number} Gone,MA,2026-01-15,A,`);
    learners.push(await learnerByNumber(the, 'alpha', number));
  }
  const [id = ''] = learners;
  const mine = await graduate(the, site, id, 'erasmus@example.org');
  const { pool } = the.database;
  const page = await mine.get('/me/erase');
  expect(page.html).toContain('Signed credentials, in every form');
  expect(await tablesThatSay(pool, ['Erasmus E-1 Gone'])).not.toEqual([]);

  // being signed in is not enough: who found the browser open doesn't read the mail
  expect((await visitor(site).post('/me/erase')).location).toBe('/sign-in');
  expect((await mine.post('/me/erase', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const asked = await mine.post('/me/erase', { erase: id });
  expect(asked).toMatchObject({ status: 200, html: expect.stringContaining('erasmus@example.org') });
  const link = await linkFor('erasmus@example.org');
  const anywhere = visitor(site);
  for (let scan = 0; scan < 2; scan++) {
    const confirm = await anywhere.get(link);
    expect(confirm).toMatchObject({
      status: 200,
      html: expect.stringContaining('Nothing has happened yet.'),
    });
    expect(confirm.html).not.toContain(link);
  }
  expect((await anywhere.post(link)).status).toBe(400);
  for (const guessed of ['x', 'A'.repeat(22), link.slice(-22).toLowerCase()])
    expect((await anywhere.post(`/me/erase/${guessed}`, AGREED)).status).toBe(404);
  expect((await anywhere.post(link, AGREED, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect(await the.database.prisma.erasure.count()).toBe(0);

  const { status, location } = await anywhere.post(link, AGREED);
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/erasures\/[0-9a-f-]{36}$/)]);
  expect(await tablesThatSay(pool, ['Erasmus E-1 Gone', 'erasmus@example.org'])).toEqual([]);
  expect(await tablesThatSay(pool, ['Erasmus E-2 Gone'])).not.toEqual([]);
  expect((await mine.get('/me')).location).toBe('/sign-in');
  const report = await visitor(site).get(location ?? '');
  expect(report.status).toBe(200);
  expect(report.headers.get('X-Robots-Tag')).toContain('noindex');
  expect(report.html).toContain('No backup had been taken before.');
  expect(report.html).not.toContain('Erasmus');
  expect((await visitor(site).get('/erasures/0c6f0e5a-3f7e-4c1b-9a52-6c1f1f0f2b11')).status).toBe(404);
  expect((await anywhere.post(link, AGREED)).status).toBe(404);
});

test('a link to erase ends after half an hour, with another address, and goes nowhere but to the address of the account', async () => {
  const { links } = the.services;
  await the.issue('alpha', 'E-3,Ida Stays,MA,2026-01-15,A,');
  const id = await learnerByNumber(the, 'alpha', 'E-3');
  const ida = await graduate(the, site, id, 'ida@example.org');
  const { accountId } = await the.database.prisma.learnerAccount.findFirstOrThrow({
    where: { learnerId: id },
  });
  await ida.post('/me/erase');
  const late = await linkFor('ida@example.org');
  const then = Date.parse(START);
  the.at(new Date(then + 31 * 60_000).toISOString());
  expect((await visitor(site).post(late, AGREED)).status).toBe(404);
  the.at(START);

  await ida.post('/me/erase');
  const ended = await linkFor('ida@example.org');
  await ida.post('/me/erase');
  const act = { actor: 'learner', at: new Date(then) };
  await links.store.changeAddress(accountId, { email: 'ida@new.example' }, act);
  expect((await visitor(site).post(ended, AGREED)).status).toBe(404);
  // the one that was wanted before, and was to go to the old address
  await expect(linkFor('ida@example.org', ended)).rejects.toThrow('No link');
  expect(await the.database.prisma.learner.count({ where: { id, erasedAt: null } })).toBe(1);
});
