import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import {
  canonicalJson,
  isJsonObject,
  type JsonValue,
  jsonEquals,
  pointer,
} from '../../../src/common/json.js';
import { thrown } from '../../support/thrown.js';

describe('canonicalJson gives the published examples of RFC 8785', () => {
  test('section 3.2.2: primitive values and their order', () => {
    const input = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
    expect(canonicalJson(JSON.parse(input))).toBe(expected);
  });

  test('section 3.2.3: members are sorted by UTF-16 code units', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonicalJson(input).matchAll(/:"([^"]*)"/g)].map((match) => match[1]);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: %s', (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000'])('appendix B: %s has no form', (bits) => {
    expect(thrown(() => canonicalJson([fromBits(bits)])).code).toBe('json.not-canonicalisable');
  });
});

test.each(['\ud800', 'a\udc00', '\\\ud83d', '\ude00\ud83d'])(
  'an unpaired surrogate has no canonical form',
  (text) => {
    expect(thrown(() => canonicalJson({ text })).code).toBe('json.not-canonicalisable');
    expect(thrown(() => canonicalJson({ [text]: 1 })).code).toBe('json.not-canonicalisable');
  },
);

test.each(['\\ud800', '\\\\udbff', '\ud83d\ude00'])('text that only looks like one has', (text) => {
  expect(JSON.parse(canonicalJson({ text }))).toEqual({ text });
});

test('canonical texts are equal exactly where values are', () => {
  const value = fc.jsonValue({ stringUnit: 'binary', maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(jsonEquals(a, shuffled(a))).toBe(true);
      expect(canonicalJson(shuffled(a))).toBe(canonicalJson(a));
      expect(jsonEquals(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
    }),
  );
});

test('canonical texts are those of the library that signatures over texts are made with', () => {
  // the package is CommonJS, whatever its types say
  const byLibrary = canonicalize as unknown as (value: JsonValue) => string;
  const value = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
  const names = fc.constantFrom(
    '10',
    '9',
    '',
    'a',
    'A',
    '\u00e9',
    '\ufb33',
    '\ud83d\ude00',
    '"',
    '\\',
    '\u0000',
    '\u007f',
  );
  fc.assert(
    fc.property(fc.dictionary(names, value), (members) => {
      expect(canonicalJson(members)).toBe(byLibrary(members));
    }),
  );
});

test.each<[JsonValue, JsonValue]>([
  [
    [1, 2],
    [2, 1],
  ],
  [[1], [1, null]],
  [{ a: 1 }, { b: 1 }],
  [{ a: null }, {}],
  [[], {}],
  [null, {}],
  ['1', 1],
])('%j and %j differ', (a, b) => {
  expect(jsonEquals(a, b)).toBe(false);
  expect(jsonEquals(b, a)).toBe(false);
});

test('pointers escape as RFC 6901 says', () => {
  expect(pointer()).toBe('');
  expect(pointer('')).toBe('/');
  expect(pointer('a/b', 0, 'm~n', '~1')).toBe('/a~1b/0/m~0n/~01');
});

test('only objects are objects', () => {
  expect([{}, { a: 1 }].map(isJsonObject)).toEqual([true, true]);
  expect([null, [], 'a', 1, true, undefined].map(isJsonObject)).toEqual(Array(6).fill(false));
});

function fromBits(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

/** The same value with its members in the opposite order. */
function shuffled(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(shuffled);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}
