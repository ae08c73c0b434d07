import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeApiKey } from '../../../src/access/api-keys.js';
import { type Caller, SCOPES } from '../../../src/access/caller.js';
import { previewErasure } from '../../../src/issuing/erasing/erase.js';
import { previewAct } from '../../../src/issuing/lifecycle/acts.js';
import { previewCorrection } from '../../../src/issuing/lifecycle/correct.js';
import { type Party, partyOf } from '../../../src/issuing/lifecycle/party.js';
import { previewMerge } from '../../../src/issuing/merging/decide.js';
import { proposeMerge, readMerge } from '../../../src/issuing/merging/propose.js';
import { type Services, wire } from '../../../src/services.js';
import { isPassing } from '../../../src/storage/passing.js';
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

/** What is done and undone in one transaction, of a learner who holds P1 and whose other record is proposed for a merge. */
const PREVIEWS: readonly {
  readonly name: string;
  readonly preview: (services: Services, of: Previewed) => Promise<object>;
  readonly seen: object;
}[] = [
  {
    name: 'of an act',
    preview: ({ lifecycle }, { award, party }) => previewAct(lifecycle, 'revoke', [award], party),
    seen: { awards: [{ standing: 'revoked' }], certificates: [{ programme: 'P1' }] },
  },
  {
    name: 'of a correction',
    preview: ({ lifecycle }, { award, party }) => previewCorrection(lifecycle, award, { grade: 'A' }, party),
    seen: { awards: [{ changed: true }], certificates: [{ programme: 'P1', outcome: 'unchanged' }] },
  },
  {
    name: 'of a merge',
    preview: async ({ lifecycle }, { merge, party }) =>
      previewMerge(lifecycle, await readMerge(lifecycle, merge, party), party),
    seen: { moved: [{ code: 'MA' }], ended: [] },
  },
  {
    name: 'of an erasure',
    preview: ({ erasing }, { learner }) => previewErasure(erasing, 'alpha', learner, 'test'),
    seen: { awards: [{}, {}, {}] },
  },
];

interface Previewed {
  readonly award: string;
  readonly learner: string;
  readonly merge: string;
  readonly party: Party;
}

async function somebody(): Promise<Previewed> {
  const { lifecycle } = the.services;
  const party = await partyOf(lifecycle.store, 'test', 'alpha');
  const { issued } = await the.issue('alpha', 'P,Learner P,MA,2026-01-10,B,', 'P,Learner P,MB,2026-01-11,B,');
  await the.issue('alpha', 'Q,Learner P,MA,2026-01-12,B,');
  const [learner, merged] = [
    await learnerByNumber(the, 'alpha', 'P'),
    await learnerByNumber(the, 'alpha', 'Q'),
  ];
  const wish = { kept: learner, merged, reason: 'Two numbers, one person.' };
  const { id: merge } = await proposeMerge(lifecycle, wish, party);
  return { award: issued[0]?.awardId ?? '', learner, merge, party };
}

describe('previews of any number come to an end: each needs one connection', () => {
  let of: Previewed;
  beforeAll(async () => {
    of = await somebody();
  });

  test.each(PREVIEWS)('$name', async ({ preview, seen }) => {
    const { database } = the;
    const effects = { clock: () => new Date(START), random: seededRandom('previews'), log: () => {} };
    const config = testConfig(database.url, 'http://localhost:3000');
    const services = wire(
      { ...database, close: async () => {} },
      config,
      new Uint8Array(MASTER_SECRET),
      effects,
    );
    const others = await Promise.all(Array.from({ length: 4 }, () => database.pool.connect()));
    const effect = await preview(services, of).finally(() => {
      for (const other of others) other.release();
    });
    expect(effect).toMatchObject(seen);
    await services.close();
  });
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

test('what waits for a lock longer than it may is told as an outage, which passes', async () => {
  const { pool } = the.database;
  const other = await pool.connect();
  await other.query('BEGIN; LOCK TABLE "Network"');
  const work = connections(pool).transact((tx) => tx.$queryRaw`SELECT "code" FROM "Network"`, {
    timeout: 100,
  });
  const error = await work.catch((thrown: unknown) => thrown);
  await other.query('ROLLBACK');
  other.release();
  expect(error).toMatchObject({ code: 'service.unavailable', cause: { code: '57014' } });
  expect(isPassing(error)).toBe(true);
});
