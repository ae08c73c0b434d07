import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publishVersion } from '../../../src/credentials/documents/published.js';
import type { Catalogue } from '../../../src/domain/catalogue.js';
import { Prisma } from '../../../src/generated/prisma/client.js';
import { programmeVersion } from '../../../src/issuing/catalogue/published-version.js';
import { giveConsent, withdrawConsent } from '../../../src/issuing/consent.js';
import { CONSENT_TEXT_VERSION } from '../../../src/issuing/consent-texts.js';
import { seed, seedLearners } from '../../../src/issuing/seed.js';
import { demoLearners, seedCatalogue } from '../../support/seed.js';
import { faultsOf, learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';
import { smallCatalogue } from '../../support/small-catalogue.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
});
afterAll(() => the.close());

async function tableSizes(): Promise<Record<string, number>> {
  const { rows } = await the.database.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const sizes: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await the.database.pool.query(`SELECT count(*)::int AS size FROM "${name}"`);
    sizes[name] = counted.rows[0].size;
  }
  return sizes;
}

const seedAgain = (catalogue: Catalogue, publicUrl = 'https://cairn.example') =>
  seed({ ...the.services.seeding, publicUrl, demo: false }, catalogue, 'test');
function letters({ gradingSchemes: [first] }: Catalogue) {
  if (!first) throw new Error('The catalogue has grading schemes');
  return first;
}
const NOTHING = { network: 0, institutions: 0, modules: 0, programmes: 0, completed: 0 };

describe('seeding', () => {
  test('gives every issuer a DID under the public address, and a key', async () => {
    const { issuers } = await the.services.stores.loadRegistry();
    expect([...issuers.keys()].sort()).toEqual([
      'did:web:cairn.example',
      'did:web:cairn.example:i:alpha',
      'did:web:cairn.example:i:beta',
    ]);
    for (const { keys } of issuers.values()) expect(keys).toHaveLength(1);
  });

  test('twice adds nothing', async () => {
    const before = await tableSizes();
    expect(await seedAgain(smallCatalogue())).toEqual(NOTHING);
    expect(await tableSizes()).toEqual(before);
  });

  test('under another public address changes no DID, no address and no bytes', async () => {
    const { prisma } = the.database;
    const published = () => prisma.moduleVersion.findMany({ orderBy: { address: 'asc' } });
    const before = await published();
    expect(await seedAgain(smallCatalogue(), 'https://moved.example')).toEqual(NOTHING);
    expect(await published()).toEqual(before);
  });

  test('adds what is new: a member, and a new version of a module', async () => {
    const catalogue = smallCatalogue();
    const [alpha] = catalogue.institutions;
    const [module, ...modules] = catalogue.modules;
    if (!alpha || !module) throw new Error('The catalogue has both');
    const more = {
      ...catalogue,
      institutions: [
        ...catalogue.institutions,
        { ...alpha, code: 'gamma', website: 'https://gamma.example' },
      ],
      modules: [{ ...module, version: 2, title: { en: 'MA, renewed' } }, ...modules],
    };
    expect(await seedAgain(more)).toEqual({ ...NOTHING, institutions: 1, modules: 1 });
    const { issued } = await the.issue('gamma', 'G-1,Gisela Croft,MA,2026-05-04,B,');
    const award = await the.database.prisma.award.findUniqueOrThrow({
      where: { id: issued[0]?.awardId ?? '' },
    });
    expect(award.achievement).toBe('https://cairn.example/m/MA/2');
  });

  test('refuses a published version with other content, and adds nothing', async () => {
    const before = await tableSizes();
    const catalogue = smallCatalogue();
    const modules = catalogue.modules.map((one) =>
      one.code === 'MB' ? { ...one, title: { en: 'Other' } } : one,
    );
    const programmes = catalogue.programmes.map((one) =>
      one.code === 'P1' ? { ...one, stackability: { en: 'Other.' } } : one,
    );
    for (const changed of [
      { ...catalogue, modules },
      { ...catalogue, programmes },
    ]) {
      await expect(seedAgain(changed)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'seed.version-changed',
      });
      expect(await tableSizes()).toEqual(before);
    }
  });

  test('refuses another network, and a catalogue that contradicts itself', async () => {
    const before = await tableSizes();
    await expect(seedAgain(seedCatalogue())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'seed.other-network',
    });
    const catalogue = smallCatalogue();
    const programmes = catalogue.programmes.map((one) => ({ ...one, ects: 7 }));
    expect(await faultsOf(seedAgain({ ...catalogue, programmes }))).not.toEqual([]);
    expect(await tableSizes()).toEqual(before);
  });

  test.each<[string, (catalogue: Catalogue) => Catalogue]>([
    [
      'member',
      (c) => ({ ...c, institutions: c.institutions.map((one) => ({ ...one, code: `${one.code}-2` })) }),
    ],
    [
      'grading scheme',
      (c) => ({ ...c, gradingSchemes: [...c.gradingSchemes, { ...letters(c), code: 'letters-2' }] }),
    ],
    [
      'module version',
      (c) => ({ ...c, modules: c.modules.map((one) => (one.code === 'MB' ? { ...one, version: 2 } : one)) }),
    ],
  ])('by two at the same moment refuses one of them: a %s', async (_, change) => {
    const { seeding } = the.services;
    const catalogue = change(smallCatalogue());
    const late = {
      ...seeding.store,
      async selectCatalogue() {
        const before = await seeding.store.selectCatalogue();
        await seedAgain(catalogue);
        return before;
      },
    };
    const both = seed({ ...seeding, store: late, demo: false }, catalogue, 'test');
    await expect(both).rejects.toMatchObject({ kind: 'conflict', code: 'seed.raced' });
    expect(await seedAgain(catalogue)).toEqual(NOTHING);
  });

  test('again without saying that it is a demonstration: a new member is marked as the others are', async () => {
    const demo = await openTestServices({ demo: true });
    const catalogue = smallCatalogue();
    const institutions = catalogue.institutions.map((one) => ({ ...one, code: `${one.code}-2` }));
    const more = { ...catalogue, institutions: [...catalogue.institutions, ...institutions] };
    await seed({ ...demo.services.seeding, demo: false }, more, 'test');
    const { issuers } = await demo.services.stores.loadRegistry();
    expect(issuers.size).toBe(5);
    for (const issuer of issuers.values()) expect(issuer.name.en).toMatch(/ \(demo\)$/);
    await demo.close();
  });

  test('marks a demonstration in every name', async () => {
    const demo = await openTestServices({ catalogue: seedCatalogue(), demo: true });
    const { issuers } = await demo.services.stores.loadRegistry();
    for (const issuer of issuers.values()) {
      expect(issuer.demo).toBe(true);
      expect(issuer.name.en).toMatch(/ \(demo\)$/);
      if (issuer.legal?.name) expect(issuer.legal.name.en).toMatch(/ \(demo\)$/);
    }
    expect([...issuers.values()].filter(({ legal }) => legal?.name)).toHaveLength(2);
    await demo.close();
  });

  test('writes down who set up what', async () => {
    const entries = await the.database.prisma.auditEntry.groupBy({ by: ['act'], _count: true });
    const acts = Object.fromEntries(entries.map(({ act, _count }) => [act, _count]));
    expect(acts).toMatchObject({
      'network.created': 1,
      'institution.admitted': 5,
      'grading-scheme.added': 3,
      'module.published': 6,
      'programme.published': 2,
    });
  });
});

describe('a deployment that was seeded before', () => {
  /** A programme as it was written when nobody asked how one takes part. */
  function older(version: number): Catalogue['programmes'][number] {
    const [first] = smallCatalogue().programmes;
    if (!first) throw new Error('The catalogue has programmes');
    const { languages: _languages, mode: _mode, assessment: _assessment, ...before } = first;
    return { ...before, code: 'OLD', version };
  }
  const including = (programme: Catalogue['programmes'][number]) => {
    const catalogue = smallCatalogue();
    return { ...catalogue, programmes: [...catalogue.programmes, programme] };
  };

  test('keeps what it published, and is asked for the elements of Annex I of new versions only', async () => {
    const places = [
      'annex-i.assessment /programmes/2/assessment',
      'annex-i.participation /programmes/2/mode',
      'programme.languages-missing /programmes/2/languages',
    ];
    const faultsAt = (programme: Catalogue['programmes'][number]) =>
      faultsOf(seedAgain(including(programme)));
    const before = await tableSizes();
    expect(await faultsAt(older(1))).toEqual(places);
    expect(await tableSizes()).toEqual(before);

    const { store } = the.services.seeding;
    const { network, ...around } = smallCatalogue();
    const body = { id: 'did:web:cairn.example', code: 'network', name: network.name };
    const bytes = publishVersion(programmeVersion('https://cairn.example', older(1), around, body));
    await store.insertVersion('programme', 'OLD', 1, bytes, { actor: 'test', at: new Date() });
    expect(await seedAgain(including(older(1)))).toEqual(NOTHING);
    expect(await faultsAt(older(2))).toEqual(places);
    const [complete] = smallCatalogue().programmes;
    const renewed = { ...older(2), ...complete, code: 'OLD', version: 2 };
    expect(await seedAgain(including(renewed))).toEqual({ ...NOTHING, programmes: 1 });
    expect(await seedAgain(including(renewed))).toEqual(NOTHING);
    const { programmes } = await store.selectCatalogue();
    const published = programmes.filter(({ version }) => version.code === 'OLD');
    expect(published.map(({ version, digest }) => [version.version, digest === bytes.digest])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  test('gets the legal identities that it has none of; those that it has stay', async () => {
    const { prisma } = the.database;
    const own = { eidasIdentifier: 'NTRBE-own' };
    await prisma.network.update({ where: { id: 1 }, data: { city: null, legal: Prisma.DbNull } });
    await prisma.institution.update({ where: { code: 'alpha' }, data: { legal: Prisma.DbNull } });
    await prisma.institution.update({ where: { code: 'beta' }, data: { legal: own } });
    expect(await seedAgain(smallCatalogue())).toEqual({ ...NOTHING, completed: 2 });
    expect(await seedAgain(smallCatalogue())).toEqual(NOTHING);
    const { network, institutions } = await the.services.seeding.store.selectCatalogue();
    expect(network).toMatchObject({ city: 'Town', legal: { eidasIdentifier: 'NTRBE-0000000000' } });
    const identities = institutions.map(({ code, legal }) => [code, legal?.eidasIdentifier]);
    expect(identities).toEqual(
      expect.arrayContaining([
        ['alpha', 'NTRBE-alpha'],
        ['beta', 'NTRBE-own'],
      ]),
    );
    const acts = await prisma.auditEntry.findMany({ where: { act: 'network.completed' } });
    expect(acts).toMatchObject([{ subject: 'network:small', details: { fields: ['city', 'legal'] } }]);
  });
});

test('the learners of the demonstration are added once', async () => {
  const demo = await openTestServices({ catalogue: seedCatalogue(), demo: true });
  const { stores, effects } = demo.services;
  const deps = { store: stores, clock: effects.clock, random: effects.random };
  expect(await seedLearners(deps, demoLearners(), 'test')).toBe(demoLearners().length);
  const audit = await demo.database.prisma.auditEntry.count();
  expect(await seedLearners(deps, demoLearners(), 'test')).toBe(0);
  expect(await demo.database.prisma.auditEntry.count()).toBe(audit);
  expect(await demo.database.prisma.consent.count()).toBe(demoLearners().filter((one) => one.consent).length);
  await demo.close();
});

describe('consent', () => {
  test('is recorded once, with who, when and to what; withdrawn once; and may be given again', async () => {
    await the.issue('alpha', 'K-1,Konrad Croft,MA,2026-05-04,B,');
    const learner = await learnerByNumber(the, 'alpha', 'K-1');
    const { consent } = the.services;
    const { prisma } = the.database;
    const both = await Promise.all([
      giveConsent(consent, `URN:UUID:${learner.toUpperCase()}`, 'one'),
      giveConsent(consent, learner, 'two'),
    ]);
    expect(both.sort()).toEqual([false, true]);
    expect(await prisma.consent.findMany({ where: { learnerId: learner } })).toMatchObject([
      {
        textVersion: CONSENT_TEXT_VERSION,
        givenBy: expect.stringMatching(/^(one|two)$/),
        givenAt: new Date('2026-06-15T10:00:00Z'),
        withdrawnAt: null,
      },
    ]);
    expect(await withdrawConsent(consent, learner, 'test')).toBe(true);
    expect(await withdrawConsent(consent, learner, 'test')).toBe(false);
    expect(await giveConsent(consent, learner, 'test')).toBe(true);
    const acts = await prisma.auditEntry.findMany({
      where: { subject: `learner:${learner}`, act: { startsWith: 'consent' } },
      orderBy: { id: 'asc' },
    });
    expect(acts.map(({ act }) => act)).toEqual(['consent.given', 'consent.withdrawn', 'consent.given']);
  });

  test.each(['', 'K-1', 'Konrad Croft', '00000000-0000-4000-8000-000000000000', '\u0000'])(
    'of somebody who is not there, %j, is refused',
    async (learner) => {
      const refusal = { kind: 'not-found', code: 'learner.unknown' };
      await expect(giveConsent(the.services.consent, learner, 'test')).rejects.toMatchObject(refusal);
      await expect(withdrawConsent(the.services.consent, learner, 'test')).rejects.toMatchObject(refusal);
    },
  );
});
