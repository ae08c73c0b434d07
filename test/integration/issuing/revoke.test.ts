import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isJsonObject } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { bitAt, decodeBitstring } from '../../../src/credentials/status/bitstring.js';
import { recover, settle } from '../../../src/issuing/settle.js';
import type { Verdict } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import { revoke } from '../../support/revoke.js';
import { documentOf, faultsOf, openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
beforeEach(async () => {
  the = await openTestServices();
});
afterEach(async () => {
  await bitsMatchTheDatabase();
  await everyActIsAudited();
  await the.close();
});

const REASON = 'Awarded by mistake.';
const revokeOne = (id: string, reason = REASON) => revoke(the.services.lifecycle, id, reason, 'test');
const row = (module: string, date = '2026-05-04', grade = 'B') =>
  `R-1,Rosalind Thorn,${module},${date},${grade},`;

/** Issues rows at alpha; answers with award ids by module, or by programme for what was composed. */
async function issue(...rows: readonly string[]): Promise<Record<string, string>> {
  const { issued, composed } = await the.issue('alpha', ...rows);
  return Object.fromEntries([
    ...issued.map(({ module, awardId }) => [module, awardId]),
    ...composed.map(({ programme, awardId }) => [programme, awardId]),
  ]);
}

async function verdictOf(awardId = ''): Promise<Verdict> {
  return (await verify(await documentOf(the, awardId), await the.services.trust(), {})).verdict;
}

function credentialsOf(awardId = '') {
  return the.database.prisma.credential.findMany({ where: { awardId }, orderBy: { revision: 'asc' } });
}

async function liveAwards(): Promise<string[]> {
  const rows = await the.database.prisma.award.findMany({
    where: { revokedAt: null },
    orderBy: { code: 'asc' },
  });
  return rows.map(({ code, suspendedAt }) => (suspendedAt ? `${code} suspended` : code));
}

/** Decodes every signed list and compares every bit with what the database says of the credential there. */
async function bitsMatchTheDatabase(): Promise<void> {
  const { prisma } = the.database;
  for (const { address, purpose, statusListId } of await prisma.statusListDocument.findMany()) {
    const list = parseStrictJson((await the.services.statusLists.current(address)) ?? 'null');
    const subject = isJsonObject(list) && isJsonObject(list.credentialSubject) ? list.credentialSubject : {};
    const bits = await decodeBitstring(String(subject.encodedList));
    const credentials = await prisma.credential.findMany({ where: { statusListId } });
    const set = credentials
      .filter(({ revokedAt, suspendedAt }) => (purpose === 'revocation' ? revokedAt : suspendedAt) !== null)
      .map(({ statusIndex }) => statusIndex);
    for (const index of set) expect(bitAt(bits, index)).toBe(true);
    expect(bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)).toBe(set.length);
  }
}

/** Each state that an award or a credential is in has the entry of the act that led there. */
async function everyActIsAudited(): Promise<void> {
  const { prisma } = the.database;
  const entries = await prisma.auditEntry.findMany();
  const has = (act: string, subject: string) =>
    expect(entries.filter((entry) => entry.act === act && entry.subject === subject).length).toBeGreaterThan(
      0,
    );
  for (const { id, revokedAt } of await prisma.award.findMany()) {
    has('award.recorded', `award:${id}`);
    if (revokedAt) has('award.revoked', `award:${id}`);
  }
  for (const { id, state, revokedAt, revokeReason, suspendedAt } of await prisma.credential.findMany()) {
    if (state === 'issued') has('credential.issued', `credential:${id}`);
    if (suspendedAt) has('credential.suspended', `credential:${id}`);
    if (revokedAt)
      has(revokeReason === 'superseded' ? 'credential.superseded' : 'credential.revoked', `credential:${id}`);
  }
  const text = JSON.stringify(entries, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(text).not.toMatch(/Rosalind|Thorn|mistake/);
}

describe('revoking an award', () => {
  test('by its own id, by that of its credential, and as a URN', async () => {
    const { MA = '', MB = '', MC = '' } = await issue(row('MA'), row('MB', '2026-05-05'), row('MC'));
    expect(await verdictOf(MA)).toBe('verified');
    expect(await revokeOne(MA)).toMatchObject({ awardId: MA, changed: true });
    const [credential] = await credentialsOf(MB);
    expect(await revokeOne(`urn:uuid:${credential?.id}`)).toMatchObject({ awardId: MB, changed: true });
    expect(await revokeOne(`URN:UUID:${MC.toUpperCase()}`)).toMatchObject({ awardId: MC, changed: true });
    expect(await Promise.all([MA, MB, MC].map(verdictOf))).toEqual(Array(3).fill('not-verified'));
    const award = await the.database.prisma.award.findUniqueOrThrow({ where: { id: MA } });
    expect(award).toMatchObject({ revokeReason: REASON, liveKey: null });
  });

  test('twice changes nothing more', async () => {
    const { MA = '' } = await issue(row('MA'));
    await revokeOne(MA);
    const audit = await the.database.prisma.auditEntry.count();
    expect(await revokeOne(MA, 'Another reason.')).toEqual({
      awardId: MA,
      changed: false,
      standing: 'revoked',
      certificates: [],
      composed: [],
    });
    expect(await the.database.prisma.auditEntry.count()).toBe(audit);
  });

  test('lets it be awarded anew', async () => {
    const { MA } = await issue(row('MA'));
    await revokeOne(MA ?? '');
    const again = await issue(row('MA', '2026-05-04', 'A'));
    expect(again.MA).not.toBe(MA);
    expect(await verdictOf(again.MA)).toBe('verified');
  });

  test('is not undone by the same results again; a row that says something else is a new award', async () => {
    const first = await issue(row('MA'), row('MB'));
    await revokeOne(first.MA ?? '');
    const awards = await the.database.prisma.award.count();
    const again = the.issue('alpha', row('MA'), row('MB'), row('MC'));
    expect(await faultsOf(again)).toEqual(['results.award-revoked /2']);
    expect(await the.database.prisma.award.count()).toBe(awards);
    expect(await liveAwards()).toEqual(['MB', 'P1 suspended']);

    the.at('2026-06-16T10:00:00Z');
    const corrected = await issue(row('MA', '2026-05-04', 'A'));
    await revokeOne(corrected.MA ?? '', 'The first grade was right.');
    // only what was said last counts
    expect(await faultsOf(the.issue('alpha', row('MA', '2026-05-04', 'A')))).toEqual([
      'results.award-revoked /2',
    ]);
    const back = await issue(row('MA'));
    expect(await verdictOf(back.MA)).toBe('verified');
    expect(await issue(row('MA'), row('MB'))).toEqual({});
  });

  test('by an id that is none, or without a good reason, is refused', async () => {
    const { MA = '' } = await issue(row('MA'));
    const none = ['', 'MA', '00000000-0000-4000-8000-000000000000', 'urn:uuid:', "' OR 1=1 --", '\u0000'];
    for (const id of none)
      await expect(revokeOne(id)).rejects.toMatchObject({ kind: 'not-found', code: 'award.unknown' });
    for (const reason of ['', '  \n', 'x'.repeat(501), 'a\u0000b'])
      await expect(revokeOne(MA, reason)).rejects.toMatchObject({ kind: 'invalid', code: 'act.reason' });
    expect(await verdictOf(MA)).toBe('verified');
  });
});

describe('revoking a part', () => {
  test('that another award stands in for: the certificate is reissued and the old one superseded', async () => {
    const first = await issue(row('MA', '2026-05-04'), row('MB'));
    await issue(row('MA', '2026-05-11'));
    expect(await revokeOne(first.MA ?? '')).toMatchObject({
      certificates: [{ programme: 'P1', awardId: first.P1, outcome: 'reissued' }],
      composed: [],
    });
    const [old, young, ...more] = await credentialsOf(first.P1);
    expect(more).toEqual([]);
    expect(old).toMatchObject({ revision: 0, state: 'issued', revokeReason: 'superseded' });
    expect(young).toMatchObject({
      revision: 1,
      state: 'issued',
      revokedAt: null,
      suspendedAt: null,
      supersedesId: old?.id,
    });
    expect(await liveAwards()).toEqual(['MA', 'MB', 'P1']);
    const { awards } = await the.services.stores.selectLearnerState(
      (await the.database.prisma.learner.findFirstOrThrow()).id,
    );
    const certificate = awards.find(({ id }) => id === first.P1);
    expect(certificate?.parts).not.toContain(first.MA);
    expect(await verdictOf(first.P1)).toBe('verified');
    const trust = await the.services.trust();
    const oldReport = await verify(JSON.parse(old?.document ?? '{}'), trust, {});
    expect(oldReport.verdict).toBe('not-verified');
  });

  test('that nothing stands in for: the certificate is suspended, and later awards make it due again', async () => {
    const first = await issue(row('MA'), row('MB'));
    expect(await revokeOne(first.MB ?? '')).toMatchObject({
      certificates: [{ programme: 'P1', awardId: first.P1, outcome: 'suspended' }],
      composed: [],
    });
    expect(await liveAwards()).toEqual(['MA', 'P1 suspended']);
    const report = await verify(await documentOf(the, first.P1 ?? ''), await the.services.trust(), {});
    expect(report.verdict).toBe('not-verified');
    expect(report.credentials[0]?.results.map(({ code }) => code)).toContain('status.suspended');

    the.at('2026-07-01T10:00:00Z');
    const second = await issue(row('MB', '2026-06-30'));
    const certificates = await the.database.prisma.award.findMany({
      where: { code: 'P1' },
      orderBy: { recordedAt: 'asc' },
    });
    expect(certificates.map(({ awardedOn, revokedAt }) => [awardedOn, revokedAt === null])).toEqual([
      ['2026-06-15', false],
      ['2026-07-01', true],
    ]);
    expect(second.MB).toBeDefined();
    expect(await liveAwards()).toEqual(['MA', 'MB', 'P1']);
    expect(await verdictOf(certificates[1]?.id)).toBe('verified');
  });

  test('of an inner programme reaches the outer one', async () => {
    const first = await issue(row('MA'), row('MB'), row('MC'));
    expect(Object.keys(first).sort()).toEqual(['MA', 'MB', 'MC', 'P1', 'P2']);
    const { certificates } = await revokeOne(first.MA ?? '');
    expect(certificates).toMatchObject([
      { programme: 'P1', awardId: first.P1, outcome: 'suspended' },
      { programme: 'P2', awardId: first.P2, outcome: 'suspended' },
    ]);
    expect(await verdictOf(first.P2)).toBe('not-verified');

    await issue(row('MA', '2026-05-12'));
    expect(await liveAwards()).toEqual(['MA', 'MB', 'MC', 'P1', 'P2']);
    const live = await the.database.prisma.award.findMany({ where: { revokedAt: null, kind: 'programme' } });
    for (const { id } of live) expect(await verdictOf(id)).toBe('verified');
  });

  test('of an inner programme with a stand-in: both are reissued, the inner one first', async () => {
    const first = await issue(row('MA'), row('MB'), row('MC'));
    await issue(row('MA', '2026-05-12'));
    const { certificates } = await revokeOne(first.MA ?? '');
    expect(certificates).toMatchObject([
      { programme: 'P1', awardId: first.P1, outcome: 'reissued' },
      { programme: 'P2', awardId: first.P2, outcome: 'reissued' },
    ]);
    expect(await verdictOf(first.P1)).toBe('verified');
    expect(await verdictOf(first.P2)).toBe('verified');
  });

  test('that the outer programme alone uses leaves the inner one as it is', async () => {
    const first = await issue(row('MA'), row('MB'), row('MC'));
    const { certificates } = await revokeOne(first.MC ?? '');
    expect(certificates).toMatchObject([{ programme: 'P2', awardId: first.P2, outcome: 'suspended' }]);
    expect(await liveAwards()).toEqual(['MA', 'MB', 'P1', 'P2 suspended']);
    expect(await verdictOf(first.P1)).toBe('verified');
    // an equivalent module takes its place
    await issue(row('MD'));
    expect(await liveAwards()).toEqual(['MA', 'MB', 'MD', 'P1', 'P2']);
  });

  test('is done with, however often what is left is looked at', async () => {
    const first = await issue(row('MA'), row('MB'));
    await revokeOne(first.MB ?? '');
    const audit = await the.database.prisma.auditEntry.count();
    await settle(the.services.issuing, { actor: 'test' });
    const { learnerId } = await the.database.prisma.award.findFirstOrThrow();
    await settle(the.services.issuing, { actor: 'test', learnerIds: [learnerId] });
    expect(await the.database.prisma.auditEntry.count()).toBe(audit);
    expect(await liveAwards()).toEqual(['MA', 'P1 suspended']);
  });
});

describe('revoking a certificate itself', () => {
  const due = (confirm = false) => settle(the.services.issuing, { actor: 'test', confirm });

  test('suspends the outer one that contains it; it is only proposed until a person confirms it', async () => {
    const first = await issue(row('MA'), row('MB'), row('MC'));
    const { changed, certificates, composed } = await revokeOne(first.P1 ?? '');
    expect(changed).toBe(true);
    expect(await verdictOf(first.P1)).toBe('not-verified');
    expect(certificates).toMatchObject([{ programme: 'P2', awardId: first.P2, outcome: 'suspended' }]);
    expect(composed).toMatchObject([{ programme: 'P1', state: 'proposed' }]);
    expect(await liveAwards()).toEqual(['MA', 'MB', 'MC', 'P2 suspended']);

    // neither what else is issued nor a start of the service brings it back
    the.at('2026-06-16T10:00:00Z');
    await issue(row('MD'));
    expect((await recover(the.services.issuing, 'test')).composed).toMatchObject([{ state: 'proposed' }]);
    expect(await liveAwards()).toEqual(['MA', 'MB', 'MC', 'MD', 'P2 suspended']);

    expect((await due(true)).composed.map(({ programme }) => programme)).toContain('P1');
    expect(await liveAwards()).toEqual(['MA', 'MB', 'MC', 'MD', 'P1', 'P2']);
    expect(await due()).toEqual({ consequences: [], composed: [] });
  });

  test('holds for that certificate alone: what takes the place of a confirmed one comes by itself', async () => {
    const first = await issue(row('MA'), row('MB'));
    await revokeOne(first.P1 ?? '');
    the.at('2026-06-16T10:00:00Z');
    const [second] = (await due(true)).composed;
    the.at('2026-06-17T10:00:00Z');
    await issue(row('MB', '2026-06-17'));
    const { composed } = await revokeOne(first.MB ?? '');
    expect(composed).toMatchObject([{ programme: 'P1', state: 'issued' }]);
    const ended = await the.database.prisma.award.findMany({
      where: { revokedAt: { not: null }, kind: 'programme' },
      orderBy: { recordedAt: 'asc' },
    });
    expect(ended.map(({ id, endedBy }) => [id, endedBy])).toEqual([
      [first.P1, 'person'],
      [second?.awardId, 'service'],
    ]);
  });
});

test('an act and its audit entry are written together or not at all', async () => {
  const { MA = '' } = await issue(row('MA'));
  await the.database.pool.query(
    'ALTER TABLE "AuditEntry" ADD CONSTRAINT broken CHECK ("act" NOT LIKE \'award.%\') NOT VALID',
  );
  await expect(revokeOne(MA)).rejects.toThrow();
  await expect(issue(row('MB'))).rejects.toThrow();
  expect(await verdictOf(MA)).toBe('verified');
  expect(await liveAwards()).toEqual(['MA']);
  expect(await the.database.prisma.credential.count()).toBe(1);
  await the.database.pool.query('ALTER TABLE "AuditEntry" DROP CONSTRAINT broken');
  expect(await revokeOne(MA)).toMatchObject({ changed: true });
});
