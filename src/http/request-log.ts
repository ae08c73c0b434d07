import type { Request, RequestHandler, Response } from 'express';
import { type Clock, type Random, randomUuid } from '../common/effects.js';
import type { Metrics } from '../common/metrics.js';
import type { Traffic } from '../common/traffic.js';
import { dashed, isUuid } from '../common/uuid.js';

export interface RequestLogDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
  readonly metrics: Pick<Metrics, 'answered' | 'rateLimited'>;
  readonly traffic: Pick<Traffic, 'enter'>;
  /** Runs the rest of the request so that its lines in the log carry its id. */
  readonly scope: { run<T>(requestId: string, work: () => T): T };
}

const HEX = /^[0-9a-f]{32}$/;
/** W3C Trace Context: version, trace id, parent id, flags. */
const TRACE = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * Gives every request an id, which is on its answer (`X-Request-Id`) and in its lines of the log, and writes one line and
 * one figure about each: the pattern of its route, never its address, which may be a secret; nothing about who asked but
 * the id of a key.
 */
export function requestLog(deps: RequestLogDeps): RequestHandler {
  return (request, response, next) => {
    const id = takenOver(request) ?? randomUuid(deps.random);
    response.locals.requestId = id;
    response.set('X-Request-Id', id);
    const began = deps.clock().getTime();
    const leave = deps.traffic.enter();
    const { socket } = request;
    const sentBefore = socket.bytesWritten;
    response.once('close', () => {
      leave();
      deps.scope.run(id, () => {
        const milliseconds = Math.max(0, deps.clock().getTime() - began);
        tell(deps, request, response, { milliseconds, bytes: socket.bytesWritten - sentBefore });
      });
    });
    deps.scope.run(id, next);
  };
}

/** An id that a proxy gave: 128 bits in hexadecimal, so that it can't be a name or a token. */
function takenOver(request: Request): string | undefined {
  const given = request.get('x-request-id')?.toLowerCase();
  if (given !== undefined && (isUuid(given) || HEX.test(given))) return given;
  return TRACE.exec(request.get('traceparent') ?? '')?.[1];
}

function tell(
  { log, metrics }: RequestLogDeps,
  request: Request,
  response: Response,
  measured: { readonly milliseconds: number; readonly bytes: number },
): void {
  const route = routeOf(request, response);
  const method = METHODS.has(request.method) ? request.method : 'other';
  const status = response.statusCode;
  const keyId: unknown = response.locals.keyId;
  const caller = typeof keyId === 'string' ? `key:${keyId}` : 'anonymous';
  metrics.answered({ route, method, status, seconds: measured.milliseconds / 1000 });
  if (status === 429) metrics.rateLimited(typeof keyId === 'string' ? 'key' : 'anonymous');
  log('request', {
    method,
    route,
    status,
    ...measured,
    caller,
    problem: response.locals.problem,
    ...(response.writableFinished ? {} : { aborted: true }),
  });
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * The pattern that the request met, such as `/s/:token`; `unmatched` where it met none. A router that is mounted somewhere
 * says its routes itself (`response.locals.route`): where it was mounted is forgotten when it throws, and might be a part
 * of the address.
 */
function routeOf(request: Request, response: Response): string {
  const told: unknown = response.locals.route;
  if (typeof told === 'string') return told;
  const met: unknown = request.route;
  const known = typeof met === 'object' && met !== null && 'path' in met && typeof met.path === 'string';
  return known && request.baseUrl === '' ? String(met.path) : 'unmatched';
}

/** The id of a request as the last part of `urn:uuid:…`. */
export function requestUuid(response: Response): string | undefined {
  const id: unknown = response.locals.requestId;
  if (typeof id !== 'string') return undefined;
  return HEX.test(id) ? dashed(id) : id;
}
