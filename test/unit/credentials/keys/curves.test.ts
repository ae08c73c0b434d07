import { expect, test } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { EC, ED25519 } from '../../../../src/credentials/keys/curves.js';

const bytesOr = (read: () => Uint8Array) => {
  try {
    return Buffer.from(read()).toString('hex');
  } catch {
    return undefined;
  }
};

test.each([
  ['Ed25519', ED25519, ed25519.Point],
  ['P-256', EC['P-256'].Point, p256.Point],
  ['P-384', EC['P-384'].Point, p384.Point],
])('%s is the curve that the library knows by that name', (_name, ours, theirs) => {
  expect(ours.CURVE()).toEqual(theirs.CURVE());
});

test.each([
  ['P-256', p256],
  ['P-384', p384],
] as const)('%s has coordinates of as many bytes as the library says', (name, { lengths }) => {
  expect(EC[name].size).toBe(lengths.secretKey);
});

test('the same bytes are points, compressed or not, and of small order', () => {
  const start = fc.constantFrom(2, 3, 4);
  fc.assert(
    fc.property(start, fc.uint8Array({ minLength: 48, maxLength: 48 }), (first, rest) => {
      const edwards = rest.subarray(0, 32);
      expect(bytesOr(() => ED25519.fromBytes(edwards).toBytes())).toBe(
        bytesOr(() => ed25519.Point.fromBytes(edwards).toBytes()),
      );
      for (const [{ Point, size }, { Point: theirs }] of [
        [EC['P-256'], p256],
        [EC['P-384'], p384],
      ] as const) {
        const bytes = Uint8Array.of(first, ...rest.subarray(0, size));
        expect(bytesOr(() => Point.fromBytes(bytes).toBytes(false))).toBe(
          bytesOr(() => theirs.fromBytes(bytes).toBytes(false)),
        );
      }
    }),
  );
  for (const y of [0n, 1n, ED25519.CURVE().p - 1n, ED25519.CURVE().p])
    expect(smallOrder(ED25519, y)).toBe(smallOrder(ed25519.Point, y));
});

function smallOrder(Point: Pick<typeof ED25519, 'fromHex'>, y: bigint): boolean | undefined {
  const hex = y.toString(16).padStart(64, '0').match(/../g)?.reverse().join('') ?? '';
  try {
    return Point.fromHex(hex).isSmallOrder();
  } catch {
    return undefined;
  }
}
