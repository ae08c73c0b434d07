import { Prisma, type PrismaClient } from '../generated/prisma/client.js';
import type { Db } from './rows.js';

const ATTEMPTS = 5;

/**
 * Does work in one transaction: all of it or nothing. Where PostgreSQL ends the transaction because it and another wait
 * for each other, the work is done again from its start, so it must have no effect but through `tx`. `timeout` is the
 * longest that it may take, in milliseconds; 5000 if not given.
 */
export async function transact<T>(
  prisma: PrismaClient,
  work: (tx: Db) => Promise<T>,
  options: { readonly timeout?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, options);
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

/** Prisma's P2034, which stands for PostgreSQL's 40P01 (deadlock) and 40001; of a raw statement it is P2010. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || (error.code === 'P2010' && /\b40(P01|001)\b/.test(error.message));
}
