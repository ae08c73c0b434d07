import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OPEN_OPERATIONS } from '../../../src/http/api/open-operations.js';
import { startApi, type TestApi } from '../../support/api.js';
import { OPERATIONS } from '../../support/api-client/description.js';
import { type ForeignHost, startForeignHost } from '../../support/foreign-host.js';
import { apiRoutes } from '../../support/route-table.js';
import { openTestServices, startSite, type TestServices, type TestSite } from '../../support/services.js';
import { playCase, type TenantCases } from '../../support/tenant-wall.js';
import { awardCases } from './tenant-cases/awards.js';
import { catalogueCases } from './tenant-cases/catalogue.js';
import { importCases } from './tenant-cases/imports.js';
import { jobCases } from './tenant-cases/jobs.js';
import { keyCases } from './tenant-cases/keys.js';
import { openCases } from './tenant-cases/open.js';
import { recordCases } from './tenant-cases/records.js';
import { suppliedCases } from './tenant-cases/supplied.js';
import { webhookCases } from './tenant-cases/webhooks.js';

/** By operation: how another institution tries to see or touch what is alpha's. */
const CASES: TenantCases = {
  ...catalogueCases,
  ...keyCases,
  ...importCases,
  ...jobCases,
  ...recordCases,
  ...awardCases,
  ...webhookCases,
  ...suppliedCases,
};

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

test('every route has a case', () => {
  const known = new Map(
    [...OPERATIONS.values()].map(({ id, method, path }) => [
      `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      id,
    ]),
  );
  const without = apiRoutes(world.services)
    .filter((route) => route !== 'GET /api/v1/openapi.json')
    .filter((route) => CASES[known.get(route) ?? ''] === undefined)
    .map((route) => `${route}: add ${known.get(route)} in test/http/api/tenant-cases/AREA.ts`);
  expect(without).toEqual([]);
});

test('every case is of an operation that there is', () => {
  expect(Object.keys(CASES).filter((name) => !OPERATIONS.has(name))).toEqual([]);
});

test('what concerns the caller alone names nothing in its address', () => {
  const named = Object.entries(CASES).filter(([name, cases]) =>
    [cases].flat().some(({ wall }) => wall === 'own' && OPERATIONS.get(name)?.path.includes('{')),
  );
  expect(named.map(([name]) => name)).toEqual([]);
});

describe('the wall between institutions', () => {
  const played = Object.entries(CASES).flatMap(([name, cases]) =>
    [cases].flat().map((one, index) => ({ name, number: index + 1, wall: one.wall, one })),
  );
  test.each(played)('$name $number: $wall', async ({ name, one }) => {
    await playCase(one, OPERATIONS.get(name)?.method ?? '', api);
  });
});

describe('what is asked without a key', () => {
  let foreign: ForeignHost;
  let site: TestSite;
  beforeAll(async () => {
    foreign = await startForeignHost();
    site = await startSite({ ...world.services, outside: foreign.outside });
  });
  afterAll(async () => {
    await site.close();
    foreign.close();
  });

  test('has a case each', () => {
    expect(Object.keys(openCases).sort()).toEqual(OPEN_OPERATIONS.map(({ operation }) => operation).sort());
  });

  test.each(Object.entries(openCases))('%s is answered alike, whoever asks', async (_name, ask) => {
    const keys = [await api.keyed('alpha'), await api.keyed('beta'), await api.keyed(undefined)];
    const headers = [{}, ...keys.map(({ token }) => ({ Authorization: `Bearer ${token}` }))];
    const answers: object[] = [];
    for (const one of headers) {
      const answer = await ask({ site, foreign }, one);
      const type = answer.headers.get('Content-Type');
      answers.push({ status: answer.status, type, body: await answer.text() });
    }
    expect(answers[0]).toMatchObject({ status: 200 });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});
