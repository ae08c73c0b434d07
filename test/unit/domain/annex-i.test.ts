import { describe, expect, test } from '@jest/globals';
import { type JsonObject, type JsonValue, plainJson } from '../../../src/common/json.js';
import { ANNEX_I_ELEMENTS, type AnnexIElement, checkPublishable } from '../../../src/domain/annex-i.js';
import { seedCatalogue } from '../../support/seed.js';
import { smallCatalogue } from '../../support/small-catalogue.js';

type Kind = 'module' | 'programme';

function content(kind: Kind): JsonObject {
  const { modules, programmes } = smallCatalogue();
  return plainJson(kind === 'module' ? modules[0] : programmes[0]) as JsonObject;
}

const told = (kind: Kind, change: JsonObject, language = 'en') =>
  checkPublishable(kind, { ...content(kind), ...change }, language).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

function without(kind: Kind, ...path: string[]): JsonObject {
  const copy = content(kind);
  const [first = '', second] = path;
  const holder = copy[first] as JsonObject;
  if (second === undefined) delete copy[first];
  else delete holder[second];
  return copy;
}

test('what ships and what tests are made with lacks nothing', () => {
  const { network, institutions, modules, programmes } = seedCatalogue();
  const languageOf = (code: string) =>
    (institutions.find((one) => one.code === code) ?? network).primaryLanguage;
  for (const one of modules)
    expect(checkPublishable('module', plainJson(one) as JsonObject, languageOf(one.owner))).toEqual([]);
  for (const one of programmes)
    expect(checkPublishable('programme', plainJson(one) as JsonObject, languageOf(one.awardingBody))).toEqual(
      [],
    );
  expect(told('module', {})).toEqual([]);
  expect(told('programme', {})).toEqual([]);
});

/** What a version has itself; learner, date, country and awarding body come with the award and its issuer. */
const PLACES: readonly [AnnexIElement, Kind | 'both', ...string[]][] = [
  ['title', 'both', 'title'],
  ['outcomes', 'both', 'outcomes'],
  ['workload', 'both', 'ects'],
  ['workload', 'module', 'workloadHours'],
  ['level', 'both', 'eqfLevel'],
  ['assessment', 'both', 'assessment'],
  ['assessment', 'both', 'assessment', 'type'],
  ['participation', 'both', 'mode'],
  ['quality-assurance', 'both', 'qualityAssurance'],
  ['quality-assurance', 'both', 'qualityAssurance', 'type'],
];

describe('an element that is missing is told by its name, with its place and what would be right', () => {
  test.each(
    PLACES.flatMap(([element, of, ...path]) =>
      (['module', 'programme'] as const)
        .filter((kind) => of === 'both' || of === kind)
        .map((kind) => [element, kind, path] as const),
    ),
  )('%s of a %s: %j', (element, kind, path) => {
    const faults = checkPublishable(kind, without(kind, ...path), 'en');
    expect(faults).toEqual([
      {
        code: `annex-i.${element}`,
        pointer: `/${path.join('/')}`,
        message: expect.stringContaining(`“${ANNEX_I_ELEMENTS[element]}”`),
        expected: expect.stringMatching(/./),
      },
    ]);
  });

  test('hours are asked of a module, not of a programme', () => {
    expect(checkPublishable('programme', without('programme', 'workloadHours'), 'en')).toEqual([]);
  });

  test('all that is missing is told at once', () => {
    const codes = checkPublishable('module', {}, 'en').map(({ code }) => code);
    const all: AnnexIElement[] = [
      'title',
      'outcomes',
      'workload',
      'workload',
      'level',
      'assessment',
      'participation',
      'quality-assurance',
    ];
    expect(codes).toEqual(all.map((name) => `annex-i.${name}`));
    expect(checkPublishable('programme', {}, 'en').map(({ code }) => code)).toEqual([
      ...all.toSpliced(3, 1).map((name) => `annex-i.${name}`),
      'programme.languages-missing',
    ]);
  });

  test.each<[string, JsonValue]>([
    ['nothing', null],
    ['an empty text', ''],
    ['an empty list', []],
  ])('%s is as good as missing', (_what, value) => {
    expect(told('module', { outcomes: value })).toEqual(['annex-i.outcomes /outcomes']);
    expect(told('programme', { mode: value, languages: value })).toEqual([
      'annex-i.participation /mode',
      'programme.languages-missing /languages',
    ]);
  });

  test('what is there in a wrong form is left to the form', () => {
    expect(told('module', { assessment: 'portfolio', outcomes: 'many', qualityAssurance: [1] })).toEqual([]);
  });
});

describe('texts in the primary language', () => {
  test.each(['module', 'programme'] as const)('of a %s are missed one by one', (kind) => {
    expect(told(kind, {}, 'pt')).toEqual(
      [
        '/title',
        '/description',
        '/assessment/description',
        '/qualityAssurance/description',
        '/outcomes/0/title',
        '/outcomes/1/title',
      ].map((at) => `${kind}.language-missing ${at}`),
    );
  });

  test('another language, a kind of it and a word that every object knows don’t do', () => {
    for (const title of [{ es: 'Uno' }, { 'pt-BR': 'Um' }])
      expect(told('module', { title })).toEqual(['module.language-missing /title']);
    expect(told('module', { title: { en: 'One' } }, 'constructor')).toContain(
      'module.language-missing /title',
    );
  });
});

describe('codes that no list has', () => {
  test.each(['module', 'programme'] as const)('of a %s are told', (kind) => {
    expect(told(kind, { iscedF: '0199' })).toEqual([`${kind}.isced-unknown /iscedF`]);
    expect(told(kind, { iscedF: '99' })).toEqual([]);
    expect(told(kind, { iscedF: '98' })).toEqual([`${kind}.isced-unknown /iscedF`]);
    expect(told(kind, { languages: ['en', 'xx', 'sh'] })).toEqual([
      `${kind}.language-unknown /languages/1`,
      `${kind}.language-unknown /languages/2`,
    ]);
  });

  test('what isn’t even a code is left to the form', () => {
    expect(told('module', { iscedF: 114, languages: ['english', 7] })).toEqual([]);
  });
});
