import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { graduate } from '../../support/graduate.js';
import { recordForbidden } from '../../support/operator-log.js';
import { learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';
import { type Visitor, visitor } from '../../support/visitor.js';

const TEXT = 'My grade was an A: the examination of May.';
const ANSWER = 'The examiner says that it is an A.';
let the: TestServices;
let api: TestApi;
let mine: Visitor;
let [award, others] = ['', ''];

beforeAll(async () => {
  recordForbidden('names', [TEXT, ANSWER]);
  the = await openTestServices();
  api = await startApi(the);
  await the.issue('alpha', 'Z-1,Zuzana,MA,2026-01-15,B,', 'O-1,Otto Hidden,MA,2026-01-15,B,');
  const learnerId = await learnerByNumber(the, 'alpha', 'Z-1');
  const awardOf = async (id: string) =>
    (await the.database.prisma.award.findFirstOrThrow({ where: { learnerId: id } })).id;
  award = await awardOf(learnerId);
  others = await awardOf(await learnerByNumber(the, 'alpha', 'O-1'));
  mine = await graduate(the, api.site, learnerId, 'zuzana@example.org');
});
afterAll(async () => {
  await api.close();
  await the.close();
});

const page = () => `/me/credentials/${award}`;
const ask = (asked: Record<string, string>, id = award) =>
  mine.post(`/me/credentials/${id}/correction`, asked);

test('a request needs a subject and a text, and an award of one’s own', async () => {
  expect((await mine.get(page())).html).toContain(`${page()}/correction`);
  expect((await mine.get(`${page()}/correction`)).html).toContain('name="text"');
  for (const asked of [
    { about: 'grade', text: ' ' },
    { about: 'weather', text: TEXT },
    { about: 'grade', text: 'Ж'.repeat(2001) },
    { about: 'grade', text: 'A\0B' },
  ]) {
    const { status, html } = await ask(asked);
    expect(status).toBe(400);
    expect(html).toContain('Say in 1 to 2,000 letters');
  }
  const asked = { about: 'grade', text: TEXT };
  expect((await ask(asked, others)).status).toBe(404);
  expect((await visitor(api.site).post(`${page()}/correction`, asked)).location).toBe('/sign-in');
  expect(await the.database.prisma.correctionRequest.count()).toBe(0);
});

test('one request is open at a time; the institution answers it, and a mail tells that and no more', async () => {
  await Promise.all([1, 2, 3].map(() => ask({ about: 'grade', text: TEXT })));
  const open = await mine.get(page());
  expect(open.html).toContain('Sent, not answered yet');
  expect(open.html).not.toContain(`${page()}/correction`);

  const { items } = (await answered(200, api.alpha.listCorrectionRequests({ query: { state: 'open' } })))
    .body;
  expect(items).toMatchObject([{ award, about: 'grade', text: TEXT, state: 'open', answer: null }]);
  const answer = {
    params: { id: items[0]?.id ?? '' },
    body: { outcome: 'done', text: ANSWER },
  } as const;
  expect(await api.reader.answerCorrectionRequest(answer)).toMatchObject({ status: 403 });
  const { body } = await answered(200, api.alpha.answerCorrectionRequest(answer));
  expect(body).toMatchObject({ id: answer.params.id, state: 'done', answer: ANSWER });
  const inState = async (state: 'open' | 'done') =>
    (await answered(200, api.network.listCorrectionRequests({ query: { state } }))).body.items.length;
  expect([await inState('open'), await inState('done')]).toEqual([0, 1]);

  await the.services.mailing.tick();
  const mails = (await the.services.outbox?.()) ?? [];
  const told = mails.filter(({ mail }) => mail.kind === 'correction-answered');
  expect(told).toMatchObject([{ content: { to: 'zuzana@example.org' } }]);
  expect(told[0]?.content.text).toMatch(/\/me\?lang=en\n/);
  for (const said of [TEXT, ANSWER]) expect(JSON.stringify(told)).not.toContain(said);

  const read = await mine.get(page());
  expect(read.html).toContain('Corrected');
  expect(read.html).toContain(ANSWER);
  // as long as can be, and the ends of its lines count once
  expect((await ask({ about: 'other', text: 'Ж\r\n'.repeat(1000) })).location).toBe(page());
  expect(await the.database.prisma.correctionRequest.count()).toBe(2);
});

test('the audit tells what was done, and in nobody’s words', async () => {
  const entries = await the.database.prisma.auditEntry.findMany({
    where: { subject: `award:${award}`, act: { startsWith: 'correction.' } },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ act, details }) => [act, Object.keys(Object(details)).sort()])).toEqual([
    ['correction.asked', ['about', 'request']],
    ['correction.answered', ['outcome', 'request']],
    ['correction.asked', ['about', 'request']],
  ]);
});
