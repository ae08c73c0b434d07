import type { Request, RequestHandler, Response } from 'express';
import ipaddr from 'ipaddr.js';
import type { RateKind, RateLimits } from '../access/rate-limits.js';
import { CairnError } from '../common/errors.js';

/**
 * Counts one more of a kind and tells in the headers where the caller stands (`RateLimit-Policy` and `RateLimit`, IETF
 * draft-ietf-httpapi-ratelimit-headers). Throws `limit.exceeded` (kind `too-many`), which is answered 429 with
 * `Retry-After`, if that is too many.
 */
export async function spend(
  limits: RateLimits,
  kind: RateKind,
  subject: string,
  response: Response,
): Promise<void> {
  const { allowed, points, seconds, remaining, resetsIn } = await limits.take(kind, subject);
  response.set({
    'RateLimit-Policy': `"${kind}";q=${points};w=${seconds}`,
    RateLimit: `"${kind}";r=${remaining};t=${resetsIn}`,
  });
  if (allowed) return;
  throw new CairnError(
    'too-many',
    'limit.exceeded',
    'There were too many requests; the header Retry-After says when to go on',
    [],
    { retryAfter: resetsIn },
  );
}

/**
 * Limits what comes without a key, by address: verifications and files of pages for themselves, everything else together. `/api/v1` looks
 * after itself, since there the key counts, but for its description, which takes none.
 */
export function publicRateLimit(limits: RateLimits): RequestHandler {
  return async (request, response, next) => {
    const isOpen = /^\/(?!api\/v1\/)|^\/api\/v1\/openapi\.json\/?$/i.test(request.path);
    if (isOpen) {
      await spend(limits, kindOf(request), addressOf(request), response);
      untoldToCaches(response);
    }
    next();
  };
}

/** Where one caller stands is nothing that a cache may tell to others. */
function untoldToCaches(response: Response): void {
  const send = response.send.bind(response);
  response.send = (body) => {
    if (/\bpublic\b/.test(response.get('Cache-Control') ?? '')) response.removeHeader('RateLimit');
    return send(body);
  };
}

/** Where something is handed in to be verified. */
const VERIFIES =
  /^(?:\/api)?\/verify\/?$|^\/api\/check-records(?:\/verify)?\/?$|^\/oid4vp\/(?:responses|exchanges)\//i;

/** What never changes, and is served from memory. */
const FILES = /^\/(?:assets|verify\/files)\//;

function kindOf({ method, path }: Request): RateKind {
  if (method === 'GET' && FILES.test(path)) return 'files';
  if (method === 'POST' && /^\/api\/verify\/batch\/?$/i.test(path)) return 'verify-batch';
  return method === 'POST' && VERIFIES.test(path) ? 'verify' : 'public';
}

/**
 * Counts a key, secret or token that was wrong, for the address and for the key that was named. Throws as `spend` does.
 * Right ones are never counted or stopped, so that nobody can lock out somebody else's key or neighbours.
 */
export async function spendFailure(
  limits: RateLimits,
  request: Request,
  response: Response,
  keyId: string | undefined,
): Promise<void> {
  if (keyId !== undefined) await spend(limits, 'failed-auth', `key ${keyId}`, response);
  await spend(limits, 'failed-auth', addressOf(request), response);
}

/** Who a request comes from, as far as limits go: an IPv4 address, or the /64 that one customer has of IPv6. */
export function addressOf(request: Pick<Request, 'ip'>): string {
  const text = request.ip ?? '';
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text.replace(/%.*$/, ''));
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}
