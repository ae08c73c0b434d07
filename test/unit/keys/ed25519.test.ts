import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { writeMultikey } from '../../../src/credentials/keys/multikey.js';
import { ed25519Verifier } from '../../../src/keys/ed25519.js';

const data = Buffer.from('what is signed');

interface Pair {
  readonly multikey: string;
  readonly signature: Uint8Array;
}

function pair(): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { multikey: multikeyOf(publicKey), signature: sign(null, data, privateKey) };
}

function multikeyOf(key: KeyObject): string {
  const bytes = key.export({ format: 'der', type: 'spki' }).subarray(-32);
  return writeMultikey({ type: 'Ed25519', bytes });
}

test('each key verifies its own signatures and no others, met for the first time or again', async () => {
  const verify = ed25519Verifier();
  const [first, second] = [pair(), pair()];
  for (let turn = 0; turn < 2; turn++) {
    for (const one of [first, second]) {
      expect(await verify(one.multikey, data, one.signature)).toBe(true);
      const other = one === first ? second : first;
      expect(await verify(one.multikey, data, other.signature)).toBe(false);
      expect(await verify(one.multikey, Buffer.from('what is sigmed'), one.signature)).toBe(false);
    }
  }
});

test('keys beyond those that are kept verify as before', async () => {
  const verify = ed25519Verifier();
  const pairs = Array.from({ length: 1100 }, pair);
  for (const { multikey, signature } of [...pairs, ...pairs.slice(0, 50)])
    expect(await verify(multikey, data, signature)).toBe(true);
});

test.each([0, 63, 65])('a signature of %d bytes is none', async (length) => {
  const { multikey } = pair();
  expect(await ed25519Verifier()(multikey, data, new Uint8Array(length))).toBe(false);
});

test('what is no key of the curve is refused, again and again', () => {
  const verify = ed25519Verifier();
  const neutral = new Uint8Array(32);
  neutral[0] = 1;
  const multikey = writeMultikey({ type: 'Ed25519', bytes: neutral });
  for (let turn = 0; turn < 2; turn++)
    expect(() => verify(multikey, data, new Uint8Array(64))).toThrow('not a public key');
});
