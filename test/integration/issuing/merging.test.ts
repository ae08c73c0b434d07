import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createShare, openShare, shareBundle } from '../../../src/delivery/shares.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { operator, type Party, partyOf } from '../../../src/issuing/lifecycle/party.js';
import { confirmMerge, previewMerge, rejectMerge } from '../../../src/issuing/merging/decide.js';
import { listMerges, proposeMerge, readMerge } from '../../../src/issuing/merging/propose.js';
import { verify } from '../../../src/verification/verify.js';
import { contradictions } from '../../support/books.js';
import {
  consent,
  documentOf,
  learnerByNumber,
  openTestServices,
  type TestServices,
} from '../../support/services.js';

let the: TestServices;
let alpha: Party;
let network: Party;
let other: Party;
beforeAll(async () => {
  the = await openTestServices();
  const { stores } = the.services;
  alpha = await partyOf(stores, 'key:a', 'alpha');
  network = await partyOf(stores, 'key:n', undefined);
  other = { ...network, actor: 'key:o' };
});
afterAll(() => the.close());

const idOf = (number: string) => learnerByNumber(the, 'alpha', number);
const row = (number: string, name: string, result: string) =>
  `${number},${name},${result.replace(' ', ',')},B,`;

/** Two records: `K` holds MB and MC, `M` holds MA, MB (of another day) and the same MC. */
async function twoRecords(K: string, M: string): Promise<{ kept: string; merged: string }> {
  await the.issue('alpha', row(K, 'Ada Kept', 'MB 2026-02-10'), row(K, 'Ada Kept', 'MC 2026-03-10'));
  const results = ['MA 2026-01-10', 'MB 2026-02-11', 'MC 2026-03-10'];
  await the.issue('alpha', ...results.map((result) => row(M, 'Ada Merged', result)));
  return { kept: await idOf(K), merged: await idOf(M) };
}

const propose = (pair: { kept: string; merged: string }, party = alpha) =>
  proposeMerge(the.services.lifecycle, { ...pair, reason: 'Two numbers, one person.' }, party);
const trustedVerdict = async (document: Parameters<typeof verify>[0]) =>
  (await verify(document, await the.services.trust())).verdict;

test('a merge is proposed by one and confirmed by another; the preview says what then happens', async () => {
  const pair = await twoRecords('K1', 'M1');
  const { lifecycle, stores, sharing } = the.services;
  const merge = await propose(pair);
  await expect(propose({ kept: pair.merged, merged: pair.kept })).rejects.toMatchObject({
    code: 'merge.exists',
  });
  const held = await stores.selectLearnerState(pair.merged);
  const awardOf = (code: string) => held.awards.find((award) => award.code === code)?.id ?? '';
  const link = await createShare(sharing, ['MA', 'MC', 'P1'].map(awardOf), { actor: 'test' });

  const preview = await previewMerge(lifecycle, merge, alpha);
  expect(preview.moved.map(({ code }) => code).sort()).toEqual(['MA', 'MB']);
  expect(preview.ended).toMatchObject([{ code: 'MC', awardId: awardOf('MC') }]);
  expect(preview.certificates).toEqual([
    { programme: 'P1', awardingBody: network.did, outcome: 'reissued', awardId: undefined },
    { programme: 'P2', awardingBody: network.did, outcome: 'reissued', awardId: undefined },
  ]);
  expect(await stores.selectLearnerState(pair.merged)).toEqual(held);
  await expect(confirmMerge(lifecycle, merge.id, alpha)).rejects.toMatchObject({ code: 'merge.same-person' });

  const full = await previewMerge(lifecycle, merge, network);
  const effect = await confirmMerge(lifecycle, merge.id, network);
  expect(effect).toEqual(full);
  const kept = await stores.selectLearnerState(pair.kept);
  expect(kept.awards.map(({ code, suspended }) => `${code}${suspended ? ' suspended' : ''}`).sort()).toEqual([
    'MA',
    'MB',
    'MB',
    'MC',
    'P1',
    'P2',
  ]);
  expect((await stores.selectLearnerState(pair.merged)).awards).toEqual([]);
  const learner = await the.database.prisma.learner.findUniqueOrThrow({ where: { id: pair.merged } });
  expect(learner.mergedIntoId).toBe(pair.kept);
  expect(await idOf('M1')).toBe(pair.kept);

  // the link of the merged record shows it all in the kept one's name, and a bundle of it verifies
  const shared = await openShare(sharing, link.token);
  expect(shared?.credentials.length).toBeGreaterThanOrEqual(3);
  for (const { document } of shared?.credentials ?? [])
    expect(document).toMatchObject({
      credentialSubject: { id: `urn:uuid:${pair.kept}`, name: 'Ada Kept' },
    });
  if (!shared) throw new Error('The link works');
  expect(await trustedVerdict(await shareBundle(sharing, shared))).toBe('verified');
  expect(await contradictions(the.database)).toEqual([]);

  // again: nothing more, and results that name the merged record reach the kept one
  const audit = await the.database.prisma.auditEntry.count();
  await confirmMerge(lifecycle, merge.id, network);
  expect(await the.database.prisma.auditEntry.count()).toBe(audit);
  const { issued } = await the.issue('alpha', row(`urn:uuid:${pair.merged}`, 'Ada Kept', 'MD 2026-04-01'));
  expect(issued).toMatchObject([{ learnerId: pair.kept }]);
  await expect(propose({ kept: await idOf('K1'), merged: pair.merged }, other)).rejects.toMatchObject({
    code: 'learner.merged',
  });
});

test('what both hold ends once, and what falls due together is composed', async () => {
  await the.issue('alpha', row('K2', 'Bo Kept', 'MA 2026-01-10'), row('K2', 'Bo Kept', 'MC 2026-01-10'));
  await the.issue('alpha', row('M2', 'Bo Merged', 'MB 2026-02-10'));
  const pair = { kept: await idOf('K2'), merged: await idOf('M2') };
  await consent(the, pair.merged);
  const esi = 'urn:schac:personalUniqueCode:int:esi:alpha.example:2';
  await the.database.prisma.learner.update({ where: { id: pair.merged }, data: { esi } });
  const merge = await propose(pair, network);
  const { composed } = await confirmMerge(the.services.lifecycle, merge.id, other);
  expect(composed.map(({ programme, state }) => [programme, state])).toEqual([
    ['P1', 'issued'],
    ['P2', 'issued'],
  ]);
  expect((await the.services.stores.selectLearnerState(pair.kept)).consent).toBe(true);
  const kept = await the.database.prisma.learner.findUniqueOrThrow({ where: { id: pair.kept } });
  expect(kept.esi).toBe(esi);
  expect(await contradictions(the.database)).toEqual([]);
});

test('a suspended award stays suspended, and its certificate waits for it', async () => {
  await the.issue('alpha', row('K3', 'Cy Kept', 'MC 2026-03-10'));
  const { issued } = await the.issue(
    'alpha',
    row('M3', 'Cy Merged', 'MA 2026-01-10'),
    row('M3', 'Cy Merged', 'MB 2026-02-10'),
  );
  const [MA] = issued.map(({ awardId }) => awardId);
  const act = (what: 'suspend' | 'reinstate') =>
    actOnAwards(the.services.lifecycle, what, [MA ?? ''], 'Looked into.', operator('test'));
  await act('suspend');
  const merge = await propose({ kept: await idOf('K3'), merged: await idOf('M3') });
  const { certificates } = await confirmMerge(the.services.lifecycle, merge.id, network);
  expect(certificates).toMatchObject([{ programme: 'P1', outcome: 'unchanged' }]);
  expect(await contradictions(the.database)).toEqual([]);
  const freed = await act('reinstate');
  expect(freed.certificates).toMatchObject([{ programme: 'P1', outcome: 'reissued' }]);
  expect(freed.composed).toMatchObject([{ programme: 'P2' }]);
  const document = await documentOf(the, freed.certificates[0]?.awardId ?? '');
  expect(document.credentialSubject).toMatchObject({ name: 'Cy Kept' });
  expect(await trustedVerdict(document)).toBe('verified');
  expect(await contradictions(the.database)).toEqual([]);
});

test('an institution proposes its own learners and sees its own proposals; a rejected one is done with', async () => {
  const pair = await twoRecords('K4', 'M4');
  const beta = await partyOf(the.services.stores, 'key:b', 'beta');
  await expect(propose(pair, beta)).rejects.toMatchObject({ code: 'learner.unknown' });
  await expect(propose({ ...pair, merged: pair.kept })).rejects.toMatchObject({ code: 'merge.same-record' });
  await expect(propose({ ...pair, merged: 'nobody' })).rejects.toMatchObject({ code: 'learner.unknown' });
  const merge = await propose(pair);
  await expect(readMerge(the.services.lifecycle, merge.id, beta)).rejects.toMatchObject({
    code: 'merge.unknown',
  });
  const page = { limit: 10, after: undefined };
  expect(await listMerges(the.services.lifecycle, page, beta)).toEqual([]);
  expect(await listMerges(the.services.lifecycle, { ...page, state: 'proposed' }, alpha)).toMatchObject([
    { id: merge.id, proposedOf: 'alpha', state: 'proposed' },
  ]);
  await rejectMerge(the.services.lifecycle, merge.id, network);
  await rejectMerge(the.services.lifecycle, merge.id, network);
  await expect(confirmMerge(the.services.lifecycle, merge.id, network)).rejects.toMatchObject({
    code: 'merge.decided',
  });
  expect(await the.database.prisma.reason.count({ where: { subject: `merge:${merge.id}` } })).toBe(1);
});
