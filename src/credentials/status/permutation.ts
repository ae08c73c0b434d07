import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { CairnError } from '../../common/errors.js';

const ROUNDS = 8;

/**
 * The `position`th index of a list of `length` entries, through a permutation that only the holder of `key` can follow:
 * credentials signed one after the other don't lie beside each other, so an index tells nothing about time or
 * neighbours. A balanced Feistel network over the next even number of bits, walked until it lands inside the list
 * (Black and Rogaway, Ciphers with Arbitrary Finite Domains, 2002).
 */
export function permutedIndex(key: Uint8Array, length: number, position: number): number {
  if (!Number.isInteger(position) || position < 0 || position >= length) {
    throw new CairnError('incoherent', 'status.list-full', 'A status list has no such position');
  }
  const half = Math.ceil(Math.log2(length) / 2);
  let value = position;
  do value = feistel(key, half, value);
  while (value >= length);
  return value;
}

function feistel(key: Uint8Array, half: number, value: number): number {
  const mask = (1 << half) - 1;
  let left = value >>> half;
  let right = value & mask;
  for (let round = 0; round < ROUNDS; round++) {
    [left, right] = [right, left ^ (roundValue(key, round, right) & mask)];
  }
  return (left << half) | right;
}

function roundValue(key: Uint8Array, round: number, half: number): number {
  const message = new Uint8Array([round, half >>> 24, half >>> 16, half >>> 8, half]);
  const [a = 0, b = 0, c = 0, d = 0] = hmac(sha256, key, message);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
