import {
  Oauth2ServerErrorResponseError,
  preAuthorizedCodeGrantIdentifier,
  type RequestLike,
} from '@openid4vc/oauth2';
import { hashOf, newSecret, type WalletDeps } from './deps.js';
import { requireDpop } from './dpop.js';
import { txCodeMac } from './offer.js';
import type { WalletOffer } from './ports.js';
import { Code, refusal } from './protocol.js';

/** Seconds for which an access token is good: a wallet that was interrupted, or told to wait, comes back with it. */
const LIFETIME = 3600;
/** Transaction codes that may be tried before the offer is burnt. */
const ATTEMPTS = 5;

export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  readonly expires_in: number;
}

/**
 * Exchanges a pre-authorised code and its transaction code for an access token, once (OpenID4VCI 1.0, section 6). With a DPoP
 * proof the token is bound to its key. Throws in the protocol's form: `invalid_request`, `invalid_grant`,
 * `unsupported_grant_type`, `invalid_dpop_proof`.
 */
export async function exchangeCode(
  deps: WalletDeps,
  request: RequestLike,
  form: Readonly<Record<string, string>>,
): Promise<TokenResponse> {
  const { grant, dpop } = deps.protocol.tokens.parseAccessTokenRequest({ request, accessTokenRequest: form });
  if (grant.grantType !== preAuthorizedCodeGrantIdentifier)
    throw refusal(Code.UnsupportedGrantType, 'Only a pre-authorized_code is exchanged here.');
  if (grant.txCode === undefined) throw refusal(Code.InvalidRequest, 'The tx_code is missing.');
  const dpopThumbprint = dpop && (await requireDpop(deps, dpop.jwt, request));
  const now = deps.clock();
  const tried = await deps.store.tryCode(hashOf('code', grant.preAuthorizedCode), ATTEMPTS, now);
  if (!tried) throw refusal(Code.InvalidGrant, 'The code is not known, was used or has expired.');
  if (txCodeMac(deps, tried.id, grant.txCode) !== tried.txCodeMac)
    throw refusal(Code.InvalidGrant, `The tx_code is wrong. After ${ATTEMPTS} wrong ones the offer is void.`);
  const token = newSecret(deps.random);
  const expiresAt = new Date(now.getTime() + LIFETIME * 1000);
  if (!(await deps.store.takeCode(tried.id, { hash: hashOf('token', token), expiresAt, dpopThumbprint })))
    throw refusal(Code.InvalidGrant, 'The code was used.');
  return {
    access_token: token,
    token_type: dpopThumbprint === undefined ? 'Bearer' : 'DPoP',
    expires_in: LIFETIME,
  };
}

/**
 * The offer that the access token of a request is for. A token that is bound to a key comes with a proof of that key. Throws
 * `invalid_token` and `invalid_dpop_proof`, both 401.
 */
export async function sessionOf(deps: WalletDeps, request: RequestLike): Promise<WalletOffer> {
  const [scheme = '', token = ''] = (request.headers.get('authorization') ?? '').split(' ');
  const offer = await deps.store.selectOptionalOfferByToken(hashOf('token', token), deps.clock());
  const wanted = offer?.dpopThumbprint === undefined ? 'bearer' : 'dpop';
  if (!offer || scheme.toLowerCase() !== wanted)
    throw refusal(Code.InvalidToken, 'The access token is not known or has expired.', 401);
  if (offer.dpopThumbprint !== undefined) {
    const bound = { accessToken: token, thumbprint: offer.dpopThumbprint };
    await requireDpop(deps, request.headers.get('dpop') ?? '', request, bound).catch(unauthorised);
  }
  return offer;
}

/** What is a bad request for a token is no authorisation for anything else (RFC 9449, section 7.1). */
function unauthorised(error: unknown): never {
  if (!(error instanceof Oauth2ServerErrorResponseError)) throw error;
  throw refusal(Code.InvalidDpopProof, error.errorResponse.error_description ?? '', 401);
}
