import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graduate } from '../../support/graduate.js';
import {
  learnerByNumber,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { tablesThatSay } from '../../support/table-texts.js';
import { visitor } from '../../support/visitor.js';

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

test('a graduate sees what would go and stay, erases it, and reads what remains without an account', async () => {
  const learners: string[] = [];
  for (const number of ['E-1', 'E-2']) {
    await the.issue('alpha', `${number},Erasmus ${number} Gone,MA,2026-01-15,A,`);
    learners.push(await learnerByNumber(the, 'alpha', number));
  }
  const [id = '', other = ''] = learners;
  const mine = await graduate(the, site, id, 'erasmus@example.org');
  const { pool } = the.database;
  const page = await mine.get('/me/erase');
  expect(page.html).toContain('Signed credentials, in every form');
  expect(await tablesThatSay(pool, ['Erasmus E-1 Gone'])).not.toEqual([]);

  // neither without the word nor for somebody else
  for (const erase of ['', other]) {
    expect(await mine.post('/me/erase', { erase })).toMatchObject({ status: 303, location: '/me/erase' });
    expect(await the.database.prisma.erasure.count()).toBe(0);
  }
  expect((await visitor(site).post('/me/erase', { erase: id })).location).toBe('/sign-in');
  expect((await mine.post('/me/erase', { erase: id }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);

  const { status, location } = await mine.post('/me/erase', { erase: id });
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
});
