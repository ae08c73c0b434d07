import { Socket } from 'node:net';
import pg from 'pg';
import { pause } from './embedded-process.js';

/** Where an embedded server is reached; fit for `pg`. */
export interface SocketAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/**
 * A process's place at an embedded server, held by one session for as long as the process uses the server. The session
 * ends with the process, however that ends, so the server itself knows who is there. Two advisory locks tell the rest:
 * each place holds `USERS` shared, and the one service holds `SERVICE`.
 */
export interface Seat {
  /** Calls back once when the session ends without `leave` or `end`: the server went away. */
  onLost(listener: () => void): void;
  /** Takes the place of the one service; false if another holds it still after 2 s. */
  claimService(): Promise<boolean>;
  /**
   * Gives up the place and says whether nobody else has one, waiting up to `graceMs` for the others to go. After `true`
   * newcomers wait until `end`, so that the server may be stopped meanwhile.
   */
  leave(graceMs: number): Promise<boolean>;
  /** Ends the session. */
  end(): Promise<void>;
}

/** Advisory locks of two numbers; the first is ours, so that other users of such locks don't meet them. */
const USERS = '4420206, 1';
const SERVICE = '4420206, 2';

/** A place at the server, or the error for which there's none: it is not there, is just starting or just going. */
export async function takeSeat(address: SocketAddress): Promise<Seat | Error> {
  const socket = new Socket();
  const client = new pg.Client({
    ...address,
    stream: () => socket,
    application_name: `cairn ${process.pid}`,
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {}); // told again by `end`
  try {
    await client.connect();
    await client.query(`SELECT pg_advisory_lock_shared(${USERS})`);
  } catch (error) {
    await client.end().catch(() => {});
    return error instanceof Error ? error : new Error(String(error));
  }
  const seat = seatOf(client, socket);
  socket.unref();
  return seat;
}

/** An idle place doesn't keep the process going; a question under way does, or its answer might never be seen. */
function seatOf(client: pg.Client, socket: Socket): Seat {
  let leaving = false;
  const holds = async (sql: string): Promise<boolean> => {
    socket.ref();
    try {
      const { rows } = await client.query<{ got: boolean }>(`SELECT ${sql} AS got`);
      return rows[0]?.got === true;
    } finally {
      socket.unref();
    }
  };
  return {
    onLost(listener) {
      client.once('end', () => {
        if (!leaving) listener();
      });
    },
    claimService: () => retry(() => holds(`pg_try_advisory_lock(${SERVICE})`), 2000),
    async leave(graceMs) {
      leaving = true;
      try {
        await holds(`pg_advisory_unlock_shared(${USERS})`);
        return await retry(() => holds(`pg_try_advisory_lock(${USERS})`), graceMs);
      } catch {
        return false; // the server is gone already
      }
    },
    async end() {
      leaving = true;
      socket.ref();
      await client.end().catch(() => {});
    },
  };
}

/** Tries at once, then every 50 ms for so long. */
async function retry(attempt: () => Promise<boolean>, forMs: number): Promise<boolean> {
  for (let left = forMs; ; left -= 50) {
    if (await attempt()) return true;
    if (left <= 0) return false;
    await pause(50);
  }
}
