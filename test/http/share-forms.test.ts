import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShare } from '../../src/delivery/shares.js';
import { actOnAwards } from '../../src/issuing/lifecycle/acts.js';
import { operator } from '../../src/issuing/lifecycle/party.js';
import { addDemoSeals } from '../../src/issuing/seals/demo.js';
import { legalPersonOf } from '../../src/issuing/seals/legal-person.js';
import {
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

const NAME = 'Wendeline Ashgrove';
let the: TestServices;
let site: TestSite;
const awards: Record<string, string> = {};

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { institutions } = await the.services.stores.selectCatalogue();
  const issuers = institutions.map((one) => ({
    did: one.did,
    country: one.country,
    legal: legalPersonOf(one),
  }));
  await addDemoSeals(the.services.sealing, issuers, 'test');
  const rows = ['MA', 'MB', 'MC'].map((module) => `W-1,${NAME},${module},2026-05-04,B,`);
  const { issued, composed } = await the.issue('alpha', ...rows);
  for (const { module, awardId } of issued) awards[module] = awardId;
  for (const { programme, awardId } of composed) awards[programme] = awardId;
});
afterAll(async () => {
  await site.close();
  await the.close();
});

const ALL = [
  'application/vc',
  'application/vp',
  'application/dc+sd-jwt',
  'application/jose+json',
  'application/pdf',
  'image/png',
  'image/svg+xml',
  'application/json',
  'application/ld+json',
];
/** What browsers send: for a page, for a picture; and what libraries do. */
const NAVIGATION =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8';
const PICTURE = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8';
const AXIOS = 'application/json, text/plain, */*';

async function share(codes: readonly string[], withhold: readonly ('name' | 'grade')[] = []) {
  const chosen = codes.map((code) => ({ award: awards[code] ?? code, withhold: [...withhold] }));
  return (await createShare(the.services.sharing, chosen, { actor: 'test' })).token;
}
const ask = (token: string, accept: string) => site.get(`/s/${token}`, { Accept: accept });
const typeOf = (answer: Response) => answer.headers.get('content-type')?.split(';')[0];
const make = (token: string, form: string) => site.post(`/s/${token}/renditions/${form}/1`, '');

describe('one link gives every form', () => {
  test('each verifies, is open to any page, and is named in no cache', async () => {
    const token = await share(['MA']);
    for (const form of ['edc', 'sd-jwt']) expect((await make(token, form)).status).toBe(200);
    for (const type of ALL) {
      const answer = await ask(token, type);
      const json = /json$/.test(type) && type !== 'application/jose+json';
      expect([type, answer.status, typeOf(answer)]).toEqual([type, 200, json ? 'application/vc' : type]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
      });
      expect(answer.headers.get('vary')).toMatch(/(?:^|, )Accept(?:,|$)/);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const asked = type === 'application/jose+json' || json ? 'application/json' : type;
      const report = await site.post('/api/verify', bytes, { 'Content-Type': asked });
      expect([type, (await report.json()).verdict]).toEqual([type, 'verified']);
    }
  });

  test('the one that suits a client best', async () => {
    const token = await share(['P1']);
    const best = async (accept: string) => typeOf(await ask(token, accept));
    expect(await best(NAVIGATION)).toBe('text/html');
    expect(await best('*/*')).toBe('text/html');
    expect(await best(AXIOS)).toBe('application/vc');
    expect(await best(PICTURE)).toBe('image/svg+xml');
    expect(await best('image/*')).toBe('image/png');
    expect(await best('application/vc;q=0.4, application/vp;q=0.9')).toBe('application/vp');
    expect(await best('application/epub+zip, text/html;q=0.1')).toBe('text/html');
    expect(await (await ask(token, 'application/vc')).json()).toEqual(await documentOf(the, awards.P1 ?? ''));
    const bundle = await (await site.get(`/s/${token}/bundle`)).json();
    expect(await (await ask(token, 'application/vp')).json()).toEqual(bundle);
    const page = await ask(token, NAVIGATION);
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    expect(page.headers.get('vary')).toMatch(/(?:^|, )Accept(?:,|$)/);
  });

  test('of several credentials all together alone', async () => {
    const token = await share(['MA', 'MB']);
    expect(typeOf(await ask(token, AXIOS))).toBe('application/vp');
    const refused = await ask(token, 'application/vc, image/png');
    expect(refused.status).toBe(406);
    expect((await refused.json()).errors[0].expected).toBe(
      'text/html, application/vp, application/json, application/ld+json',
    );
  });

  test('is said to be none of those that there are', async () => {
    const answer = await ask(await share(['MA']), 'application/epub+zip');
    expect([answer.status, typeOf(answer)]).toEqual([406, 'application/problem+json']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const { code, errors } = await answer.json();
    expect(code).toBe('share.no-such-form');
    expect(errors[0].expected.split(', ').sort()).toEqual(['text/html', ...ALL].sort());
  });
});

test('a look makes nothing that has to be signed, and what was made is given', async () => {
  const { prisma } = the.database;
  const token = await share(['MB']);
  const before = await prisma.rendition.count();
  for (const [type, form] of [
    ['application/jose+json', 'edc'],
    ['application/dc+sd-jwt', 'sd-jwt'],
  ] as const) {
    const refused = await ask(token, type);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: 'share.form-not-made',
      errors: [{ expected: expect.stringContaining(`renditions/${form}/1`) }],
    });
    expect(await prisma.rendition.count()).toBe(before);
  }
  const made = await (await make(token, 'edc')).text();
  expect(await (await ask(token, 'application/jose+json')).text()).toBe(made);
  expect((await ask(token, 'application/dc+sd-jwt')).status).toBe(409);
});

test('what is withheld is in no form', async () => {
  // made before, whole
  const whole = await share(['MC']);
  for (const form of ['edc', 'sd-jwt']) expect((await make(whole, form)).status).toBe(200);
  const few = ['application/vc', 'application/vp', 'image/png'];
  const cases: readonly (readonly [codes: string[], types: string[]])[] = [
    [['MC'], [...ALL, NAVIGATION, '*/*', PICTURE]],
    [['P1'], few],
    [['MC', 'MA'], few],
  ];
  for (const [codes, types] of cases) {
    const token = await share(codes, ['name']);
    const there: string[] = [];
    for (const type of types) {
      const answer = await ask(token, type);
      expect([type, (await answer.text()).includes('Ashgrove')]).toEqual([type, false]);
      if (ALL.includes(type)) expect([200, 406]).toContain(answer.status);
      if (ALL.includes(type) && answer.status === 200) there.push(type);
    }
    const own = [...(codes.length === 1 ? ['application/vc'] : []), 'application/vp'];
    const json = ['application/json', 'application/ld+json'].filter((type) => types.includes(type));
    expect(there).toEqual([...own, ...json]);
  }
});

test('of what does not hold any more there is nothing but what says so', async () => {
  const { issued } = await the.issue('alpha', 'W-9,Ona Gone,MA,2026-05-04,B,');
  awards.gone = issued[0]?.awardId ?? '';
  const token = await share(['gone']);
  await make(token, 'edc');
  const party = operator('test');
  for (const act of ['suspend', 'revoke'] as const) {
    await actOnAwards(the.services.lifecycle, act, [awards.gone], 'A try.', party);
    for (const type of ['application/jose+json', 'application/dc+sd-jwt', 'application/pdf', 'image/png'])
      expect([act, type, (await ask(token, type)).status]).toEqual([act, type, 406]);
    const bundle = await (await ask(token, 'application/vp')).text();
    expect((await (await site.post('/api/verify', bundle)).json()).verdict).toBe('not-verified');
  }
});

test('a link that does not work gives none, and every look at one that does is counted', async () => {
  for (const type of [...ALL, NAVIGATION]) {
    const answer = await ask('AAAAAAAAAAAAAAAAAAAAAA', type);
    expect([answer.status, answer.headers.get('vary')?.includes('Accept')]).toEqual([404, true]);
  }
  const { sharing } = the.services;
  const { id, token } = await createShare(sharing, [awards.MA ?? ''], { actor: 'test' });
  for (const type of ['application/vc', 'image/png', 'application/epub+zip']) await ask(token, type);
  await fetch(`${site.origin}/s/${token}`, { method: 'HEAD', headers: { Accept: 'application/vc' } });
  const { openings } = await the.database.prisma.shareLink.findUniqueOrThrow({ where: { id } });
  expect(openings).toBe(2);
});
