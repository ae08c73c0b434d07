import { CairnError, faultsUnder, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, pointer } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { didOf } from '../dids/did-document.js';
import { algorithmNamed, type JwsAlgorithm } from './algorithms.js';
import { fromBase64url } from './base64url.js';

/** What a JWS says, before its signature was looked at. */
export interface JwsContent {
  /** The verification method that is said to have signed, an absolute DID URL. */
  readonly kid: string;
  /** The DID of `kid`. */
  readonly signer: string;
  readonly algorithm: JwsAlgorithm;
  /** `typ` in lower case, without `application/`. */
  readonly type: string;
  readonly header: JsonObject;
  readonly payload: JsonObject;
}

/** A JWS in compact serialisation (RFC 7515, section 7.1), taken apart and not verified. */
export interface CompactJws extends JwsContent {
  readonly text: string;
}

/** Characters of the longest JWS that is read: a status list of a mebibyte fits twice. */
const LONGEST = 4_194_304;

/** Headers that bring a key along, or say where one lies: whoever signs could name any. */
const EMBEDDED_KEYS = ['jwk', 'jku', 'x5c', 'x5u'] as const;

/** A DID URL that names one method: DID Core 1.0, section 3.2, with a fragment. */
const METHOD_URL =
  /^did:[a-z0-9]+(?::(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+)+(?:[/?][\w.~!$&'()*+,;=:@%/?-]*)?#[\w.~!$&'()*+,;=:@%/?-]+$/;

/**
 * Reads a compact JWS that is of one of the `types` (`typ` without `application/`). What it was signed with is a key of a
 * DID and nothing else.
 *
 * Throws a CairnError of kind `invalid`. `jose.malformed`: not three parts in their one base64url spelling, or a header or
 * payload that is no object. `jose.alg-none`, `jose.alg-unsupported`. `jose.b64`, `jose.crit`: any extension that has to be
 * understood. `jose.embedded-key`. `jose.kid`: missing, or not an absolute DID URL. `jose.typ`. And the codes of
 * `parseStrictJson`, under `/header` or `/payload`.
 */
export function readCompact(text: string, types: readonly string[]): CompactJws {
  const [header, payload, signature, ...more] = text.length > LONGEST ? [] : text.split('.', 4);
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0)
    throw malformed('', `three parts with dots between them, at most ${LONGEST} characters`);
  const content = readContent(header, payload, types);
  if (signature === '' || !fromBase64url(signature))
    throw malformed('/signature', 'base64url without padding');
  return { text, ...content };
}

/** The same of the part that is signed: header and payload. */
export function readContent(header: string, payload: string, types: readonly string[]): JwsContent {
  const read = readPart(header, 'header');
  const algorithm = requireAlgorithm(read);
  refuseExtensions(read);
  const kid = requireKid(read);
  const type = requireType(read, types);
  return { kid, signer: didOf(kid), algorithm, type, header: read, payload: readPart(payload, 'payload') };
}

/** The name of a media type as `typ` and `cty` may spell it (RFC 7515, section 4.1.9), so that spellings compare. */
export function mediaTypeName(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : undefined;
}

/** A fault of a JWS: `at` is a pointer under `/header`, `/payload` or `/signature`. */
export function joseFault(code: string, at: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer: at, message, expected });
}

function readPart(encoded: string, name: 'header' | 'payload'): JsonObject {
  const bytes = fromBase64url(encoded);
  if (!bytes || encoded === '') throw malformed(`/${name}`, 'base64url without padding');
  try {
    const value = parseStrictJson(bytes);
    if (isJsonObject(value)) return value;
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const [first, ...more] = faultsUnder(`/${name}`, error.faults);
    throw first ? invalid(first, ...more) : error;
  }
  throw malformed(`/${name}`, 'a JSON object');
}

function requireAlgorithm({ alg }: JsonObject): JwsAlgorithm {
  const algorithm = algorithmNamed(alg);
  if (algorithm) return algorithm;
  if (typeof alg === 'string' && alg.toLowerCase() === 'none')
    throw joseFault('jose.alg-none', '/header/alg', 'The document is not signed at all.', 'a signature');
  const message = 'The document is signed in a way that is not supported here.';
  throw joseFault('jose.alg-unsupported', '/header/alg', message, 'EdDSA, ES256 or ES384');
}

function refuseExtensions(header: JsonObject): void {
  if (header.b64 !== undefined)
    throw joseFault('jose.b64', '/header/b64', 'The payload may be spelt in two ways.', 'no b64 header');
  if (header.crit !== undefined) {
    const message = 'The header demands an extension that is not supported here.';
    throw joseFault('jose.crit', '/header/crit', message, 'no crit header');
  }
  for (const name of EMBEDDED_KEYS) {
    if (header[name] === undefined) continue;
    const message = 'The header brings its own key along.';
    throw joseFault('jose.embedded-key', pointer('header', name), message, 'a kid that names a key of a DID');
  }
}

function requireKid({ kid }: JsonObject): string {
  if (typeof kid === 'string' && kid.length <= 4000 && METHOD_URL.test(kid)) return kid;
  const message = 'The header does not say which key of which DID signed.';
  throw joseFault('jose.kid', '/header/kid', message, 'an absolute DID URL with a fragment');
}

function requireType({ typ }: JsonObject, types: readonly string[]): string {
  const type = mediaTypeName(typ);
  if (type !== undefined && types.includes(type)) return type;
  throw joseFault('jose.typ', '/header/typ', 'The document is not of the expected kind.', types.join(' or '));
}

function malformed(at: string, expected: string): CairnError {
  return joseFault('jose.malformed', at, 'The text is not a JSON Web Signature in compact form.', expected);
}
