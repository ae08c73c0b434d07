import { CairnError, faultsUnder, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, pointer } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { didOf } from '../dids/did-document.js';
import { algorithmNamed, type JwsAlgorithm } from './algorithms.js';
import { fromBase64url } from './base64url.js';

/** What a JWS says, whoever signed it. */
export interface JwsParts {
  readonly algorithm: JwsAlgorithm;
  /** `typ` in lower case, without `application/`. */
  readonly type: string;
  readonly header: JsonObject;
  readonly payload: JsonObject;
}

/** A compact JWS, taken apart and not verified, of which it isn't asked who says to have signed it. */
export interface UnattributedJws extends JwsParts {
  readonly text: string;
}

/** What a JWS says, before its signature was looked at. */
export interface JwsContent extends JwsParts {
  /** The verification method that is said to have signed, an absolute DID URL. */
  readonly kid: string;
  /** The DID of `kid`. */
  readonly signer: string;
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
  return readWhole(text, (header, payload) => readContent(header, payload, types));
}

/**
 * The same of a JWS whose key is named otherwise: in the header by a certificate, or by what the JWS belongs to. Nothing is
 * asked of `kid` and of embedded keys, and nothing may be concluded from them.
 */
export function readUnattributed(text: string, types: readonly string[]): UnattributedJws {
  return readWhole(text, (header, payload) => withPayload(readHeader(header), payload, types));
}

/** The same of the part that is signed: header and payload. */
export function readContent(header: string, payload: string, types: readonly string[]): JwsContent {
  const read = readHeader(header);
  refuseEmbeddedKeys(read.header);
  const kid = requireKid(read.header);
  return { kid, signer: didOf(kid), ...withPayload(read, payload, types) };
}

type ReadHeader = Pick<JwsParts, 'header' | 'algorithm'>;

function readHeader(encoded: string): ReadHeader {
  const header = readPart(encoded, 'header');
  const algorithm = requireAlgorithm(header);
  refuseExtensions(header);
  return { header, algorithm };
}

function withPayload(read: ReadHeader, payload: string, types: readonly string[]): JwsParts {
  return { ...read, type: requireType(read.header, types), payload: readPart(payload, 'payload') };
}

function readWhole<T extends JwsParts>(
  text: string,
  content: (header: string, payload: string) => T,
): T & { readonly text: string } {
  const [header, payload, signature, ...more] = text.length > LONGEST ? [] : text.split('.', 4);
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0)
    throw malformed('', `three parts with dots between them, at most ${LONGEST} characters`);
  const read = content(header, payload);
  if (signature === '' || !fromBase64url(signature))
    throw malformed('/signature', 'base64url without padding');
  return { text, ...read };
}

/** Of what type a text in compact serialisation says to be, as `mediaTypeName`; `undefined` for anything else. */
export function typeOfCompact(text: string): string | undefined {
  const [encoded = '', , , ...more] = text.length > LONGEST ? [] : text.split('.', 4);
  const bytes = more.length === 0 ? fromBase64url(encoded) : undefined;
  try {
    const header = bytes && parseStrictJson(bytes);
    return isJsonObject(header) ? mediaTypeName(header.typ) : undefined;
  } catch {
    return undefined;
  }
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
}

function refuseEmbeddedKeys(header: JsonObject): void {
  for (const name of EMBEDDED_KEYS) {
    if (header[name] === undefined) continue;
    const message = 'The header brings its own key along.';
    throw joseFault('jose.embedded-key', pointer('header', name), message, 'a kid that names a key of a DID');
  }
}

/** Whether a `kid` is an absolute DID URL that names one key. */
export function isMethodUrl(kid: unknown): kid is string {
  return typeof kid === 'string' && kid.length <= 4000 && METHOD_URL.test(kid);
}

function requireKid({ kid }: JsonObject): string {
  if (isMethodUrl(kid)) return kid;
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
