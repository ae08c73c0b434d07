import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject } from '../../../src/common/json.js';
import { startApi, type TestApi } from '../../support/api.js';
import { DOCUMENT, OPERATIONS } from '../../support/api-client/description.js';
import type { ProblemCases } from '../../support/problem-case.js';
import { openTestServices, type TestServices } from '../../support/services.js';
import { awardProblems } from './problem-cases/awards.js';
import { catalogueProblems } from './problem-cases/catalogue.js';
import { importProblems } from './problem-cases/imports.js';
import { jobProblems } from './problem-cases/jobs.js';
import { keyProblems } from './problem-cases/keys.js';
import { recordProblems } from './problem-cases/records.js';
import { relayProblems } from './problem-cases/relay.js';
import { renditionProblems } from './problem-cases/renditions.js';
import { sharedProblems } from './problem-cases/shared.js';
import { suppliedProblems } from './problem-cases/supplied.js';
import { walletProblems } from './problem-cases/wallet.js';
import { webhookProblems } from './problem-cases/webhooks.js';

/** The shared ones come last: the very last of them ends what this address may ask. */
const CASES: ProblemCases = {
  ...keyProblems,
  ...catalogueProblems,
  ...importProblems,
  ...jobProblems,
  ...recordProblems,
  ...renditionProblems,
  ...awardProblems,
  ...walletProblems,
  ...webhookProblems,
  ...suppliedProblems,
  ...relayProblems,
  ...sharedProblems,
};

/** By code: the statuses at which the OpenAPI document lists it. */
const LISTED = new Map<string, Set<number>>();
for (const { responses } of OPERATIONS.values()) {
  for (const [status, { codes = [] }] of responses) {
    for (const code of codes) LISTED.set(code, (LISTED.get(code) ?? new Set()).add(status));
  }
}
const EXPLAINED = Object.keys(isJsonObject(DOCUMENT['x-problems']) ? DOCUMENT['x-problems'] : {});

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

test('every code that an endpoint lists is explained, and nothing else is', () => {
  const unexplained = [...LISTED.keys()].filter((code) => !EXPLAINED.includes(code));
  expect(unexplained.map((code) => `${code}: add it in src/http/api/problem-texts/`)).toEqual([]);
});

test('every code that is explained has a case', () => {
  const without = EXPLAINED.filter((code) => !Object.hasOwn(CASES, code));
  expect(without.map((code) => `${code}: add it in test/http/api/problem-cases/AREA.ts`)).toEqual([]);
  expect(Object.keys(CASES).filter((code) => !EXPLAINED.includes(code))).toEqual([]);
});

describe('what is answered', () => {
  const statuses = new Set<number>();

  // the client itself throws where the operation doesn't list the code at that status
  test.each(Object.keys(CASES))('%s', async (code) => {
    const { status, headers, body } = (await CASES[code]?.(api)) ?? {};
    expect(body).toMatchObject({ code, type: `/problems/${code}`, status });
    expect(headers?.get('Content-Type')).toBe('application/problem+json');
    expect([...(LISTED.get(code) ?? [status])]).toContain(status);
    statuses.add(status ?? 0);
  });

  test('every status of the document occurred', () => {
    const listed = new Set([...LISTED.values()].flatMap((some) => [...some]));
    expect([...listed].filter((status) => !statuses.has(status))).toEqual([]);
  });
});
