import { describe, expect, test } from '@jest/globals';
import { hex } from '@scure/base';
import { encode } from 'cborg';
import fc from 'fast-check';
import { type CborValue, readCbor } from '../../../../src/credentials/suites/cbor.js';
import { thrown } from '../../../support/thrown.js';

const read = (digits: string) => readCbor(hex.decode(digits));

test.each<[string, CborValue]>([
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['190100', 256],
  ['1a00010000', 65_536],
  ['1affffffff', 4_294_967_295],
  ['40', new Uint8Array()],
  ['4401020304', Uint8Array.of(1, 2, 3, 4)],
  ['60', ''],
  ['62c3bc', 'ü'],
  ['80', []],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  [
    'a201020304',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
])('%s is read', (digits, value) => {
  expect(read(digits)).toEqual(value);
});

describe('byte strings with a tag', () => {
  const tagged = (digits: string) => readCbor(hex.decode(digits), { octets: 'plain-or-tagged' });

  test.each<[string, CborValue]>([
    ['d84041ff', Uint8Array.of(0xff)],
    ['82d84041ffd84040', [Uint8Array.of(0xff), new Uint8Array()]],
    ['a101d84041ff', new Map([[1, Uint8Array.of(0xff)]])],
    ['8241ff40', [Uint8Array.of(0xff), new Uint8Array()]],
  ])('%s is read where they may have one', (digits, value) => {
    expect(tagged(digits)).toEqual(value);
  });

  test.each([
    ['one with and one without', '82d84041ff40'],
    ['one without and one with', '8240d84041ff'],
    ['two tags', 'd840d84041ff'],
    ['a tag and a number', 'd84001'],
    ['a tag and a text', 'd84061ff'],
    ['a tag and a list', 'd84080'],
    ['a tag and nothing', 'd840'],
    ['a tag longer than need be', 'd9004041ff'],
    ['another tag', 'c241ff'],
    ['the tag of other numbers', 'd84141ff'],
  ])('%s: refused', (_what, digits) => {
    expect(thrown(() => tagged(digits)).code).toBe('cbor.malformed');
  });
});

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['a number with nothing behind it', '18'],
    ['a number longer than need be', '1817'],
    ['a number longer than need be, in two bytes', '1900ff'],
    ['a number longer than need be, in four bytes', '1a0000ffff'],
    ['a number of eight bytes', '1b0000000100000000'],
    ['a negative number', '20'],
    ['bytes that are not all there', '4401020304'.slice(0, -2)],
    ['bytes of no stated length', '5f42010243030405ff'],
    ['a text that is no UTF-8', '62c328'],
    ['a text of no stated length', '7f657374726561646d696e67ff'],
    ['a list that ends too soon', '830102'],
    ['a list of no stated length', '9f0102ff'],
    ['a list longer than there are bytes', '9affffffff'],
    ['a map that ends too soon', 'a20102'],
    ['a map with a key twice', 'a201020103'],
    ['a tag', 'd84041ff'],
    ['true', 'f5'],
    ['null', 'f6'],
    ['a fraction', 'f93c00'],
    ['reserved lengths', '1c'],
    ['something behind it', '0000'],
    ['lists nested ten deep', `${'81'.repeat(10)}00`],
    ['lists nested a hundred thousand deep', '81'.repeat(100_000)],
  ])('%s', (_what, digits) => {
    expect(thrown(() => read(digits)).code).toBe('cbor.malformed');
  });
});

test('what another library writes is read, whole and in part or with more behind it not', () => {
  const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.nat(4_294_967_295),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.uint8Array({ maxLength: 300 }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .uniqueArray(fc.tuple(fc.nat(1000), tie('value')), { selector: ([at]) => at, maxLength: 4 })
        .map((entries) => new Map(entries)),
    ),
  }));
  fc.assert(
    fc.property(value, fc.nat(), (item, cut) => {
      const bytes = encode(item);
      expect(readCbor(bytes)).toEqual(item);
      expect(() => readCbor(bytes.subarray(0, cut % bytes.length))).toThrow('not CBOR');
      expect(() => readCbor(Uint8Array.of(...bytes, 0))).toThrow('not CBOR');
    }),
  );
});
