import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownAddress, tamed, webAddress } from '../../../src/web/safe.js';

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
