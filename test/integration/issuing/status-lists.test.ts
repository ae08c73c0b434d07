import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { signedStatusLists } from '../../../src/issuing/status-lists.js';
import { recurringTasks } from '../../../src/serve.js';
import { verify } from '../../../src/verification/verify.js';
import { revoke } from '../../support/revoke.js';
import {
  csv,
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';

let the: TestServices;
let site: TestSite;
let [addresses, awards]: [string[], string[]] = [[], []];
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { issued } = await the.issue(
    'alpha',
    ...[4, 5, 6].map((day) => `S-${day},Silvan Moor,MA,2026-05-0${day},B,`),
  );
  awards = issued.map(({ awardId }) => awardId);
  const lists = await the.database.prisma.statusListDocument.findMany({ orderBy: { address: 'asc' } });
  addresses = lists.map(({ address }) => address);
});
afterAll(async () => {
  await site.close();
  await the.close();
});

const [REVOCATION, SUSPENSION] = [0, 1];

/** `fetch` would ask for an answer that no cache gave, unless something else is said. */
const ifChanged = (etag: string) => ({ 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });

test('an issuer has a pair of lists, open to all and cacheable, that change soon after the truth does', async () => {
  expect(addresses.map((address) => address.replace(/[0-9a-f-]{36}/, 'ID'))).toEqual([
    'https://cairn.example/status/ID/revocation',
    'https://cairn.example/status/ID/suspension',
  ]);
  const first = await site.get(addresses[REVOCATION] ?? '');
  expect(first.status).toBe(200);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'application/vc',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"/);
  const text = await first.text();
  expect(JSON.parse(text).id).toBe(addresses[REVOCATION]);

  the.at('2026-06-15T10:10:00Z');
  await the.services.statusLists.refresh();
  const same = await site.get(addresses[REVOCATION] ?? '');
  expect(await same.text()).toBe(text);
  const unchanged = await site.get(addresses[REVOCATION] ?? '', ifChanged(etag));
  expect(unchanged.status).toBe(304);
  expect(await unchanged.text()).toBe('');

  const suspension = await (await site.get(addresses[SUSPENSION] ?? '')).text();
  await revoke(the.services.lifecycle, awards[0] ?? '', 'Awarded by mistake.', 'test');
  // no request signs anything
  expect((await site.get(addresses[REVOCATION] ?? '', ifChanged(etag))).status).toBe(304);
  await the.services.statusLists.refresh();
  const changed = await site.get(addresses[REVOCATION] ?? '', ifChanged(etag));
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(etag);
  expect(JSON.parse(await changed.text()).validFrom).toBe('2026-06-15T10:10:00Z');
  expect(await (await site.get(addresses[SUSPENSION] ?? '')).text()).toBe(suspension);
});

test('a list is signed anew before it runs out', async () => {
  const validUntil = async () => {
    await the.services.statusLists.refresh();
    return JSON.parse((await the.services.statusLists.current(addresses[SUSPENSION] ?? '')) ?? '{}')
      .validUntil;
  };
  the.at('2026-06-21T09:59:00Z');
  expect(await validUntil()).toBe('2026-06-22T10:10:00Z');
  the.at('2026-06-21T10:10:01Z');
  expect(await validUntil()).toBe('2026-06-28T10:10:01Z');
});

/** Signed lists of the same truth whose signer does not work. */
function brokenLists() {
  const failures: string[] = [];
  const lists = signedStatusLists({
    store: the.services.stores,
    signerFor: async () => {
      throw new Error('The token is not plugged in');
    },
    clock: the.services.effects.clock,
    onFailure: (address) => void failures.push(address),
  });
  return { lists, failures };
}

test('if a list cannot be signed, the last good one is served and the operator is told, now and then', async () => {
  const { services } = the;
  const before = await services.statusLists.current(addresses[REVOCATION] ?? '');
  const { lists: broken, failures } = brokenLists();
  await broken.refresh();
  expect(failures).toEqual([]);
  await revoke(services.lifecycle, awards[1] ?? '', 'Awarded by mistake.', 'test');
  await broken.refresh();
  await broken.refresh();
  expect(failures).toEqual([addresses[REVOCATION]]);
  expect(await broken.current(addresses[REVOCATION] ?? '')).toBe(before);
  the.at('2026-06-21T10:10:31Z');
  await broken.refresh();
  expect(failures).toEqual([addresses[REVOCATION], addresses[REVOCATION]]);

  // past its time, the old list is still served, and says nothing any more to others: neither good nor revoked
  the.at('2026-07-15T10:00:00Z');
  expect((await site.get(addresses[REVOCATION] ?? '')).status).toBe(200);
  const { statusTruth: _truth, ...trust } = await services.trust();
  const report = await verify(await documentOf(the, awards[2] ?? ''), trust, {});
  expect(report.verdict).toBe('undetermined');
  expect(report.credentials[0]?.results.map(({ code }) => code)).toContain('status.list-stale');

  await services.statusLists.refresh();
  expect(await services.statusLists.current(addresses[REVOCATION] ?? '')).not.toBe(before);
  const healed = await verify(await documentOf(the, awards[1] ?? ''), trust, {});
  expect(healed.verdict).toBe('not-verified');
});

test('our own verification knows at once, whatever has been signed', async () => {
  const { services } = the;
  const { issued } = await the.issue('alpha', 'S-8,Silvan Moor,MA,2026-05-08,B,');
  const awardId = issued[0]?.awardId ?? '';
  const verdict = async () => (await verify(await documentOf(the, awardId), await services.trust())).verdict;
  expect(await verdict()).toBe('verified');
  await revoke(services.lifecycle, awardId, 'Awarded by mistake.', 'test');
  expect(await verdict()).toBe('not-verified');
});

test('an entry that names a list by what no database holds is not known, and spoils no other verification', async () => {
  const { statusLists, trust, stores } = the.services;
  const { issued } = await the.issue('alpha', 'S-9,Silvan Moor,MA,2026-05-09,B,');
  const document = await documentOf(the, issued[0]?.awardId ?? '');
  const strange = JSON.parse(JSON.stringify(document).replaceAll('/revocation"', '/revocation\\u0000"'));
  const material = await trust();
  const reports = await Promise.all([document, strange, document].map((one) => verify(one, material)));
  expect(reports.map(({ verdict }) => verdict)).toEqual(['verified', 'not-verified', 'verified']);
  for (const address of [`${addresses[REVOCATION]}\u0000`, `${addresses[REVOCATION]}\ud800`]) {
    expect(await stores.selectOptionalStatusVersion(address)).toBeUndefined();
    expect(await statusLists.current(address)).toBeUndefined();
  }
});

test('of two processes that sign a list at once, one is heard', async () => {
  const [here, there] = [the.services.statusLists, (await the.another()).statusLists];
  await revoke(the.services.lifecycle, awards[2] ?? '', 'Awarded by mistake.', 'test');
  the.at('2026-07-15T10:00:01Z');
  await Promise.all([here.refresh(), here.refresh(), there.refresh()]);
  const first = await here.current(addresses[REVOCATION] ?? '');
  the.at('2026-07-15T10:00:02Z');
  await Promise.all([here.refresh(), there.refresh()]);
  expect(await there.current(addresses[REVOCATION] ?? '')).toBe(first);
  const { signedVersion, version } = await the.database.prisma.statusListDocument.findUniqueOrThrow({
    where: { address: addresses[REVOCATION] ?? '' },
  });
  expect(signedVersion).toBe(version);
});

test('a list that was never signed is signed once when it is asked for, however many ask, and whoever goes away', async () => {
  const { prisma } = the.database;
  const address = addresses[SUSPENSION] ?? '';
  await prisma.statusListDocument.update({
    where: { address },
    data: { document: null, signedVersion: -1, validUntil: null },
  });
  const gone = new AbortController();
  const path = `${site.origin}${new URL(address).pathname}`;
  const left = fetch(path, { signal: gone.signal }).catch(({ name }) => name);
  const asking = Promise.all(Array.from({ length: 5 }, async () => (await site.get(address)).text()));
  gone.abort();
  expect(await left).toBe('AbortError');
  const answers = await asking;
  expect(new Set(answers).size).toBe(1);
  expect(JSON.parse(answers[0] ?? '').id).toBe(address);
});

test('in a storm of readers and revocations a list is signed once a look, and its records are read once a change', async () => {
  const { services } = the;
  const rows = Array.from({ length: 6 }, (_, day) => `S-S${day},Silvan Moor,MA,2026-04-${10 + day},B,`);
  const { issued } = await the.issue('alpha', ...rows);
  const counts = { signatures: 0, reads: 0 };
  const lists = signedStatusLists({
    store: {
      ...services.stores,
      selectStatusBits: (address) => {
        counts.reads++;
        return services.stores.selectStatusBits(address);
      },
    },
    signerFor: async (did) => {
      counts.signatures++;
      return services.issuing.signerFor(did);
    },
    clock: services.effects.clock,
    onFailure: (_address, error) => {
      throw error;
    },
  });
  const busy = await startSite({ ...services, statusLists: lists });
  const address = addresses[REVOCATION] ?? '';
  await services.statusLists.refresh();
  const readAll = () => Promise.all(Array.from({ length: 20 }, async () => (await busy.get(address)).text()));
  try {
    for (const look of [1, 2]) {
      const before = new Set(await readAll());
      expect(before.size).toBe(1);
      for (const { awardId } of issued.slice(3 * (look - 1), 3 * look)) {
        await revoke(services.lifecycle, awardId, 'Awarded by mistake.', 'test');
        expect(new Set(await readAll())).toEqual(before);
      }
      expect(counts.signatures).toBe(look - 1);
      const reads = counts.reads;
      await Promise.all(Array.from({ length: 20 }, () => lists.truth(address)));
      expect(counts.reads - reads).toBe(1);
      await Promise.all([lists.refresh(), lists.refresh(), ...Array.from({ length: 5 }, readAll)]);
      await lists.refresh();
      expect(counts.signatures).toBe(look);
      expect(await readAll()).not.toContain([...before][0]);
    }
  } finally {
    await busy.close();
  }
});

test('a list that was never signed and cannot be is no list: 503, not an empty one', async () => {
  const { prisma } = the.database;
  await the.issue('beta', 'S-9,Silvan Moor,MA,2026-05-04,B,');
  const member = await prisma.institution.findUniqueOrThrow({ where: { code: 'beta' } });
  const fresh = await prisma.statusListDocument.findFirstOrThrow({
    where: { purpose: 'revocation', statusList: { issuerDid: member.did } },
  });
  const other = await the.another();
  await prisma.signingKey.deleteMany({ where: { did: member.did } });
  const second = await startSite(other);
  const answer = await second.get(fresh.address);
  const problem = await answer.json();
  await second.close();
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(problem).toMatchObject({ code: 'status-list.not-signed' });
  const told = { event: 'status-list.not-signed', address: fresh.address, code: 'keys.missing' };
  expect(the.log.map((line) => JSON.parse(line))).toContainEqual(expect.objectContaining(told));
});

test('a running service signs what changed by itself, within seconds and unasked', async () => {
  const { services, database } = await openTestServices();
  const { issued } = await issueResults(
    services.issuing,
    csv('T,Tilda Moor,MA,2026-05-04,B,'),
    'alpha',
    'test',
  );
  const queue = services.startQueue(recurringTasks(services), { pollEvery: 100 });
  try {
    await revoke(services.lifecycle, issued[0]?.awardId ?? '', 'Awarded by mistake.', 'test');
    const unsigned = () =>
      database.prisma.statusListDocument.count({ where: { version: { gt: 0 }, signedVersion: { lt: 1 } } });
    const until = Date.now() + 10_000;
    while ((await unsigned()) > 0) {
      expect(Date.now()).toBeLessThan(until);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await queue.stop();
    await services.close();
    await database.close();
  }
});

test.each([
  '/status/00000000-0000-4000-8000-000000000000/revocation',
  '/status/nonsense/revocation',
  '/status/%00/suspension',
  '/status/00000000-0000-4000-8000-000000000000/refresh',
  '/status/00000000-0000-4000-8000-000000000000/constructor',
])('%s is nothing', async (path) => {
  const answer = await site.get(path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'status-list.unknown' });
});

test('entries of one list lie apart, whenever they were taken', async () => {
  const rows = await the.database.prisma.credential.findMany({ orderBy: { recordedAt: 'asc' } });
  const indexes = rows.map(({ statusIndex }) => statusIndex);
  expect(new Set(indexes).size).toBe(indexes.length);
  const neighbours = indexes.filter((index) => indexes.includes(index + 1));
  expect(neighbours).toEqual([]);
});
