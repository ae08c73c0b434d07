import { createHash } from 'node:crypto';
import {
  clientAuthenticationAnonymous,
  type Jwk,
  Oauth2AuthorizationServer,
  Oauth2ErrorCodes,
  Oauth2ServerErrorResponseError,
  setGlobalConfig,
  type VerifyJwtCallback,
} from '@openid4vc/oauth2';
import { Openid4vciIssuer } from '@openid4vc/openid4vci';
import { compactVerify, importJWK } from 'jose';
import { config as configureZod } from 'zod';
import type { Random } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { algorithmNamed, JWS_ALGORITHMS } from '../../credentials/jose/algorithms.js';
import { holderKey } from '../../credentials/sd-jwt/holder-key.js';

export { Oauth2ErrorCodes as Code };

// the library words the errors of every schema in the process anew as it is loaded: ours stay as they are
configureZod({ customError: undefined });

/** OpenID4VCI 1.0 and OAuth 2.0 as the library speaks them, and the identifier of this issuer in them. */
export interface Protocol {
  /** Credential issuer and authorisation server alike: an address of its own, since the root's metadata are of other tokens. */
  readonly issuer: string;
  readonly offers: Openid4vciIssuer;
  readonly tokens: Oauth2AuthorizationServer;
}

/** What `alg` may be where wallets sign. */
export const SIGNING_ALGORITHMS = JWS_ALGORITHMS.flatMap(({ names }) => names);

/** The protocol at a deployment. Only one under a plain http address, for a try, takes such addresses of others, too. */
export function protocolAt(publicUrl: string, random: Random): Protocol {
  setGlobalConfig({ allowInsecureUrls: publicUrl.startsWith('http:') });
  const callbacks = {
    hash: (data: Uint8Array, algorithm: string) =>
      new Uint8Array(createHash(algorithm.replace('-', '')).update(data).digest()),
    generateRandom: random,
    verifyJwt,
    signJwt: () => {
      throw new CairnError(
        'incoherent',
        'wallet.signs-nothing',
        'Wallets are given no JWT of ours to verify',
      );
    },
    clientAuthentication: clientAuthenticationAnonymous(),
  };
  return {
    issuer: `${publicUrl}/oid4vci`,
    offers: new Openid4vciIssuer({ callbacks }),
    tokens: new Oauth2AuthorizationServer({ callbacks }),
  };
}

/** Verifies with the key that the JWT names, by itself or by a DID that holds it; other ways to name keys are not taken. */
const verifyJwt: VerifyJwtCallback = async (signer, { compact, header }) => {
  const named =
    signer.method === 'did' ? signer.didUrl : signer.method === 'jwk' ? plainJson(signer.publicJwk) : '';
  const algorithm = algorithmNamed(header.alg);
  if (!algorithm) return { verified: false };
  const jwk = await holderKey(named);
  await compactVerify(compact, await importJWK(jwk, header.alg), { algorithms: [...algorithm.names] });
  return { verified: true, signerJwk: jwk as Jwk };
};

/** What the library read of JSON, as JSON of ours. */
export function plainJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** An error in the protocol's own form. */
export function refusal(
  error:
    | Oauth2ErrorCodes
    | 'credential_request_denied'
    | 'invalid_notification_id'
    | 'invalid_notification_request'
    | 'invalid_transaction_id'
    | 'unknown_credential_identifier',
  description: string,
  status = 400,
): Oauth2ServerErrorResponseError {
  return new Oauth2ServerErrorResponseError({ error, error_description: description }, { status });
}
