import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { CairnError } from '../../common/errors.js';

const ROUNDS = 8;

/**
 * The order in which a list of `length` entries is filled: gives the index for each position, through a permutation that
 * only the holder of `key` can follow. Credentials signed one after the other don't lie beside each other, so an index
 * tells nothing about time or neighbours. A balanced Feistel network over the next even number of bits, walked until it
 * lands inside the list (Black and Rogaway, Ciphers with Arbitrary Finite Domains, 2002). Throws a CairnError
 * `status.list-full` for a position that the list doesn't have.
 */
export function indexPermutation(key: Uint8Array, length: number): (position: number) => number {
  const half = Math.ceil(Math.log2(length) / 2);
  const mask = (1 << half) - 1;
  // a half has few values, so those of many positions are soon all known
  const known = new Map<number, number>();
  const roundValue = (round: number, right: number): number => {
    const name = round * (mask + 1) + right;
    const value = known.get(name) ?? keyedValue(key, round, right) & mask;
    known.set(name, value);
    return value;
  };
  const feistel = (value: number): number => {
    let left = value >>> half;
    let right = value & mask;
    for (let round = 0; round < ROUNDS; round++) [left, right] = [right, left ^ roundValue(round, right)];
    return (left << half) | right;
  };
  return (position) => {
    if (!Number.isInteger(position) || position < 0 || position >= length) {
      throw new CairnError('incoherent', 'status.list-full', 'A status list has no such position');
    }
    let value = feistel(position);
    while (value >= length) value = feistel(value);
    return value;
  };
}

/** The index for one position. */
export function permutedIndex(key: Uint8Array, length: number, position: number): number {
  return indexPermutation(key, length)(position);
}

function keyedValue(key: Uint8Array, round: number, half: number): number {
  const message = new Uint8Array([round, half >>> 24, half >>> 16, half >>> 8, half]);
  const [a = 0, b = 0, c = 0, d = 0] = hmac(sha256, key, message);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
