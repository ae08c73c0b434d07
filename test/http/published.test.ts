import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/common/json.js';
import { textDigest } from '../../src/credentials/documents/statement.js';
import { trustIn } from '../../src/verification/public-material.js';
import { verify } from '../../src/verification/verify.js';
import {
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

let the: TestServices;
let site: TestSite;
let awards: string[] = [];
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const rows = ['MA', 'MB'].map((module) => `V-1,Verena Holt,${module},2026-05-04,B,`);
  const { issued, composed } = await the.issue('alpha', ...rows);
  awards = [...issued, ...composed].map(({ awardId }) => awardId);
});
afterAll(async () => {
  await site.close();
  await the.close();
});

const MACHINES = ['application/json', '*/*', 'application/ld+json, application/json;q=0.9', 'image/png', ''];
const PEOPLE = ['text/html', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'];

describe('a published version', () => {
  test('is served to machines as exactly the bytes whose digest the credentials carry', async () => {
    expect(awards).toHaveLength(3);
    for (const award of awards) {
      const { relatedResource } = await documentOf(the, award);
      const [{ id, digestMultibase }] = relatedResource as [{ id: string; digestMultibase: string }];
      for (const accept of MACHINES) {
        const answer = await site.get(id, { Accept: accept });
        expect([accept, answer.status]).toEqual([accept, 200]);
        expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
        expect(answer.headers.get('vary')).toMatch(/Accept/);
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
        expect(textDigest(await answer.text())).toBe(digestMultibase);
      }
    }
  });

  test('is served to people as a page that names address and digest', async () => {
    for (const accept of PEOPLE) {
      for (const path of ['/m/MA/1', '/p/P1/1']) {
        const answer = await site.get(path, { Accept: accept });
        expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
        expect(answer.headers.get('vary')).toMatch(/Accept/);
        const page = await answer.text();
        const bytes = await (await site.get(path, { Accept: 'application/json' })).text();
        expect(page).toContain(`https://cairn.example${path}`);
        expect(page).toContain(textDigest(bytes));
      }
    }
  });

  test('leads from a rule to the modules and programmes that it names', async () => {
    const page = await (await site.get('/p/P2/1', { Accept: 'text/html' })).text();
    const named = [...page.matchAll(/href="(\/[mp]\/[^"?]+)"/g)].map(([, path = '']) => path);
    expect(named).toEqual(expect.arrayContaining(['/p/P1/1', '/m/MC/1']));
    for (const path of named) expect((await site.get(path)).status).toBe(200);
  });

  test.each([
    '/m/MA/2',
    '/m/MA/01',
    '/m/MA/0',
    '/m/MA/-1',
    '/m/MA/99999999999',
    '/m/ma/1',
    '/m/%00/1',
    '/m/MA%00/1',
    '/p/MA/1',
    '/m/P1/1',
    '/x/MA/1',
    '/p/constructor/1',
    '/__proto__/MA/1',
  ])(
    'that there isn’t, %s, is 404: a problem to machines, a page to people where versions are',
    async (path) => {
      const machine = await site.get(path, { Accept: 'application/json' });
      expect([machine.status, machine.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json',
      ]);
      const person = await site.get(path, { Accept: 'text/html' });
      expect(person.status).toBe(404);
      if (/^\/[mp]\//.test(path)) expect(person.headers.get('content-type')).toMatch(/^text\/html/);
    },
  );
});

describe('a DID document', () => {
  test('of each issuer is where its did:web says, and holds the key that signed', async () => {
    for (const [did, path] of [
      ['did:web:cairn.example', '/.well-known/did.json'],
      ['did:web:cairn.example:i:alpha', '/i/alpha/did.json'],
    ] as const) {
      const answer = await site.get(path);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/did+json',
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=300',
      });
      const document = await answer.json();
      expect(document.id).toBe(did);
      const credentials = await Promise.all(awards.map((award) => documentOf(the, award)));
      const proofs = credentials.filter(({ issuer }) => JSON.stringify(issuer).includes(`"${did}"`));
      expect(proofs.length).toBeGreaterThan(0);
      for (const { proof } of proofs)
        expect(document.assertionMethod).toContain(
          (proof as { verificationMethod: string }).verificationMethod,
        );
    }
  });

  test('is enough for another verifier of did:web to check a signature', async () => {
    const [award = ''] = awards;
    const credential = await documentOf(the, award);
    const foreign = {
      ...(await the.services.trust()),
      registry: { issuers: new Map(), versions: new Map(), graceDays: 0 },
      resolveDid: async (did: string) => {
        const [, , , ...path] = did.split(':');
        return (await site.get(`/${path.join('/') || '.well-known'}/did.json`)).json();
      },
    };
    const report = await verify(credential, foreign, {});
    const proof = report.credentials[0]?.results.find(({ check }) => check === 'proof');
    expect(proof?.outcome).toBe('pass');
    expect(report.verdict).toBe('undetermined');
  });

  test.each([
    '/i/gamma/did.json',
    '/i/%00/did.json',
    '/i/network/did.json',
    '/i/__proto__/did.json',
    '/i//did.json',
  ])('that there isn’t, %s, is 404', async (path) => {
    const answer = await site.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  test('is not there for a did:key, which needs none', async () => {
    const local = await openTestServices();
    const other = await startSite(local.services);
    for (const path of ['/.well-known/did.json', '/i/alpha/did.json'])
      expect((await other.get(path)).status).toBe(404);
    await other.close();
    await local.close();
  });
});

test('what is published in one file is all that is needed to verify, and is about nobody', async () => {
  const answer = await site.get('/verify/material');
  expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')]).toEqual([
    '*',
    'public, max-age=60',
  ]);
  const text = await answer.text();
  const trust = await the.services.trust();
  const material = await trustIn(JSON.parse(text), trust.now);
  for (const award of awards) {
    const credential = await documentOf(the, award);
    const { sources, ...told } = await verify(credential, material);
    const { sources: own, ...said } = await verify(credential, trust);
    expect([told, Object.keys(sources)]).toEqual([said, Object.keys(own)]);
    for (const personal of [award, credential.id, learnerName(credential)])
      expect(text).not.toContain(personal);
  }
  expect(awards.length).toBeGreaterThan(0);
});

function learnerName({ credentialSubject }: JsonObject): string {
  const { name } = credentialSubject as { name?: string };
  if (!name) throw new TypeError('name');
  return name;
}
