import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LinearPattern } from '../../../../src/credentials/schema/linear-pattern.js';
import { thrown } from '../../../support/thrown.js';

const PATTERNS = [
  '',
  'a',
  '^a$',
  '^$',
  'a|b',
  '^(?:a|b|)c',
  '(a|ab)(c|bcd)(d*)',
  'a{3}',
  '^a{2,3}$',
  'a{2,}b',
  'a{0}b',
  '^(a?){3}b',
  '(?:a*)*b',
  '(a+)+$',
  'a+?b',
  '^[^a]b',
  '[a-c]{2}',
  '[\\]a]b',
  '[[]a',
  '[]',
  '[^]',
  '.',
  '^.{2}$',
  '\\bab\\b',
  'a\\Bb',
  '\\d+\\w',
  '\\s|\\S\\S',
  '\\.',
  '\\u{61}',
  '\\u0061',
  '\\x61',
  '\\p{L}+',
  '[\\p{Lu}\\d]',
  '\\ud83d\\ude00',
  '😀',
  '^[😀a]+$',
  '(?<first>a)b',
  '\\/',
  '\\n',
  'a$|^b',
  '^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$',
  '^[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]*\\.[a-zA-Z0-9_-]+$',
  '(ext:)[a-z|A-Z|0-9|.|-|_]+',
];

test.each(PATTERNS)('%j answers as the engine does', (source) => {
  const ours = new LinearPattern(source);
  const theirs = new RegExp(source, 'u');
  const text = fc.oneof(
    fc.string({
      maxLength: 8,
      unit: fc.constantFrom('a', 'b', 'c', 'd', 'A', '1', '.', '-', ' ', '\n', '/', ']', '[', '😀', 'ext:'),
    }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect([value, ours.test(value)]).toEqual([value, theirs.test(value)]);
    }),
    { numRuns: 300, examples: [[''], ['ab'], ['aaab'], ['en-Latn-GB'], ['a.b.c'], ['ext:x'], ['😀']] },
  );
});

test('any small pattern answers as the engine does', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\b', '^', '$', '\\w');
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { depthSize: 'small' },
      atom,
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?'))
        .map(([a, quantifier]) => `(${a})${quantifier}`),
    ),
  }));
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 7 }),
      (source, text) => {
        expect(new LinearPattern(source).test(text)).toBe(new RegExp(source, 'u').test(text));
      },
    ),
    { numRuns: 2000 },
  );
});

describe('patterns that bring others to a halt', () => {
  test.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(?:a*)*$',
    '(a*)*c',
    '^a*a*a*a*a*a*$',
    '([a-z]+)*d',
    '^(.*a){20}$',
  ])('%s takes steps in proportion to the text', (source) => {
    const stepsFor = (length: number) => {
      let steps = 0;
      new LinearPattern(source, (count) => {
        steps += count;
      }).test(`${'a'.repeat(length)}!`);
      return steps;
    };
    const short = stepsFor(500);
    expect(stepsFor(5000)).toBeLessThan(short * 11);
  });
});

describe('what is refused', () => {
  test.each([
    '(?=a)',
    '(?!a)b',
    '(?<=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    'a{4001}',
    '(a{100}){100}',
    '(?:(?:){3000}){3000}',
    '(?:){1000000000}',
    'a{0,1000000000}',
    'x'.repeat(2001),
    `${'('.repeat(60)}${')'.repeat(60)}`,
  ])('unbounded, or nearly: %s', (source) => {
    expect(thrown(() => new LinearPattern(source)).code).toBe('schema.pattern-unsupported');
  });

  test.each(['(', 'a)', '[b-a]', '*', 'a{2,1}', '\\p{Nothing}', '\\q', '{', ']'])(
    'no pattern: %s',
    (source) => {
      expect(thrown(() => new LinearPattern(source)).code).toBe('schema.pattern-invalid');
    },
  );
});
