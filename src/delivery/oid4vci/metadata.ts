import { preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import { type IssuerMetadataResult, Openid4vciVersion } from '@openid4vc/openid4vci';
import { textIn } from '../../domain/text.js';
import { supportedConfigurations } from './configurations.js';
import type { WalletDeps } from './deps.js';
import { type Protocol, SIGNING_ALGORITHMS } from './protocol.js';

/** Most proofs of one request, so most copies of one award that a wallet is given at once. */
export const BATCH_SIZE = 10;

/** The credential issuer's metadata (OpenID4VCI 1.0, section 12.2). */
export async function issuerMetadata(deps: Pick<WalletDeps, 'catalogue' | 'protocol'>) {
  const { issuer, offers } = deps.protocol;
  const { network } = await deps.catalogue.selectCatalogue();
  return offers.createCredentialIssuerMetadata({
    credential_issuer: issuer,
    authorization_servers: [issuer],
    credential_endpoint: `${issuer}/credential`,
    nonce_endpoint: `${issuer}/nonce`,
    deferred_credential_endpoint: `${issuer}/deferred`,
    notification_endpoint: `${issuer}/notification`,
    batch_credential_issuance: { batch_size: BATCH_SIZE },
    display: Object.keys(network.name).map((locale) => ({ name: textIn(network.name, locale), locale })),
    credential_configurations_supported: await supportedConfigurations(deps),
  });
}

type Metadata = Awaited<ReturnType<typeof issuerMetadata>>;

/** The same as the library takes it; without metadata, where it looks at the issuer's identifier alone. */
export function metadataFor(protocol: Protocol, credentialIssuer?: Metadata): IssuerMetadataResult {
  const { issuer } = protocol;
  const bare = {
    credential_issuer: issuer,
    credential_endpoint: issuer,
    credential_configurations_supported: {},
  };
  return {
    originalDraftVersion: Openid4vciVersion.V1,
    credentialIssuer: credentialIssuer ?? bare,
    authorizationServers: [serverMetadata(protocol)],
    knownCredentialConfigurations: {},
  };
}

/** The authorisation server's metadata (RFC 8414; OpenID4VCI 1.0, section 12.3). */
export function serverMetadata({ issuer, tokens }: Protocol) {
  return tokens.createAuthorizationServerMetadata({
    issuer,
    token_endpoint: `${issuer}/token`,
    grant_types_supported: [preAuthorizedCodeGrantIdentifier],
    token_endpoint_auth_methods_supported: ['none'],
    'pre-authorized_grant_anonymous_access_supported': true,
    dpop_signing_alg_values_supported: SIGNING_ALGORITHMS,
  });
}
