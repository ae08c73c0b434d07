import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { type Caller, institutionOf, requireNetwork, requireScope } from '../../access/caller.js';
import { once, requestIdOf } from '../../access/idempotency.js';
import { CairnError, invalid } from '../../common/errors.js';
import { canonicalJson, type JsonValue } from '../../common/json.js';
import { readJsonBody } from '../body.js';
import { readCaller } from '../caller.js';
import { spend } from '../rate-limit.js';
import type { ApiDeps } from './deps.js';
import type { Answer, Endpoint, RawCall } from './endpoint.js';

/** Largest JSON body of an endpoint. */
const LIMIT_BYTES = 2_000_000;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** `/api/v1`: every endpoint of the table at its address. Other methods there are answered 405. */
export function apiRouter(endpoints: readonly Endpoint[], deps: ApiDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const one of endpoints) router[one.method](one.path, serveEndpoint(one, deps));
  for (const path of new Set(endpoints.map((one) => one.path))) {
    const allowed = endpoints.filter((one) => one.path === path).map(({ method }) => method.toUpperCase());
    router.all(path, (_request, response) => {
      response.locals.route = `/api/v1${path}`;
      response.set('Allow', allowed.join(', '));
      throw new CairnError('wrong-method', 'http.wrong-method', `Here is nothing but ${allowed.join(', ')}`);
    });
  }
  return router;
}

/** The order in which every endpoint works: who calls, what they may, what they ask for; then the act, at most once. */
function serveEndpoint(one: Endpoint, deps: ApiDeps): RequestHandler {
  return async (request, response) => {
    response.locals.route = `/api/v1${one.path}`;
    response.set('Cache-Control', 'no-store');
    const caller = await readCaller(request, response, deps);
    await spend(deps.rates, 'api', caller.keyId, response);
    if (one.scope !== 'any') requireScope(caller, one.scope);
    if (one.network) requireNetwork(caller);
    if (one.institution) institutionOf(caller);
    const call = await readCall(one, request, caller);
    const key = one.idempotent ? readIdempotencyKey(request) : undefined;
    if (key === undefined) {
      await send(request, response, await one.run(deps, call));
      return;
    }
    const { answer, repeated } = await once(
      deps.idempotency,
      { caller: caller.keyId, key, fingerprint: fingerprint(request, call.body) },
      async () => {
        const {
          status,
          body,
          headers = {},
        } = await one.run(deps, { ...call, requestId: requestIdOf(caller.keyId, key) });
        return { status, headers, body: JSON.stringify(body) ?? '' };
      },
      one.idempotent === 'secret' ? 'done' : one.upload ? 'nothing' : 'answer',
    );
    if (repeated) response.set('Idempotency-Replayed', 'true');
    response.status(answer.status).set(answer.headers);
    if (answer.body === '') response.end();
    else response.type('application/json').end(answer.body);
  };
}

async function readCall(one: Endpoint, request: Request, caller: Caller): Promise<RawCall> {
  return {
    caller,
    params: request.params,
    query: { ...request.query },
    body: one.body === undefined ? undefined : await readJsonBody(request, { limitBytes: LIMIT_BYTES }),
    ifMatch: one.ifMatch ? readIfMatch(request) : undefined,
    requestId: undefined,
    request,
  };
}

function readIfMatch(request: Request): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) {
    throw new CairnError(
      'unconditional',
      'edit.if-match-missing',
      'An edit names the state that it edits: `If-Match` with the ETag that was read',
    );
  }
  if (header.trim() === '*') return undefined;
  const [, revision] = /^"(\d{1,9})"$/.exec(header.trim()) ?? [];
  // an ETag that we can't have given out is one of a state that isn't there any more
  return revision === undefined ? -1 : Number(revision);
}

function readIdempotencyKey(request: Request): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && IDEMPOTENCY_KEY.test(key)) return key;
  throw invalid({
    code: 'idempotency.malformed',
    pointer: '/header/Idempotency-Key',
    message: 'The Idempotency-Key is not one.',
    expected: '1 to 200 visible ASCII characters, such as a UUID',
  });
}

/** What is asked for, apart from how it is spelt. An upload's content is compared by its use-case, which reads it. */
function fingerprint(request: Request, body: JsonValue | undefined): string {
  const { method, originalUrl, headers } = request;
  const upload = body === undefined ? [headers['content-type'] ?? '', headers['content-length'] ?? ''] : [];
  const asked = JSON.stringify([
    method,
    originalUrl,
    ...upload,
    body === undefined ? '' : canonicalJson(body),
  ]);
  return createHash('sha256').update(asked).digest('hex');
}

/** Whether the caller has this state already (RFC 9110, section 13.1.2); whatever it says about caches in between. */
function isKnown(request: Request, etag: string | undefined): boolean {
  const known = request.headers['if-none-match'];
  return etag !== undefined && known?.split(',').some((one) => one.trim() === etag) === true;
}

async function send(request: Request, response: Response, answer: Answer<unknown>): Promise<void> {
  const { status, headers = {}, body, stream } = answer;
  response.status(status).set(headers);
  if (stream !== undefined) {
    await pipeline(Readable.from(stream, { objectMode: false }), response).catch((error: unknown) => {
      // a client that goes away is no error of ours
      if (!response.destroyed) throw error;
    });
  } else if (status === 200 && request.method === 'GET' && isKnown(request, headers.ETag))
    response.status(304).end();
  else if (body === undefined) response.end();
  else response.json(body);
}
