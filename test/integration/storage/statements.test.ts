import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeApiKey } from '../../../src/access/api-keys.js';
import { type Caller, SCOPES } from '../../../src/access/caller.js';
import { learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

test('what is planned once goes on when a newer process brings the schema up to date', async () => {
  const { services, database } = the;
  const row = 'K,Learner K,MA,2026-01-10,B,';
  const { issued } = await the.issue('alpha', row);
  const by: Caller = { keyId: 'test', institution: undefined, scopes: new Set(SCOPES), actor: 'test' };
  const wish = { name: 'test', institution: 'alpha', scopes: SCOPES, expiresAt: undefined };
  const { key } = await makeApiKey(services.access, by, wish);
  const look = async () => [
    (await the.issue('alpha', row)).existing,
    await services.access.store.selectOptionalApiKey(key.id),
    await services.stores.selectEndedAwards('did:web:nobody.example', [
      await learnerByNumber(the, 'alpha', 'K'),
    ]),
  ];
  const before = await look();
  expect(before[0]).toMatchObject([{ awardId: issued[0]?.awardId }]);
  for (const { tablename } of await database.prisma.$queryRaw<{ tablename: string }[]>`
    SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`)
    await database.pool.query(`ALTER TABLE "${tablename}" ADD COLUMN "ofANewerVersion" int`);
  expect(await look()).toEqual(before);
});
