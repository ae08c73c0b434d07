import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';
import { isJsonObject, type JsonObject } from '../../src/common/json.js';
import { awardOfSdJwt } from '../../src/credentials/sd-jwt/award.js';
import { readSdJwt } from '../../src/credentials/sd-jwt/read.js';
import { correctAward } from '../../src/issuing/lifecycle/correct.js';
import { operator } from '../../src/issuing/lifecycle/party.js';
import { issueRendition } from '../../src/issuing/renditions/issue.js';
import { revoke } from '../support/revoke.js';
import { openTestServices, startSite, type TestServices, type TestSite } from '../support/services.js';

let the: TestServices;
let site: TestSite;
let [text, other, awardId] = ['', '', ''];
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { issued } = await the.issue(
    'alpha',
    'S-4,Silvan Moor,MA,2026-05-04,B,',
    'S-5,Silvan Moor,MA,2026-05-05,C,',
  );
  const [first, second] = issued.map((one) => one.awardId);
  awardId = first ?? '';
  text = await rendered(awardId);
  other = await rendered(second ?? '');
});
afterAll(async () => {
  await site.close();
  await the.close();
});

async function rendered(award: string): Promise<string> {
  const made = await issueRendition(the.services.renditions, award, 'sd-jwt', operator('test'));
  return made.document;
}

async function verdict(body: string, type: string) {
  const answer = await site.post('/api/verify', body, { 'Content-Type': type });
  const report = (await answer.json()) as JsonObject;
  const credentials = Array.isArray(report.credentials) ? report.credentials.filter(isJsonObject) : [];
  const results = credentials.flatMap((one) =>
    Array.isArray(one.results) ? one.results.filter(isJsonObject) : [],
  );
  const bad = results.filter(({ outcome, advisory }) => outcome !== 'pass' && advisory !== true);
  return { status: answer.status, verdict: report.verdict, bad: bad.map(({ code }) => code) };
}

/** What the published token says of a credential, as another library reads it. */
async function published(credential: string): Promise<number> {
  const { status } = awardOfSdJwt(readSdJwt(credential).claims) ?? {};
  const answer = await site.get(status?.list ?? '');
  expect(answer.headers.get('content-type')).toBe('application/statuslist+jwt');
  return getListFromStatusListJWT(await answer.text()).getStatus(status?.index ?? -1);
}

test('an award as SD-JWT is verified as text and as JSON, and revoked for all the moment it is revoked', async () => {
  for (const [body, type] of [
    [text, 'application/dc+sd-jwt'],
    [text, 'application/sd-jwt'],
    [JSON.stringify(text), 'application/json'],
  ] as const)
    expect(await verdict(body, type)).toEqual({ status: 200, verdict: 'verified', bad: [] });
  expect(await published(text)).toBe(0);
  await revoke(the.services.lifecycle, awardId, 'Awarded by mistake.', 'test');
  expect(await verdict(text, 'application/dc+sd-jwt')).toMatchObject({
    verdict: 'not-verified',
    bad: ['status.revoked'],
  });
  expect(await verdict(other, 'application/dc+sd-jwt')).toMatchObject({ verdict: 'verified' });
  await the.services.statusLists.refresh();
  expect([await published(text), await published(other)]).toEqual([1, 0]);
});

test('one whose grade was corrected is told from one that was taken away', async () => {
  const { award } = awardOfSdJwt(readSdJwt(other).claims) ?? {};
  await correctAward(
    the.services.lifecycle,
    award?.id ?? '',
    { grade: 'A' },
    'Typed wrongly.',
    operator('test'),
  );
  expect(await verdict(other, 'application/dc+sd-jwt')).toMatchObject({
    verdict: 'not-verified',
    bad: ['status.superseded'],
  });
  const young = await rendered(award?.id ?? '');
  expect(awardOfSdJwt(readSdJwt(young).claims)?.award).toMatchObject({
    id: award?.id,
    grade: { value: 'A' },
  });
  expect(await verdict(young, 'application/dc+sd-jwt')).toMatchObject({ verdict: 'verified' });
});

test('what is none, or not under its type, is refused', async () => {
  expect(await verdict('x~', 'application/dc+sd-jwt')).toMatchObject({ status: 400 });
  expect(await verdict(text, 'text/plain')).toMatchObject({ status: 415 });
  expect(await verdict(`${text}x`, 'application/dc+sd-jwt')).toMatchObject({
    status: 200,
    verdict: 'not-verified',
  });
});
