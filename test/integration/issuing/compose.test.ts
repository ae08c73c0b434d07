import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withdrawConsent } from '../../../src/issuing/consent.js';
import { recover, settle } from '../../../src/issuing/settle.js';
import { verify } from '../../../src/verification/verify.js';
import { seedCatalogue } from '../../support/seed.js';
import {
  consent,
  documentOf,
  learnerByNumber,
  openTestServices,
  type TestServices,
} from '../../support/services.js';
import { smallCatalogue } from '../../support/small-catalogue.js';

describe('the programmes that ship', () => {
  let the: TestServices;
  beforeAll(async () => {
    the = await openTestServices({ catalogue: seedCatalogue() });
  });
  afterAll(() => the.close());

  /** A learner with EP-CDA of Montelontra and EP-DIG of Aqsaitau: together they are iPET-1. */
  async function acrossTwo(number: string, name: string): Promise<string> {
    await the.issue('ip-montelontra', `${number},${name},EP-CDA,2026-03-06,pass,`);
    const id = await learnerByNumber(the, 'ip-montelontra', number);
    const { composed } = await the.issue('aqsaitau', `urn:uuid:${id},${name},EP-DIG,2026-04-10,pass,`);
    expect(composed).toEqual([]);
    return id;
  }
  const due = () => settle(the.services.issuing, { actor: 'test' });

  test('are not composed across institutions before the learner agreed', async () => {
    const learnerId = await acrossTwo('C-1', 'Cosima Reed');
    expect((await due()).composed).toEqual([]);
    expect(await consent(the, learnerId)).toBe(true);
    const { composed } = await due();
    expect(composed).toMatchObject([{ learnerId, programme: 'iPET-1', state: 'issued' }]);
    expect((await due()).composed).toEqual([]);
  });

  test('are not composed any further once the learner withdrew; what exists stays valid', async () => {
    const learnerId = await acrossTwo('C-2', 'Clemens Reed');
    await consent(the, learnerId);
    const [certificate] = (await due()).composed;
    expect(await withdrawConsent(the.services.consent, `urn:uuid:${learnerId}`, 'test')).toBe(true);
    const more = ['EP-ASM,2026-05-08,B,', 'EP-PBL,2026-05-08,B,', 'EP-SUP,2026-05-08,B,'];
    await the.issue('ip-montelontra', ...more.map((rest) => `C-2,Clemens Reed,${rest}`));
    await the.issue('tu-kamenohrad', `urn:uuid:${learnerId},Clemens Reed,EP-PSY,2026-05-08,B,`);
    expect((await due()).composed).toEqual([]);
    const report = await verify(
      await documentOf(the, certificate?.awardId ?? ''),
      await the.services.trust(),
      {},
    );
    expect(report.verdict).toBe('verified');
    await consent(the, learnerId);
    expect((await due()).composed).toMatchObject([{ programme: 'iPET-2' }]);
  });

  test('are composed one upon the other in one go', async () => {
    const rows = [
      'EP-CDA,2024-02-09,pass,',
      'EP-ASM,2024-06-14,B,',
      'EP-PBL,2024-12-13,B,',
      'EP-SUP,2025-05-23,B,',
      'EP-LAB,2026-05-15,A,',
      'EP-INC,2026-05-15,A,',
      'EP-REE,2026-05-15,A,',
      'EP-TPP,2026-05-15,A,',
    ];
    const { issued } = await the.issue('ip-montelontra', ...rows.map((row) => `C-3,Crispin Reed,${row}`));
    const learnerId = issued[0]?.learnerId ?? '';
    const others = (rows: string[]) => rows.map((row) => `urn:uuid:${learnerId},Crispin Reed,${row}`);
    await the.issue('tu-kamenohrad', ...others(['EP-PSY,2024-10-11,A,']));
    await the.issue('zilverduin', ...others(['EP-COM,2024-04-19,pass,', 'EP-ETH,2025-11-14,B,']));
    await the.issue('aqsaitau', ...others(['EP-INT,2025-07-04,C,']));
    await consent(the, learnerId);
    const { composed } = await due();
    expect(composed.map(({ programme }) => programme)).toEqual(['iPET-1', 'iPET-2', 'iPET-3']);
    const { awards } = await the.services.stores.selectLearnerState(learnerId);
    const [first, second, third] = composed.map(({ awardId }) => awards.find(({ id }) => id === awardId));
    expect(second?.parts).toContain(first?.id);
    expect(third?.parts).toEqual(expect.arrayContaining([first?.id, second?.id]));
    const trust = await the.services.trust();
    const bundle = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: await Promise.all(awards.map(({ id }) => documentOf(the, id))),
    };
    const report = await verify(bundle, trust, { parts: 'required' });
    expect(report.verdict).toBe('verified');
    expect(report.credentials.map(({ summary }) => summary?.award)).toContain(`urn:uuid:${third?.id}`);
  });

  test('are minted once, however many compose at the same moment', async () => {
    const learnerId = await acrossTwo('C-4', 'Corin Reed');
    await consent(the, learnerId);
    const other = await the.another();
    const all = await Promise.all(
      [the.services.issuing, other.issuing, the.services.issuing].map((deps) =>
        settle(deps, { actor: 'test', learnerIds: [learnerId] }),
      ),
    );
    expect(
      all.flatMap(({ composed }) => composed).filter(({ programme }) => programme === 'iPET-1'),
    ).toHaveLength(1);
    const { prisma } = the.database;
    const awards = await prisma.award.findMany({
      where: { learnerId, kind: 'programme' },
      include: { credentials: true },
    });
    expect(awards).toHaveLength(1);
    expect(awards[0]?.credentials.map(({ state }) => state)).toEqual(['issued']);
  });
});

describe('a programme that is only proposed', () => {
  let the: TestServices;
  beforeAll(async () => {
    const catalogue = smallCatalogue();
    const programmes = catalogue.programmes.map((programme) => ({
      ...programme,
      policy: 'propose' as const,
    }));
    the = await openTestServices({ catalogue: { ...catalogue, programmes } });
  });
  afterAll(() => the.close());

  const rows = ['MA', 'MB', 'MC'].map((module) => `P-1,Petra Reed,${module},2026-05-04,B,`);

  test('waits for a person, is proposed until then, and is minted on confirmation', async () => {
    const { composed } = await the.issue('alpha', ...rows);
    expect(composed).toMatchObject([{ programme: 'P1', state: 'proposed', awardId: '' }]);
    expect(await the.database.prisma.award.count({ where: { kind: 'programme' } })).toBe(0);
    // the proposal stands, also for a process that starts later
    const later = await recover((await the.another()).issuing, 'test');
    expect(later.composed).toMatchObject([{ programme: 'P1', state: 'proposed' }]);

    const confirmed = await settle(the.services.issuing, { actor: 'test', confirm: true });
    expect(confirmed.composed.map(({ programme, state }) => [programme, state])).toEqual([
      ['P1', 'issued'],
      ['P2', 'issued'],
    ]);
    expect((await settle(the.services.issuing, { actor: 'test', confirm: true })).composed).toEqual([]);
  });
});

test('nobody is looked at twice for nothing', async () => {
  const the = await openTestServices();
  await the.issue('alpha', 'Q-1,Quinn Reed,MA,2026-05-04,B,');
  expect(await the.services.stores.selectLearnersToCompose()).toEqual([]);
  await consent(the, await learnerByNumber(the, 'alpha', 'Q-1'));
  expect(await the.services.stores.selectLearnersToCompose()).toHaveLength(1);
  await settle(the.services.issuing, { actor: 'test' });
  expect(await the.services.stores.selectLearnersToCompose()).toEqual([]);
  await the.close();
});

test('a certificate of a body whose day begins after the network’s comes when the award’s day has begun there', async () => {
  const catalogue = smallCatalogue();
  const the = await openTestServices({
    catalogue: {
      ...catalogue,
      institutions: catalogue.institutions.map((one) =>
        one.code === 'beta' ? { ...one, timeZone: 'America/Los_Angeles' } : one,
      ),
      programmes: catalogue.programmes.map((one) => ({ ...one, awardingBody: 'beta' })),
    },
  });
  the.at('2026-06-16T04:00:00Z'); // the 16th in Brussels, the 15th in Los Angeles
  const rows = ['MA', 'MB'].map((module) => `Z-1,Zora Reed,${module},2026-06-16,B,`);
  expect((await the.issue('alpha', ...rows)).composed).toEqual([]);
  the.at('2026-06-16T07:00:00Z');
  const { composed } = await recover(the.services.issuing, 'test');
  expect(composed).toMatchObject([{ programme: 'P1', state: 'issued' }]);
  await the.close();
});
