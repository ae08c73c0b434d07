import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import { isJsonObject } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { createShare, openShare } from '../../../src/delivery/shares.js';
import { type AwardAct, actOnAwards, previewAct } from '../../../src/issuing/lifecycle/acts.js';
import { correctAward, previewCorrection } from '../../../src/issuing/lifecycle/correct.js';
import type { Effect } from '../../../src/issuing/lifecycle/effect.js';
import { operator, type Party, partyOf } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import { recover } from '../../../src/issuing/settle.js';
import { verify } from '../../../src/verification/verify.js';
import { contradictions } from '../../support/books.js';
import {
  consent,
  documentOf,
  learnerByNumber,
  openTestServices,
  type TestServices,
} from '../../support/services.js';
import { gradedCatalogue } from '../../support/small-catalogue.js';

let the: TestServices;
let count = 0;
/** The institution's number of the learner of the present test. */
let number: string;
let alpha: Party;
let beta: Party;
let network: Party;
beforeAll(async () => {
  the = await openTestServices({ catalogue: gradedCatalogue() });
  const { stores } = the.services;
  alpha = await partyOf(stores, 'key:a', 'alpha');
  beta = await partyOf(stores, 'key:b', 'beta');
  network = await partyOf(stores, 'key:n', undefined);
});
afterAll(() => the.close());
beforeEach(() => {
  the.at('2026-06-15T10:00:00Z');
  number = `L${++count}`;
});

/** Issues `MODULE DATE` (of 2026-05-04 if no other) to the learner of the test; the awards by code. */
async function issue(...results: string[]): Promise<Record<string, string>> {
  const rows = results.map((result) => {
    const [module, date = '2026-05-04', grade = 'B'] = result.split(' ');
    return `${number},Ada One,${module},${date},${grade},`;
  });
  const { issued, composed } = await the.issue('alpha', ...rows);
  return Object.fromEntries([
    ...issued.map(({ module, awardId }) => [module, awardId]),
    ...composed.map(({ programme, awardId }) => [programme, awardId]),
  ]);
}

const act = (what: AwardAct, id: string | undefined, party: Party = operator('test')) =>
  actOnAwards(the.services.lifecycle, what, [id ?? ''], 'For a reason.', party);
const outcomes = ({ certificates }: Effect) =>
  certificates.map(({ programme, outcome }) => `${programme} ${outcome}`);
const learner = () => learnerByNumber(the, 'alpha', number);

/** The live awards of the learner, as `P1 suspended`. */
async function standing(): Promise<string[]> {
  const { awards } = await the.services.stores.selectLearnerState(await learner());
  return awards.map(({ code, suspended }) => (suspended ? `${code} suspended` : code)).sort();
}

async function verdictOf(awardId: string | undefined): Promise<string> {
  return (await verify(await documentOf(the, awardId ?? ''), await the.services.trust())).verdict;
}

/** Every signed document of an award, oldest first. */
async function documentsOf(awardId = '') {
  const rows = await the.database.prisma.credential.findMany({
    where: { awardId, state: 'issued' },
    orderBy: { revision: 'asc' },
  });
  return rows.map(({ document }) => {
    const parsed = parseStrictJson(document ?? '');
    if (!isJsonObject(parsed)) throw new Error('A credential is an object');
    return parsed;
  });
}

describe('suspending', () => {
  test('an award holds what is built on it, and reinstating it frees that; both are on the lists', async () => {
    const { MA, P1, P2 } = await issue('MA', 'MB', 'MC');
    const held = await act('suspend', MA);
    expect(held.awards).toEqual([{ awardId: MA, changed: true, standing: 'suspended' }]);
    expect(outcomes(held)).toEqual(['P1 suspended', 'P2 suspended']);
    expect(await Promise.all([MA, P1, P2].map(verdictOf))).toEqual(Array(3).fill('not-verified'));
    expect((await act('suspend', MA)).awards).toEqual([
      { awardId: MA, changed: false, standing: 'suspended' },
    ]);

    expect(outcomes(await act('reinstate', MA))).toEqual(['P1 reinstated', 'P2 reinstated']);
    expect(await Promise.all([MA, P1, P2].map(verdictOf))).toEqual(Array(3).fill('verified'));
    expect(await documentsOf(P1)).toHaveLength(1);
    expect(await contradictions(the.database)).toEqual([]);
  });

  test('two parts: the certificate is free only when both are', async () => {
    const { MA, MB } = await issue('MA', 'MB');
    await act('suspend', MA);
    await act('suspend', MB);
    expect(outcomes(await act('reinstate', MA))).toEqual(['P1 unchanged']);
    expect(await standing()).toEqual(['MA', 'MB suspended', 'P1 suspended']);
    expect(outcomes(await act('reinstate', MB))).toEqual(['P1 reinstated']);
  });

  test('a certificate itself stands until a person says so, whatever its parts do; and the other way round', async () => {
    const { MA, P1 } = await issue('MA', 'MB');
    await act('suspend', P1);
    await act('suspend', MA);
    await act('reinstate', MA);
    expect(await standing()).toEqual(['MA', 'MB', 'P1 suspended']);
    await act('reinstate', P1);
    expect(await standing()).toEqual(['MA', 'MB', 'P1']);

    await act('suspend', MA);
    await act('suspend', P1);
    expect((await act('reinstate', P1)).awards).toEqual([
      { awardId: P1, changed: true, standing: 'suspended' },
    ]);
    expect((await act('reinstate', P1)).awards).toEqual([
      { awardId: P1, changed: false, standing: 'suspended' },
    ]);
    await act('reinstate', MA);
    expect(await standing()).toEqual(['MA', 'MB', 'P1']);
  });

  test('one part while another is revoked: it is evaluated again once the first is back', async () => {
    const { MA, MB, P1 } = await issue('MA', 'MB');
    await act('suspend', MA);
    await act('revoke', MB);
    await issue('MB 2026-05-05');
    expect(await standing()).toEqual(['MA suspended', 'MB', 'P1 suspended']);
    expect(outcomes(await act('reinstate', MA))).toEqual(['P1 reissued']);
    const [old, young] = await documentsOf(P1);
    expect(young?.supersedes).toBe(old?.id);
    expect(await verdictOf(P1)).toBe('verified');
  });

  test('a suspended award can be revoked, and is not to be reinstated then', async () => {
    const { MA } = await issue('MA', 'MB');
    await act('suspend', MA);
    expect(outcomes(await act('revoke', MA))).toEqual(['P1 unchanged']);
    expect(await standing()).toEqual(['MB', 'P1 suspended']);
    await expect(act('reinstate', MA)).rejects.toMatchObject({ kind: 'conflict', code: 'award.revoked' });
    await expect(act('suspend', MA)).rejects.toMatchObject({ kind: 'conflict', code: 'award.revoked' });
  });

  test('reaches across institutions, and tells each only what is its own', async () => {
    await issue('MB');
    const learnerId = await learner();
    await the.database.prisma.learnerNumber.create({
      data: { institutionCode: 'beta', number, learnerId },
    });
    await consent(the, learnerId);
    const { issued, composed } = await the.issue('beta', `${number},Ada One,MA,2026-05-04,B,`);
    const MA = issued[0]?.awardId;
    expect(composed).toMatchObject([{ programme: 'P1', state: 'issued' }]);
    await expect(act('suspend', MA, alpha)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(act('suspend', MA, network)).rejects.toMatchObject({ kind: 'not-found' });
    const seen = await previewAct(the.services.lifecycle, 'suspend', [MA ?? ''], beta);
    expect(seen.certificates).toEqual([
      { programme: 'P1', awardingBody: network.did, outcome: 'suspended', awardId: undefined },
    ]);
    expect(await act('suspend', MA, beta)).toEqual(seen);
    expect(await standing()).toEqual(['MA suspended', 'MB', 'P1 suspended']);
    expect((await act('suspend', composed[0]?.awardId, network)).awards).toMatchObject([{ changed: true }]);
  });
});

test('whatever is wrong with one of many is told before anything is done', async () => {
  const { MA, MB } = await issue('MA', 'MB');
  const bad = actOnAwards(the.services.lifecycle, 'revoke', [MA ?? '', 'nobody', 'urn:uuid:x'], 'R.', alpha);
  await expect(bad).rejects.toMatchObject({ faults: [{ pointer: '/awards/1' }, { pointer: '/awards/2' }] });
  const many = Array.from({ length: 51 }, () => MB ?? '');
  for (const ids of [[], many])
    await expect(actOnAwards(the.services.lifecycle, 'revoke', ids, 'R.', alpha)).rejects.toMatchObject({
      code: 'act.too-many',
    });
  for (const reason of ['', ' \n', 'x'.repeat(501), 'a\0b'])
    await expect(
      actOnAwards(the.services.lifecycle, 'revoke', [MB ?? ''], reason, alpha),
    ).rejects.toMatchObject({
      code: 'act.reason',
    });
  expect(await standing()).toEqual(['MA', 'MB', 'P1']);
});

describe('a new name', () => {
  const rename = async (name: string, party: Party, revision?: number) =>
    renameLearner(
      the.services.lifecycle,
      { learnerId: await learner(), name, reason: 'Married.', revision },
      party,
    );

  test('is on new credentials of all that is live, suspended or not, which say what they replace', async () => {
    const { MA, MB, P1, P2 } = await issue('MA', 'MB', 'MC');
    await act('suspend', MA);
    expect(await rename(' Ada Two ', alpha)).toEqual({ changed: true, credentials: 5, left: 0 });
    expect(await rename('Ada Two', alpha)).toEqual({ changed: false, credentials: 0, left: 0 });
    for (const award of [MA, MB, P1, P2]) {
      const [old, young, ...more] = await documentsOf(award);
      expect(more).toEqual([]);
      expect(young).toMatchObject({ supersedes: old?.id, credentialSubject: { name: 'Ada Two' } });
    }
    expect(await standing()).toEqual(['MA suspended', 'MB', 'MC', 'P1 suspended', 'P2 suspended']);
    await act('reinstate', MA);
    expect(await Promise.all([MA, MB, P1, P2].map(verdictOf))).toEqual(Array(4).fill('verified'));
    const [old] = await documentsOf(P1);
    const [, young] = await documentsOf(P1);
    const report = await verify(old ?? {}, await the.services.trust());
    expect(report.credentials[0]?.results).toContainEqual(
      expect.objectContaining({
        code: 'status.superseded',
        message: `It was replaced on 2026-06-15 by ${young?.id}.`,
      }),
    );
    expect(await contradictions(the.database)).toEqual([]);
  });

  test('is never signed with a grade that was corrected while the record was read', async () => {
    const { MA } = await issue('MA');
    const deps = the.services.lifecycle;
    await correctAward(deps, MA ?? '', { grade: 'A' }, 'Typed wrongly.', alpha);
    let looks = 0;
    const lifecycle: typeof deps.lifecycle = {
      ...deps.lifecycle,
      selectRenderableAwards: async (id) => {
        const seen = await deps.lifecycle.selectRenderableAwards(id);
        const grade = { scheme: 'letters', value: 'B' };
        // the award as it was before, with the credential that came since
        return looks++ === 0 ? seen.map((one) => ({ ...one, award: { ...one.award, grade } })) : seen;
      },
    };
    const wish = { learnerId: await learner(), name: 'Ada Two', reason: 'Married.' };
    expect(await renameLearner({ ...deps, lifecycle }, wish, alpha)).toMatchObject({ changed: true });
    expect(JSON.stringify((await documentsOf(MA)).at(-1)?.credentialSubject)).toContain('"value":"A"');
  });

  test('is not for one institution to give where another has awarded something', async () => {
    await issue('MB');
    const learnerId = await learner();
    await the.database.prisma.learnerNumber.create({ data: { institutionCode: 'beta', number, learnerId } });
    const { issued } = await the.issue('beta', `${number},Ada One,MA,2026-05-04,B,`);
    for (const party of [alpha, beta])
      await expect(rename('A Friend', party)).rejects.toMatchObject({
        kind: 'refused',
        code: 'learner.shared',
      });
    expect(await rename('Ada Two', network)).toMatchObject({ changed: true, credentials: 2 });
    expect((await documentsOf(issued[0]?.awardId)).at(-1)).toMatchObject({
      credentialSubject: { name: 'Ada Two' },
    });
  });

  test('is that of the record that was read, and one that can be signed', async () => {
    await issue('MA');
    await expect(rename('Ada Two', alpha, 7)).rejects.toMatchObject({
      kind: 'outdated',
      code: 'edit.outdated',
    });
    for (const name of ['', 'x'.repeat(201), 'Ada\u202e'])
      await expect(rename(name, alpha)).rejects.toMatchObject({ kind: 'invalid', code: 'learner.name' });
    expect(await rename('Ada Two', alpha, 0)).toMatchObject({ changed: true });
  });
});

describe('a correction', () => {
  const correct = (id: string | undefined, wish: Parameters<typeof correctAward>[2], party = alpha) =>
    correctAward(the.services.lifecycle, id ?? '', wish, 'Typed wrongly.', party);

  test('of a grade supersedes the credential; certificates that ask for no grade stay as they are', async () => {
    const { MA, P1 } = await issue('MA', 'MB');
    expect(outcomes(await correct(MA, { grade: 'A', criteria: { 'cc-1': 'low' } }))).toEqual([
      'P1 unchanged',
    ]);
    const [old, young] = await documentsOf(MA);
    expect(young?.supersedes).toBe(old?.id);
    expect(JSON.stringify(young?.credentialSubject)).toContain('"value":"A"');
    expect(await documentsOf(P1)).toHaveLength(1);
    expect((await correct(MA, { grade: 'A' })).awards).toMatchObject([{ changed: false }]);
    expect(await documentsOf(MA)).toHaveLength(2);
    // the same row as it was first handed in is another result now
    await expect(issue('MA')).rejects.toMatchObject({ code: 'results.faulty' });
    expect(await contradictions(the.database)).toEqual([]);
  });

  test('of a grade that a rule asks for holds the certificate, and another one frees it again', async () => {
    const { MD, P3 } = await issue('MD');
    const before = await previewCorrection(the.services.lifecycle, MD ?? '', { grade: 'C' }, alpha);
    expect(outcomes(before)).toEqual(['P3 suspended']);
    expect(await verdictOf(P3)).toBe('verified');
    expect(await correct(MD, { grade: 'C' })).toEqual(before);
    expect(await verdictOf(P3)).toBe('not-verified');
    expect(outcomes(await correct(MD, { grade: 'A' }))).toEqual(['P3 reinstated']);
    expect(await documentsOf(P3)).toHaveLength(1);
    expect(await verdictOf(P3)).toBe('verified');
    expect(await contradictions(the.database)).toEqual([]);
  });

  test('that makes a certificate due composes it', async () => {
    const { MD, P3 } = await issue('MD 2026-05-04 C');
    expect(P3).toBeUndefined();
    expect((await correct(MD, { grade: 'B' })).composed).toMatchObject([
      { programme: 'P3', state: 'issued' },
    ]);
  });

  /** Corrects an award, which somebody else corrects after the first look at it. */
  const correctBeside = (
    look: 'selectAwardsById' | 'selectRenderableAwards',
    id: string | undefined,
    wish: Parameters<typeof correctAward>[2],
    other: Parameters<typeof correctAward>[2],
  ) => {
    const deps = the.services.lifecycle;
    let others = 0;
    const lifecycle: typeof deps.lifecycle = {
      ...deps.lifecycle,
      [look]: async (key: never) => {
        const seen = await deps.lifecycle[look](key);
        if (others++ === 0) await correct(id, other);
        return seen;
      },
    };
    return correctAward({ ...deps, lifecycle }, id ?? '', wish, 'Typed wrongly.', alpha);
  };

  test.each(['selectAwardsById', 'selectRenderableAwards'] as const)(
    'beside another one begins with what that one left (%s)',
    async (look) => {
      const { MA } = await issue('MA');
      expect((await correctBeside(look, MA, { grade: 'A' }, { grade: 'A' })).awards).toMatchObject([
        { changed: false },
      ]);
      expect(await documentsOf(MA)).toHaveLength(2);
      await correctBeside(look, MA, { grade: 'C' }, { criteria: { 'cc-1': 'low' } });
      const said = JSON.stringify((await documentsOf(MA)).at(-1)?.credentialSubject);
      expect(said).toContain('"value":"C"');
      expect(said).toContain('low');
      expect(await documentsOf(MA)).toHaveLength(4);
      expect(await contradictions(the.database)).toEqual([]);
    },
  );

  test('says what is not one', async () => {
    const { MA, P1 } = await issue('MA', 'MB');
    const faultOf = (wish: Parameters<typeof correctAward>[2]) => expect(correct(MA, wish)).rejects;
    await faultOf({ date: '2026-01-01', module: 'MB' }).toMatchObject({
      code: 'correction.scope',
      faults: [
        { pointer: '/date' },
        { pointer: '/module', expected: 'the award revoked, and a new one issued' },
      ],
    });
    await faultOf({ grade: 'Z' }).toMatchObject({ code: 'correction.grade-off-scale' });
    await faultOf({ grade: 'D' }).toMatchObject({ code: 'correction.grade-not-passing' });
    await faultOf({ criteria: { no: 'low' } }).toMatchObject({ code: 'correction.criterion-unknown' });
    await faultOf({ criteria: { 'cc-1': 'no' } }).toMatchObject({ code: 'correction.level-unknown' });
    await expect(correct(P1, { grade: 'A' }, network)).rejects.toMatchObject({
      code: 'correction.not-a-module',
    });
    await expect(correct(MA, { grade: 'A' }, beta)).rejects.toMatchObject({ code: 'award.unknown' });
    await act('revoke', MA);
    await faultOf({ grade: 'A' }).toMatchObject({ code: 'award.revoked' });
  });
});

test('the link to a certificate leads to the one that took its place; the chain is told to verifiers', async () => {
  const { MB, P1 } = await issue('MA', 'MB');
  the.at('2026-06-16T10:00:00Z');
  await issue('MB 2026-06-16');
  const revoked = await act('revoke', MB);
  expect(outcomes(revoked)).toEqual(['P1 ended']);
  const next = revoked.composed[0]?.awardId ?? '';
  const [old] = await documentsOf(P1);
  const [young] = await documentsOf(next);
  expect(young?.supersedes).toBe(old?.id);
  const { credentials } = await verify(old ?? {}, await the.services.trust());
  expect(credentials[0]?.results.find(({ code }) => code === 'status.superseded')?.evidence).toMatchObject({
    replacedBy: young?.id,
  });
  const { token } = await createShare(the.services.sharing, [P1 ?? ''], { actor: 'test' });
  const shared = await openShare(the.services.sharing, token);
  expect(shared?.chosen.map(({ document }) => document)).toMatchObject([{ id: young?.id }]);
});

test('what several do at the same moment leaves the books in order, and fails nobody', async () => {
  const other = await the.another();
  const processes = [the.services, other];
  const awards = await issue('MA', 'MA 2026-05-05', 'MB', 'MB 2026-05-05', 'MC', 'MD');
  const learnerId = await learner();
  const all = (await the.services.stores.selectLearnerState(learnerId)).awards.map(({ id }) => id);
  expect(awards.P2).toBeDefined();
  const acts: ((index: number) => Promise<unknown>)[] = [
    (index) => actOnAwards(deps(index), 'suspend', [pick(index)], 'R.', operator('one')),
    (index) => actOnAwards(deps(index), 'reinstate', [pick(index - 1)], 'R.', operator('two')),
    (index) => actOnAwards(deps(index), 'suspend', [awards.P1 ?? ''], 'R.', operator('three')),
    (index) => actOnAwards(deps(index), 'reinstate', [awards.P1 ?? ''], 'R.', operator('four')),
    (index) =>
      correctAward(deps(index), awards.MD ?? '', { grade: index % 2 ? 'C' : 'A' }, 'R.', operator('five')),
    (index) => renameLearner(deps(index), { learnerId, name: `Ada ${index}`, reason: 'R.' }, operator('six')),
    (index) =>
      actOnAwards(
        deps(index),
        index === 7 ? 'revoke' : 'suspend',
        [awards.MA ?? ''],
        'R.',
        operator('seven'),
      ),
  ];
  const deps = (index: number) => (processes[index % 2] ?? the.services).lifecycle;
  const pick = (index: number) => all[(index + all.length) % all.length] ?? '';
  const refused: unknown[] = [];
  for (let round = 0; round < 2; round++) {
    const results = await Promise.allSettled(acts.map((one, index) => one(round + index)));
    for (const result of results) if (result.status === 'rejected') refused.push(result.reason);
  }
  // what was revoked in between can't be suspended any more; nothing else is a reason to fail
  expect(refused.filter((error) => !(error instanceof CairnError && error.code === 'award.revoked'))).toEqual(
    [],
  );
  await recover(the.services.lifecycle, 'test');
  expect(await contradictions(the.database)).toEqual([]);
});
