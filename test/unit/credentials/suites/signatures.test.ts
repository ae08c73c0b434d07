import { beforeAll, describe, expect, test } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import type { VerificationMethod } from '../../../../src/credentials/dids/did-document.js';
import { readMultikey, writeMultikey } from '../../../../src/credentials/keys/multikey.js';
import { addProof } from '../../../../src/credentials/suites/add-proof.js';
import { signCredential } from '../../../../src/credentials/suites/sign.js';
import { SUITES } from '../../../../src/credentials/suites/table.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import {
  type SigningKeyType,
  SUITE_KEYS,
  smallCredential,
  type TestKey,
  taken,
  testKey,
} from '../../../support/suite-keys.js';
import { bytesOf, changedDocuments, flipped, textOf } from '../../../support/tampering.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const TYPES: readonly SigningKeyType[] = ['Ed25519', 'P-256', 'P-384', 'BLS12-381-G2'];

/** A copy of which nothing can be changed, at whatever depth. */
function frozen<Value extends JsonValue>(value: Value): Value {
  const copy = structuredClone(value);
  const freeze = (part: JsonValue): void => {
    if (typeof part !== 'object' || part === null) return;
    Object.freeze(part);
    for (const inner of Object.values(part)) freeze(inner);
  };
  freeze(copy);
  return copy;
}

test('a credential is signed without a change to it', async () => {
  const { signer } = await testKey('Ed25519');
  const signed = await signCredential(frozen(smallCredential()), signer, NOW);
  expect(signed.proof).toMatchObject({ type: 'DataIntegrityProof' });
});

/** Suites whose value is one signature. */
const plain = SUITE_KEYS.filter(([suite]) => SUITES.get(suite)?.proofValue.lengths);

describe.each(plain)('%s with %s', (suite, type) => {
  let key: TestKey;
  let genuine: ReturnType<typeof taken>;

  beforeAll(async () => {
    key = await testKey(type);
    genuine = taken(await addProof(smallCredential(), key.signer, { suite, signedAt: NOW }));
  });

  const judge = (over: JsonObject = {}, method: VerificationMethod = key.method) =>
    verifyProof(genuine.document, { ...genuine.proof, ...over }, method);
  const withBytes = (change: (bytes: Uint8Array) => Uint8Array) =>
    judge({ proofValue: textOf('z', change(bytesOf(genuine.value))) });

  test('is valid as it was made', async () => {
    expect(await judge()).toBe('valid');
  });

  test('is verified without a change to anything that was given', async () => {
    // the libraries are strict code, which throws where it would change what is frozen
    const [document, proof] = [frozen(genuine.document), frozen(genuine.proof)];
    expect(await verifyProof(document, proof, key.method)).toBe('valid');
    const withContext = frozen({ ...genuine.proof, '@context': genuine.document['@context'] ?? null });
    expect(await verifyProof(document, withContext, key.method)).toBe('valid');
  });

  test('is invalid for a document with any value changed', async () => {
    for (const [place, document] of changedDocuments(genuine.document))
      expect([place, await verifyProof(document, genuine.proof, key.method)]).toEqual([place, 'invalid']);
  });

  test('is invalid for a document with a member left out', async () => {
    for (const name of Object.keys(genuine.document).filter((member) => member !== '@context')) {
      const { [name]: _left, ...document } = genuine.document;
      expect([name, await verifyProof(document, genuine.proof, key.method)]).toEqual([name, 'invalid']);
    }
  });

  test('is invalid under another key of its type', async () => {
    const { method } = await testKey(type, 'another');
    expect(await judge({}, { ...method, id: key.method.id })).toBe('invalid');
  });

  test.each(TYPES)('a key of type %s fits it or does not', async (other) => {
    const { method } = await testKey(other, 'another');
    const fits = SUITES.get(suite)?.keys[other] !== undefined;
    // the signature of one curve has not the length of the other’s
    const finding = other === type ? 'invalid' : fits ? 'value-malformed' : 'key-type';
    expect(await judge({}, { ...method, id: key.method.id })).toBe(finding);
  });

  test('a key that is none, or of no known type, does not fit', async () => {
    const bytes = bytesOf(key.method.publicKeyMultibase);
    const wrong = [
      '',
      'z',
      key.method.publicKeyMultibase.slice(1),
      `${key.method.publicKeyMultibase} `,
      textOf('u', bytes),
      textOf('z', bytes.subarray(0, -1)),
      textOf('z', Uint8Array.of(...bytes, 0)),
      textOf('z', Uint8Array.of(0xe7, 0x01, ...bytes.subarray(2))),
      writeMultikey({ type: 'X25519', bytes: new Uint8Array(32).fill(9) }),
    ];
    for (const publicKeyMultibase of wrong)
      expect([publicKeyMultibase, await judge({}, { ...key.method, publicKeyMultibase })]).toEqual([
        publicKeyMultibase,
        'key-type',
      ]);
  });

  test.each([0, 1, 31, 32, 33, -1])('is invalid with byte %i of the signature changed', async (at) => {
    expect(await judge({ proofValue: flipped(genuine.value, at) })).toBe('invalid');
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['a byte more', (bytes) => Uint8Array.of(...bytes, 0)],
    ['a byte more before', (bytes) => Uint8Array.of(0, ...bytes)],
    ['a byte less', (bytes) => bytes.subarray(0, -1)],
    ['a byte less before', (bytes) => bytes.subarray(1)],
    ['half of it', (bytes) => bytes.subarray(bytes.length / 2)],
    ['twice', (bytes) => Uint8Array.of(...bytes, ...bytes)],
    ['nothing', () => new Uint8Array()],
    ['as DER', (bytes) => Uint8Array.of(0x30, bytes.length, ...bytes)],
  ])('has no value of %s', async (_what, change) => {
    expect(await withBytes(change)).toBe('value-malformed');
  });

  test.each<[string, (value: string) => JsonObject[string]]>([
    ['base64url', (value) => textOf('u', bytesOf(value))],
    ['base64url with padding', (value) => `${textOf('u', bytesOf(value))}==`],
    ['base64', (value) => `m${Buffer.from(bytesOf(value)).toString('base64')}`],
    ['base16', (value) => `f${Buffer.from(bytesOf(value)).toString('hex')}`],
    ['base58 of another alphabet', (value) => `Z${value.slice(1)}`],
    ['a space before it', (value) => ` ${value}`],
    ['a line break inside', (value) => `${value.slice(0, 9)}\n${value.slice(9)}`],
    ['a list', (value) => [value]],
    ['an object', (value) => ({ '@value': value })],
    ['null', () => null],
    ['two thousand characters', () => `z${'1'.repeat(2000)}`],
  ])('has no value in %s', async (_what, spell) => {
    expect(await judge({ proofValue: spell(genuine.value) })).toBe('value-malformed');
  });
});

describe('EdDSA', () => {
  const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
  const suites = plain.filter(([, type]) => type === 'Ed25519').map(([suite]) => suite);

  const signed = async (suite: string) => {
    const key = await testKey('Ed25519');
    return { key, ...taken(await addProof(smallCredential(), key.signer, { suite, signedAt: NOW })) };
  };

  test.each(suites)('%s: a second number that gives the same point is no second signature', async (suite) => {
    const { key, document, proof, value } = await signed(suite);
    const bytes = bytesOf(value);
    const grown = littleEndian(bytes.subarray(32)) + ORDER;
    const forged = Uint8Array.of(...bytes.subarray(0, 32), ...inBytes(grown));
    const proofValue = textOf('z', forged);
    expect(grown < 2n ** 256n).toBe(true);
    expect(await verifyProof(document, { ...proof, proofValue }, key.method)).toBe('invalid');
  });

  test.each(suites)('%s: no key of small order is one', async (suite) => {
    const { key, document, proof } = await signed(suite);
    // with the neutral point as key and as first half, and nothing as second, every document is signed
    const neutral = ed25519.Point.ZERO.toBytes();
    const proofValue = textOf('z', Uint8Array.of(...neutral, ...new Uint8Array(32)));
    for (const point of smallPoints()) {
      const publicKeyMultibase = writeMultikey({ type: 'Ed25519', bytes: point });
      const method = { ...key.method, publicKeyMultibase };
      expect(await verifyProof(document, { ...proof, proofValue }, method)).toBe('key-type');
    }
  });

  test.each(suites)('%s: nothing but zeros is no signature', async (suite) => {
    const { key, document, proof } = await signed(suite);
    const proofValue = textOf('z', new Uint8Array(64));
    expect(await verifyProof(document, { ...proof, proofValue }, key.method)).toBe('invalid');
  });
});

describe('ECDSA', () => {
  const suites = plain.filter(([, type]) => type !== 'Ed25519');

  test.each(suites)(
    '%s with %s: no number of a signature is nothing, or as large as the order',
    async (suite, type) => {
      const key = await testKey(type);
      const secured = taken(await addProof(smallCredential(), key.signer, { suite, signedAt: NOW }));
      const bytes = bytesOf(secured.value);
      const half = bytes.length / 2;
      const order = bigEndian((type === 'P-256' ? p256 : p384).Point.Fn.ORDER, half);
      const [r, s, zero] = [bytes.subarray(0, half), bytes.subarray(half), new Uint8Array(half)];
      const forged = [
        [zero, s],
        [r, zero],
        [zero, zero],
        [order, s],
        [r, order],
        [order, order],
        [s, r],
        [r, r],
        [zero.map(() => 0xff), s],
      ] as const;
      for (const [index, [first, second]] of forged.entries()) {
        const proofValue = textOf('z', Uint8Array.of(...first, ...second));
        const found = await verifyProof(secured.document, { ...secured.proof, proofValue }, key.method);
        expect([index, found]).toEqual([index, 'invalid']);
      }
    },
  );

  test.each(suites)('%s with %s: no point off the curve is a key', async (suite, type) => {
    const key = await testKey(type);
    const secured = taken(await addProof(smallCredential(), key.signer, { suite, signedAt: NOW }));
    const { bytes } = readMultikey(key.method.publicKeyMultibase);
    for (const off of offTheCurve(type === 'P-256' ? p256 : p384, bytes)) {
      const publicKeyMultibase = textOf(
        'z',
        Uint8Array.of(...bytesOf(key.method.publicKeyMultibase).subarray(0, 2), ...off),
      );
      const method = { ...key.method, publicKeyMultibase };
      expect(await verifyProof(secured.document, secured.proof, method)).toBe('key-type');
    }
  });
});

/** All points whose order divides eight, in each way in which they can be written. */
function smallPoints(): Uint8Array[] {
  const p = 2n ** 255n - 19n;
  const sign = 1n << 255n;
  const y = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
  return [0n, 1n, p - 1n, y, p - y]
    .flatMap((number) => [number, number + sign])
    .map((number) => inBytes(number));
}

/** Compressed points of the right length that are none: an x without a y, an x beyond the field, another form. */
function offTheCurve(curve: typeof p256 | typeof p384, bytes: Uint8Array): Uint8Array[] {
  const without = Array.from({ length: 40 }, (_, index) => {
    const changed = Uint8Array.from(bytes);
    changed[changed.length - 1] = index;
    return changed;
  }).find((candidate) => {
    try {
      curve.Point.fromBytes(candidate);
      return false;
    } catch {
      return true;
    }
  });
  if (!without) throw new Error('About half of all numbers are no x of a point');
  const beyond = Uint8Array.of(2, ...new Uint8Array(bytes.length - 1).fill(0xff));
  const forms = [0, 1, 4, 5, 6].map((form) => Uint8Array.of(form, ...bytes.subarray(1)));
  return [without, beyond, new Uint8Array(bytes.length), ...forms];
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function inBytes(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 0xffn));
}

function bigEndian(number: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) =>
    Number((number >> BigInt(8 * (length - 1 - index))) & 0xffn),
  );
}
