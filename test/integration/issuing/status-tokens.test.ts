import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';
import { decodeProtectedHeader } from 'jose';
import { signedStatusLists } from '../../../src/issuing/status-lists.js';
import { revoke } from '../../support/revoke.js';
import { openTestServices, startSite, type TestServices, type TestSite } from '../../support/services.js';

let the: TestServices;
let site: TestSite;
let awards: string[] = [];
let address = '';
let indexes: number[] = [];
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { issued } = await the.issue(
    'alpha',
    ...[4, 5, 6].map((day) => `S-${day},Silvan Moor,MA,2026-05-0${day},B,`),
  );
  awards = issued.map(({ awardId }) => awardId);
  const [list] = await the.database.prisma.statusList.findMany();
  address = `${list?.baseAddress}/token`;
  const rows = await the.database.prisma.credential.findMany({
    select: { awardId: true, statusIndex: true },
  });
  indexes = awards.map((award) => rows.find(({ awardId }) => awardId === award)?.statusIndex ?? -1);
});
afterAll(async () => {
  await site.close();
  await the.close();
});

const statuses = (token: string) => {
  const list = getListFromStatusListJWT(token);
  return indexes.map((index) => list.getStatus(index));
};
const ifChanged = (etag: string) => ({ 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });

test('the pair of lists is published as one token, open to all and cacheable, that another library reads', async () => {
  const lists = () => the.database.prisma.statusList.findMany({ select: { token: true } });
  await the.services.statusLists.refresh();
  expect(await lists()).toEqual([{ token: null }]);
  const first = await site.get(address);
  expect(first.status).toBe(200);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'application/statuslist+jwt',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  const text = await first.text();
  expect(decodeProtectedHeader(text)).toMatchObject({ alg: 'EdDSA', typ: 'statuslist+jwt' });
  const payload = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString());
  expect(payload).toMatchObject({ sub: address, iat: 1781517600, exp: 1782122400, ttl: 300 });
  expect(payload.status_list.bits).toBe(2);
  expect(statuses(text)).toEqual([0, 0, 0]);

  const etag = first.headers.get('etag') ?? '';
  await revoke(the.services.lifecycle, awards[0] ?? '', 'Awarded by mistake.', 'test');
  // no request signs anything; the truth is known at once
  expect((await site.get(address, ifChanged(etag))).status).toBe(304);
  const truth = await the.services.statusLists.tokenTruth(address);
  expect(truth?.list.bits).toBe(2);
  await the.services.statusLists.refresh();
  const changed = await site.get(address, ifChanged(etag));
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(etag);
  expect(statuses(await changed.text())).toEqual([1, 0, 0]);
});

test('what is suspended is told from what is revoked, and a revoked one stays so', async () => {
  const { prisma } = the.database;
  for (const [award, at] of [awards[0], awards[1]].entries()) {
    const suspendedAt = new Date(`2026-06-15T10:0${award}:00Z`);
    await prisma.credential.updateMany({ where: { awardId: at ?? '' }, data: { suspendedAt } });
  }
  await prisma.statusListDocument.updateMany({
    where: { purpose: 'suspension' },
    data: { version: { increment: 1 } },
  });
  await the.services.statusLists.refresh();
  expect(statuses((await the.services.statusLists.token(address)) ?? '')).toEqual([1, 2, 0]);
});

test('a token is signed anew before it runs out', async () => {
  const expires = async () => {
    await the.services.statusLists.refresh();
    const token = (await the.services.statusLists.token(address)) ?? '';
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).exp;
  };
  const [before, day] = [await expires(), 86_400];
  the.at(new Date((before - day + 60) * 1000).toISOString());
  expect(await expires()).toBe(before + 6 * day + 60);
});

test('if it cannot be signed, the last good one is served, never an empty one, and the operator is told', async () => {
  const failures: string[] = [];
  const broken = signedStatusLists({
    store: the.services.stores,
    signerFor: async () => {
      throw new Error('The token is not plugged in');
    },
    clock: the.services.effects.clock,
    onFailure: (failed) => void failures.push(failed),
  });
  await broken.refresh();
  const before = await broken.token(address);
  await revoke(the.services.lifecycle, awards[2] ?? '', 'Awarded by mistake.', 'test');
  await broken.refresh();
  await broken.refresh();
  expect(failures.filter((failed) => failed === address)).toEqual([address]);
  expect(await broken.token(address)).toBe(before);
  expect(statuses(before ?? '')).toEqual([1, 2, 0]);
  await the.services.statusLists.refresh();
  expect(statuses((await broken.token(address)) ?? '')).toEqual([1, 2, 1]);
});

test('a token that nobody publishes is not found, and one that was never signed and cannot be is not empty', async () => {
  for (const path of [
    'https://cairn.example/status/0b8f6f0e-6f0a-4d5c-9a55-0a4a30f0a001/token',
    'https://cairn.example/status/x/token',
  ]) {
    const answer = await site.get(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'status-list.unknown' });
  }
  const { lists } = { lists: the.services.statusLists };
  expect(await lists.token(`${address}x`)).toBeUndefined();
  expect(await lists.tokenTruth(address.replace('cairn', 'other'))).toBeUndefined();
  await the.database.prisma.statusList.updateMany({
    data: { token: null, tokenVersion: -1, tokenValidUntil: null },
  });
  const [ask, other] = await Promise.all([lists.token(address), lists.token(address)]);
  expect(ask).toBe(other);
  expect(statuses(ask ?? '')).toEqual([1, 2, 1]);
});
