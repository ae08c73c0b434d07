import type { RequestLike } from '@openid4vc/oauth2';
import { hashOf, type WalletDeps } from './deps.js';
import { Code, refusal, SIGNING_ALGORITHMS } from './protocol.js';

/** Seconds that a proof may be old, and that its clock may be ahead of ours. */
const OLDEST = 300;
const AHEAD = 60;

type DpopDeps = Pick<WalletDeps, 'protocol' | 'store' | 'clock'>;

/**
 * Verifies a DPoP proof of a request (RFC 9449, section 4.3), which is good for once. Answers with the JWK thumbprint of its
 * key. Throws `invalid_dpop_proof`.
 */
export async function requireDpop(
  { protocol, store, clock }: DpopDeps,
  dpopJwt: string,
  request: RequestLike,
  bound?: { readonly accessToken: string; readonly thumbprint: string },
): Promise<string> {
  const now = clock();
  const { payload, jwkThumbprint } = await protocol.tokens.verifyDpopJwt({
    dpopJwt,
    request,
    allowedSigningAlgs: SIGNING_ALGORITHMS,
    now,
    ...(bound ? { accessToken: bound.accessToken, expectedJwkThumbprint: bound.thumbprint } : {}),
  });
  const age = now.getTime() / 1000 - payload.iat;
  if (age > OLDEST || age < -AHEAD)
    throw refusal(Code.InvalidDpopProof, 'The DPoP proof is too old, or was made in the future.');
  const until = new Date(now.getTime() + (OLDEST + AHEAD) * 1000);
  if (!(await store.takeProof(hashOf('proof', `${jwkThumbprint} ${payload.jti}`), until)))
    throw refusal(Code.InvalidDpopProof, 'The DPoP proof was used before.');
  return jwkThumbprint;
}
