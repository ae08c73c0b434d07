import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/common/json.js';
import type { VerificationReport } from '../../src/verification/report.js';
import { revoke } from '../support/revoke.js';
import {
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

let the: TestServices;
let site: TestSite;
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
});
afterAll(async () => {
  await site.close();
  await the.close();
});

async function awardTo(learner: string): Promise<string> {
  const { issued } = await the.issue('alpha', `${learner},${learner} Fenwick,MA,2026-05-04,B,`);
  return issued[0]?.awardId ?? '';
}

async function askApi(document: JsonObject): Promise<VerificationReport> {
  const answer = await site.post('/api/verify', JSON.stringify(document));
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('a change counts for whoever asks after it, however many ask at the same time:', () => {
  const SIX = Array.from({ length: 6 });

  /** The verdicts of what was asked for before and after a change, by six who never stop asking. */
  async function during(document: JsonObject, change: () => Promise<unknown>) {
    const verdicts = { before: new Set<string>(), after: new Set<string>() };
    let [asked, changed] = [0, false];
    const asking = SIX.map(async () => {
      for (let left = 2; left > 0; ) {
        const when = changed ? 'after' : 'before';
        verdicts[when].add((await askApi(document)).verdict);
        asked++;
        if (when === 'after') left--;
      }
    });
    while (asked < SIX.length) await new Promise((resolve) => setTimeout(resolve, 5));
    await change();
    changed = true;
    await Promise.all(asking);
    return verdicts;
  }

  test('a revocation', async () => {
    const award = await awardTo('burst');
    const verdicts = await during(await documentOf(the, award), () =>
      revoke(the.services.lifecycle, award, 'Awarded by mistake.', 'test'),
    );
    expect([...verdicts.after]).toEqual(['not-verified']);
    expect(verdicts.before).toContain('verified');
  });

  test('a key that was its issuer’s only after it signed', async () => {
    const document = await documentOf(the, await awardTo('good'));
    const { pool } = the.database;
    const createdBefore = 'UPDATE "SigningKey" SET "createdAt" = "createdAt" + $1::interval';
    const verdicts = await during(document, () => pool.query(createdBefore, ['30 days']));
    expect([...verdicts.after]).toEqual(['not-verified']);
    expect([...verdicts.before][0]).toBe('verified');
    await pool.query(createdBefore, ['-30 days']);
    expect((await askApi(document)).verdict).toBe('verified');
  });
});
