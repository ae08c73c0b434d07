import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeApiKey } from '../../../src/access/api-keys.js';
import { type Caller, SCOPES } from '../../../src/access/caller.js';
import { previewAct } from '../../../src/issuing/lifecycle/acts.js';
import { partyOf } from '../../../src/issuing/lifecycle/party.js';
import { wire } from '../../../src/services.js';
import { connections } from '../../../src/storage/statements.js';
import {
  learnerByNumber,
  MASTER_SECRET,
  openTestServices,
  START,
  seededRandom,
  type TestServices,
  testConfig,
} from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

test('previews of any number come to an end: each needs one connection', async () => {
  const { database } = the;
  const { issued } = await the.issue('alpha', 'P,Learner P,MA,2026-01-10,B,', 'P,Learner P,MB,2026-01-11,B,');
  const effects = { clock: () => new Date(START), random: seededRandom('previews'), log: () => {} };
  const config = testConfig(database.url, 'http://localhost:3000');
  const services = wire(
    { ...database, close: async () => {} },
    config,
    new Uint8Array(MASTER_SECRET),
    effects,
  );
  const { lifecycle } = services;
  const party = await partyOf(lifecycle.store, 'test', 'alpha');
  const others = await Promise.all(Array.from({ length: 4 }, () => database.pool.connect()));
  const effect = await previewAct(lifecycle, 'revoke', [issued[0]?.awardId ?? ''], party).finally(() => {
    for (const other of others) other.release();
  });
  expect(effect).toMatchObject({ awards: [{ standing: 'revoked' }], certificates: [{ programme: 'P1' }] });
  await services.close();
});

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

test('work that hid a failed statement is not taken for done', async () => {
  const { transact } = connections(the.database.pool);
  const work = transact(
    async (tx) => {
      await tx.$executeRaw`UPDATE "Network" SET "city" = 'Elsewhere'`;
      await tx.$executeRaw`SELECT 1 / 0`.catch(() => undefined);
    },
    { timeout: 1000 },
  );
  await expect(work).rejects.toMatchObject({ code: 'storage.rolled-back' });
  expect((await the.database.prisma.network.findFirst())?.city).not.toBe('Elsewhere');
});
