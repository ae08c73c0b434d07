import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { joinRegister, REGISTER_TEXT_VERSION } from '../../../src/delivery/register/register.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import { confirmMerge } from '../../../src/issuing/merging/decide.js';
import { proposeMerge } from '../../../src/issuing/merging/propose.js';
import { graduate } from '../../support/graduate.js';
import { recordForbidden } from '../../support/operator-log.js';
import {
  learnerByNumber,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';
import { type Visitor, visitor } from '../../support/visitor.js';

const NAME = 'Zuzána Ören-Ščasná';
const AGREED = { agreed: `${REGISTER_TEXT_VERSION} sk` };
let the: TestServices;
let site: TestSite;
let mine: Visitor;
/** A certificate of Zuzana's, one of her modules, and a certificate of somebody else. */
let [certificate, module, others] = ['', '', ''];

beforeAll(async () => {
  recordForbidden('names', [NAME]);
  the = await openTestServices();
  site = await startSite(the.services);
  for (const [number, name] of [
    ['Z-1', NAME],
    ['O-1', 'Otto Hidden'],
  ]) {
    const row = (code: string) => `${number},${name},${code},2026-01-15,A,`;
    await the.issue('alpha', row('MA'), row('MB'));
  }
  const learnerId = await learnerByNumber(the, 'alpha', 'Z-1');
  const awardOf = async (number: string, kind: 'module' | 'programme') => {
    const where = { learnerId: await learnerByNumber(the, 'alpha', number), kind };
    return (await the.database.prisma.award.findFirstOrThrow({ where })).id;
  };
  certificate = await awardOf('Z-1', 'programme');
  module = await awardOf('Z-1', 'module');
  others = await awardOf('O-1', 'programme');
  mine = await graduate(the, site, learnerId, 'zuzana@example.org');
});
afterAll(async () => {
  await site.close();
  await the.close();
});

const entries = async (name: string, more = '') => {
  const answer = await site.get(`/api/register?name=${encodeURIComponent(name)}${more}`);
  expect(answer.headers.get('X-Robots-Tag')).toContain('noindex');
  const { items } = (await answer.json()) as { items: { name: string; certificate: string; link: string }[] };
  return items;
};

test('nobody is listed who did not ask for it; who did is found by any part of the name, with a verdict of the moment', async () => {
  expect(await entries('Ščasná')).toEqual([]);
  expect((await mine.get('/me/register')).html).toContain('Not in the register');
  for (let click = 0; click < 2; click++)
    expect(await mine.post(`/me/register/${certificate}`, AGREED)).toMatchObject({ status: 303 });
  expect((await mine.get('/me/register')).html).toContain('Take it out of the register');
  for (const name of ['Ščasná', 'scasna zuzana', 'ÖREN', 'zu', NAME]) {
    const [found, ...more] = await entries(name);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ name: NAME, certificate: 'P1', awardedOn: expect.any(String) });
  }
  expect(await entries('scasna', '&certificate=P2')).toEqual([]);
  expect(await entries('scasna', '&certificate=P1')).toHaveLength(1);
  expect(await entries('Hidden')).toEqual([]);
  const [{ link } = { link: '' }] = await entries('scasna');
  const verdict = await site.get(link);
  expect(verdict.status).toBe(200);
  expect(await verdict.text()).toMatch(/Verified/);

  const page = await visitor(site).post('/register', { name: 'scasna', certificate: '' });
  expect(page.html).toContain(new URL(link).pathname);
  expect(page.html).toContain('Zuzána');
  expect(page.headers.get('Cache-Control')).toContain('no-store');
  const consents = await the.database.prisma.registerEntry.findMany();
  expect(consents).toMatchObject([
    { awardId: certificate, textVersion: REGISTER_TEXT_VERSION, textLanguage: 'sk' },
  ]);
});

test('it lists what is one’s own and a certificate, and asks for a name', async () => {
  for (const id of [others, module, 'x', '0c6f0e5a-3f7e-4c1b-9a52-6c1f1f0f2b11'])
    expect((await mine.post(`/me/register/${id}`, AGREED)).status).toBe(303);
  expect(await the.database.prisma.registerEntry.count()).toBe(1);
  expect((await mine.get('/me/register?lang=sk')).html).toContain('Verejný register');
  for (const agreed of ['2019-1 en', REGISTER_TEXT_VERSION, `${REGISTER_TEXT_VERSION} tlh`])
    expect((await mine.post(`/me/register/${certificate}`, { agreed })).status).toBe(409);
  expect((await visitor(site).post(`/me/register/${certificate}`)).location).toBe('/sign-in');
  expect(
    (await mine.post(`/me/register/${certificate}`, {}, { 'sec-fetch-site': 'cross-site' })).status,
  ).toBe(403);
  expect(await entries('scasna')).toHaveLength(1);

  expect((await visitor(site).post('/register', { name: 'z' })).status).toBe(400);
  for (const name of ['', 'z', '%', '__']) {
    const answer = await site.get(`/api/register?name=${encodeURIComponent(name)}`);
    if (answer.status === 200) expect(await answer.json()).toEqual({ items: [], next: null });
    else expect(await answer.json()).toMatchObject({ status: 400, code: 'register.name-short' });
  }
  expect((await site.get('/api/register?name=zuz&page=11')).status).toBe(400);
  expect((await site.get('/api/register?who=zuz')).status).toBe(400);
});

test('an entry ends with the certificate, and at once with the consent; the link, too', async () => {
  const { lifecycle } = the.services;
  const act = (name: 'suspend' | 'reinstate') =>
    actOnAwards(lifecycle, name, [certificate], 'Looked into.', operator('test'));
  await act('suspend');
  expect(await entries('scasna')).toEqual([]);
  await act('reinstate');
  const [{ link } = { link: '' }] = await entries('scasna');

  expect((await mine.post(`/me/register/${certificate}`)).status).toBe(303);
  expect(await entries('scasna')).toEqual([]);
  expect((await site.get(link)).status).toBe(404);

  // a new consent has a new link; whoever ends that link ends the entry
  await mine.post(`/me/register/${certificate}`, AGREED);
  const [again] = await entries('scasna');
  expect(again?.link).not.toBe(link);
  const { shareId } = await the.database.prisma.registerEntry.findFirstOrThrow({
    where: { awardId: certificate, withdrawnAt: null },
  });
  await the.services.sharing.store.revokeShare(shareId, { actor: 'test', at: new Date() });
  expect(await entries('scasna')).toEqual([]);
});

test('results come in pages', async () => {
  const { prisma } = the.database;
  const learners = Array.from({ length: 25 }, (_, at) => ({ number: `P-${at}`, name: `Paula Many ${at}` }));
  await the.issue(
    'alpha',
    ...learners.flatMap(({ number, name }) =>
      ['MA', 'MB'].map((code) => `${number},${name},${code},2026-01-15,A,`),
    ),
  );
  const awards = await prisma.award.findMany({
    where: { kind: 'programme', learner: { name: { startsWith: 'Paula' } } },
  });
  const { register } = the.services;
  for (const { id, learnerId } of awards) {
    const text = { textVersion: REGISTER_TEXT_VERSION, textLanguage: 'en' };
    await joinRegister(register, [{ learnerId, issuers: undefined }], id, text);
  }
  const first = await visitor(site).post('/register', { name: 'paula many' });
  const second = await visitor(site).post('/register', { name: 'paula many', page: '2' });
  const names = [first, second].map(({ html }) => [...html.matchAll(/Paula Many \d+/g)].length);
  expect(names).toEqual([20, 5]);
  expect(first.html).toContain('Show more');
  expect(second.html).not.toContain('Show more');
});

test('who got another name, or whose records were merged, is found by the name of now', async () => {
  const { lifecycle, register } = the.services;
  await the.issue('alpha', 'R-1,Rosa Before,MA,2026-01-15,A,', 'R-1,Rosa Before,MB,2026-01-15,A,');
  await the.issue('beta', 'R-9,Rosa Elsewhere,MA,2026-03-15,A,');
  const learnerId = await learnerByNumber(the, 'alpha', 'R-1');
  const award = await the.database.prisma.award.findFirstOrThrow({ where: { learnerId, kind: 'programme' } });
  const text = { textVersion: REGISTER_TEXT_VERSION, textLanguage: 'en' };
  await joinRegister(register, [{ learnerId, issuers: undefined }], award.id, text);
  const names = async (word: string) => (await entries(word)).map(({ name }) => name);

  const network = operator('test');
  await renameLearner(lifecycle, { learnerId, name: 'Rosa Renamed', reason: 'She married.' }, network);
  expect(await names('before')).toEqual([]);
  expect(await names('renam')).toEqual(['Rosa Renamed']);

  const kept = await learnerByNumber(the, 'beta', 'R-9');
  const pair = { kept, merged: learnerId, reason: 'One person.' };
  const merge = await proposeMerge(lifecycle, pair, operator('somebody else'));
  await confirmMerge(lifecycle, merge.id, network);
  expect(await names('elsewhere')).toEqual(['Rosa Elsewhere']);
});

test('what an older process writes beside, which knows nothing of this name, is found by it all the same', async () => {
  const { pool } = the.database;
  const rows = (name: string) => ['MA', 'MB'].map((code) => `${name},${name} Öld,${code},2026-01-15,A,`);
  await the.issue('alpha', ...rows('Olga'), ...rows('Nora'));
  const [learnerId, other] = [
    await learnerByNumber(the, 'alpha', 'Olga'),
    await learnerByNumber(the, 'alpha', 'Nora'),
  ];
  const award = await the.database.prisma.award.findFirstOrThrow({ where: { learnerId, kind: 'programme' } });
  const text = { textVersion: REGISTER_TEXT_VERSION, textLanguage: 'en' };
  await joinRegister(the.services.register, [{ learnerId, issuers: undefined }], award.id, text);
  const found = async (word: string) => (await entries(word)).map(({ name }) => name);

  const columns = '"id", "learnerId", "awardId", "shareId", "textVersion", "textLanguage", "givenAt"';
  await pool.query(
    `WITH "gone" AS (DELETE FROM "RegisterEntry" WHERE "learnerId" = $1 RETURNING *)
     INSERT INTO "RegisterEntry" (${columns}) SELECT ${columns} FROM "gone"`,
    [learnerId],
  );
  expect(await found('olga old')).toEqual(['Olga Öld']);
  await pool.query(`UPDATE "Learner" SET "name" = 'Olga Wed' WHERE "id" = $1`, [learnerId]);
  expect([await found('olga old'), await found('olga wed')]).toEqual([[], ['Olga Wed']]);
  await pool.query('UPDATE "RegisterEntry" SET "learnerId" = $2 WHERE "learnerId" = $1', [learnerId, other]);
  expect([await found('olga wed'), await found('nora old')]).toEqual([[], ['Nora Öld']]);
});
