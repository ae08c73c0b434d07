import pg from 'pg';

/**
 * A pool that outlives a restart of its server: connections that were cut are replaced at the next use. Without
 * listeners the error of an idle or a lent connection would end the process; whoever uses it is told by the query.
 */
export function createPool(config: pg.PoolConfig, max = 15): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: `cairn ${process.pid}`,
    ...config,
    max,
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return pool;
}
