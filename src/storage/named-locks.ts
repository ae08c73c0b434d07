import type pg from 'pg';
import { type Random, randomUuid } from '../common/effects.js';
import { lazily } from '../common/lazily.js';
import type { NamedLocks } from '../issuing/jobs/ports.js';

/** Names that this process holds while others look on. */
export interface Locks extends NamedLocks {
  /** Takes a name that nobody else wants, now or as soon as the database can be had. */
  hold(name: string): void;
  /** Which of the names nobody holds at this moment. Throws if the database is away. */
  free(names: readonly string[]): Promise<string[]>;
  /** Lets go of everything. */
  close(): Promise<void>;
}

/** Longest wait for an answer in milliseconds; after that the session counts as lost. */
const PATIENCE = { query_timeout: 10_000 };
const RETAKE_EVERY = 500;
/** The server notices within half a minute that a machine went away without a word. No effect on local sockets. */
const SESSION = [
  'SET tcp_keepalives_idle = 10',
  'SET tcp_keepalives_interval = 5',
  'SET tcp_keepalives_count = 3',
];
const KEY = 'hashtextextended($1, 0)';

/**
 * Session advisory locks, all in one session that is opened at first use. When the session is cut, the server frees the
 * names at once; what is held here is then taken again in a new session, at once or when the server is back.
 */
export function namedLocks(pool: pg.Pool): Locks {
  const wanted = new Set<string>();
  const missing = new Set<string>();
  let session: Promise<Session> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let retaking = false;
  let closed = false;

  const connected = (): Promise<Session> => {
    if (closed) return Promise.reject(new Error('The locks are closed'));
    if (session !== undefined) return session;
    const opened = openSession(pool, () => {
      if (session === opened) session = undefined;
      for (const name of wanted) missing.add(name);
      if (!closed) void retake();
    });
    session = opened;
    return opened;
  };
  const ask = async <R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<R[]> =>
    (await connected()).ask<R>(text, values);
  const take = async (name: string): Promise<boolean> => {
    const [row] = await ask<{ got: boolean }>(`SELECT pg_try_advisory_lock(${KEY}) AS got`, [name]);
    return row?.got === true;
  };
  const drop = async (name: string) => {
    wanted.delete(name);
    missing.delete(name);
    // without a session there is nothing to let go of
    if (session !== undefined) await ask(`SELECT pg_advisory_unlock(${KEY})`, [name]).catch(() => undefined);
  };
  const retake = async () => {
    if (retaking) return;
    retaking = true;
    try {
      for (const name of missing) {
        if (await take(name)) missing.delete(name);
        if (!wanted.has(name)) await drop(name); // let go of while it was being taken
      }
    } catch {
      // the database is away
    } finally {
      retaking = false;
      retakeSoon();
    }
  };
  const retakeSoon = () => {
    if (closed || timer !== undefined || missing.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      void retake();
    }, RETAKE_EVERY);
  };
  return {
    hold(name) {
      wanted.add(name);
      missing.add(name);
      void retake();
    },
    async tryTake(name) {
      if (wanted.has(name)) return false;
      wanted.add(name);
      try {
        const got = await take(name);
        if (!got) wanted.delete(name);
        return got;
      } catch (error) {
        await drop(name);
        throw error;
      }
    },
    drop,
    async free(names) {
      const rows = await ask<{ name: string }>(FREE, [names]);
      return rows.map(({ name }) => name);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = await session?.catch(() => undefined);
      last?.end();
    },
  };
}

interface Session {
  ask<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<R[]>;
  end(): void;
}

/** A session of its own. `onLost` is called once if it can't be had or doesn't answer any more; not after `end`. */
async function openSession(pool: pg.Pool, onLost: () => void): Promise<Session> {
  let client: pg.PoolClient | undefined;
  const end = () => {
    client?.off('end', lost).off('error', lost).release(true);
    client = undefined;
  };
  const lost = () => {
    end();
    onLost();
  };
  let last: Promise<unknown> = Promise.resolve();
  const ask = <R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<R[]> => {
    const answer = last.then(() => askNow<R>(text, values));
    last = answer.catch(() => undefined);
    return answer;
  };
  const askNow = async <R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<R[]> => {
    const asked = client;
    if (asked === undefined) throw new Error('The session of the locks is lost');
    try {
      return (await asked.query<R>({ text, values, ...PATIENCE })).rows;
    } catch (error) {
      if (client === asked) lost();
      throw error;
    }
  };
  try {
    client = await pool.connect();
    client.on('end', lost).on('error', lost);
    for (const setting of SESSION) await ask(setting, []);
    return { ask, end };
  } catch (error) {
    if (client === undefined) onLost();
    throw error;
  }
}

/** Looks without touching: to try a lock would take it from its holder for a moment. */
const FREE = `
  SELECT name FROM unnest($1::text[]) AS name
   WHERE NOT EXISTS (
     SELECT FROM pg_locks AS held
      WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
        AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (held.classid::bigint << 32) | held.objid::bigint = hashtextextended(name, 0))`;

/** This process's name for others to see: takes it when it is first asked for, and tells it from then on. */
export function heldName(locks: Locks, random: Random): () => Promise<string> {
  const name = lazily(() => `process ${randomUuid(random)}`);
  let held: Promise<unknown> | undefined;
  return async () => {
    held ??= locks.tryTake(name());
    await held.catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    return name();
  };
}
