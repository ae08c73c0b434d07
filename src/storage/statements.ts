import type pg from 'pg';
import { CairnError } from '../common/errors.js';
import { despiteDeadlocks } from './deadlock.js';
import { outageOf } from './outage.js';

/**
 * Statements in SQL, alone or within a transaction. Prisma's client is one, and so is a connection by itself: where every
 * statement counts, as in awarding and verifying, that takes a fifth of the time. Texts name the types of what they can't infer.
 */
export interface Statements {
  $queryRaw<T = unknown>(text: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  /** Answers with how many rows it changed. */
  $executeRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<number>;
}

interface Bounds {
  readonly timeout: number;
  readonly patience?: number | undefined;
}

export interface Connections extends Statements {
  /**
   * Does work in one transaction, all of it or nothing, and again from its start where it and another waited for each other.
   * `timeout` is the longest that a statement of it may take, in milliseconds, `patience` the longest that it may wait for a lock.
   */
  transact<T>(work: (tx: Statements) => Promise<T>, options: Bounds): Promise<T>;
}

/** The connection of a transaction that is under way, of which all transactions are parts. */
export function within(tx: Statements): Connections {
  return {
    $queryRaw: (text, ...values) => tx.$queryRaw(text, ...values),
    $executeRaw: (text, ...values) => tx.$executeRaw(text, ...values),
    transact: (work) => work(tx),
  };
}

/** Statements on the connections of a pool. A failure to reach the database is a CairnError `service.unavailable`. */
export function connections(pool: pg.Pool): Connections {
  return {
    ...statementsOf(pool),
    transact: (work, bounds) => despiteDeadlocks(() => inTransaction(pool, work, bounds)),
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (tx: Statements) => Promise<T>,
  { timeout, patience }: Bounds,
): Promise<T> {
  const client = await telling(pool.connect());
  let broken = true;
  try {
    const locks = patience === undefined ? '' : `; SET LOCAL lock_timeout = ${patience}`;
    await telling(client.query(`BEGIN; SET LOCAL statement_timeout = ${timeout}${locks}`));
    const result = await work(statementsOf(client));
    const { command } = await telling(client.query('COMMIT'));
    // what PostgreSQL answers where a statement had failed and nobody was told
    if (command !== 'COMMIT')
      throw new CairnError('incoherent', 'storage.rolled-back', 'A transaction was undone');
    broken = false;
    return result;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

function statementsOf(connection: Pick<pg.Pool, 'query'>): Statements {
  const ask = (text: TemplateStringsArray, values: unknown[]) =>
    telling(connection.query({ ...prepare(text), values }));
  return {
    $queryRaw: async <T>(text: TemplateStringsArray, ...values: unknown[]) =>
      // as in Prisma's, what comes is what the statement says
      (await ask(text, values)).rows as T,
    $executeRaw: async (text, ...values) => (await ask(text, values)).rowCount ?? 0,
  };
}

interface Prepared {
  readonly name: string;
  readonly text: string;
}

const prepared = new WeakMap<TemplateStringsArray, Prepared>();
let count = 0;

/**
 * A template as a text with numbered parameters, under a name by which each connection has the server parse and plan it once:
 * for most of these statements that takes longer than they do. They name their columns: with `*` they would fail once a newer process
 * has given the table another one.
 */
function prepare(template: TemplateStringsArray): Prepared {
  const known = prepared.get(template);
  if (known) return known;
  const text = template.reduce((before, part, index) => `${before}$${index}${part}`);
  const made = { name: `cairn ${++count}`, text };
  prepared.set(template, made);
  return made;
}

async function telling<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw outageOf(error) ?? error;
  }
}
