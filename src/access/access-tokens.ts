import { createHmac } from 'node:crypto';
import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { type ApiKeyDeps, authenticateKey, callerOfKey, same } from './api-keys.js';
import type { Caller } from './caller.js';

export interface AccessTokenDeps extends ApiKeyDeps {
  /** Signs tokens; the same in all replicas, used for nothing else. */
  readonly tokenKey: Uint8Array;
}

export interface AccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scopes: readonly string[];
}

const LIFETIME = 600;
const PREFIX = 'cairn_at_';

/**
 * The client credentials grant (RFC 6749, section 4.4): a client is a key, its id the key's and its secret the key itself.
 * Throws `auth.key`; `auth.scope` if more is asked for than the key may do.
 */
export async function grantToken(
  deps: AccessTokenDeps,
  client: { readonly id: string; readonly secret: string; readonly scopes: readonly string[] | undefined },
): Promise<AccessToken> {
  const caller = await authenticateKey(deps, client.secret);
  if (caller.keyId !== client.id)
    throw new CairnError('unauthenticated', 'auth.key', 'Client id and secret do not belong together');
  const scopes = client.scopes ?? [...caller.scopes];
  if (scopes.some((scope) => !caller.scopes.has(scope)))
    throw new CairnError('refused', 'auth.scope', 'The key has not got all the scopes that are asked for');
  const expires = Math.floor(deps.clock().getTime() / 1000) + LIFETIME;
  const claims = Buffer.from(JSON.stringify([caller.keyId, expires, scopes])).toString('base64url');
  return { token: `${PREFIX}${claims}.${signature(deps.tokenKey, claims)}`, expiresIn: LIFETIME, scopes };
}

/** The caller behind what stands after `Bearer`: a key or an access token. Throws `auth.key`. */
export async function authenticate(deps: AccessTokenDeps, bearer: string): Promise<Caller> {
  if (!bearer.startsWith(PREFIX)) return authenticateKey(deps, bearer);
  const [claims = '', signed = ''] = bearer.slice(PREFIX.length).split('.');
  const read = same(signed, signature(deps.tokenKey, claims)) ? readClaims(claims, deps.clock) : undefined;
  if (!read) throw new CairnError('unauthenticated', 'auth.key', 'The token is not known or has expired');
  const caller = await callerOfKey(deps, read.keyId);
  // a key has the scopes it was made with; a token may have fewer
  return { ...caller, scopes: new Set(read.scopes.filter((scope) => caller.scopes.has(scope))) };
}

/** Signed by us, so its shape is ours. */
function readClaims(claims: string, clock: Clock): { keyId: string; scopes: string[] } | undefined {
  const [keyId, expires, scopes]: [string, number, string[]] = JSON.parse(
    Buffer.from(claims, 'base64url').toString(),
  );
  return clock().getTime() < expires * 1000 ? { keyId, scopes } : undefined;
}

function signature(key: Uint8Array, claims: string): string {
  return createHmac('sha256', key).update(claims).digest('base64url');
}
