import { describe, expect, test } from '@jest/globals';
import { checkCatalogue } from '../../../src/domain/catalogue.js';
import { gradeAtLeast } from '../../../src/domain/grades.js';
import { seedCatalogue } from '../../support/seed.js';

const catalogue = seedCatalogue();

test('the catalogue contradicts itself nowhere', () => {
  expect(checkCatalogue(catalogue)).toEqual([]);
});

describe('network and institutions', () => {
  test('there are five institutions in five countries and time zones', () => {
    const { institutions } = catalogue;
    expect(institutions).toHaveLength(5);
    expect(new Set(institutions.map((institution) => institution.country)).size).toBe(5);
    expect(new Set(institutions.map((institution) => institution.timeZone)).size).toBe(5);
  });

  test('an institution has a name in another script', () => {
    const names = catalogue.institutions.flatMap((institution) => Object.values(institution.name));
    expect(names.filter((name) => !/\p{Script=Latin}/u.test(name))).not.toEqual([]);
  });

  test('every website is in the domain that is reserved for examples', () => {
    for (const { website } of [catalogue.network, ...catalogue.institutions]) {
      expect(new URL(website).hostname).toMatch(/\.example$/);
    }
  });
});

describe('texts', () => {
  test('every text is there in English', () => {
    expect(textsWithout(catalogue, 'en')).toEqual([]);
  });

  test.each(['pt', 'sk', 'nl'])('every title of a module and programme is there in %s', (language) => {
    for (const { code, title } of [...catalogue.modules, ...catalogue.programmes]) {
      expect({ code, title: title[language] }).toEqual({ code, title: expect.any(String) });
    }
  });

  test('titles in one language are all different', () => {
    for (const language of ['en', 'pt', 'sk', 'nl']) {
      const titles = [...catalogue.modules, ...catalogue.programmes].map(({ title }) => title[language]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});

describe('modules', () => {
  test.each(catalogue.modules.map((module) => [module.code, module] as const))(
    '%s is complete',
    (_code, module) => {
      expect(module.outcomes.length).toBeGreaterThanOrEqual(3);
      expect(module.outcomes.length).toBeLessThanOrEqual(5);
      expect([6, 7]).toContain(module.eqfLevel);
      expect(module.criteria.length).toBeGreaterThanOrEqual(2);
      for (const criterion of module.criteria) {
        expect(criterion.levels.length).toBeGreaterThanOrEqual(3);
        expect(criterion.levels.length).toBeLessThanOrEqual(4);
        // A level below the required one makes the criterion decide something.
        expect(criterion.levels[0]?.id).not.toBe(criterion.requiredLevel);
      }
    },
  );

  test('most can be had at two or more institutions, some at one only', () => {
    const offers = catalogue.modules.map(
      ({ code }) =>
        catalogue.institutions.filter(({ recognisedFor }) =>
          recognisedFor.some(({ module }) => module === code),
        ).length,
    );
    expect(offers.filter((count) => count >= 2).length).toBeGreaterThan(catalogue.modules.length / 2);
    expect(offers).toContain(1);
  });

  test('exactly one pair of modules is equivalent', () => {
    const declared = catalogue.modules.filter(({ equivalents }) => equivalents.length > 0);
    expect(declared.map(({ code, equivalents }) => [code, ...equivalents].sort())).toEqual([
      ['EP-LAB', 'TUK-LDD'],
      ['EP-LAB', 'TUK-LDD'],
    ]);
    expect(new Set(declared.map(({ ects }) => ects)).size).toBe(1);
  });
});

describe('grading schemes', () => {
  const { gradingSchemes } = catalogue;

  test('every passing grade of the Portuguese scale compares with the letters, no failing one does', () => {
    const portuguese = gradingSchemes.find(({ code }) => code === 'pt-20');
    const worst = { scheme: 'ects-letter', value: 'E' };
    const comparable = portuguese?.values.map((value) =>
      gradeAtLeast({ scheme: 'pt-20', value }, worst, gradingSchemes),
    );
    expect(comparable).toEqual([...Array(10).fill(undefined), ...Array(11).fill(true)]);
  });

  test('letters rank from E to A', () => {
    const atLeastC = ['E', 'D', 'C', 'B', 'A'].map((value) =>
      gradeAtLeast({ scheme: 'ects-letter', value }, { scheme: 'ects-letter', value: 'C' }, gradingSchemes),
    );
    expect(atLeastC).toEqual([false, false, true, true, true]);
  });
});

/** Pointers of language maps that lack a language. A map is known by holding nothing but texts under language tags. */
function textsWithout(value: unknown, language: string, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const isTextMap =
    !Array.isArray(value) &&
    entries.every(([key, text]) => /^[a-z]{2}$/.test(key) && typeof text === 'string');
  if (isTextMap) return language in value ? [] : [at];
  return entries.flatMap(([key, inner]) => textsWithout(inner, language, `${at}/${key}`));
}
