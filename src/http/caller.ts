import type { Request, Response } from 'express';
import { authenticate } from '../access/access-tokens.js';
import type { Caller } from '../access/caller.js';
import type { RateLimits } from '../access/rate-limits.js';
import { CairnError } from '../common/errors.js';
import { spendFailure } from './rate-limit.js';

export interface CallerDeps {
  readonly access: Parameters<typeof authenticate>[0];
  readonly rates: RateLimits;
}

/** Who calls. Whoever fails too often is told that, and not what was wrong; a key that is right always passes. */
export async function readCaller(request: Request, response: Response, deps: CallerDeps): Promise<Caller> {
  try {
    return await readKey(request, response, deps);
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'unauthenticated') {
      const [, keyId] = /\bcairn_([0-9a-f]{32})_/.exec(request.headers.authorization ?? '') ?? [];
      await spendFailure(deps.rates, request, response, keyId);
    }
    throw error;
  }
}

async function readKey(request: Request, response: Response, deps: CallerDeps): Promise<Caller> {
  const [scheme = '', bearer = '', ...more] = (request.headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer' || bearer === '' || more.length > 0) {
    throw new CairnError(
      'unauthenticated',
      'auth.missing',
      'The request has no key: `Authorization: Bearer cairn_…`',
    );
  }
  const caller = await authenticate(deps.access, bearer);
  response.locals.keyId = caller.keyId;
  return caller;
}
