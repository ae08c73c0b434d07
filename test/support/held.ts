import type pg from 'pg';
import type { TestDatabase } from './database.js';

/** Resolves when so many connections wait for a lock that another holds. */
export async function waiting(database: TestDatabase, count: number): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const { rows } = await database.pool.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.waiting ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never did ${count} connections wait`);
}

/**
 * Does something in a transaction that is held open while `work` goes on and comes to wait for it (and with it `count`
 * connections in all); ends it then, and answers with what the work came to.
 */
export async function meanwhile<T>(
  database: TestDatabase,
  change: (client: pg.PoolClient) => Promise<unknown>,
  work: () => Promise<T>,
  count = 1,
): Promise<T> {
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN');
    await change(holder);
    const going = work();
    // if it ends before it waits, its error is told below
    going.catch(() => {});
    await Promise.race([waiting(database, count), going]);
    await holder.query('COMMIT');
    return await going;
  } finally {
    holder.release();
  }
}
