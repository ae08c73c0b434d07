import { describe, expect, test } from '@jest/globals';
import {
  accreditationConcept,
  assessmentConcept,
  ECTS_CONCEPT,
  entitlementConcept,
  eqfConcept,
  eqfLevelConcept,
  iscedConcept,
  modeConcept,
  settingConcept,
  supervisionConcept,
} from '../../../../src/credentials/documents/concepts.js';
import {
  allConcepts,
  countryConcept,
  iscedFConcept,
  languageConcept,
  optionalConcept,
} from '../../../../src/credentials/documents/long-lists.js';
import { COUNTRY_CODES } from '../../../../src/domain/countries.js';
import { ASSESSMENT_TYPES, MODES, SETTINGS, SUPERVISIONS } from '../../../../src/domain/module.js';

test('every word of the domain has a concept of its own', () => {
  const concepts = [
    ...MODES.map(modeConcept),
    ...SETTINGS.map(settingConcept),
    ...ASSESSMENT_TYPES.map(assessmentConcept),
    ...SUPERVISIONS.map(supervisionConcept),
    ...(['programme', 'institution'] as const).map(accreditationConcept),
    ...(['learning', 'occupation'] as const).map(entitlementConcept),
  ];
  expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length);
  for (const { id, scheme } of concepts) expect(id.startsWith(scheme.replace(/\/25831c2$/, '/'))).toBe(true);
});

test('every country of ISO 3166-1 has one, and so have levels, fields and languages', () => {
  const countries = [...COUNTRY_CODES].map(countryConcept);
  expect(new Set(countries.map(({ id }) => id)).size).toBe(COUNTRY_CODES.size);
  expect(countryConcept('PT')).toEqual({
    id: 'http://publications.europa.eu/resource/authority/country/PRT',
    scheme: 'http://publications.europa.eu/resource/authority/country',
    label: 'Portugal',
  });
  expect(languageConcept('kk')).toMatchObject({
    id: 'http://publications.europa.eu/resource/authority/language/KAZ',
    label: 'Kazakh',
  });
  expect(eqfLevelConcept(7).id).toBe(eqfConcept(7));
  expect(iscedFConcept('0114')).toMatchObject({
    id: iscedConcept('0114'),
    label: 'Teacher training with subject specialisation',
  });
});

describe('what is in no list', () => {
  test.each<[string, () => unknown]>([
    ['a level below', () => eqfLevelConcept(0)],
    ['a level above', () => eqfLevelConcept(9)],
    ['half a level', () => eqfLevelConcept(6.5)],
    ['a field of the future', () => iscedFConcept('0199')],
    ['a field without its zero', () => iscedFConcept('114')],
    ['the European Union', () => countryConcept('EU')],
    ['a word that every object knows', () => countryConcept('constructor')],
    ['a country in small letters', () => countryConcept('pt')],
    ['a language that was withdrawn', () => languageConcept('sh')],
    ['a language of three letters', () => languageConcept('eng')],
  ])('has none: %s', (_what, find) => {
    expect(find).toThrow(RangeError);
  });

  test('is no member: neither a made-up address, nor one of another list, nor nearly one', () => {
    expect(optionalConcept(ECTS_CONCEPT.id)).toEqual(ECTS_CONCEPT);
    for (const id of [
      '',
      ECTS_CONCEPT.scheme,
      `${ECTS_CONCEPT.id} `,
      ECTS_CONCEPT.id.replace('http:', 'https:'),
      'http://data.europa.eu/snb/eqf/9',
      'http://data.europa.eu/snb/learning-assessment/e207a81fc7',
      'http://publications.europa.eu/resource/authority/language/XXX',
    ])
      expect(optionalConcept(id)).toBeNull();
  });
});

test('no concept is there twice, and each has list and label', () => {
  const concepts = allConcepts();
  expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length);
  expect(concepts.filter(({ label, scheme }) => label.trim() !== label || !/^http:/.test(scheme))).toEqual(
    [],
  );
  for (const concept of concepts) expect(optionalConcept(concept.id)).toEqual(concept);
});
