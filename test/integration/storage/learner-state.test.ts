import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Together } from '../../../src/issuing/ports.js';
import { selectTogether } from '../../../src/storage/learner-state.js';
import { connections } from '../../../src/storage/statements.js';
import {
  consent,
  learnerByNumber,
  openTestServices,
  START,
  type TestServices,
} from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

test('to what learners agree is looked up without their awards', async () => {
  const { prisma, pool } = the.database;
  const { stores } = the.services;
  const learner = async (number: string) => {
    await the.issue('alpha', `${number},Learner ${number},MA,2026-01-10,B,`);
    return learnerByNumber(the, 'alpha', number);
  };
  const none = await learner('N');
  const all = await learner('A');
  const some = await learner('S');
  const withdrawn = await learner('W');
  const erased = await learner('E');
  const ids = [none, all, some, withdrawn, erased];
  const at = new Date(START);
  const account = { id: randomUUID(), name: '', email: 's@example.org', emailVerified: true };
  await prisma.userAccount.create({ data: { ...account, createdAt: at, updatedAt: at } });
  const claimed = { learnerId: some, accountId: account.id, vouchedOf: 'alpha', claimedAt: at };
  await prisma.learnerAccount.create({ data: claimed });
  const text = { textVersion: '1', textLanguage: 'en', givenBy: 'test', givenAt: at };
  await prisma.consent.create({
    data: { ...text, id: randomUUID(), learnerId: some, accountId: account.id },
  });
  for (const id of [all, withdrawn, erased]) await consent(the, id);
  await stores.withdrawConsent(withdrawn, undefined, { actor: 'test', at });
  await prisma.learner.update({ where: { id: erased }, data: { erasedAt: at } });

  const agreed = new Map<string, Together>([
    [none, false],
    [all, true],
    [some, [await stores.selectIssuerDid('alpha'), await stores.selectIssuerDid(undefined)]],
    [withdrawn, false],
  ]);
  const states = await stores.selectLearnerStates(ids);
  expect(new Map(states.map((state) => [state.learner.id, state.consent]))).toEqual(agreed);
  const other = await pool.connect();
  await other.query('BEGIN; LOCK TABLE "Award" IN ACCESS EXCLUSIVE MODE');
  const look = connections(pool).transact((tx) => selectTogether(tx, ids), { timeout: 2000 });
  const found = await look.finally(() => other.query('ROLLBACK').then(() => other.release()));
  expect(found).toEqual(agreed);
});
