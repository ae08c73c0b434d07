import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PNG } from 'pngjs';
import { certificateMarks } from '../../../src/delivery/certificate/pictures.js';
import { pictureStore } from '../../../src/storage/picture-store.js';
import { verify } from '../../../src/verification/verify.js';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { JPEG, LOGO } from '../../support/pictures.js';
import { documentOf, learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
let api: TestApi;

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  api = await startApi(the);
});
afterAll(async () => {
  await api.close();
  await the.close();
});

const NORTH = {
  code: 'north',
  name: { en: 'University of the North' },
  country: 'NO',
  city: 'Tromsø',
  timeZone: 'Europe/Oslo',
  website: 'https://north.example',
  primaryLanguage: 'en',
  memberFrom: '2026-01-01',
};
const pointers = (body: { errors: readonly { code: string; pointer: string }[] }) =>
  body.errors.map(({ code, pointer }) => `${code} ${pointer}`);

test('an institution is admitted with its key, and awards once it is recognised', async () => {
  const admit = () => api.network.admitInstitution({ body: NORTH, headers: { 'Idempotency-Key': 'north' } });
  const { body, headers } = await answered(201, admit());
  expect(body).toEqual({ ...NORTH, legal: null, memberUntil: null, did: 'did:web:cairn.example:i:north' });
  expect(headers.get('Location')).toBe('/api/v1/institutions/north');
  expect((await admit()).headers.get('Idempotency-Replayed')).toBe('true');
  // after a crash the answer may be gone; the act then finds what it did
  await the.database.prisma.idempotentRequest.deleteMany();
  expect((await admit()).status).toBe(201);
  expect(await (await api.site.get('/i/north/did.json')).json()).toMatchObject({ id: body.did });

  await expect(the.issue('north', 'N-1,Nils,MA,2026-05-04,B,')).rejects.toMatchObject({
    faults: [{ code: 'results.not-recognised' }],
  });
  const wish = { institution: 'north', module: 'MA', from: '2026-02-01' };
  const given = await answered(201, api.network.recogniseInstitution({ body: wish }));
  expect(given.body).toEqual({ ...wish, until: null, state: 'current' });
  const { issued } = await the.issue('north', 'N-1,Nils,MA,2026-05-04,B,');
  const [award] = issued;
  const report = await verify(await documentOf(the, award?.awardId ?? ''), await the.services.trust());
  expect(report.verdict).toBe('verified');
});

test('what is wrong with an admission is told at once, and a code is given once', async () => {
  const wrong = { ...NORTH, code: 'network', memberFrom: '2019-01-01', memberUntil: '2018-01-01' };
  const { body } = await answered(400, api.network.admitInstitution({ body: wrong }));
  expect(pointers(body)).toEqual([
    'institution.code-reserved /code',
    'institution.before-network /memberFrom',
    'institution.period-reversed /memberUntil',
  ]);
  const taken = { ...NORTH, code: 'alpha' };
  const answers = await Promise.all([1, 2, 3].map(() => api.network.admitInstitution({ body: taken })));
  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
  const twice = { ...NORTH, code: 'twice' };
  const raced = await Promise.all([1, 2, 3].map(() => api.network.admitInstitution({ body: twice })));
  expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const keys = await the.database.prisma.signingKey.count({ where: { did: { endsWith: ':twice' } } });
  expect(keys).toBe(1);
});

test('an admission lacks its primary language, or has a legal identity in a wrong form', async () => {
  const { primaryLanguage: _language, ...silent } = NORTH;
  const admit = (body: unknown) =>
    answered(400, api.network.admitInstitution({ body: body as typeof NORTH }));
  const legal = {
    eidasIdentifier: '500000000',
    vatIdentifier: '500000000',
    address: { country: 'PT' },
  };
  expect(pointers((await admit({ ...silent, code: 'silent', legal })).body)).toEqual([
    'request.missing /primaryLanguage',
    'request.value /legal/eidasIdentifier',
    'request.value /legal/vatIdentifier',
    'request.unknown-member /legal/address/country',
  ]);
  const { body } = await admit({ ...NORTH, code: 'silent', primaryLanguage: 'xx' });
  expect(pointers(body)).toEqual(['request.value /primaryLanguage']);
  expect(body.errors[0]?.expected).toContain('ISO 639-1');
  expect(await the.database.prisma.institution.count({ where: { code: 'silent' } })).toBe(0);
});

test('an institution is admitted with its legal identity, which verification knows of', async () => {
  const legal = {
    name: { en: 'University of the South, public corporation' },
    eidasIdentifier: 'NTRNO-000000001',
    identifiers: [{ scheme: 'Erasmus code', value: 'N SOUTH00' }],
    address: { street: 'Strandgata 1', postalCode: '8000' },
  };
  const south = { ...NORTH, code: 'south', primaryLanguage: 'no', legal };
  const admit = () => api.network.admitInstitution({ body: south, headers: { 'Idempotency-Key': 'south' } });
  const { body } = await answered(201, admit());
  expect(body).toMatchObject({ primaryLanguage: 'no', legal });
  await the.database.prisma.idempotentRequest.deleteMany();
  expect((await admit()).status).toBe(201);
  const { registry } = await the.services.trust();
  expect(registry.issuers.get(body.did)).toMatchObject({ primaryLanguage: 'no', legal });
  expect(registry.issuers.get('did:web:cairn.example')).toMatchObject({
    primaryLanguage: 'en',
    legal: { eidasIdentifier: 'NTRBE-0000000000' },
  });
});

describe('an edit', () => {
  const params = { code: 'alpha' };
  const read = () => answered(200, api.alpha.getInstitution({ params }));
  const any = { 'If-Match': '*' };

  test('of its own city and website needs the state that was read, and takes back what was read', async () => {
    const { headers, body } = await read();
    const etag = headers.get('ETag') ?? '';
    const edit = { ...body, city: 'Old Town', website: 'https://alpha.example/new' };
    const edited = await answered(
      200,
      api.alpha.editInstitution({ params, headers: { 'If-Match': etag }, body: edit }),
    );
    expect(edited.body).toEqual(edit);
    const late = api.alpha.editInstitution({ params, headers: { 'If-Match': etag }, body: { city: 'X' } });
    expect((await answered(412, late)).body.code).toBe('edit.outdated');
    expect((await read()).headers.get('ETag')).toBe(edited.headers.get('ETag'));
  });

  test('of its primary language is its own, of its legal identity the network’s', async () => {
    const spoken = await answered(
      200,
      api.alpha.editInstitution({ params, headers: any, body: { primaryLanguage: 'nl' } }),
    );
    expect(spoken.body.primaryLanguage).toBe('nl');
    const unknown = api.alpha.editInstitution({ params, headers: any, body: { primaryLanguage: 'xx' } });
    expect(pointers((await answered(400, unknown)).body)).toEqual(['request.value /primaryLanguage']);
    const legal = {
      eidasIdentifier: 'NTRBE-7',
      vatIdentifier: 'BE0000000007',
      address: { street: 'Kaai 1' },
    };
    const given = await answered(200, api.network.editInstitution({ params, headers: any, body: { legal } }));
    expect(given.body.legal).toEqual(legal);
    // what is sent back as it was read, in whatever order, changes nothing
    const { address, ...others } = legal;
    const same = { legal: { address, ...others } };
    const etag = given.headers.get('ETag');
    const again = await answered(200, api.alpha.editInstitution({ params, headers: any, body: same }));
    expect(again.headers.get('ETag')).toBe(etag);
    for (const body of [{ legal: null }, { legal: { eidasIdentifier: 'NTRBE-8' } }]) {
      const refused = await answered(403, api.alpha.editInstitution({ params, headers: any, body }));
      expect(refused.body.code).toBe('auth.network-only');
    }
    const taken = await answered(
      200,
      api.network.editInstitution({ params, headers: any, body: { legal: null } }),
    );
    expect(taken.body.legal).toBeNull();
    const { registry } = await the.services.trust();
    expect(registry.issuers.get(taken.body.did)?.legal).toBeUndefined();
    const acts = await the.database.prisma.auditEntry.findMany({
      where: { act: 'institution.edited', subject: 'institution:alpha' },
      orderBy: { id: 'asc' },
    });
    const fields = acts.map(({ details }) => (details as { fields: string[] }).fields);
    expect(fields).toEqual(expect.arrayContaining([['primaryLanguage'], ['legal'], ['legal']]));
  });

  test('of its name or membership is the network’s', async () => {
    for (const body of [{ name: { en: 'Alpha' } }, { memberUntil: '2030-01-01' }]) {
      const refused = await answered(403, api.alpha.editInstitution({ params, headers: any, body }));
      expect(refused.body.code).toBe('auth.network-only');
    }
    const name = { en: 'Alpha University' };
    const renamed = await answered(
      200,
      api.network.editInstitution({ params, headers: any, body: { name } }),
    );
    expect(renamed.body.name).toEqual(name);
  });

  test('of what never changes is refused, with a reason for each', async () => {
    const body = { code: 'beta', did: 'did:web:evil.example', country: 'FR', memberFrom: '2020-01-01' };
    const { body: problem } = await answered(
      400,
      api.network.editInstitution({ params, headers: any, body }),
    );
    expect(pointers(problem)).toEqual(
      ['code', 'did', 'country', 'memberFrom'].map((field) => `institution.fixed /${field}`),
    );
    expect(problem.errors.every(({ detail, expected }) => detail !== '' && expected !== undefined)).toBe(
      true,
    );
  });
});

describe('a recognition', () => {
  const of = (module: string, from = '2021-01-01') => ({ institution: 'alpha', module, from });
  const report = async (awardId: string) =>
    verify(await documentOf(the, awardId), await the.services.trust());

  test('ends only before awards that were made under it if that is said', async () => {
    const { issued } = await the.issue('alpha', 'R-1,Rita,MC,2026-05-04,B,', 'R-2,Rolf,MC,2026-02-01,B,');
    const award = issued[0]?.awardId ?? '';
    const end = (body: { until?: string; evenIfAwarded?: boolean }) =>
      api.network.endRecognition({ params: of('MC'), body });
    const refused = await answered(409, end({ until: '2026-05-03' }));
    expect(refused.body).toMatchObject({
      code: 'recognition.awards-after',
      errors: [{ pointer: '/until', expected: expect.stringContaining('2026-05-04') }],
    });
    // signed on 15 June: an end more than 90 days before that leaves the earlier award out, too
    const both = await answered(409, end({ until: '2026-03-16' }));
    expect(both.body.errors[0]?.detail).toMatch(/^2 awards/);
    expect((await answered(409, end({ until: '2026-03-17' }))).body.errors[0]?.detail).toMatch(/^1 award/);
    expect((await report(award)).verdict).toBe('verified');

    const ended = await answered(200, end({ until: '2026-05-03', evenIfAwarded: true }));
    expect(ended.body).toMatchObject({ until: '2026-05-03', state: 'ended' });
    expect((await report(award)).verdict).toBe('not-verified');
    await expect(the.issue('alpha', 'R-3,Rosa,MC,2026-05-05,B,')).rejects.toMatchObject({
      faults: [{ code: 'results.not-recognised-then' }],
    });
    expect((await answered(200, end({ until: '2026-05-03' }))).status).toBe(200);
    expect((await answered(409, end({ until: '2026-06-01' }))).body.code).toBe('recognition.ended');
    expect((await answered(400, end({ until: '2020-01-01' }))).body.code).toBe('recognition.invalid');
    const [entry] = await the.database.prisma.auditEntry.findMany({ where: { act: 'recognition.ended' } });
    expect(entry).toMatchObject({
      subject: 'institution:alpha',
      owner: 'did:web:cairn.example:i:alpha',
      details: { module: 'MC', awardsNotRecognised: 1 },
    });
  });

  test('ends today if no day is said, stays on record, and may be followed by another', async () => {
    const ended = await answered(200, api.network.endRecognition({ params: of('MD'), body: {} }));
    expect(ended.body).toMatchObject({ until: '2026-06-15', state: 'current' });
    const overlap = await answered(400, api.network.recogniseInstitution({ body: of('MD', '2026-06-15') }));
    expect(pointers(overlap.body)).toEqual(['recognition.overlap ']);
    const next = await answered(201, api.network.recogniseInstitution({ body: of('MD', '2026-06-16') }));
    expect(next.body.state).toBe('planned');
    const query = { module: 'MD' };
    const { body } = await answered(200, api.alpha.listRecognitions({ query }));
    expect(body.items.map(({ from, state }) => `${from} ${state}`)).toEqual([
      '2021-01-01 current',
      '2026-06-16 planned',
    ]);
  });

  test('that was never used is taken back, one that was used is not', async () => {
    const params = of('MD', '2026-06-16');
    await answered(204, api.network.withdrawRecognition({ params }));
    expect((await api.alpha.getRecognition({ params })).status).toBe(404);
    const used = await answered(409, api.network.withdrawRecognition({ params: of('MC') }));
    expect(used.body.code).toBe('recognition.used');
  });

  test('is within the membership, of a module that there is', async () => {
    const wish = (module: string, from: string, until?: string) =>
      api.network.recogniseInstitution({ body: { institution: 'beta', module, from, until: until ?? null } });
    expect(pointers((await answered(400, wish('MX', '2022-01-01'))).body)).toEqual([
      'recognition.module-unknown /module',
      'recognition.outside-membership ',
    ]);
    expect(pointers((await answered(400, wish('MB', '2022-01-01', '2021-01-01'))).body)).toEqual([
      'recognition.period-reversed /until',
    ]);
  });
});

test('a membership that ends takes recognitions with it, and awards only if that is said', async () => {
  await the.issue('beta', 'B-1,Bea,MA,2026-06-01,B,');
  const wish = { institution: 'beta', module: 'MB', from: '2028-01-01', until: '2029-12-31' };
  await answered(201, api.network.recogniseInstitution({ body: wish }));
  const edit = (body: { memberUntil: string | null; evenIfAwarded?: boolean }) =>
    api.network.editInstitution({ params: { code: 'beta' }, headers: { 'If-Match': '*' }, body });
  const refused = await answered(409, edit({ memberUntil: '2026-05-31' }));
  expect(refused.body).toMatchObject({
    code: 'institution.awards-after',
    errors: [{ pointer: '/memberUntil' }],
  });
  expect((await answered(200, edit({ memberUntil: '2027-06-30' }))).body.memberUntil).toBe('2027-06-30');
  const { body } = await answered(200, api.beta.listRecognitions());
  expect(body.items.map(({ module, until }) => `${module} ${until}`)).toEqual(['MA 2027-06-30']);
  await answered(200, edit({ memberUntil: '2026-05-31', evenIfAwarded: true }));
  expect((await answered(200, edit({ memberUntil: null }))).body.memberUntil).toBeNull();
  expect((await answered(400, edit({ memberUntil: '2001-01-01' }))).body.code).toBe('institution.invalid');
});

test('the network lists all members page by page, an institution itself', async () => {
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
    const { body } = await answered(200, api.network.listInstitutions({ query }));
    seen.push(...body.items.map(({ code }) => code));
    if (body.next === null) break;
    cursor = body.next;
  }
  expect(seen).toEqual(['alpha', 'beta', 'north', 'south', 'twice']);
  const { body } = await answered(200, api.beta.listInstitutions());
  expect(body.items.map(({ code }) => code)).toEqual(['beta']);
  expect((await api.beta.listInstitutions({ query: { cursor: 'x' } })).body).toMatchObject({
    code: 'request.cursor',
  });
});

describe('pictures of an institution', () => {
  const at = (code: string, kind: 'logo' | 'seal' | 'signature') => ({ params: { code, kind } });
  const SIGNS = { name: 'Ana Dean', role: { en: 'Dean' } };

  test('are put, read, replaced and taken away; a signature with whose it is', async () => {
    const headers = { 'Content-Type': 'image/png' };
    expect(
      await api.alpha.send('PUT', '/institutions/alpha/pictures/logo', {
        body: Buffer.from(LOGO, 'base64'),
        headers,
      }),
    ).toMatchObject({
      status: 415,
      body: { detail: expect.stringMatching(/Right would be application\/json/) },
    });
    const put = await answered(
      200,
      api.alpha.replacePicture({ ...at('alpha', 'signature'), body: { content: JPEG, signatory: SIGNS } }),
    );
    expect(put.body).toMatchObject({ kind: 'signature', width: 24, height: 18, signatory: SIGNS });
    const kept = Buffer.from(put.body.content, 'base64');
    expect(PNG.sync.read(kept).width).toBe(24);
    expect(put.body.sha256).toBe(createHash('sha256').update(kept).digest('hex'));
    expect((await answered(200, api.reader.getPicture(at('alpha', 'signature')))).body).toEqual(put.body);
    const unnamed = { content: LOGO, signatory: { name: 'Bea Rector' } };
    await answered(200, api.network.replacePicture({ ...at('alpha', 'signature'), body: unnamed }));
    const marks = await certificateMarks(pictureStore(the.database.prisma), 'alpha');
    expect(marks).toMatchObject({ signatories: [{ name: 'Bea Rector', picture: { width: 60 } }] });
    await answered(204, api.alpha.deletePicture(at('alpha', 'signature')));
    expect(await api.alpha.deletePicture(at('alpha', 'signature'))).toMatchObject({ status: 404 });
    expect(await certificateMarks(pictureStore(the.database.prisma), 'alpha')).toEqual({});
  });

  test('of the network are the network’s alone', async () => {
    const seal = { ...at('network', 'seal'), body: { content: LOGO } };
    expect(await api.alpha.replacePicture(seal)).toMatchObject({
      status: 404,
      body: { code: 'institution.unknown' },
    });
    await answered(200, api.network.replacePicture(seal));
    expect(await api.alpha.getPicture(at('network', 'seal'))).toMatchObject({ status: 404 });
    expect((await answered(200, api.network.getPicture(at('network', 'seal')))).body.signatory).toBeNull();
    expect(await api.network.replacePicture({ ...seal, ...at('nobody', 'seal') })).toMatchObject({
      status: 404,
    });
  });

  test('are changed by nobody who may only read, and the audit names no one who signs', async () => {
    const body = { content: LOGO };
    expect(await api.reader.replacePicture({ ...at('alpha', 'logo'), body })).toMatchObject({ status: 403 });
    expect(await api.reader.deletePicture(at('alpha', 'logo'))).toMatchObject({ status: 403 });
    const entries = await the.database.prisma.auditEntry.findMany({
      where: { act: { startsWith: 'picture.' } },
    });
    expect(entries.map(({ act, subject }) => `${act} ${subject}`)).toEqual([
      'picture.replaced institution:alpha',
      'picture.replaced institution:alpha',
      'picture.deleted institution:alpha',
      'picture.replaced institution:network',
    ]);
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toMatch(/Dean|Rector/);
  });

  test('stand on what is issued; a name that no font can draw keeps a picture from being made, and says why', async () => {
    await answered(200, api.alpha.replacePicture({ ...at('alpha', 'logo'), body: { content: LOGO } }));
    const legal = { eidasIdentifier: 'NTRBE-0000000001' };
    const edit = { params: { code: 'alpha' }, headers: { 'If-Match': '*' }, body: { legal } };
    await answered(200, api.network.editInstitution(edit));
    const exported = async (number: string, name: string) => {
      await the.issue('alpha', `${number},${name},MA,2026-01-15,A,`);
      const learnerId = await learnerByNumber(the, 'alpha', number);
      const { id } = await the.database.prisma.award.findFirstOrThrow({ where: { learnerId } });
      return api.alpha.issueAwardRendition({ params: { id }, body: { form: 'edc-upload' } });
    };
    expect(await exported('PIC-1', 'Ana')).toMatchObject({ status: 200 });
    expect(await exported('PIC-2', '王小明')).toMatchObject({
      status: 403,
      body: { code: 'rendition.inexpressible', errors: [{ code: 'certificate.no-letter' }] },
    });
  });
});
