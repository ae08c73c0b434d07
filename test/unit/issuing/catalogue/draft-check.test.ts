import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { publishVersion } from '../../../../src/credentials/documents/published.js';
import { checkDraft } from '../../../../src/issuing/catalogue/draft-check.js';
import { contentOf } from '../../../../src/issuing/catalogue/drafts.js';
import type { VersionKind } from '../../../../src/issuing/catalogue/ports.js';
import { moduleVersion, programmeVersion } from '../../../../src/issuing/catalogue/published-version.js';
import type { PublishedCatalogue } from '../../../../src/issuing/ports.js';
import { smallCatalogue } from '../../../support/small-catalogue.js';
import { all, module } from '../../../support/stack-builders.js';

const URL = 'https://cairn.example';
const NOW = new Date('2026-06-15T10:00:00Z');

/** The small catalogue as it stands once published; `retired` by code. */
function published(...retired: string[]): PublishedCatalogue {
  const { network, institutions, gradingSchemes, modules, programmes } = smallCatalogue();
  const body = { id: 'did:web:cairn.example', code: 'network', name: network.name };
  const around = { modules, programmes, gradingSchemes };
  const dated = <T extends { code: string }>(version: T) => ({
    version,
    digest: '',
    publishedAt: NOW,
    retiredAt: retired.includes(version.code) ? NOW : undefined,
  });
  return {
    network: { ...network, did: body.id, demo: false },
    institutions: institutions.map((member) => ({
      ...member,
      did: `did:web:cairn.example:i:${member.code}`,
    })),
    gradingSchemes,
    modules: modules.map((one) => dated(moduleVersion(URL, one, around, body))),
    programmes: programmes.map((one) => dated(programmeVersion(URL, one, around, body))),
  };
}

/** What the author of a version of the small catalogue would write. */
function written(code: string): JsonObject {
  const { modules, programmes } = published();
  const found = [...modules, ...programmes].find(({ version }) => version.code === code);
  if (!found) throw new Error(`There is no ${code}`);
  return contentOf(found.version);
}

async function check(
  kind: VersionKind,
  change: JsonObject = {},
  { code = kind === 'module' ? 'NEW' : 'PNEW', owner = 'alpha', catalogue = published() } = {},
) {
  const content = { ...written(kind === 'module' ? 'MA' : 'P1'), ...change };
  return checkDraft({ kind, code, owner, content }, catalogue, URL, NOW, { institution: owner });
}

async function faults(...args: Parameters<typeof check>): Promise<string[]> {
  return (await check(...args)).faults.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('a sound draft', () => {
  test('of a module is version 1 of its code at its address, its owner’s', async () => {
    const { faults, number, version } = await check('module');
    expect({ faults, number }).toEqual({ faults: [], number: 1 });
    expect(version).toMatchObject({
      id: `${URL}/m/NEW/1`,
      owner: 'alpha',
      ownedBy: { id: 'did:web:cairn.example:i:alpha' },
      gradingScheme: { code: 'letters' },
    });
  });

  test('of a code that is there is its next version, also if the last one is retired', async () => {
    const own = { code: 'MA', owner: 'network' };
    expect((await check('module', {}, own)).number).toBe(2);
    expect((await check('module', {}, { ...own, catalogue: published('MA') })).number).toBe(2);
  });

  test('written from a published version publishes the same bytes but for its number', async () => {
    const [before] = published().programmes;
    const { version } = await check('programme', {}, { code: 'P1', owner: 'network' });
    if (!version || !before) throw new Error('Nothing to compare');
    const again = { ...version, id: before.version.id, version: 1 };
    expect(publishVersion(again)).toEqual(publishVersion(before.version));
  });

  test('may name an equivalent that can’t name it yet, with all that count as that one', async () => {
    expect(await faults('module', { equivalents: ['MC', 'MD'] })).toEqual([]);
    expect(await faults('module', { equivalents: ['MC'] })).toEqual([
      'module.equivalents-disagree /content/equivalents/0',
    ]);
    expect(await faults('module', { equivalents: ['MA', 'MB'] })).toEqual([
      'module.equivalents-disagree /content/equivalents/0',
      'module.equivalents-disagree /content/equivalents/1',
    ]);
  });
});

describe('a faulty draft', () => {
  test('of a programme lacks what was not asked of those before it', async () => {
    const { assessment: _assessment, mode: _mode, languages: _languages, ...before } = written('P1');
    const draft = { kind: 'programme', code: 'PNEW', owner: 'alpha', content: before } as const;
    const { faults: found, version } = await checkDraft(draft, published(), URL, NOW, {
      institution: 'alpha',
    });
    expect(version).toBeUndefined();
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'annex-i.assessment /content/assessment',
      'annex-i.participation /content/mode',
      'programme.languages-missing /content/languages',
    ]);
    expect(found[0]).toMatchObject({
      message: expect.stringContaining('“Type of assessment”'),
      expected: expect.stringContaining('portfolio'),
    });
  });

  test('lacks a text in the primary language of its owner, and contradicts itself, told together', async () => {
    const catalogue = published();
    const institutions = catalogue.institutions.map((one) => ({ ...one, primaryLanguage: 'nl' }));
    const dutch = { ...catalogue, institutions };
    const title = { en: 'One', nl: 'Een' };
    const told = await faults('module', { title, workloadHours: 40 }, { catalogue: dutch });
    expect(told).toEqual([
      'module.language-missing /content/description',
      'module.language-missing /content/assessment/description',
      'module.language-missing /content/qualityAssurance/description',
      'module.language-missing /content/outcomes/0/title',
      'module.language-missing /content/outcomes/1/title',
      'module.workload /content/workloadHours',
    ]);
    // the network's own are in the network's language
    expect(await faults('module', { title }, { owner: 'network', catalogue: dutch })).toEqual([]);
  });

  test('names a field of study or a language that no list has', async () => {
    expect(await faults('module', { iscedF: '0199', languages: ['en', 'xx'] })).toEqual([
      'module.isced-unknown /content/iscedF',
      'module.language-unknown /content/languages/1',
    ]);
  });

  test('lacks what a micro-credential must tell, has what nobody asked for, and what is wrong: all at once', async () => {
    const empty = await checkDraft(
      { kind: 'module', code: 'NEW', owner: 'alpha', content: { ects: 'two', colour: 1 } },
      published(),
      URL,
      NOW,
      { institution: 'alpha' },
    );
    const told = empty.faults.map(({ code, pointer }) => `${code} ${pointer}`);
    const elements = told.filter((fault) => fault.startsWith('annex-i.'));
    expect(elements).toEqual([
      'annex-i.title /content/title',
      'annex-i.outcomes /content/outcomes',
      'annex-i.workload /content/workloadHours',
      'annex-i.level /content/eqfLevel',
      'annex-i.assessment /content/assessment',
      'annex-i.participation /content/mode',
      'annex-i.quality-assurance /content/qualityAssurance',
    ]);
    const others = ['description', 'iscedF', 'languages', 'setting', 'criteria'];
    expect(told).toEqual(expect.arrayContaining(others.map((name) => `draft.missing /content/${name}`)));
    const places = empty.faults.map(({ pointer }) => pointer);
    expect(new Set(places).size).toBe(places.length);
    expect(told).toEqual(
      expect.arrayContaining(['draft.value /content/ects', 'draft.unknown-member /content/colour']),
    );
    expect(empty.version).toBeUndefined();
  });

  test('of a module contradicts itself and the catalogue, in several places', async () => {
    const assessment = { ...(written('MA').assessment as JsonObject), gradingScheme: 'stars' };
    const outcome = { id: 'lo-1', title: { en: 'Twice.' } };
    expect(await faults('module', { assessment, workloadHours: 40, outcomes: [outcome, outcome] })).toEqual([
      'module.grading-scheme-unknown /content/assessment/gradingScheme',
      'module.workload /content/workloadHours',
      'module.id-twice /content/outcomes/1/id',
    ]);
  });

  test('of a programme names what isn’t there, and promises other ECTS than its rule', async () => {
    const rule = all(module('a', 'MA'), module('b', 'MX')) as unknown as JsonObject;
    expect(await faults('programme', { rule })).toEqual(['rule.module-unknown /content/rule/of/1/module']);
    expect(await faults('programme', { ects: 5 })).toEqual(['programme.ects-differ /content/ects']);
  });

  test('of a programme names what is retired, or can’t be reached since nobody may award it', async () => {
    expect(await faults('programme', {}, { catalogue: published('MB') })).toEqual([
      'rule.module-retired /content/rule/of/1/module',
    ]);
    const catalogue = published();
    const ended = catalogue.institutions.map((one) => ({ ...one, memberUntil: '2026-06-14' }));
    const nobody = { ...catalogue, institutions: ended };
    expect(await faults('programme', {}, { owner: 'network', catalogue: nobody })).toEqual([
      'programme.unreachable /content/rule',
    ]);
  });

  test.each([
    ['somebody else’s code', 'module', 'MA', 'alpha', 'module.code-taken /code'],
    ['one’s own code in another spelling', 'module', 'ma', 'network', 'module.code-taken /code'],
    ['somebody else’s programme', 'programme', 'P1', 'alpha', 'programme.code-taken /code'],
    ['an owner who is no member', 'module', 'NEW', 'gamma', 'module.owner-not-member /owner'],
  ] as const)('has %s', async (_what, kind, code, owner, fault) => {
    expect(await faults(kind, {}, { code, owner })).toEqual([fault]);
  });

  test('is one of which no credential can be made, though nothing else is wrong', async () => {
    const outcomes = [{ id: 'two words', title: { en: 'No address can end so.' } }];
    expect(await faults('programme', { outcomes })).toEqual(['draft.not-issuable /content']);
    const [criterion] = written('MA').criteria as JsonObject[];
    const criteria = [{ ...criterion, id: 'assessment' }];
    expect(await faults('module', { criteria })).toEqual(['draft.not-issuable /content']);
  });
});
