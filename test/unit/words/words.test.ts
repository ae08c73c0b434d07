import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '../../../src/words/languages.js';
import { wordsFor } from '../../../src/words/words.js';

const words = wordsFor('en');

describe('words', () => {
  test('a language that is not there falls back to English, and says so in its tag', () => {
    expect(wordsFor('tlh').tag).toBe('en');
    expect(wordsFor('EN-us').tag).toBe('en');
  });

  test.each(LANGUAGES.map(({ tag }) => tag))('a calendar date keeps its day: %s', (tag) => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const numbers = wordsFor(tag).date(date.toISOString().slice(0, 10)).match(/\d+/g)?.map(Number);
        expect(numbers?.sort((a, b) => a - b)).toEqual([date.getUTCDate(), date.getUTCFullYear()]);
      }),
      { numRuns: 50 },
    );
  });

  test('a calendar date keeps its day wherever the service runs', () => {
    const written = LANGUAGES.map(({ tag }) => wordsFor(tag).date('2026-03-01'));
    expect(new Set(written).size).toBe(LANGUAGES.length);
    const script = `
      const { wordsFor } = await import('./dist/words/words.js');
      const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Almaty'].map((zone) => {
        process.env.TZ = zone;
        return [new Date('2026-03-01T00:00:00Z').getHours(), ${JSON.stringify(LANGUAGES.map(({ tag }) => tag))}.map((tag) => wordsFor(tag).date('2026-03-01'))];
      });
      console.log(JSON.stringify(zones));`;
    const zones: [number, string[]][] = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
    );
    expect(zones).toEqual([
      [14, written],
      [13, written],
      [5, written],
    ]);
  });

  test('counts choose the plural form', () => {
    expect(words.count('vouched', 1)).toMatch(/^One part/);
    expect(words.count('vouched', 1200)).toMatch(/^1,200 parts/);
    const russian = [1, 3, 5, 21].map((count) => wordsFor('ru').count('vouched', count));
    const forms = russian.map((text) => text.replace(/\d+/, '#'));
    expect(new Set(forms).size).toBe(3);
    expect(forms[3]).toBe(forms[0]);
  });

  test('a value is never read as a placeholder, and an unknown key is nothing', () => {
    expect(words.text('ects', { number: '{number}' })).toBe('{number} ECTS');
    expect(words.text('ects', { number: '$t(brand) <b>' })).toBe('$t(brand) <b> ECTS');
    expect(words.text('error.reference', {})).toContain('{id}');
    expect(words.raw('ects')).toBe('{number} ECTS');
    expect(words.find('constructor')).toBeUndefined();
    expect(words.find('reason.no-such-code')).toBeUndefined();
  });

  test('countries and instants that are none stand as they are', () => {
    expect(words.country('KZ')).toBe('Kazakhstan');
    expect(words.country('<b>')).toBe('<b>');
    expect(words.instant('2026-11-20T09:14:00Z')).toBe('20 November 2026 at 09:14 UTC');
    expect(words.instant('soon')).toBe('soon');
  });
});
