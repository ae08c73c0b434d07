import type { IncomingMessage } from 'node:http';
import { CairnError } from '../common/errors.js';
import type { JsonValue } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { type MediaType, parseMediaType } from './media-type.js';

/** The types under which JSON is accepted, all of them UTF-8. */
const JSON_TYPES = [
  'application/json',
  'application/vc',
  'application/vp',
  'application/ld+json',
  'application/jose+json',
] as const;

export interface BodyOptions {
  /** The most bytes that are read; counted as they arrive, whatever the request claims. */
  readonly limitBytes: number;
}

/**
 * The JSON body of a request, read strictly (see `parseStrictJson`, whose errors it passes on).
 *
 * Throws a CairnError and reads no further: `body.unsupported-type` and `body.unsupported-encoding` (kind
 * `unsupported-type`), `body.too-large` (kind `too-large`), `body.aborted` (kind `invalid`) if the upload broke off.
 * How long an upload may take is the server's `requestTimeout`: see `SERVER_LIMITS`.
 */
export async function readJsonBody(request: IncomingMessage, options: BodyOptions): Promise<JsonValue> {
  checkType(request.headers['content-type']);
  checkEncoding(request.headers['content-encoding']);
  if (Number(request.headers['content-length'] ?? 0) > options.limitBytes) throw tooLarge(options.limitBytes);
  return parseStrictJson(await readBytes(request, options.limitBytes));
}

/** The fields of a form as clients that are no pages send it; of one that comes twice, the last. Throws as `readJsonBody` does. */
export async function readFormBody(
  request: IncomingMessage,
  { limitBytes }: BodyOptions,
): Promise<Record<string, string>> {
  if (parseMediaType(request.headers['content-type'] ?? '')?.essence !== FORM) {
    const message = `The body is ${FORM}`;
    throw new CairnError('unsupported-type', 'body.unsupported-type', message);
  }
  const bytes = await readBytes(request, limitBytes);
  return Object.fromEntries(new URLSearchParams(Buffer.from(bytes).toString()));
}

const FORM = 'application/x-www-form-urlencoded';

function checkType(header: string | undefined): void {
  const type = header === undefined ? undefined : parseMediaType(header);
  if (type && isJsonType(type) && isUtf8(type)) return;
  const message = type && isJsonType(type) ? 'The body is not in UTF-8.' : notAccepted(JSON_TYPES);
  throw refusal('unsupported-type', 'body.unsupported-type', message, `${JSON_TYPES.join(', ')}; in UTF-8`);
}

function notAccepted(types: readonly string[]): string {
  return `The body has a type that is not accepted here. Right would be ${types.join(', ')}.`;
}

function isJsonType({ essence }: MediaType): boolean {
  return JSON_TYPES.some((accepted) => accepted === essence);
}

function isUtf8({ parameters }: MediaType): boolean {
  return parameters.every(([name, value]) => name !== 'charset' || value.toLowerCase() === 'utf-8');
}

function checkEncoding(header: string | undefined): void {
  if (header === undefined || header.trim().toLowerCase() === 'identity') return;
  throw refusal(
    'unsupported-type',
    'body.unsupported-encoding',
    'The body is compressed.',
    'no Content-Encoding',
  );
}

/**
 * The bytes of an upload as they come. Throws `body.unsupported-type` unless it has one of these types, in UTF-8 if it is
 * text, `body.unsupported-encoding` if it is compressed, and `body.aborted` if it breaks off. How many there may be is
 * for whoever reads them.
 */
export function readUpload(request: IncomingMessage, types: readonly string[]): AsyncIterable<Uint8Array> {
  checkUpload(request, types);
  return piecesOf(request);
}

/** The same as a whole, of at most `limit` bytes; throws `body.too-large` beyond. */
export function readUploadBytes(
  request: IncomingMessage,
  types: readonly string[],
  limit: number,
): Promise<Uint8Array> {
  checkUpload(request, types);
  return readBytes(request, limit);
}

function checkUpload(request: IncomingMessage, types: readonly string[]): void {
  const type = parseMediaType(request.headers['content-type'] ?? '');
  if (!type || !types.includes(type.essence) || !isUtf8(type)) {
    const right = `${types.join(', ')}; text in UTF-8`;
    throw refusal('unsupported-type', 'body.unsupported-type', notAccepted(types), right);
  }
  checkEncoding(request.headers['content-encoding']);
}

async function* piecesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    // the connection stays, for the answer to whoever stops reading
    yield* request.iterator({ destroyOnReturn: false });
  } catch {
    throw aborted();
  }
  if (!request.complete) throw aborted();
}

/** All bytes of a request, at most `limit`. */
export function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const { promise, resolve, reject } = deferred<Uint8Array>();
  if (request.destroyed || request.readableEnded) return Promise.reject(aborted());
  const chunks: Buffer[] = [];
  let size = 0;
  const settle = (act: () => void) => {
    request.off('data', onData).off('end', onEnd).off('close', onClose);
    act();
  };
  const onData = (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
      return;
    }
    request.pause();
    settle(() => reject(tooLarge(limit)));
  };
  const onEnd = () => settle(() => resolve(Buffer.concat(chunks, size)));
  const onClose = () => settle(() => reject(aborted()));
  // A connection that breaks off later must not bring the process down for want of a listener, so this one stays.
  request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  return promise;
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: CairnError) => void = () => {};
  const promise = new Promise<T>((res, rej) => {
    [resolve, reject] = [res, rej];
  });
  return { promise, resolve, reject };
}

function tooLarge(limit: number): CairnError {
  return refusal('too-large', 'body.too-large', 'The body is too large.', `at most ${limit} bytes`);
}

function aborted(): CairnError {
  return refusal('invalid', 'body.aborted', 'The body broke off before its end.', 'a complete body');
}

function refusal(
  kind: 'invalid' | 'too-large' | 'unsupported-type',
  code: string,
  message: string,
  expected: string,
) {
  return new CairnError(kind, code, message, [{ code, pointer: '', message, expected }]);
}
