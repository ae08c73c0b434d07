import type { PrismaClient } from '../generated/prisma/client.js';
import { despiteDeadlocks } from './deadlock.js';
import type { Db } from './rows.js';

/** Longest that a transaction may take which records much, or waits for others that do, in milliseconds. */
export const LONG_TIMEOUT = 120_000;

/** What transactions are made with: the client, or in a dry run something that passes for it. */
export type Client = Db & Pick<Transactor, '$transaction'>;

interface Transactor {
  $transaction<T>(work: (tx: Db) => Promise<T>, options?: { readonly timeout?: number }): Promise<T>;
}

/**
 * Does work in one transaction: all of it or nothing. Where PostgreSQL ends the transaction because it and another wait
 * for each other, the work is done again from its start, after a short pause, so it must have no effect but through
 * `tx`. `timeout` is the longest that it may take, in milliseconds; 5000 if not given.
 */
export async function transact<T>(
  prisma: Transactor,
  work: (tx: Db) => Promise<T>,
  options: { readonly timeout?: number } = {},
): Promise<T> {
  return despiteDeadlocks(() => prisma.$transaction(work, options));
}

/**
 * Does work against stores whose every transaction is a part of one that is undone in the end, and answers with what the
 * work answered. What it did is seen by itself alone, and leaves nothing but gaps in running numbers.
 */
export async function dryRun<T>(prisma: PrismaClient, work: (client: Client) => Promise<T>): Promise<T> {
  const undone = new Error('undone');
  let result: { readonly value: T } | undefined;
  const once = () =>
    transact(
      prisma,
      async (tx) => {
        result = { value: await work(within(tx)) };
        throw undone;
      },
      { timeout: DRY_TIMEOUT },
    );
  await once().catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  if (!result) throw undone;
  return result.value;
}

/** A client whose transactions are all parts of this one. */
function within(tx: Db): Client {
  const $transaction: Transactor['$transaction'] = (work) => work(tx);
  const handler: ProxyHandler<Db> = {
    get: (target, name) => (name === '$transaction' ? $transaction : Reflect.get(target, name)),
  };
  // typed by what the handler adds
  return new Proxy<Db & { $transaction?: Transactor['$transaction'] }>(tx, handler) as Client;
}

/** Longest that a dry run may take, in milliseconds: it holds locks as long. */
const DRY_TIMEOUT = 30_000;
