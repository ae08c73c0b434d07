import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { textDigest } from '../../../src/credentials/documents/statement.js';
import { settle } from '../../../src/issuing/settle.js';
import { startApi, type TestApi } from '../../support/api.js';
import { answered, type Client } from '../../support/api-client/client.js';
import { consent, learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
let api: TestApi;
let written: { readonly module: JsonObject; readonly programme: JsonObject };

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  api = await startApi(the);
  const params = (code: string) => ({ params: { code, version: '1' } });
  written = {
    module: { ...(await answered(200, api.reader.getModule(params('MA')))).body.content },
    programme: { ...(await answered(200, api.reader.getProgramme(params('P1')))).body.content },
  } as unknown as typeof written;
});
afterAll(async () => {
  await api.close();
  await the.close();
});

type Wish = { kind: 'module' | 'programme'; code: string; content?: JsonObject };

async function draftOf(client: Client, wish: Wish): Promise<string> {
  return (await answered(201, client.createDraft({ body: wish }))).body.id;
}

const publish = (client: Client, id: string, etag = '*', headers: Record<string, string> = {}) =>
  client.publishDraft({ params: { id }, headers: { 'If-Match': etag, ...headers } });

async function published(client: Client, wish: Wish) {
  return (await answered(201, publish(client, await draftOf(client, wish)))).body;
}

test('an institution does not raise what its recognised module counts; the network may', async () => {
  const { ects, workloadHours } = written.module;
  const twice = { ...written.module, ects: Number(ects) * 2, workloadHours: Number(workloadHours) * 2 };
  const wish = { kind: 'module' as const, code: 'AL-R' };
  await published(api.alpha, { ...wish, content: written.module });
  // nobody relies on it yet
  await published(api.alpha, { ...wish, content: twice });
  const recognition = { institution: 'alpha', module: 'AL-R', from: '2026-01-01' };
  await answered(201, api.network.recogniseInstitution({ body: recognition }));
  await published(api.alpha, { ...wish, content: twice });
  const more = { ...twice, ects: Number(ects) * 3, workloadHours: Number(workloadHours) * 3 };
  const id = await draftOf(api.alpha, { ...wish, content: more });
  const fault = { code: 'module.ects-raised', pointer: '/content/ects' };
  expect((await api.alpha.checkDraft({ params: { id } })).body).toMatchObject({ faults: [fault] });
  expect((await answered(400, publish(api.alpha, id))).body).toMatchObject({ errors: [fault] });
  expect((await publish(api.network, id)).status).toBe(201);
});

describe('a draft', () => {
  test('is written, checked, mended and published; then it is gone and its bytes stand for ever', async () => {
    const { workloadHours: _hours, ...lacking } = written.module;
    const made = await answered(
      201,
      api.alpha.createDraft({ body: { kind: 'module', code: 'AL-1', content: lacking } }),
    );
    const params = { id: made.body.id };
    expect(made.body).toMatchObject({ owner: 'alpha', content: lacking });
    const checked = await answered(200, api.reader.checkDraft({ params }));
    expect(checked.body).toMatchObject({
      publishable: false,
      version: 1,
      address: null,
      faults: [{ code: 'annex-i.workload', pointer: '/content/workloadHours' }],
    });
    const etag = made.headers.get('ETag') ?? '';
    const refused = await answered(400, publish(api.alpha, params.id, etag));
    expect(refused.body).toMatchObject({
      code: 'draft.faulty',
      errors: checked.body.faults.map(({ code }) => ({ code })),
    });

    const body = { content: written.module };
    const put = await answered(200, api.alpha.replaceDraft({ params, headers: { 'If-Match': etag }, body }));
    const next = put.headers.get('ETag') ?? '';
    expect((await publish(api.alpha, params.id, etag)).status).toBe(412);
    expect((await api.alpha.replaceDraft({ params, headers: { 'If-Match': etag }, body })).status).toBe(412);
    const fine = await answered(200, api.alpha.checkDraft({ params }));
    expect(fine.body).toMatchObject({ publishable: true, address: 'https://cairn.example/m/AL-1/1' });

    const { body: version, headers } = await answered(201, publish(api.alpha, params.id, next));
    expect(version).toMatchObject({
      code: 'AL-1',
      version: 1,
      owner: 'alpha',
      state: 'current',
      retiredAt: null,
    });
    expect(headers.get('Location')).toBe('/api/v1/modules/AL-1/1');
    const bytes = await (await api.site.get(version.address, { Accept: 'application/json' })).text();
    expect(textDigest(bytes)).toBe(version.digest);
    expect(JSON.parse(bytes)).toMatchObject({ ...written.module, code: 'AL-1', ownedBy: { code: 'alpha' } });
    expect((await api.alpha.getDraft({ params })).status).toBe(404);
    // sent again, whatever became of the first answer
    expect((await answered(201, publish(api.alpha, params.id, next))).body).toEqual(version);
    expect((await publish(api.beta, params.id, next)).status).toBe(404);
  });

  test('of the next version begins with the last one, and many at once make one version each', async () => {
    await the.services.curation.store.selectCatalogue();
    const draft = await answered(201, api.alpha.createDraft({ body: { kind: 'module', code: 'AL-1' } }));
    expect(draft.body.content).toEqual(written.module);
    const others = [
      await draftOf(api.alpha, { kind: 'module', code: 'AL-1' }),
      await draftOf(api.alpha, { kind: 'module', code: 'AL-1' }),
    ];
    const answers = await Promise.all(
      [draft.body.id, ...others, draft.body.id].map((id) => publish(api.alpha, id)),
    );
    const numbers = answers.map(({ body }) => ('version' in body ? body.version : 0));
    expect(numbers[0]).toBe(numbers[3]);
    expect([...new Set(numbers)].sort()).toEqual([2, 3, 4]);
  });

  test('sent again under one Idempotency-Key is begun once, also after a crash', async () => {
    const send = () =>
      api.alpha.createDraft({
        body: { kind: 'programme', code: 'ONCE' },
        headers: { 'Idempotency-Key': 'draft' },
      });
    const first = await answered(201, send());
    await the.database.prisma.idempotentRequest.deleteMany();
    expect((await answered(201, send())).body).toEqual(first.body);
    const params = { id: first.body.id };
    expect((await api.alpha.deleteDraft({ params, headers: { 'If-Match': '"7"' } })).status).toBe(412);
    await answered(204, api.alpha.deleteDraft({ params, headers: { 'If-Match': '"0"' } }));
  });

  test('of somebody else’s code is refused; drafts of others reserve none', async () => {
    const taken = await answered(409, api.beta.createDraft({ body: { kind: 'module', code: 'al-1' } }));
    expect(taken.body.code).toBe('module.code-taken');
    const wish: Wish = { kind: 'module', code: 'SAME', content: written.module };
    const [alphas, betas] = [await draftOf(api.alpha, wish), await draftOf(api.beta, wish)];
    await answered(201, publish(api.beta, betas));
    const late = await answered(400, publish(api.alpha, alphas));
    expect(late.body.errors).toMatchObject([{ code: 'module.code-taken', pointer: '/code' }]);
  });

  test('for the network, or for another institution, is made by the network', async () => {
    const wish = { kind: 'module', code: 'NW-1', content: written.module } as const;
    for (const owner of ['network', 'alpha'])
      expect((await api.beta.createDraft({ body: { ...wish, owner } })).body).toMatchObject({
        code: 'auth.network-only',
      });
    const body = { ...wish, owner: 'beta' };
    const { id } = (await answered(201, api.network.createDraft({ body }))).body;
    expect((await answered(200, api.beta.listDrafts())).body.items.map((one) => one.id)).toContain(id);
    expect((await answered(201, publish(api.network, id))).body.owner).toBe('beta');
    const entry = await the.database.prisma.auditEntry.findFirst({ where: { subject: 'module:NW-1/1' } });
    expect(entry).toMatchObject({ act: 'module.published', owner: 'did:web:cairn.example:i:beta' });
  });

  test('holds whatever JSON holds but U+0000', async () => {
    const body = {
      kind: 'module',
      code: 'ODD',
      content: { 'a/b': [null, { 'x\u0000': 'y\u0000' }] },
    } as const;
    const { body: problem } = await answered(400, api.alpha.createDraft({ body }));
    expect(problem.errors.map(({ pointer }) => pointer)).toHaveLength(2);
    const odd = { 'a/b': [null, { x: '\u0001\ud83d\ude00' }] };
    const id = await draftOf(api.alpha, { kind: 'module', code: 'ODD', content: odd });
    expect((await answered(200, api.alpha.getDraft({ params: { id } }))).body.content).toEqual(odd);
  });
});

describe('a version', () => {
  const version = (code: string, number: number) => ({ params: { code, version: String(number) } });

  test('that is retired is awarded no more, says so, and can be reinstated', async () => {
    await published(api.network, { kind: 'module', code: 'MB' });
    const award = async (day: string) => {
      const { issued } = await the.issue('alpha', `V-1,Vera,MB,2026-05-${day},B,`);
      const where = { id: issued[0]?.awardId ?? '' };
      return (await the.database.prisma.award.findUniqueOrThrow({ where })).achievement;
    };
    expect(await award('01')).toMatch(/\/m\/MB\/2$/);
    const retired = await answered(200, api.network.retireModule(version('MB', 2)));
    expect(retired.body).toMatchObject({ state: 'retired', retiredAt: '2026-06-15T10:00:00.000Z' });
    expect((await answered(200, api.network.retireModule(version('MB', 2)))).body).toEqual(retired.body);
    expect(await award('02')).toMatch(/\/m\/MB\/1$/);
    const page = async () => (await api.site.get('/m/MB/2', { Accept: 'text/html' })).text();
    expect(await page()).toContain('Nothing new is awarded on this version');
    await answered(200, api.network.retireModule(version('MB', 1)));
    await expect(award('03')).rejects.toMatchObject({ faults: [{ code: 'results.module-retired' }] });
    const rule = await answered(201, api.network.createDraft({ body: { kind: 'programme', code: 'P1' } }));
    const checked = await answered(200, api.network.checkDraft({ params: { id: rule.body.id } }));
    expect(checked.body.faults).toMatchObject([
      { code: 'rule.module-retired', pointer: '/content/rule/of/1/module' },
    ]);
    await answered(200, api.network.reinstateModule(version('MB', 2)));
    await answered(200, api.network.reinstateModule(version('MB', 1)));
    expect(await award('03')).toMatch(/\/m\/MB\/2$/);
    expect(await page()).not.toContain('Nothing new is awarded on this version');
    const states = (await answered(200, api.reader.listModules({ query: { code: 'MB' } }))).body.items;
    expect(states.map(({ version, state }) => `${version} ${state}`)).toEqual(['1 earlier', '2 current']);
  });

  test('of a programme makes certificates due for who has its parts, and none once retired', async () => {
    const rows = ['MA', 'MC'].map((module) => `P-1,Pia,${module},2026-05-04,B,`);
    await the.issue('alpha', ...rows);
    const learner = await learnerByNumber(the, 'alpha', 'P-1');
    await consent(the, learner);
    const settled = () => settle(the.services.issuing, { actor: 'test' });
    await settled();
    const held = async () =>
      (await the.database.prisma.award.findMany({ where: { learnerId: learner, kind: 'programme' } })).map(
        ({ code, achievement }) => `${code} ${achievement.split('/').at(-1)}`,
      );
    expect(await held()).toEqual([]);

    const rule = {
      type: 'all',
      of: ['MA', 'MC'].map((module) => ({ type: 'module', part: module.toLowerCase(), module })),
    };
    const content = { ...written.programme, rule };
    const made = await published(api.alpha, { kind: 'programme', code: 'PA', content });
    expect(made).toMatchObject({ owner: 'alpha', address: 'https://cairn.example/p/PA/1' });
    await answered(200, api.alpha.retireProgramme(version('PA', 1)));
    expect((await settled()).composed).toEqual([]);
    await answered(200, api.alpha.reinstateProgramme(version('PA', 1)));
    // nothing but the mark of the reinstatement makes the service look
    expect((await settled()).composed.map(({ programme }) => programme)).toEqual(['PA']);
    expect(await held()).toEqual(['PA 1']);
    await answered(200, api.alpha.retireProgramme(version('PA', 1)));
    expect(await held()).toEqual(['PA 1']);
    const programmes = await answered(200, api.beta.listProgrammes({ query: { owner: 'alpha' } }));
    expect(programmes.body.items.map(({ code, state }) => `${code} ${state}`)).toEqual(['PA retired']);
  });

  test('is listed to everybody, page by page, in order', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { limit: 3, ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await answered(200, api.beta.listModules({ query }));
      seen.push(...body.items.map(({ code, version: number }) => `${code} ${number}`));
      if (body.next === null) break;
      cursor = body.next;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toContain('AL-1 4');
  });

  test('that was read is not sent again while it stays as it is', async () => {
    const { headers } = await answered(200, api.reader.getModule(version('MA', 1)));
    const again = await api.reader.getModule({
      ...version('MA', 1),
      headers: { 'If-None-Match': headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});

test('the network adds a grading scheme, once, and modules are graded on it', async () => {
  const scheme = { code: 'stars', title: { en: 'Stars' }, values: ['one', 'two'], pass: 'two' };
  const add = (body: typeof scheme) =>
    api.network.addGradingScheme({ body, headers: { 'Idempotency-Key': 'stars' } });
  await answered(201, add(scheme));
  await the.database.prisma.idempotentRequest.deleteMany();
  await answered(201, add(scheme));
  const other = { ...scheme, code: 'STARS' };
  expect((await answered(409, api.network.addGradingScheme({ body: other }))).body.code).toBe(
    'grading-scheme.code-taken',
  );
  const faulty = await answered(
    400,
    api.network.addGradingScheme({ body: { ...scheme, code: 'x', pass: 'three' } }),
  );
  expect(faulty.body.errors).toMatchObject([{ code: 'grading-scheme.pass-unknown', pointer: '/pass' }]);
  const listed = await answered(200, api.reader.listGradingSchemes());
  expect(listed.body.items.map(({ code }) => code)).toEqual(['letters', 'points', 'stars']);
  const assessment = { ...(written.module.assessment as JsonObject), gradingScheme: 'stars' };
  const content = { ...written.module, assessment };
  expect((await published(api.alpha, { kind: 'module', code: 'AL-2', content })).state).toBe('current');
});
