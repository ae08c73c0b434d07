import type { Request, RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import { parseUrl } from '../common/url.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of somebody else makes a browser send (`http.cross-site`, kind `refused`): browsers say where a
 * request comes from, by `Sec-Fetch-Site` or, where they are older, by `Origin`. What is no browser says neither, and
 * holds nobody's cookies.
 */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  const check = ownPagesOnly(publicUrl);
  return (request, response, next) => (SAFE.has(request.method) ? next() : check(request, response, next));
}

/** The same of whatever is sent: for what our own pages alone may have fetched. */
export function ownPagesOnly(publicUrl: string): RequestHandler {
  return (request, _response, next) => {
    if (!comesFromHere(request, publicUrl))
      throw new CairnError('refused', 'http.cross-site', 'It was sent from a page of another site');
    next();
  };
}

function comesFromHere(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site');
  // `none`: the person did it by themselves, not a page
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  return origin === undefined || origin === publicUrl || parseUrl(origin)?.host === request.get('host');
}
