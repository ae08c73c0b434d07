import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../../../src/cli/run.js';
import type { JsonObject } from '../../../src/common/json.js';
import { readEnveloped } from '../../../src/credentials/jose/read-enveloped.js';
import { listProposals, type ProposalPage } from '../../../src/issuing/proposals.js';
import { verify } from '../../../src/verification/verify.js';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { recordForbidden } from '../../support/operator-log.js';
import { revoke } from '../../support/revoke.js';
import { learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

const ESI = 'urn:schac:personalUniqueCode:int:esi:alpha.example:';

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

test('a learner is found by number or ESI, and recorded once', async () => {
  const wish = { name: 'Ana Exemplo', number: 'R-1' };
  const first = await answered(201, api.alpha.createLearner({ body: wish }));
  const again = await answered(200, api.alpha.createLearner({ body: { ...wish, name: 'ana  EXEMPLO' } }));
  expect(again.body.id).toBe(first.body.id);
  const withEsi = await answered(200, api.alpha.createLearner({ body: { ...wish, esi: `${ESI}r-1` } }));
  expect(withEsi.body).toMatchObject({ id: first.body.id, esi: `${ESI}r-1`, revision: 1 });
  // beta knows the same person by the ESI, under a number of its own
  const body = { name: 'Ana Exemplo', number: 'B-77', esi: `${ESI}r-1` };
  const beta = await answered(200, api.beta.createLearner({ body }));
  expect(beta.body).toMatchObject({ id: first.body.id, numbers: [{ institution: 'beta', number: 'B-77' }] });
  const found = await answered(200, api.alpha.listLearners({ query: { number: 'R-1' } }));
  expect(found.body.items.map(({ id }) => id)).toEqual([first.body.id]);
  const seen = await answered(200, api.network.getLearner({ params: { id: first.body.learnerId } }));
  expect(seen.body.numbers).toHaveLength(2);
});

test('an edit names the state that it edits', async () => {
  const { body, headers } = await answered(
    201,
    api.alpha.createLearner({ body: { name: 'Berta', number: 'R-2' } }),
  );
  const edit = (revision: string) =>
    api.alpha.editLearner({
      params: { id: body.id },
      headers: { 'If-Match': revision },
      body: { esi: `${ESI}r-2` },
    });
  const revision = headers.get('ETag') ?? '';
  const edited = await answered(200, edit(revision));
  expect(edited.headers.get('ETag')).not.toBe(revision);
  expect(await edit(revision)).toMatchObject({ status: 412, body: { code: 'edit.outdated' } });
  const unchanged = await api.alpha.send('GET', `/learners/${body.id}`, {
    headers: { 'If-None-Match': edited.headers.get('ETag') ?? '' },
  });
  expect(unchanged.status).toBe(304);
});

test('an ESI leads to one record: an institution binds none anew, the network does', async () => {
  const victim = { name: 'Vera', number: 'R-81', esi: `${ESI}r-81` };
  const { id } = (await answered(201, api.alpha.createLearner({ body: victim }))).body;
  // beta comes to know the record, and would free the ESI for somebody else
  await answered(200, api.beta.createLearner({ body: { ...victim, number: 'B-81' } }));
  const edit = (client: typeof api.beta, esi: string | null) =>
    client.editLearner({ params: { id }, headers: { 'If-Match': '*' }, body: { esi } });
  const refused = { status: 409, body: { code: 'learner.esi-differs' } };
  expect(await edit(api.beta, `${ESI}r-82`)).toMatchObject(refused);
  expect(await edit(api.beta, null)).toMatchObject(refused);
  const other = { name: 'Vera', number: 'B-81', esi: `${ESI}r-82` };
  expect(await api.beta.createLearner({ body: other })).toMatchObject(refused);
  expect((await edit(api.beta, `${ESI}r-81`)).status).toBe(200);
  expect((await edit(api.network, null)).body).toMatchObject({ esi: null });
  expect((await edit(api.network, `${ESI}r-81`)).body).toMatchObject({ esi: `${ESI}r-81` });
});

test('an institution that gives no number records nobody', async () => {
  const count = await world.database.prisma.learner.count();
  const body = { name: 'Nobody', esi: `${ESI}r-91` };
  expect(await api.alpha.createLearner({ body })).toMatchObject({
    status: 400,
    body: { code: 'learner.number-missing', errors: [{ pointer: '/number' }] },
  });
  expect(await world.database.prisma.learner.count()).toBe(count);
});

test('after a merge both identifiers lead to the record that stays, and the other one takes none', async () => {
  const create = async (number: string, esi: string) =>
    (await api.alpha.createLearner({ body: { name: 'Mara', number, esi } })).body as { id: string };
  const kept = await create('R-71', `${ESI}r-71`);
  const merged = await create('R-72', `${ESI}r-72`);
  const wish = { kept: kept.id, merged: merged.id, reason: 'The same person.' };
  const proposal = await answered(201, api.alpha.proposeLearnerMerge({ body: wish }));
  await answered(200, api.network.confirmLearnerMerge({ params: { id: proposal.body.id } }));
  const other = { name: 'Mara', number: 'B-72', esi: `${ESI}r-72` };
  const found = await answered(200, api.beta.createLearner({ body: other }));
  expect(found.body).toMatchObject({ id: kept.id, numbers: [{ institution: 'beta', number: 'B-72' }] });
  const both = { name: 'Mara', number: 'R-71', esi: `${ESI}r-72` };
  expect((await answered(200, api.alpha.createLearner({ body: both }))).body.id).toBe(kept.id);
  const edit = { params: { id: merged.id }, headers: { 'If-Match': '*' }, body: { number: 'R-73' } };
  expect(await api.alpha.editLearner(edit)).toMatchObject({ status: 403, body: { code: 'learner.merged' } });
});

test('consent composes what becomes due by it, and the stack names awards of both', async () => {
  await world.issue('alpha', 'R-3,Carla,MB,2026-01-15,A,');
  const learner = await learnerByNumber(world, 'alpha', 'R-3');
  await world.issue('beta', `urn:uuid:${learner},Carla,MA,2026-01-16,B,`);
  const certificates = () =>
    answered(200, api.network.listCertificates({ query: { learner, state: 'valid' } }));
  expect((await certificates()).body.items).toEqual([]);
  const params = { id: learner };
  const agreed = await answered(
    200,
    api.beta.giveConsent({ params, body: { textVersion: '2026-1', textLanguage: 'kk' } }),
  );
  expect(agreed.body.consent).toMatchObject({ textVersion: '2026-1', textLanguage: 'kk' });
  const [certificate] = (await certificates()).body.items;
  expect(certificate).toMatchObject({ programme: 'P1', ects: 2, state: 'valid', learner });
  expect(certificate?.stack.map(({ code, ects }) => [code, ects])).toEqual([
    ['MA', 1],
    ['MB', 1],
  ]);
  await answered(204, api.alpha.withdrawConsent({ params }));
  expect((await answered(200, api.alpha.getLearner({ params }))).body.consent).toBeNull();
  expect((await certificates()).body.items).toHaveLength(1);
});

test('what a person revoked is proposed to its awarding body, and to nobody else', async () => {
  await world.issue('alpha', 'R-4,Dora,MA,2026-01-15,A,', 'R-4,Dora,MB,2026-01-15,A,');
  const learner = await learnerByNumber(world, 'alpha', 'R-4');
  const award = await world.database.prisma.award.findFirstOrThrow({
    where: { learnerId: learner, code: 'P1' },
  });
  await revoke(world.services.lifecycle, award.id, 'Awarded by mistake.', 'test');
  const compose = async (client: TestApi['alpha'], confirm: boolean) =>
    (await answered(200, client.composeCertificates({ body: { learner, confirm } }))).body.certificates;
  expect(await compose(api.alpha, true)).toEqual([]);
  expect(await compose(api.network, false)).toEqual([
    { programme: 'P1', state: 'proposed', award: null, credential: null },
  ]);
  const waiting = async (client: TestApi['alpha']) =>
    (await answered(200, client.listProposals())).body.items;
  expect(await waiting(api.network)).toEqual([{ learner, programme: 'P1', asOf: '2026-06-15' }]);
  expect(await waiting(api.alpha)).toEqual([]);
  // learner by learner, of whom the others have nothing due
  await world.issue('alpha', 'R-41,Dana,MA,2026-01-15,A,');
  await world.database.prisma.learner.updateMany({ data: { composeWanted: { increment: 1 } } });
  const { issuing } = world.services;
  const { did = '' } = (await issuing.store.selectOptionalNetwork()) ?? {};
  const pages: ProposalPage[] = [];
  for (let from: string | undefined = ''; from !== undefined; from = pages.at(-1)?.next)
    pages.push(await listProposals(issuing, did, { from, limit: 1 }));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flatMap(({ proposals }) => proposals)).toEqual([
    { learnerId: learner, programme: 'P1', asOf: '2026-06-15' },
  ]);
  expect(await compose(api.network, true)).toMatchObject([{ programme: 'P1', state: 'issued' }]);
});

test('credentials are listed and handed out as they were signed', async () => {
  await world.issue('alpha', 'R-5,Emma,MA,2026-01-15,A,');
  const learner = await learnerByNumber(world, 'alpha', 'R-5');
  const { body } = await answered(200, api.reader.listCredentials({ query: { learner, state: 'valid' } }));
  expect(body.items).toMatchObject([{ kind: 'module', code: 'MA', revision: 0, state: 'valid' }]);
  const id = body.items[0]?.id ?? '';
  const document = await answered(200, api.reader.getCredentialDocument({ params: { id } }));
  const text = await document.body.text();
  const stored = await world.database.prisma.credential.findUniqueOrThrow({ where: { id } });
  expect(text).toBe(stored.document);
  expect((await answered(200, api.network.listCredentials({ query: { learner } }))).body.items).toEqual([]);
});

test('what is exported for the Commission’s issuer says where it goes, if that is asked for, and nothing is kept of it', async () => {
  const address = 'nobody.else@example.org';
  recordForbidden('names', [address]);
  const { issued } = await world.issue('alpha', 'EX-1,Ana,MA,2026-01-15,A,');
  const awards = issued.map(({ awardId }) => awardId);
  const id = awards[0] ?? '';
  const exported = async (deliverTo?: string[]) => {
    const body = { awards, ...(deliverTo ? { deliverTo } : {}) };
    return (await answered(200, api.alpha.exportForEuropass({ body }))).body as JsonObject[];
  };
  const [plain] = await exported();
  expect(await exported([address])).toEqual([{ ...plain, deliveryDetails: { deliveryAddress: [address] } }]);
  for (const deliverTo of [[], [address, address], [`${address}\n`]]) {
    const problem = await answered(400, api.alpha.exportForEuropass({ body: { awards, deliverTo } }));
    expect(problem.body.code).toBe('request.invalid');
    expect(JSON.stringify(problem.body)).not.toContain(address);
  }
  const kept = await world.database.prisma.rendition.findMany({ where: { credential: { awardId: id } } });
  expect(kept.map(({ document }) => JSON.parse(document ?? ''))).toEqual([plain]);

  const cairn = async (...args: readonly string[]) => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const open = async () => ({ ...world.services, close: async () => {} });
    const exit = await runCli(['render', id, ...args], open, { out: say, err: say, clock: () => new Date() });
    return [exit, said.join('\n')] as const;
  };
  const [exit, said] = await cairn('--form', 'edc-upload', '--deliver-to', address);
  expect([exit, JSON.parse(said).deliveryDetails]).toEqual([0, { deliveryAddress: [address] }]);
  expect((await cairn('--form', 'sd-jwt', '--deliver-to', address))[0]).toBe(2);
  expect((await cairn('--form', 'edc-upload', '--deliver-to', 'nobody'))[0]).toBe(2);
});

test('a link opens until it is ended, and is listed without its address', async () => {
  await world.issue('alpha', 'R-6,Frida,MA,2026-01-15,A,');
  const learner = await learnerByNumber(world, 'alpha', 'R-6');
  const award = await world.database.prisma.award.findFirstOrThrow({ where: { learnerId: learner } });
  const made = await answered(201, api.alpha.createShare({ body: { awards: [award.id] } }));
  expect((await api.site.get(made.body.url)).status).toBe(200);
  const token = made.body.url.split('/').at(-1) ?? '-';
  const listed = await answered(200, api.alpha.listShares({ query: { learner } }));
  expect(listed.body.items).toMatchObject([{ id: made.body.id, awards: [award.id], revokedAt: null }]);
  expect(JSON.stringify(listed.body)).not.toContain(token);
  expect(await answered(200, api.alpha.getShare({ params: { id: made.body.id } }))).toMatchObject({
    body: { openings: 1, openedOn: '2026-06-15', label: null, withheld: { name: [], grade: [] } },
  });
  await answered(204, api.alpha.revokeShare({ params: { id: made.body.id } }));
  expect((await api.site.get(made.body.url)).status).toBe(404);
});

test('a link leaves out what it is told to', async () => {
  await world.issue('alpha', 'R-88,Hortensia,MA,2026-01-15,A,');
  const learner = await learnerByNumber(world, 'alpha', 'R-88');
  const { id } = await world.database.prisma.award.findFirstOrThrow({ where: { learnerId: learner } });
  const body = { awards: [{ award: id, withhold: ['name' as const] }], label: 'For Acme' };
  const made = await answered(201, api.alpha.createShare({ body }));
  const page = await (await api.site.get(made.body.url)).text();
  expect(page).toContain('The holder chose not to show the name.');
  expect(page).not.toMatch(/Hortensia|Acme/);
  expect(await answered(200, api.alpha.getShare({ params: { id: made.body.id } }))).toMatchObject({
    body: { label: 'For Acme', withheld: { name: [id], grade: [] } },
  });
});

test('an institution shares a certificate that it did not award only if it is its own', async () => {
  await world.issue('alpha', 'R-7,Greta,MA,2026-01-15,A,', 'R-7,Greta,MB,2026-01-15,A,');
  const learner = await learnerByNumber(world, 'alpha', 'R-7');
  const { id } = await world.database.prisma.award.findFirstOrThrow({
    where: { learnerId: learner, code: 'P1' },
  });
  expect(await api.alpha.createShare({ body: { awards: [id] } })).toMatchObject({
    status: 404,
    body: { code: 'share.unknown-award' },
  });
  await answered(201, api.network.createShare({ body: { awards: [id] } }));
});

test('the audit tells who did what, without names', async () => {
  await world.issue('alpha', 'R-8,Hilde,MA,2026-01-15,A,');
  const learner = await learnerByNumber(world, 'alpha', 'R-8');
  const award = await world.database.prisma.award.findFirstOrThrow({ where: { learnerId: learner } });
  const subject = `award:${award.id}`;
  const { body } = await answered(200, api.alpha.listAudit({ query: { subject } }));
  expect(body.items).toMatchObject([{ act: 'award.recorded', actor: 'test', subject }]);
  const all = await answered(200, api.network.listAudit({ query: { limit: 200 } }));
  expect(JSON.stringify(all.body)).not.toMatch(/Ana|Hilde|R-8/);
});

describe('a transcript', () => {
  /** A learner with two modules of alpha's, which make a certificate of the network, and one of beta's. */
  const learnerOf = async (number: string) => {
    await world.issue('alpha', `${number},Ana,MA,2026-01-15,A,`, `${number},Ana,MB,2026-02-15,A,`);
    const id = await learnerByNumber(world, 'alpha', number);
    await world.issue('beta', `urn:uuid:${id},Ana,MA,2026-01-16,A,`);
    return id;
  };
  const transcriptBy = async (caller: TestApi['alpha'], id: string) => {
    const { body } = await answered(200, caller.getLearnerTranscript({ params: { id } }));
    return body.text();
  };
  const listedIn = async (text: string) => {
    const { verdict, credentials } = await verify(text, await world.services.trust());
    return [verdict, credentials[0]?.listed?.map(({ summary }) => [summary?.kind, summary?.title])];
  };

  test('lists what the caller awarded, verifies, and is noted without a name', async () => {
    const id = await learnerOf('R-t1');
    const response = await answered(200, api.alpha.getLearnerTranscript({ params: { id } }));
    expect(response.headers.get('Content-Type')).toBe('application/vc+jwt');
    const text = await response.body.text();
    const { header, document } = readEnveloped(text, 'credential');
    expect(header.typ).toBe('vc+jwt');
    expect(document).toMatchObject({ type: ['VerifiableCredential', 'ClrCredential'] });
    expect(document.partial).toBeUndefined();
    const [verdict, listed] = await listedIn(text);
    expect([verdict, listed?.length]).toEqual(['verified', 2]);
    expect(await listedIn(await transcriptBy(api.network, id))).toMatchObject([
      'verified',
      [['certificate', expect.any(String)]],
    ]);
    expect((await listedIn(await transcriptBy(api.beta, id)))[1]).toHaveLength(1);
    const where = { act: 'transcript.made', subject: `learner:${id}` };
    const entries = await world.database.prisma.auditEntry.findMany({ where, orderBy: { id: 'asc' } });
    expect(entries.map(({ details }) => (details as { listed: number }).listed)).toEqual([2, 1, 1]);
    expect(entries.map(({ owner }) => owner !== null)).toEqual([true, false, true]);
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toMatch(/Ana/);
  });

  test('leaves out what was revoked or suspended, and is refused where nothing is left', async () => {
    const id = await learnerOf('R-t2');
    const before = await transcriptBy(api.alpha, id);
    const { body } = await answered(200, api.alpha.listAwards({ query: { learner: id, limit: 50 } }));
    const [first = '', second = ''] = body.items.map((award) => award.id);
    await answered(200, api.alpha.suspendAwards({ body: { awards: [first], reason: 'A try.' } }));
    expect((await listedIn(await transcriptBy(api.alpha, id)))[1]).toHaveLength(1);
    expect((await listedIn(before))[0]).toBe('not-verified');
    await answered(200, api.alpha.revokeAwards({ body: { awards: [second], reason: 'A try.' } }));
    expect(await api.alpha.getLearnerTranscript({ params: { id } })).toMatchObject({
      status: 404,
      body: { code: 'transcript.empty' },
    });
  });

  test('needs the scope to share', async () => {
    const id = await learnerOf('R-t3');
    expect(await api.reader.getLearnerTranscript({ params: { id } })).toMatchObject({ status: 403 });
    expect(await api.anonymous.getLearnerTranscript({ params: { id } })).toMatchObject({ status: 401 });
  });
});
