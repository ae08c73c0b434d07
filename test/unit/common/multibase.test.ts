import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decodeMultibase,
  encodeBase58btc,
  encodeBase64url,
  fromHex,
  sha256,
  sha256Multibase,
  toHex,
} from '../../../src/common/multibase.js';
import { thrown } from '../../support/thrown.js';

const bytes = fc.uint8Array({ maxLength: 200 });
const utf8 = (text: string) => new TextEncoder().encode(text);

test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect(decodeMultibase(encodeBase58btc(data))).toEqual(data);
      expect(decodeMultibase(encodeBase64url(data))).toEqual(data);
      expect(fromHex(toHex(data))).toEqual(data);
    }),
  );
});

test('known encodings', () => {
  // The examples of the base58 and multibase drafts.
  expect(encodeBase58btc(utf8('Hello World!'))).toBe('z2NEpo7TZRRrLZSi2U');
  expect(encodeBase58btc(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd))).toBe('z11233QC4');
  expect(encodeBase64url(utf8('yes mani !'))).toBe('ueWVzIG1hbmkgIQ');
  expect(toHex(Uint8Array.of(0, 0x0f, 0xff))).toBe('000fff');
});

test('SHA-256 as FIPS 180-4 shows it, and as a multihash', () => {
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(toHex(sha256(utf8('abc')))).toBe(digest);
  expect(toHex(decodeMultibase(sha256Multibase(utf8('abc'))))).toBe(`1220${digest}`);
  expect(sha256Multibase(utf8('abc'))).toMatch(/^zQm/);
});

describe('strict decoding', () => {
  test.each(['', 'Zabc', 'mYWJj', 'Qm', '3NEpo', ' z2', 'UYWJj'])(
    '%j has no prefix that is accepted',
    (text) => {
      const error = thrown(() => decodeMultibase(text));
      expect([error.kind, error.code]).toEqual(['invalid', 'multibase.prefix']);
      expect(error.faults[0]?.expected).toBe('z (base58btc) or u (base64url)');
    },
  );

  test.each([
    'z0', // not in the alphabet
    'zO',
    'zl',
    'z2NEpo7TZRRrLZSi2U\n',
    'z 2NEpo7TZRRrLZSi2U',
    'zé',
    'uYWJj=', // padding
    'uYQ==',
    'uYR', // bits left over that aren't zero
    'uY', // six bits are no byte
    'uYW+j', // the other alphabet
    'uYW Jj',
    'uYWJj\n',
  ])('%j is not canonical', (text) => {
    expect(thrown(() => decodeMultibase(text)).code).toBe('multibase.encoding');
  });

  test('only the accepted bases are read', () => {
    expect(thrown(() => decodeMultibase('uYWJj', ['base58btc'])).code).toBe('multibase.prefix');
    expect(thrown(() => decodeMultibase('z2NEpo', ['base64url'])).code).toBe('multibase.prefix');
    expect(decodeMultibase('uYWJj', ['base64url'])).toEqual(utf8('abc'));
  });

  test('long base58 is refused before it costs time', () => {
    expect(thrown(() => decodeMultibase(`z${'2'.repeat(1_000_000)}`)).code).toBe('multibase.too-long');
    expect(decodeMultibase(`z${'2'.repeat(1023)}`).length).toBeGreaterThan(700);
  });

  test('each sequence of bytes has one text: what decodes encodes back to itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('z', 'u'),
        fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
        (prefix, body) => {
          const text = prefix + body;
          let data: Uint8Array;
          try {
            data = decodeMultibase(text);
          } catch (error) {
            expect(error).toMatchObject({ name: 'CairnError', code: 'multibase.encoding' });
            return;
          }
          expect(prefix === 'z' ? encodeBase58btc(data) : encodeBase64url(data)).toBe(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each(['0', 'AB', 'zz', '0x00', '00 00', '00\n'])('%j is not hexadecimal', (text) => {
    expect(thrown(() => fromHex(text)).code).toBe('hex.encoding');
  });
});
