import type { Request, RequestHandler, Response } from 'express';
import { type AccessTokenDeps, grantToken } from '../access/access-tokens.js';
import { SCOPES } from '../access/caller.js';
import type { RateLimits } from '../access/rate-limits.js';
import { CairnError } from '../common/errors.js';
import { readBytes } from './body.js';
import { parseMediaType } from './media-type.js';
import { spendFailure } from './rate-limit.js';

const LIMIT_BYTES = 4_000;

/**
 * `POST /oauth/token`: the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4), for systems that speak it: a
 * client is an API key. Its errors have the form of that specification (section 5.2), not that of problem documents.
 */
export function oauthTokenEndpoint(access: AccessTokenDeps, rates: RateLimits): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const type = parseMediaType(request.headers['content-type'] ?? '')?.essence;
    if (type !== 'application/x-www-form-urlencoded') {
      refuse(response, 400, 'invalid_request', 'The body is application/x-www-form-urlencoded.');
      return;
    }
    const form = new URLSearchParams(Buffer.from(await readBytes(request, LIMIT_BYTES)).toString());
    const client = readClient(request, form);
    if (form.get('grant_type') !== 'client_credentials')
      refuse(response, 400, 'unsupported_grant_type', 'The grant_type is client_credentials.');
    else if (!client) refuse(response, 401, 'invalid_client', 'The client has to show its id and secret.');
    else {
      const failed = () => spendFailure(rates, request, response, client.id.replaceAll('-', ''));
      await grant(access, response, { ...client, scopes: form.get('scope')?.split(' ') }, failed);
    }
  };
}

async function grant(
  access: AccessTokenDeps,
  response: Response,
  client: { id: string; secret: string; scopes: string[] | undefined },
  failed: () => Promise<void>,
): Promise<void> {
  try {
    const { token, expiresIn, scopes } = await grantToken(access, client);
    response.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: expiresIn,
      scope: scopes.join(' '),
    });
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    if (error.code === 'auth.key') {
      await failed();
      refuse(response, 401, 'invalid_client', 'The client is not known.');
    } else if (error.code === 'auth.scope') refuse(response, 400, 'invalid_scope', `${error.message}.`);
    else throw error;
  }
}

function refuse(response: Response, status: number, error: string, description: string): void {
  if (status === 401) response.set('WWW-Authenticate', 'Basic realm="cairn"');
  response.status(status).json({ error, error_description: description });
}

/** By HTTP Basic (each half form-encoded, RFC 6749 section 2.3.1), or in the form. */
function readClient(request: Request, form: URLSearchParams): { id: string; secret: string } | undefined {
  const [scheme = '', encoded = ''] = (request.headers.authorization ?? '').split(' ');
  const [id, secret] =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(encoded, 'base64').toString().split(':').map(formDecoded)
      : [form.get('client_id'), form.get('client_secret')];
  return id && secret ? { id, secret } : undefined;
}

function formDecoded(text: string): string {
  return new URLSearchParams(`x=${text}`).get('x') ?? '';
}

/** `GET /.well-known/oauth-authorization-server` (RFC 8414). */
export function oauthMetadataEndpoint(publicUrl: string): RequestHandler {
  const metadata = {
    issuer: publicUrl,
    token_endpoint: `${publicUrl}/oauth/token`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: SCOPES,
  };
  return (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').json(metadata);
  };
}
