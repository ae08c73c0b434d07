import { describe, expect, test } from '@jest/globals';
import { LANGUAGES, languageFor } from '../../../src/words/languages.js';
import { checkRecordsEn } from '../../../src/words/texts/check-records/en.js';
import { checksEn } from '../../../src/words/texts/checks/en.js';
import { elsewhereEn } from '../../../src/words/texts/elsewhere/en.js';
import { en } from '../../../src/words/texts/en.js';
import { graduatesEn } from '../../../src/words/texts/graduates/en.js';
import { manyEn } from '../../../src/words/texts/many/en.js';
import { recordsEn } from '../../../src/words/texts/records/en.js';

const TABLES = [en, graduatesEn, recordsEn, checksEn, elsewhereEn, manyEn, checkRecordsEn];
const ENGLISH: Readonly<Record<string, string>> = Object.assign({}, ...TABLES);
const TRANSLATIONS = LANGUAGES.filter(({ tag }) => tag !== 'en').map(
  ({ tag, locale, texts }) => [tag, { locale, texts: texts as Readonly<Record<string, string>> }] as const,
);
const FORM = /\.(zero|one|two|few|many|other)$/;

/** Keys that have plural forms, without the form. */
const STEMS = Object.keys(ENGLISH)
  .filter((key) => key.endsWith('.other') && key.replace(FORM, '.one') in ENGLISH)
  .map((key) => key.replace(FORM, ''));
const stemOf = (key: string) => (STEMS.includes(key.replace(FORM, '')) ? key.replace(FORM, '') : undefined);

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
}

test('there are nine languages, of which one is read by a person', () => {
  expect(LANGUAGES.map(({ tag }) => tag).sort()).toEqual([
    'de',
    'en',
    'es',
    'et',
    'fr',
    'kk',
    'pt',
    'ru',
    'sk',
  ]);
  expect(LANGUAGES.filter(({ reviewed }) => reviewed).map(({ tag }) => tag)).toEqual(['en']);
});

test('no two tables have the same key', () => {
  const keys = TABLES.flatMap((table) => Object.keys(table));
  expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
});

describe.each(TRANSLATIONS)('%s', (_tag, { locale, texts }) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

  test('has every text, and all plural forms of its own, and no other', () => {
    const expected = Object.keys(ENGLISH).flatMap((key) => {
      const stem = stemOf(key);
      return stem === undefined ? [key] : forms.map((form) => `${stem}.${form}`);
    });
    expect(Object.keys(texts).sort()).toEqual([...new Set(expected)].sort());
  });

  test('has the placeholders of the English text; a singular may leave out its number', () => {
    const wrong = Object.entries(texts).filter(([key, text]) => {
      const stem = stemOf(key);
      const wanted = placeholders(ENGLISH[stem === undefined ? key : `${stem}.other`] ?? '');
      const without = wanted.filter((name) => name !== 'count');
      const has = placeholders(text).join();
      const maySayOne = stem !== undefined && key.endsWith('.one');
      return has !== wanted.join() && !(maySayOne && has === without.join());
    });
    expect(wrong).toEqual([]);
  });

  test('has no text that is empty, and no sentence in English', () => {
    const empty = Object.entries(texts).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
    const same = Object.keys(texts).filter((key) => texts[key] === ENGLISH[key]);
    const words = (key: string) => ENGLISH[key]?.replace(/\{\w+\}/g, '').match(/\p{L}+/gu)?.length ?? 0;
    expect(same.filter((key) => words(key) > 1)).toEqual([]);
    expect(same.length).toBeLessThan(20);
  });
});

describe('the language for a reader', () => {
  test.each([
    [['pt-BR', 'en'], 'pt'],
    [['zh-Hant-TW', 'kk-Cyrl-KZ', 'ru'], 'kk'],
    [['nl', 'de-AT'], 'de'],
    [['EN-us', 'ru'], 'en'],
    [['*'], 'en'],
    [['tlh'], 'en'],
    [[], 'en'],
    [['ptx'], 'en'],
  ])('%j: %s', (wanted, tag) => {
    expect(languageFor(wanted)).toBe(tag);
  });
});
