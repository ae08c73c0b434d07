import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { JsonValue } from '../common/json.js';
import { type FailureType, failureOf, NOT_NOW, refusal } from '../credentials/dids/failures.js';
import type { DidLookup } from '../credentials/dids/resolution.js';
import { LEGACY_PROFILE, legacyOrder, legacyResult } from '../credentials/dids/resolution-legacy.js';
import {
  dereferencingResult,
  lookUp,
  type Outcome,
  resolutionResult,
} from '../credentials/dids/resolution-result.js';
import { type ErrorLog, logUnforeseen } from './problems.js';

/** How an outcome is told: bare content, with its metadata in one of three envelopes, or as nothing but where to go. */
type Form = 'bare' | 'address' | 'resolution' | 'dereferencing' | 'legacy';

const LEGACY = `application/ld+json;profile="${LEGACY_PROFILE}"`;
const RESOLUTION = 'application/did-resolution';
const DEREFERENCING = 'application/did-url-dereferencing';

/** What can be asked for of a DID URL that names a part of something; the first is for clients that don't mind. */
const OF_PARTS: Readonly<Record<string, Form>> = {
  [DEREFERENCING]: 'dereferencing',
  'application/ld+json': 'dereferencing',
  'application/json': 'bare',
  'application/did': 'bare',
  'application/did+json': 'bare',
  'application/did+ld+json': 'bare',
  [LEGACY]: 'legacy',
};

/** What can be asked for of a DID. */
const OF_DIDS: Readonly<Record<string, Form>> = {
  [RESOLUTION]: 'resolution',
  'application/did-resolution+json': 'resolution',
  ...OF_PARTS,
  'application/ld+json': 'resolution',
};

/** DID Resolution 1.0, section 12.1: what isn't listed there is 500. */
const STATUS: Readonly<Record<FailureType, number>> = {
  INVALID_DID: 400,
  INVALID_DID_URL: 400,
  INVALID_OPTIONS: 400,
  NOT_FOUND: 404,
  REPRESENTATION_NOT_SUPPORTED: 406,
  METHOD_NOT_SUPPORTED: 501,
  FEATURE_NOT_SUPPORTED: 501,
  INVALID_DID_DOCUMENT: 500,
  INTERNAL_ERROR: 500,
  INVALID_VERIFICATION_METHOD: 500,
  INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD: 500,
};

const NO_SUCH_FORM: Outcome = { failure: failureOf(refusal('did.representation')) };

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Location',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  Vary: 'Accept, Sec-Fetch-Mode',
};

/** A profile in `Accept` makes browsers ask first. */
const preflight: RequestHandler = (_request, response) => {
  response
    .set({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET',
      'Access-Control-Allow-Headers': 'Accept',
      'Access-Control-Max-Age': '86400',
    })
    .status(204)
    .end();
};

/**
 * `/1.0/identifiers`: `GET` of `/DID` or `/DID-URL` below it is the HTTP(S) binding of DID Resolution 1.0, section 7.1.
 * `Accept` says in which form: DID Resolution 1.0, bare, or as it was before. What nobody foresaw is a result, too (section
 * 4.4); it goes into the log.
 */
export function didResolutionRouter(lookup: DidLookup, log: ErrorLog): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.locals.route = '/1.0/identifiers/:did';
    next();
  });
  // Patterns would have Express decode the path, once and for all.
  router.options(/^/, preflight);
  router.get(/^/, async (request, response) => {
    const text = textOf(request.path);
    const ofPart = /[/#]/.test(text);
    const forms = ofPart ? OF_PARTS : OF_DIDS;
    // addresses are led to whatever else is accepted, so that it matters only if nothing else is
    const type = request.accepts(Object.keys(forms)) || request.accepts('text/uri-list') || '';
    const form = type === 'text/uri-list' ? 'address' : forms[type];
    const wanted = {
      text: form === 'legacy' ? legacyOrder(text) : text,
      beside: new URLSearchParams(/\?.*/s.exec(request.url)?.[0]),
      dereferencing: ofPart || form === 'dereferencing' || form === 'address',
    };
    const outcome = form
      ? await lookUp(wanted, lookup).catch(
          (error: unknown): Outcome => ({
            failure: { ...NOT_NOW, instance: logUnforeseen(error, response, log) },
          }),
        )
      : NO_SUCH_FORM;
    const told = form === 'address' ? addressAlone(outcome) : outcome;
    response.set(HEADERS);
    if (leadsElsewhere(told, request)) response.status(303).set('Location', told.content).end();
    else send(response, told, { form, type, dereferencing: wanted.dereferencing });
  });
  return router;
}

/**
 * The DID or DID URL that a path names. It may be percent-encoded as a whole or, if it begins with `did:`, only where it
 * must: then `%3A`, by which a `did:web` has a port, is its own. What can't be decoded names none.
 */
function textOf(path: string): string {
  const raw = path.slice(1);
  try {
    return decodeURIComponent(raw.startsWith('did:') ? raw.replace(/%3a/gi, '%253A') : raw);
  } catch {
    return '';
  }
}

/** A document, or a part of one, is no address (section 5.4.1, step 7.4). */
function addressAlone(outcome: Outcome): Outcome {
  return 'content' in outcome && outcome.contentType !== 'text/uri-list' ? NO_SUCH_FORM : outcome;
}

/**
 * Whether to lead to a service: not who asks by name for a result, nor a browser that follows a link, so that nobody who
 * clicks on an address of ours arrives at a stranger's page.
 */
function leadsElsewhere(
  outcome: Outcome,
  request: Request,
): outcome is Extract<Outcome, { contentType: 'text/uri-list' }> {
  const told = request.get('Accept')?.includes(DEREFERENCING) || request.get('Sec-Fetch-Mode') === 'navigate';
  return !told && 'content' in outcome && outcome.contentType === 'text/uri-list';
}

/** How an answer is asked for: `type` is what `Accept` was matched with, empty if there is nothing of its kind. */
interface Asked {
  readonly form: Form | undefined;
  readonly type: string;
  readonly dereferencing: boolean;
}

function send(response: Response, outcome: Outcome, asked: Asked): void {
  const [type, body] = written(outcome, asked);
  const status = 'failure' in outcome ? STATUS[outcome.failure.type] : 200;
  // bytes, since Express adds to text a charset that these types don't have
  response
    .status(status)
    .set('Content-Type', type)
    .send(Buffer.from(JSON.stringify(body)));
}

/** The media type and the content of an answer. Failures are never bare, nor are addresses of services. */
function written(outcome: Outcome, { form, type, dereferencing }: Asked): [string, JsonValue] {
  if ('content' in outcome && outcome.contentType === 'text/uri-list')
    return [DEREFERENCING, dereferencingResult(outcome)];
  if (form === 'legacy') return [type, legacyResult(outcome, dereferencing)];
  if (form === 'bare' && 'content' in outcome) return [type, outcome.content];
  if (dereferencing) return [form === 'dereferencing' ? type : DEREFERENCING, dereferencingResult(outcome)];
  return [form === 'resolution' ? type : RESOLUTION, resolutionResult(outcome)];
}
