import type { Clock } from '../common/effects.js';
import type { CairnError } from '../common/errors.js';
import { parseUrl } from '../common/url.js';
import { type AddressPolicy, isPublicAddress, readTarget, refused, unavailable } from './address.js';
import { exchange } from './exchange.js';
import { hostRate } from './host-rate.js';
import { type Resolve, systemResolve } from './resolve.js';

/** What the fetches on behalf of one request may cost together; each fetch takes from it. */
export interface Budget {
  fetches: number;
  bytes: number;
}

export interface GuardedRequest {
  /** `GET` if not given. A redirect is followed for GET alone. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Most bytes of the answer; 1 MiB if not given. 0: the answer's body is of no interest and isn't read. */
  readonly limitBytes?: number;
  /** For everything together, in milliseconds; 10 000 if not given. */
  readonly timeout?: number;
  readonly budget?: Budget;
}

export interface GuardedAnswer {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface GuardedFetcher {
  /**
   * Fetches from the public internet; an answer of any status is an answer.
   *
   * @throws CairnError. `invalid`: `fetch.url-invalid`. `refused`, since a second try would end the same:
   * `fetch.not-https`, `fetch.port`, `fetch.host-not-a-name`, `fetch.private-address`, `fetch.redirect-elsewhere`,
   * `fetch.redirects`, `fetch.too-large`, `fetch.encoded`, `fetch.budget`. `unavailable`: `fetch.no-such-host`,
   * `fetch.timeout`, `fetch.no-answer`, `fetch.rate-limited` (too many requests to that host by this process).
   */
  fetch(url: string, request?: GuardedRequest): Promise<GuardedAnswer>;
  /** Throws as `fetch` would before it connects. */
  check(url: string): Promise<void>;
}

export interface GuardedDeps {
  readonly clock: Clock;
  /** Origins that the operator allows, wherever they are. */
  readonly allow: readonly string[];
  /** Requests to one host by this process; 120 if not given. */
  readonly perHostPerMinute?: number;
  readonly resolve?: Resolve;
  /** Certificate authorities instead of the usual ones, in PEM. */
  readonly ca?: string;
  /** Which public addresses and ports there are, for tests whose internet is their own machine. */
  readonly internet?: Pick<AddressPolicy, 'ports' | 'isPublic'>;
}

const MOST_REDIRECTS = 3;
const USER_AGENT = 'Cairn';
const DEFAULTS = { limitBytes: 1024 * 1024, timeout: 10_000 };

/** The one way out to addresses that somebody else chose: did:web, status lists, webhooks. */
export function guardedFetcher(deps: GuardedDeps): GuardedFetcher {
  const policy: AddressPolicy = {
    ports: [443],
    isPublic: isPublicAddress,
    ...deps.internet,
    allowed: new Set(deps.allow),
  };
  const resolve = deps.resolve ?? systemResolve;
  const fits = hostRate(deps.perHostPerMinute ?? 120, deps.clock);

  const vet = async (url: URL): Promise<readonly string[]> => {
    const trusted = policy.allowed.has(url.origin);
    const addresses = await resolve(url.hostname.replace(/^\[|\]$/g, ''), trusted).catch((error: unknown) => {
      throw unavailable('fetch.no-such-host', 'No address of the host could be found', error);
    });
    if (addresses.length === 0)
      throw unavailable('fetch.no-such-host', 'No address of the host could be found');
    // one private address among public ones is a trap, or a mistake that would turn into one
    if (!trusted && !addresses.every(policy.isPublic))
      throw refused('fetch.private-address', 'The host is not at a public address');
    return addresses;
  };

  const once = async (url: URL, request: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer> => {
    if (!fits(url.host))
      throw unavailable('fetch.rate-limited', 'The host was asked too often in the last minute');
    const budget = request.budget ?? { fetches: 1, bytes: Number.POSITIVE_INFINITY };
    if (budget.fetches < 1 || budget.bytes < 1)
      throw refused('fetch.budget', 'More would have to be fetched than one request may cause');
    budget.fetches -= 1;
    const addresses = await vet(url);
    signal.throwIfAborted();
    return exchange(url, {
      addresses,
      method: request.method ?? 'GET',
      headers: { ...request.headers, 'user-agent': USER_AGENT, 'accept-encoding': 'identity' },
      body: request.body,
      limitBytes: request.limitBytes ?? DEFAULTS.limitBytes,
      budget,
      signal,
      ca: deps.ca,
    });
  };

  const follow = async (text: string, request: GuardedRequest, signal: AbortSignal) => {
    let url = readTarget(text, policy);
    for (let redirects = 0; ; redirects++) {
      const answer = await once(url, request, signal);
      const location = answer.headers.location;
      const moved = [301, 302, 303, 307, 308].includes(answer.status) && location !== undefined;
      if (request.method === 'POST' || !moved) return answer;
      const next = parseUrl(location, url);
      if (next?.origin !== url.origin)
        throw refused('fetch.redirect-elsewhere', 'The host sends on to another one');
      if (redirects === MOST_REDIRECTS) throw refused('fetch.redirects', 'The host sends on too often');
      next.hash = '';
      url = readTarget(next.href, policy);
    }
  };

  return {
    fetch: (url, request = {}) =>
      within(request.timeout ?? DEFAULTS.timeout, (signal) => follow(url, request, signal)),
    check: (url) =>
      within(DEFAULTS.timeout, async () => {
        await vet(readTarget(url, policy));
      }),
  };
}

/** Ends work that takes longer than it may; what it is waiting for need not heed the signal. */
async function within<T>(timeout: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const late: CairnError = unavailable('fetch.timeout', 'The host did not answer in time');
  const timer = setTimeout(() => controller.abort(late), timeout);
  try {
    const ended = new Promise<never>((_resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(late), { once: true });
    });
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
  }
}
