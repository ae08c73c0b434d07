import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';
import { strangerBadge } from '../../support/stranger.js';

let world: TestServices;
let api: TestApi;

beforeAll(async () => {
  world = await openTestServices();
  api = await startApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const result = (learner: string, module: string) => ({
  learner,
  name: 'Ana Exemplo',
  module,
  date: '2026-05-04',
  grade: 'B',
});

async function issue(learner: string, ...modules: string[]) {
  const results = modules.map((module) => result(learner, module));
  return (await answered(201, api.alpha.issueAwards({ body: { results } }))).body;
}

test('results are awarded all or none, and the same ones once', async () => {
  const results = [result('W-1', 'MA'), { ...result('W-1', 'MB'), grade: 'Z' }, result('W-1', 'MX')];
  const refused = await answered(400, api.alpha.issueAwards({ body: { results } }));
  expect(refused.body.errors?.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['results.grade-off-scale', '/results/1/grade'],
    ['results.module-unknown', '/results/2/module'],
  ]);
  expect((await answered(200, api.alpha.listAwards())).body.items).toEqual([]);

  const levels = { ...result('W-1', 'MA'), criteria: { 'cc-1': 'high' } };
  const good = { body: { results: [levels, result('W-1', 'MB')] } };
  const { issued, composed } = (await answered(201, api.alpha.issueAwards(good))).body;
  expect(issued.map(({ index }) => index)).toEqual([0, 1]);
  // the certificate is the network's
  expect(composed).toEqual([{ programme: 'P1', award: null, state: 'issued' }]);
  const again = await answered(200, api.alpha.issueAwards(good));
  expect(again.body).toMatchObject({
    issued: [],
    existing: issued.map(({ index, award }) => ({ index, award })),
  });
  const { body } = await answered(200, api.alpha.getAward({ params: { id: issued[0]?.award ?? '' } }));
  expect(body).toMatchObject({
    code: 'MA',
    grade: 'B',
    criteria: { 'cc-1': 'high' },
    state: 'valid',
    by: null,
  });
  const certificates = await answered(200, api.network.listAwards({ query: { programme: 'P1' } }));
  expect(certificates.body.items).toMatchObject([{ code: 'P1', kind: 'programme' }]);
});

test('an award is suspended, reinstated, corrected and revoked, each as its preview said', async () => {
  const { issued } = await issue('W-2', 'MA', 'MB');
  const id = issued[0]?.award ?? '';
  const awards = [id];
  const preview = await answered(200, api.alpha.previewAwards({ body: { act: 'suspend', awards } }));
  const suspended = await answered(
    200,
    api.alpha.suspendAwards({ body: { awards, reason: 'Looked into.' } }),
  );
  expect(suspended.body).toEqual(preview.body);
  expect(preview.body).toEqual({
    awards: [{ award: id, changed: true, state: 'suspended' }],
    certificates: [{ programme: 'P1', award: null, outcome: 'suspended' }],
    composed: [],
  });
  const read = async () => (await answered(200, api.alpha.getAward({ params: { id } }))).body;
  expect(await read()).toMatchObject({ state: 'suspended', by: 'person', reason: 'Looked into.' });
  const listed = await answered(200, api.alpha.listAwards({ query: { state: 'suspended', module: 'MA' } }));
  expect(listed.body.items.map((one) => one.id)).toEqual([id]);
  await answered(200, api.alpha.reinstateAwards({ body: { awards, reason: 'Nothing found.' } }));
  const wish = { params: { id }, body: { grade: 'A', reason: 'Typed wrongly.' } };
  await answered(200, api.alpha.correctAward(wish));
  expect(await read()).toMatchObject({ state: 'valid', grade: 'A' });
  // the credential's id names the award as well
  const { credential } = await read();
  const revoking = { awards: [credential ?? ''], reason: 'Not theirs.' };
  const revoked = await answered(200, api.alpha.revokeAwards({ body: revoking }));
  expect(revoked.body).toMatchObject({ awards: [{ award: id, state: 'revoked' }] });
  expect(await read()).toMatchObject({ state: 'revoked', by: 'person', reason: 'Not theirs.' });
});

test('what was revoked by mistake is awarded anew on a person’s word, and only then', async () => {
  const { issued } = await issue('W-9', 'MA');
  const revoked = { awards: [issued[0]?.award ?? ''], reason: 'Revoked by mistake.' };
  await answered(200, api.alpha.revokeAwards({ body: revoked }));
  const one = result('W-9', 'MA');
  const refused = await answered(400, api.alpha.issueAwards({ body: { results: [one] } }));
  expect(refused.body.errors?.map(({ code }) => code)).toEqual(['results.award-revoked']);
  const anew = { body: { results: [{ ...one, again: true }] } };
  const { body } = await answered(201, api.alpha.issueAwards(anew));
  expect(body.issued[0]?.award).not.toBe(issued[0]?.award);
  expect((await answered(200, api.alpha.issueAwards(anew))).body).toMatchObject({
    issued: [],
    existing: [{ index: 0, award: body.issued[0]?.award }],
  });
});

test('more than fifty are a job, which tells what it could not do', async () => {
  const numbers = Array.from({ length: 51 }, (_, index) => `J-${index}`);
  const body = { results: numbers.map((number) => result(number, 'MA')) };
  const { issued } = (await answered(201, api.alpha.issueAwards({ body }))).body;
  const awards = issued.map(({ award }) => award);
  const suspend = async () => {
    const headers = { 'Idempotency-Key': 'suspend-all' };
    const body = { awards, reason: 'All of them.' };
    const started = await answered(202, api.alpha.suspendAwards({ headers, body }));
    return 'job' in started.body ? started.body.job : '';
  };
  const job = await suspend();
  // as if the process had died before its answer was recorded
  await world.database.prisma.idempotentRequest.deleteMany();
  expect(await suspend()).toBe(job);
  await answered(
    200,
    api.alpha.revokeAwards({ body: { awards: awards.slice(0, 1), reason: 'In between.' } }),
  );
  await runJobToEnd(world.services.jobs, job);
  const { body: done } = await answered(200, api.alpha.getJob({ params: { id: job } }));
  expect(done).toMatchObject({
    kind: 'awards.suspend',
    state: 'finished',
    total: 51,
    result: { changed: 50, failures: [{ award: awards[0], code: 'award.revoked' }] },
  });
  expect(JSON.stringify(done)).not.toContain('All of them');
  const { items } = (await answered(200, api.alpha.listAwards({ query: { state: 'suspended', limit: 200 } })))
    .body;
  expect(items).toHaveLength(50);
});

test('a merge is proposed, read with what it would do, and confirmed by the network', async () => {
  await issue('W-3', 'MB', 'MC');
  await issue('W-4', 'MA', 'MC');
  const [kept, merged] = [
    await learnerByNumber(world, 'alpha', 'W-3'),
    await learnerByNumber(world, 'alpha', 'W-4'),
  ];
  const wish = { kept, merged, reason: 'One person.' };
  const { id } = (await answered(201, api.alpha.proposeLearnerMerge({ body: wish }))).body;
  const seen = await answered(200, api.alpha.getLearnerMerge({ params: { id } }));
  expect(seen.body).toMatchObject({
    state: 'proposed',
    preview: { moved: [{ code: 'MA' }], ended: [{ code: 'MC' }] },
  });
  const { body } = await answered(200, api.network.confirmLearnerMerge({ params: { id } }));
  // whoever proposed it reads what became of it
  const query = { subject: `merge:${id}` };
  const entries = (await answered(200, api.alpha.listAudit({ query }))).body.items;
  expect(entries.map(({ act }) => act)).toEqual(['merge.confirmed', 'merge.proposed']);
  expect((await answered(200, api.beta.listAudit({ query }))).body.items).toEqual([]);
  expect(body.composed.map(({ programme }) => programme)).toEqual(['P1', 'P2']);
  const after = await answered(200, api.alpha.getLearnerMerge({ params: { id } }));
  expect(after.body).toMatchObject({ state: 'confirmed', preview: null });
  const { items } = (await answered(200, api.network.listLearnerMerges({ query: { state: 'confirmed' } })))
    .body;
  expect(items.map((one) => one.id)).toEqual([id]);
  expect((await answered(200, api.alpha.getLearner({ params: { id: merged } }))).body.mergedInto).toBe(kept);
});

test('prior learning is recognised on a credential as text or as JSON', async () => {
  const credential = await strangerBadge('api');
  const body = { ...result('W-5', 'MA'), credential: JSON.parse(credential), confirmation: 'Seen.' };
  const made = await answered(201, api.alpha.recognisePriorLearning({ body }));
  const read = await answered(200, api.alpha.getAward({ params: { id: made.body.award } }));
  expect(read.body.evidence).toMatchObject([{ id: made.body.evidence }]);
  const faulty = { ...body, module: 'MX' };
  const refused = await answered(400, api.alpha.recognisePriorLearning({ body: faulty }));
  expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual(['/module']);
});
