import type pg from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import type { RateLimitStore, RateRule } from '../access/ports.js';

/** How long the database may take to answer, in milliseconds; a request isn't kept waiting for longer. */
const PATIENCE = 500;

/**
 * Counts in a table that isn't logged: a crash of the database server empties it. While the database is silent each
 * process counts for itself.
 */
export function rateLimitStore(pool: pg.Pool): RateLimitStore {
  const limiters = new Map<string, RLWrapperTimeouts>();
  const limiterOf = (rule: RateRule) => {
    const known = limiters.get(rule.name);
    if (known) return known;
    const limit = { points: rule.points, duration: rule.seconds, keyPrefix: '' };
    const limiter = new RLWrapperTimeouts({
      limiter: new RateLimiterPostgres({
        ...limit,
        storeClient: pool,
        storeType: 'pool',
        tableName: 'RateLimit',
        tableCreated: true,
        clearExpiredByTimeout: false,
      }),
      timeoutMs: PATIENCE,
      insuranceLimiter: new RateLimiterMemory(limit),
    });
    limiters.set(rule.name, limiter);
    return limiter;
  };
  return {
    async take(rule, key) {
      // the library rejects with its answer where nothing is left
      const answer: unknown = await limiterOf(rule)
        .consume(key, rule.block)
        .catch((reason: unknown) => reason);
      if (!(answer instanceof RateLimiterRes)) throw answer;
      const { consumedPoints, remainingPoints, msBeforeNext } = answer;
      return {
        allowed: consumedPoints <= rule.points,
        remaining: remainingPoints,
        resetsInMs: Math.max(msBeforeNext, 1),
      };
    },
    async deleteOldCounts(before) {
      await pool.query('DELETE FROM "RateLimit" WHERE "expire" < $1', [before.getTime()]);
    },
  };
}
