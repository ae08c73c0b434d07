import { Oauth2ServerErrorResponseError, type RequestLike } from '@openid4vc/oauth2';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { CairnError } from '../../common/errors.js';
import {
  type CredentialAnswer,
  notify,
  requestCredential,
  requestDeferred,
} from '../../delivery/oid4vci/credential.js';
import type { WalletDeps } from '../../delivery/oid4vci/deps.js';
import { issuerMetadata, serverMetadata } from '../../delivery/oid4vci/metadata.js';
import { newNonce } from '../../delivery/oid4vci/nonce.js';
import { readOffer } from '../../delivery/oid4vci/offer.js';
import { exchangeCode, sessionOf } from '../../delivery/oid4vci/token.js';
import { readFormBody, readJsonBody } from '../body.js';
import { openToAnyOrigin } from '../headers.js';

const TOKEN_LIMIT_BYTES = 8_000;
const REQUEST_LIMIT_BYTES = 200_000;

/**
 * OpenID4VCI 1.0, at `/oid4vci`, with its metadata where the specification has them (the well-known part inserted before the
 * path) and where wallets of earlier drafts look (appended to it). Its errors have the form of the protocol, not that of problem
 * documents. Wallets may be pages of any origin: nothing here goes by cookies.
 */
export function oid4vciRouter(deps: WalletDeps): Router {
  const router = Router();
  const issuerDocument: RequestHandler = async (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json(await issuerMetadata(deps));
  };
  const serverDocument: RequestHandler = (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json(serverMetadata(deps.protocol));
  };
  const paths = (name: string) => [`/.well-known/${name}/oid4vci`, `/oid4vci/.well-known/${name}`];
  router.use(
    ['/oid4vci', ...paths('openid-credential-issuer'), ...paths('oauth-authorization-server')],
    openToAnyOrigin,
  );
  router.options('/oid4vci/*path', preflight);
  router.get(paths('openid-credential-issuer'), issuerDocument);
  router.get(paths('oauth-authorization-server'), serverDocument);
  router.use('/oid4vci', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/oid4vci/offers/:code', async (request, response) => {
    const offer = await readOffer(deps, String(request.params.code));
    if (!offer)
      throw new CairnError('not-found', 'wallet.unknown-offer', 'There is no such offer, or not any more');
    response.json(offer);
  });
  router.post('/oid4vci/token', async (request, response) => {
    response.json(
      await exchangeCode(
        deps,
        asSeen(deps, request),
        await readFormBody(request, { limitBytes: TOKEN_LIMIT_BYTES }),
      ),
    );
  });
  router.post('/oid4vci/nonce', (_request, response) => {
    response.json({ c_nonce: newNonce(deps) });
  });
  router.post('/oid4vci/credential', async (request, response) => {
    const offer = await sessionOf(deps, asSeen(deps, request));
    send(response, await requestCredential(deps, offer, await readRequest(request)));
  });
  router.post('/oid4vci/deferred', async (request, response) => {
    const offer = await sessionOf(deps, asSeen(deps, request));
    send(response, await requestDeferred(deps, offer, await readRequest(request)));
  });
  router.post('/oid4vci/notification', async (request, response) => {
    const offer = await sessionOf(deps, asSeen(deps, request));
    await notify(deps, offer, await readRequest(request));
    response.status(204).end();
  });
  router.use('/oid4vci', protocolErrors);
  return router;
}

/** A request as it was sent to the public address: what a DPoP proof names. */
function asSeen({ protocol }: WalletDeps, request: Request): RequestLike {
  const headers = new Headers();
  for (const name of ['authorization', 'dpop']) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  return { headers, method: 'POST', url: new URL(request.originalUrl, protocol.issuer).href };
}

const readRequest = (request: Request) => readJsonBody(request, { limitBytes: REQUEST_LIMIT_BYTES });

function send(response: Response, { status, body }: CredentialAnswer): void {
  response.status(status).json(body);
}

/** Errors of the protocol as it wants them; what is wrong with a body is a wrong request. Trouble of our own goes on. */
const protocolErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof Oauth2ServerErrorResponseError) {
    if (error.status === 401) response.set('WWW-Authenticate', challenges(error.errorResponse.error));
    response.locals.problem = error.errorResponse.error;
    response.status(error.status).json(error.errorResponse);
  } else if (
    error instanceof CairnError &&
    BODY_STATUS[error.kind] !== undefined &&
    /^(?:body|json)\./.test(error.code)
  ) {
    const description = `${error.message.replace(/\.$/, '')}.`;
    response
      .status(BODY_STATUS[error.kind] ?? 400)
      .json({ error: 'invalid_request', error_description: description });
  } else next(error);
};

const BODY_STATUS: Readonly<Partial<Record<CairnError['kind'], number>>> = {
  invalid: 400,
  'too-large': 413,
  'unsupported-type': 415,
};

function challenges(error: string): string {
  return `Bearer error="${error}", DPoP error="${error}"`;
}

const preflight: RequestHandler = (_request, response) => {
  response
    .set({
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, DPoP',
      'Access-Control-Max-Age': '86400',
    })
    .status(204)
    .end();
};
