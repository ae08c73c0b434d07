import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { CairnError } from '../common/errors.js';
import { serverUnreachable } from './connection.js';

/** Fixed, since environment and files of the machine could name another. */
export const QUEUE_SCHEMA = 'graphile_worker';

/**
 * Brings the tables of the queue up to date, next to ours. Any number of processes may do so at once. One query where
 * there is nothing to do.
 *
 * @throws CairnError `storage.unreachable`, `storage.migration-failed`.
 */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  try {
    await runMigrations({ pgPool: pool, schema: QUEUE_SCHEMA, logger: new Logger(() => () => undefined) });
  } catch (error) {
    if (error instanceof Error && !('code' in error)) throw failed(error.message, error);
    if (error instanceof pg.DatabaseError) throw failed(`${error.message}, SQLSTATE ${error.code}`, error);
    throw serverUnreachable(error);
  }
}

function failed(reason: string, cause: unknown): CairnError {
  return new CairnError(
    'incoherent',
    'storage.migration-failed',
    `The tables of the queue could not be brought up to date: ${reason}`,
    [],
    { cause },
  );
}
