import { createHmac } from 'node:crypto';
import type { Clock } from '../common/effects.js';
import type { RateLimitStore, RateRule, Taken } from './ports.js';

/**
 * What is counted. `block`: how many are taken from the common count at a time; the process that took them hands them out
 * without asking again. A multiple of `block` makes `points`, so that the last block is a whole one.
 */
export const RATE_RULES = {
  /** Verifications that an address asks for. */
  verify: { points: 600, seconds: 60, block: 10 },
  /** Verifications of many at once that an address asks for. */
  'verify-batch': { points: 12, seconds: 600, block: 1 },
  /** What strangers publish, fetched for the page that an address checks something at. */
  relay: { points: 60, seconds: 600, block: 10 },
  /** Everything else that an address asks for without a key: pages, published documents, status lists. */
  public: { points: 1200, seconds: 60, block: 20 },
  /** Style sheets, fonts and scripts of pages, of which a first visit takes a hundred: many may look at once from one address. */
  files: { points: 12_000, seconds: 60, block: 200 },
  /** What is asked for with a key. */
  api: { points: 1200, seconds: 60, block: 20 },
  /** Keys, secrets and tokens that were wrong: by address, and by the key that was named. */
  'failed-auth': { points: 30, seconds: 900, block: 1 },
  /** Share links that don't exist, by address. */
  'unknown-share': { points: 30, seconds: 900, block: 1 },
  /** Searches of the public register, by address: it is to be looked into, not copied. */
  register: { points: 60, seconds: 600, block: 10 },
  /** Requests to wallets that an address makes. */
  ask: { points: 60, seconds: 600, block: 10 },
  /** Links to sign in with or to claim credentials: asked for by an address of the network, and sent to an e-mail address. */
  'ask-link': { points: 20, seconds: 900, block: 1 },
  'mail-to': { points: 5, seconds: 900, block: 1 },
  /** Links of mails that do nothing, by address. */
  'unknown-link': { points: 30, seconds: 900, block: 1 },
} as const satisfies Readonly<Record<string, Omit<RateRule, 'name'>>>;

export type RateKind = keyof typeof RATE_RULES;

/** Where somebody stands after asking once more. */
export interface Standing {
  readonly kind: RateKind;
  readonly allowed: boolean;
  /** Most in `seconds`. */
  readonly points: number;
  readonly seconds: number;
  readonly remaining: number;
  /** Seconds until the count begins anew; at least 1. */
  readonly resetsIn: number;
}

export interface RateLimits {
  /** Counts one more of a kind for a subject: an address, or the id of a key. Never rejects. */
  take(kind: RateKind, subject: string): Promise<Standing>;
}

export interface RateLimitDeps {
  readonly store: RateLimitStore;
  readonly clock: Clock;
  /** Makes pseudonyms of subjects: no address is ever stored. */
  readonly key: Uint8Array;
  /** All counts but those of failures are this many times as large. */
  readonly factor: number;
}

interface Held {
  /** Taken from the common count and not handed out yet. */
  left: number;
  readonly taken: Taken;
  /** When the count begins anew, in milliseconds. */
  readonly until: number;
}

/** Most subjects that a process keeps in mind; beyond that the one that was idle longest is forgotten. */
const MOST_HELD = 20_000;

/**
 * Limits that hold across all processes on one database. Never more than `points` pass in the time that a count lasts;
 * what a process took and didn't hand out is lost with that time, so somebody whose requests are spread over several
 * processes may be stopped up to `block` - 1 early for each.
 */
export function rateLimits(deps: RateLimitDeps): RateLimits {
  const held = new Map<string, Held>();
  const asking = new Map<string, Promise<void>>();

  const refill = async (rule: RateRule, key: string) => {
    const taken = await deps.store.take(rule, key);
    held.delete(key);
    held.set(key, {
      left: taken.allowed ? rule.block : 0,
      taken,
      until: deps.clock().getTime() + taken.resetsInMs,
    });
    for (const oldest of held.keys()) {
      if (held.size <= MOST_HELD) break;
      held.delete(oldest);
    }
  };
  /** What is held and still counts: something to hand out, or the word that nothing is left. */
  const current = (key: string): Held | undefined => {
    const found = held.get(key);
    const counts = found && found.until > deps.clock().getTime() && (found.left > 0 || !found.taken.allowed);
    return counts ? found : undefined;
  };

  return {
    async take(kind, subject) {
      const rule = ruleOf(kind, deps.factor);
      const key = `${kind}:${pseudonym(deps.key, kind, subject)}`;
      let found = current(key);
      while (found === undefined) {
        // whoever comes meanwhile waits for the same answer
        const underWay = asking.get(key) ?? refill(rule, key).finally(() => asking.delete(key));
        asking.set(key, underWay);
        await underWay;
        found = current(key);
      }
      const { allowed, remaining } = found.taken;
      if (allowed) found.left -= 1;
      return {
        kind,
        allowed,
        points: rule.points,
        seconds: rule.seconds,
        remaining: allowed ? remaining + found.left : 0,
        resetsIn: Math.max(1, Math.ceil((found.until - deps.clock().getTime()) / 1000)),
      };
    },
  };
}

function ruleOf(kind: RateKind, factor: number): RateRule {
  const rule = RATE_RULES[kind];
  // failures don't grow with the number of users
  return { ...rule, name: kind, points: rule.block === 1 ? rule.points : rule.points * factor };
}

function pseudonym(key: Uint8Array, kind: string, subject: string): string {
  return createHmac('sha256', key).update(`${kind} ${subject}`).digest('base64url').slice(0, 22);
}
