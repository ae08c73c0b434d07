import { createHash } from 'node:crypto';

/** How many rows a table has, and a digest that doesn't depend on their order. */
export interface TableSum {
  readonly rows: number;
  /** The sum of the SHA-256 digests of all rows, modulo 2^256, in hexadecimal. */
  readonly digest: string;
}

const MODULUS = 1n << 256n;

/** Sums up rows as they pass by. */
export function tableSum(): { add(row: string): void; sum(): TableSum } {
  let rows = 0;
  let total = 0n;
  return {
    add(row) {
      rows += 1;
      total = (total + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)) % MODULUS;
    },
    sum: () => ({ rows, digest: total.toString(16).padStart(64, '0') }),
  };
}
