import type { ErrorRequestHandler, Request, Response } from 'express';
import { type Random, randomUuid } from '../common/effects.js';
import { CairnError, type ErrorKind, type Fault } from '../common/errors.js';
import { requestUuid } from './request-log.js';

/**
 * A problem document (RFC 9457). `type` is `/problems/CODE`, relative to the service, so the same trouble has the same
 * type at every deployment's root; `code` is its last segment and what clients key on.
 */
export interface Problem {
  readonly type: string;
  /** The same for every problem of one status. */
  readonly title: string;
  readonly status: number;
  /** A plain sentence about this occurrence. */
  readonly detail: string;
  readonly code: string;
  /** Everything that is wrong with the input, where it is, and what would be right. */
  readonly errors: readonly ProblemItem[];
  /** Only of a 500: `urn:uuid:…`, under which the operator finds the error in the log. */
  readonly instance?: string;
}

export interface ProblemItem {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
  readonly expected?: string;
}

export interface ErrorLog {
  readonly random: Random;
  /** Told of an error that the caller can do nothing about, with the id that the answer carries. */
  readonly logError: (id: string, error: unknown) => void;
}

export interface ProblemDeps extends ErrorLog {
  readonly errorPage?: ErrorPage;
}

/** The page that says to people what a problem document says; `undefined` where the document is the better answer. */
export type ErrorPage = (request: Request, problem: Problem) => Promise<string | undefined>;

const PROBLEM_TYPE = 'application/problem+json';

/** What `incoherent` leads to is our own trouble: logged, and told to nobody. */
const STATUS: Readonly<Record<Exclude<ErrorKind, 'incoherent'>, number>> = {
  invalid: 400,
  unauthenticated: 401,
  refused: 403,
  'not-found': 404,
  'wrong-method': 405,
  'not-acceptable': 406,
  conflict: 409,
  outdated: 412,
  'too-large': 413,
  'unsupported-type': 415,
  unconditional: 428,
  'too-many': 429,
  unavailable: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not right',
  401: 'The caller is not known',
  403: 'The request is refused',
  404: 'There is nothing here',
  405: 'This cannot be done here',
  406: 'The answer has no such form',
  409: 'The request contradicts what is recorded',
  412: 'What is edited has changed since',
  413: 'The request is too large',
  415: 'The request has a type that is not accepted',
  428: 'The edit needs to say of which state',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'The service cannot answer now',
};

/**
 * The last handler of an app: answers every error with a problem document. A CairnError is told as it is, except one of
 * kind `incoherent`. That one and any other error become a generic 500 with an id, that of the request if it has one; the
 * answer holds nothing else of it. If the answer has already begun, the connection is cut, so that half of it never passes
 * for the whole.
 */
export function problemHandler(deps: ProblemDeps): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const problem = problemOf(error, deps, requestUuid(response));
    response.locals.problem = problem.code;
    if (error instanceof CairnError && error.retryAfter !== undefined)
      response.set('Retry-After', String(error.retryAfter));
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="cairn"');
    const page = await deps.errorPage?.(request, problem).catch(() => undefined);
    if (response.headersSent) response.destroy();
    else if (page === undefined) send(request, response, problem, PROBLEM_TYPE, JSON.stringify(problem));
    else send(request, response, problem, 'text/html; charset=utf-8', page);
  };
}

function send(
  request: Request,
  response: Response,
  { status }: Problem,
  contentType: string,
  text: string,
): void {
  // What was refused isn't read to its end, so the connection can't carry another request.
  if (hasUnreadBody(request)) response.set('Connection', 'close');
  response
    .status(status)
    .set({ 'Content-Type': contentType, 'Cache-Control': 'no-store' })
    .vary('Accept')
    .end(text);
}

function hasUnreadBody(request: Request): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return !request.complete && (encoding !== undefined || Number(length ?? 0) > 0);
}

function problemOf(error: unknown, deps: ProblemDeps, requestId: string | undefined): Problem {
  if (error instanceof CairnError && error.kind !== 'incoherent') {
    return problem(STATUS[error.kind], error.code, error.message, error.faults);
  }
  const status = statusFromExpress(error);
  if (status !== undefined) {
    return problem(
      status,
      'http.malformed-request',
      'The address or a header of the request cannot be read.',
    );
  }
  const detail =
    'The request could not be answered. The operator finds the reason under the id of this answer.';
  return { ...problem(500, 'internal.error', detail), instance: logged(error, deps, requestId) };
}

function logged(error: unknown, deps: ErrorLog, requestId: string | undefined): string {
  const id = requestId ?? randomUuid(deps.random);
  deps.logError(id, error);
  return `urn:uuid:${id}`;
}

/**
 * For endpoints that have a form of their own for errors that nobody foresaw: logs one as the handler does, and gives the
 * `instance` that the answer has to carry.
 */
export function logUnforeseen(error: unknown, response: Response, deps: ErrorLog): string {
  response.locals.problem = 'internal.error';
  return logged(error, deps, requestUuid(response));
}

/** Most faults of one answer: a request of 2 MB can have so many that its answer were six times as large. */
const MOST_FAULTS = 1_000;

function problem(status: number, code: string, message: string, faults: readonly Fault[] = []): Problem {
  const title = TITLES[status] ?? 'The request is not right';
  const more = faults.length > MOST_FAULTS ? `: the first ${MOST_FAULTS} of ${faults.length} faults` : '';
  const detail = `${message}${more}`;
  return {
    type: `/problems/${encodeURIComponent(code)}`,
    title,
    status,
    detail,
    code,
    errors: faults.slice(0, MOST_FAULTS).map(item),
  };
}

function item({ code, pointer, message, expected }: Fault): ProblemItem {
  return { code, pointer, detail: message, ...(expected === undefined ? {} : { expected }) };
}

/**
 * The 4xx status of an error that Express itself made of a request: a URIError of its router, or one that says it may be
 * shown. An error of some other library that happens to have a `status` (of somebody else's answer) is none of these.
 */
function statusFromExpress(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const own = error instanceof URIError || ('expose' in error && error.expose === true);
  return own && error.status >= 400 && error.status < 500 ? error.status : undefined;
}
