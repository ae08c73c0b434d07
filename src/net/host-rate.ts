import type { Clock } from '../common/effects.js';

/** Most hosts that are counted at a time; beyond that the one that was idle longest is forgotten. */
const MOST_HOSTS = 10_000;

/** Whether one more request to a host fits, of which at most `perMinute` are made, up to that many at once. */
export function hostRate(perMinute: number, clock: Clock): (host: string) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (host) => {
    const at = clock().getTime();
    const before = buckets.get(host) ?? { tokens: perMinute, at };
    const refilled = before.tokens + (Math.max(at - before.at, 0) * perMinute) / 60_000;
    const tokens = Math.min(refilled, perMinute);
    // taken out and put in again, so that the first one of the map is the one that was idle longest
    buckets.delete(host);
    buckets.set(host, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    if (buckets.size > MOST_HOSTS)
      for (const oldest of buckets.keys()) {
        buckets.delete(oldest);
        break;
      }
    return tokens >= 1;
  };
}
