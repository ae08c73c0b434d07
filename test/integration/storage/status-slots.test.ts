import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { previewCorrection } from '../../../src/issuing/lifecycle/correct.js';
import { partyOf } from '../../../src/issuing/lifecycle/party.js';
import { openTestServices, type TestServices } from '../../support/services.js';
import { gradedCatalogue } from '../../support/small-catalogue.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices({ catalogue: gradedCatalogue() });
});
afterAll(() => the.close());

/** Keeps everybody else from taking places of an issuer, as somebody does whose transaction takes long. */
async function busyLists(...dids: readonly string[]): Promise<() => Promise<void>> {
  const client = await the.database.pool.connect();
  await client.query('BEGIN');
  for (const did of dids)
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`status-list ${did}`]);
  return async () => {
    await client.query('ROLLBACK');
    client.release();
  };
}

test('places are waited for while somebody takes long over theirs', async () => {
  const { stores } = the.services;
  const did = await stores.selectIssuerDid('beta');
  const letGo = await busyLists(did);
  const places = stores.takePlaces(did, 2);
  await sleep(6000);
  await letGo();
  expect(await places).toHaveLength(2);
});

test('a preview takes no places, and waits for nobody who takes some', async () => {
  const { lifecycle, stores } = the.services;
  const { issued } = await the.issue('alpha', 'D,Learner D,MD,2026-05-04,C,');
  const party = await partyOf(stores, 'test', 'alpha');
  const lists = () => the.database.prisma.statusList.findMany({ orderBy: { id: 'asc' } });
  const before = await lists();
  const letGo = await busyLists(party.did, await stores.selectIssuerDid(undefined));
  const effect = await previewCorrection(lifecycle, issued[0]?.awardId ?? '', { grade: 'B' }, party).finally(
    letGo,
  );
  expect(effect).toMatchObject({
    awards: [{ changed: true }],
    composed: [{ programme: 'P3', state: 'issued' }],
  });
  expect(await lists()).toEqual(before);
});
