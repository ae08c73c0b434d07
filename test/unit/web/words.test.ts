import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownAddress, tamed, webAddress } from '../../../src/web/safe.js';
import { wordsFor } from '../../../src/web/words.js';

const words = wordsFor('en');

describe('words', () => {
  test('a language that is not there falls back to English, and says so in its tag', () => {
    expect(wordsFor('tlh').tag).toBe('en');
    expect(wordsFor('EN-us').tag).toBe('en');
  });

  test('a calendar date keeps its day', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const written = words.date(date.toISOString().slice(0, 10));
        expect(Number(written.split(' ')[0])).toBe(date.getUTCDate());
        expect(written.endsWith(String(date.getUTCFullYear()))).toBe(true);
      }),
    );
  });

  test('counts choose the plural form', () => {
    expect(words.count('vouched', 1)).toMatch(/^One part/);
    expect(words.count('vouched', 1200)).toMatch(/^1,200 parts/);
  });

  test('a value is never read as a placeholder, and an unknown key is nothing', () => {
    expect(words.text('ects', { number: '{number}' })).toBe('{number} ECTS');
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

describe('text and addresses of others', () => {
  test('tamed text is never longer than its limit, and has no unruly character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const tame = tamed(text, limit);
        expect(Array.from(tame).length).toBeLessThanOrEqual(limit);
        expect(tame).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    expect(tamed('ab\u0301\u0301\u0301\u0301\u0301\u0301c', 20)).toBe('ab\u0301\u0301\u0301\u0301c');
    expect(tamed('abcdef', 4)).toBe('abc…');
  });

  test('only plain http(s) addresses become links', () => {
    expect(webAddress('https://a.example/x?y#z')).toBe('https://a.example/x?y#z');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//a.example',
      ' https://a.example',
      'https://u:p@a.example',
      'java\nscript:x',
      'https://',
      'did:web:a',
    ]) {
      expect(webAddress(bad)).toBeUndefined();
    }
  });

  test('own addresses are paths of this site', () => {
    expect(ownAddress('/s/abc')).toBe('/s/abc');
    for (const bad of ['//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:x', '']) {
      expect(ownAddress(bad)).toBeUndefined();
    }
  });
});
