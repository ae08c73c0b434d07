import { deepStrictEqual } from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CairnError } from '../../../src/common/errors.js';
import { isJsonObject, type JsonValue } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { within } from '../../support/cpu.js';

const CODES = [
  'json.malformed',
  'json.encoding',
  'json.duplicate-key',
  'json.forbidden-key',
  'json.too-deep',
  'json.too-large',
  'json.number',
  'json.surrogate',
];

const text = fc.string({ unit: 'binary', maxLength: 12 });
const key = text.filter((name) => name !== '__proto__');
/** Decimals of at most 15 digits, of any size that a double holds with all of them. */
const number = fc
  .tuple(
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    fc.integer({ min: -290, max: 290 }),
  )
  .map(([digits, exponent]) => Number(`${digits}e${exponent}`))
  .map((value) => (value === 0 ? 0 : value));
const { document } = fc.letrec<{
  document: JsonValue;
  array: JsonValue[];
  object: { [key: string]: JsonValue };
}>((tie) => ({
  document: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    number,
    fc.constantFrom(true, false, null),
    tie('array'),
    tie('object'),
  ),
  array: fc.array(tie('document'), { maxLength: 5 }),
  object: fc.dictionary(key, tie('document'), { maxKeys: 5, noNullPrototype: true }),
}));

/** What the parser makes of an input: its value, or the code of its refusal. Anything else it throws fails the test. */
function outcome(input: string | Uint8Array): { value: JsonValue } | { code: string } {
  try {
    return { value: parseStrictJson(input) };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    expect(error.kind).toBe('invalid');
    expect(CODES).toContain(error.code);
    return { code: error.code };
  }
}

function lenient(input: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(input) };
  } catch {
    return undefined;
  }
}

/** The text with every character of its strings escaped. */
function escaped(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => {
    const units = [...(JSON.parse(literal) as string)].flatMap((character) => character.split(''));
    return `"${units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
  });
}

test('whatever JSON.parse accepts and the limits allow has the same value, however it is written', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(0, 1, '\t', '\n\r '), (value, space) => {
      const json = JSON.stringify(value, null, space);
      deepStrictEqual(outcome(json), { value: JSON.parse(json) });
      deepStrictEqual(outcome(new TextEncoder().encode(json)), { value: JSON.parse(json) });
      deepStrictEqual(outcome(escaped(json)), { value: JSON.parse(json) });
    }),
    { numRuns: 500 },
  );
});

test('a damaged document is never read otherwise than JSON.parse reads it', () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat(3),
    put: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom(
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '0',
        '-',
        '.',
        'e',
        '\\u',
        '\ud800',
        ' ',
        'null',
      ),
    ),
  });
  fc.assert(
    fc.property(document, fc.array(damage, { minLength: 1, maxLength: 3 }), (value, damages) => {
      const json = damages.reduce((before, { at, drop, put }) => {
        const offset = Math.floor(at * before.length);
        return before.slice(0, offset) + put + before.slice(offset + drop);
      }, JSON.stringify(value));
      const found = outcome(json);
      const reference = lenient(json);
      if ('value' in found) deepStrictEqual(found, reference);
      else if (reference) expect(found.code).not.toBe('json.malformed');
    }),
    { numRuns: 2000 },
  );
});

describe('each kind of mutation is refused with its own code', () => {
  /** Puts a piece of text into every place of a document where a value may stand. */
  const planted = (piece: string) =>
    fc.tuple(document, fc.constantFrom(piece)).map(([value, raw]) => {
      const json = JSON.stringify([value, { member: value, here: '@@' }, '@@']);
      return json.replaceAll('"@@"', () => raw);
    });

  test.each([
    ['json.malformed', '[1,]'],
    ['json.malformed', '{"a" 1}'],
    ['json.malformed', '"\u0001"'],
    ['json.malformed', '01'],
    ['json.malformed', 'undefined'],
    ['json.duplicate-key', '{"x":[],"x":[]}'],
    ['json.forbidden-key', '{"__proto__":[]}'],
    ['json.too-deep', `${'['.repeat(64)}${']'.repeat(64)}`],
    ['json.number', '0.12345678901234567'],
    ['json.number', '1e400'],
    ['json.number', '-0.00'],
    ['json.surrogate', '"\ud801"'],
    ['json.surrogate', '"\\udc01"'],
  ])('%s: %j', (code, piece) => {
    fc.assert(
      fc.property(planted(piece), (json) => {
        expect(outcome(json)).toEqual({ code });
      }),
      { numRuns: 50 },
    );
  });

  test('json.encoding: a byte that is not UTF-8 anywhere, or a byte order mark in front', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.integer({ min: 0xf8, max: 0xff }), (value, place, byte) => {
        const bytes = new TextEncoder().encode(JSON.stringify(value));
        const at = place % (bytes.length + 1);
        expect(outcome(Uint8Array.of(...bytes.subarray(0, at), byte, ...bytes.subarray(at)))).toEqual({
          code: 'json.encoding',
        });
        expect(outcome(`\ufeff${JSON.stringify(value)}`)).toEqual({ code: 'json.encoding' });
      }),
    );
  });

  test('json.duplicate-key: any member of any object written twice', () => {
    fc.assert(
      fc.property(fc.dictionary(key, number, { minKeys: 1, maxKeys: 6 }), fc.nat(), (object, pick) => {
        const members = Object.entries(object).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
        const again = members[pick % members.length];
        expect(outcome(`{${[...members, again].join(',')}}`)).toEqual({ code: 'json.duplicate-key' });
      }),
    );
  });
});

test('a number is accepted exactly if it has at most 15 digits and the double prints as the same digits', () => {
  const literal = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.oneof(fc.nat(10_000).map(String), fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String)),
      fc.option(fc.stringMatching(/^\d{1,18}$/), { nil: undefined }),
      fc.option(fc.integer({ min: -340, max: 320 }), { nil: undefined }),
    )
    .map(([sign, whole, fraction, exponent]) => {
      const point = fraction === undefined ? '' : `.${fraction}`;
      return `${sign}${whole}${point}${exponent === undefined ? '' : `e${exponent}`}`;
    });
  fc.assert(
    fc.property(literal, (json) => {
      const printed = String(Number(json));
      const survives = normal(json) === normal(printed) && normal(json).replace(/e.*|-/g, '').length <= 15;
      const subnormal = Math.abs(Number(json)) < 2.2250738585072014e-308 && Number(json) !== 0;
      expect('value' in outcome(json)).toBe(survives && !subnormal);
    }),
    { numRuns: 3000 },
  );
});

/** Sign, digits without zeros around them, and the power of ten of the last: one text for each decimal number. */
function normal(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/.exec(literal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (digits === '') return literal === '' || sign === '' ? '0' : '-0';
  const stripped = digits.replace(/0+$/, '');
  return `${sign}${stripped}e${Number(exponent) - fraction.length + digits.length - stripped.length}`;
}

test('random bytes never do anything but parse or be refused, and never take long', async () => {
  const alphabet = fc.constantFrom(
    ...'{}[],:"\\u0123456789eE+-. \ntruefalsn'.split('').map((c) => c.charCodeAt(0)),
  );
  const byte = fc.oneof({ weight: 9, arbitrary: alphabet }, { weight: 1, arbitrary: fc.nat(255) });
  const soup = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(byte, { maxLength: 300 }).map((b) => Uint8Array.from(b)),
  );
  await fc.assert(
    fc.asyncProperty(soup, async (bytes) => {
      const found = await within(100, () => outcome(bytes));
      if ('value' in found) deepStrictEqual(found, lenient(new TextDecoder().decode(bytes)));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['escapes', `["${'\\u00e9'.repeat(170_000)}"]`],
  ['pairs', `["${'\\ud83d\\ude00'.repeat(80_000)}"]`],
  ['a string without end', `"${'a'.repeat(1_000_000)}`],
  ['a number without end', '1'.repeat(1_000_000)],
  ['zeros', `0.${'0'.repeat(1_000_000)}`],
  ['an exponent without end', `1e${'0'.repeat(1_000_000)}`],
  ['white space', ' '.repeat(1_000_000)],
  ['lines', '\n'.repeat(1_000_000)],
  ['brackets', '['.repeat(1_000_000)],
  ['keys that look like array indexes', indexKeys(70_000)],
  ['one long key', `{"${'\\u0061'.repeat(170_000)}":x}`],
  ['many empty arrays', `[${'[],'.repeat(190_000)}[]]`],
])('a megabyte of %s takes at most 200 ms', async (_name, json) => {
  await within(200, () => outcome(json));
});

function indexKeys(count: number): string {
  return `{${Array.from({ length: count }, (_, index) => `"${(index * 61_001) % 4_294_967_295}":0`).join(',')}}`;
}

test('parsed objects are plain: members only, and the usual prototype', () => {
  const value = parseStrictJson('{"constructor":{"prototype":{"x":1}}}');
  expect(isJsonObject(value) && Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});
