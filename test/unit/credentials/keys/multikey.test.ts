import { describe, expect, test } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { encodeBase58btc } from '../../../../src/common/multibase.js';
import {
  KEY_FORMS,
  type KeyType,
  keyTypeOf,
  readMultikey,
  writeMultikey,
} from '../../../../src/credentials/keys/multikey.js';
import { type SigningKeyType, testKey } from '../../../support/suite-keys.js';
import { bytesOf, textOf } from '../../../support/tampering.js';
import { thrown } from '../../../support/thrown.js';

const X25519 = writeMultikey({ type: 'X25519', bytes: new Uint8Array(32).fill(9) });
const keyText = async (type: KeyType) =>
  type === 'X25519' ? X25519 : (await testKey(type as SigningKeyType)).method.publicKeyMultibase;

const TYPES = KEY_FORMS.map(({ type }) => type);

describe.each(TYPES)('a key of type %s', (type) => {
  test('is read as what was written', async () => {
    const text = await keyText(type);
    const key = readMultikey(text);
    expect(key.type).toBe(type);
    expect(writeMultikey(key)).toBe(text);
    const { prefixes = [] } = KEY_FORMS.find((form) => form.type === type) ?? {};
    expect(prefixes.some((prefix) => text.startsWith(prefix))).toBe(true);
    expect(keyTypeOf(text)).toBe(type);
  });

  test.each<[string, (text: string) => string]>([
    ['without prefix', (text) => text.slice(1)],
    ['in base64url', (text) => textOf('u', bytesOf(text))],
    ['in base16', (text) => `f${Buffer.from(bytesOf(text)).toString('hex')}`],
    ['of another alphabet', (text) => `Z${text.slice(1)}`],
    ['with a space behind', (text) => `${text} `],
    ['with a line break before', (text) => `\n${text}`],
    ['with padding', (text) => `${text}=`],
    ['with a letter that base58 has not', (text) => `${text.slice(0, -1)}0`],
    ['a byte short', (text) => textOf('z', bytesOf(text).subarray(0, -1))],
    ['a byte long', (text) => textOf('z', Uint8Array.of(...bytesOf(text), 0))],
    ['of a header alone', (text) => textOf('z', bytesOf(text).subarray(0, 2))],
    ['twice', (text) => textOf('z', Uint8Array.of(...bytesOf(text), ...bytesOf(text)))],
    ['in two thousand letters', (text) => text.padEnd(2000, '1')],
  ])('%s is malformed', async (_what, spell) => {
    const spelt = await keyText(type);
    expect(thrown(() => readMultikey(spell(spelt))).code).toBe('key.malformed');
    expect(keyTypeOf(spell(spelt))).toBeUndefined();
  });

  test('with a zero byte before is of no supported type', async () => {
    const text = `z1${(await keyText(type)).slice(1)}`;
    expect(thrown(() => readMultikey(text)).code).toBe('key.type-unsupported');
  });

  test('is not written in another length', async () => {
    const { bytes } = readMultikey(await keyText(type));
    for (const wrong of [bytes.subarray(1), Uint8Array.of(...bytes, 0), new Uint8Array()])
      expect(thrown(() => writeMultikey({ type, bytes: wrong })).code).toBe('key.malformed');
  });

  test('under the header of another type is no key of that type', async () => {
    const { bytes } = readMultikey(await keyText(type));
    for (const other of KEY_FORMS.filter((form) => form.length !== bytes.length)) {
      const text = encodeBase58btc(Uint8Array.of(...other.header, ...bytes));
      expect([other.type, thrown(() => readMultikey(text)).code]).toEqual([other.type, 'key.malformed']);
    }
  });
});

test.each<[string, readonly number[]]>([
  ['secp256k1', [0xe7, 0x01]],
  ['P-521', [0x82, 0x24]],
  ['RSA', [0x85, 0x24]],
  ['a private Ed25519 key', [0x80, 0x26]],
  ['a private P-256 key', [0x86, 0x26]],
  ['BLS12-381 G1', [0xea, 0x01]],
  ['Ed448', [0x83, 0x24]],
  ['SHA-256', [0x12, 0x20]],
  ['Ed25519 with a varint longer than need be', [0xed, 0x81]],
  ['Ed25519 without its second byte', [0xed, 0x00]],
])('%s is of no supported type', (_what, header) => {
  const text = encodeBase58btc(Uint8Array.of(...header, ...new Uint8Array(32).fill(7)));
  expect(thrown(() => readMultikey(text)).code).toBe('key.type-unsupported');
});

test.each(['', 'z'])('%j holds no key', (text) => {
  expect(['key.malformed', 'key.type-unsupported']).toContain(thrown(() => readMultikey(text)).code);
});

test('an Ed25519 point of small order is no key, nor is what is no point', () => {
  const write = (bytes: Uint8Array) => encodeBase58btc(Uint8Array.of(0xed, 0x01, ...bytes));
  const noPoint = new Uint8Array(32).fill(0);
  noPoint[0] = 2;
  const beyond = new Uint8Array(32).fill(0xff);
  for (const bytes of [ed25519.Point.ZERO.toBytes(), new Uint8Array(32), noPoint, beyond])
    expect(thrown(() => readMultikey(write(bytes))).code).toBe('key.malformed');
});

test('no text of the alphabet is read as a key that is written in another way', () => {
  const letters = fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz');
  const prefixes = KEY_FORMS.flatMap((form) => form.prefixes);
  const text = fc.tuple(fc.constantFrom(...prefixes), fc.array(letters, { minLength: 40, maxLength: 70 }));
  fc.assert(
    fc.property(text, ([prefix, tail]) => {
      const written = `${prefix}${tail.join('')}`;
      if (keyTypeOf(written) !== undefined) expect(writeMultikey(readMultikey(written))).toBe(written);
    }),
  );
});
