import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { CairnError } from '../common/errors.js';
import { refused, unavailable } from './address.js';

export interface Exchange {
  /** The addresses that were vetted: no other is connected to. */
  readonly addresses: readonly string[];
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly limitBytes: number;
  readonly budget: { bytes: number };
  readonly signal: AbortSignal;
  readonly ca: string | undefined;
}

/** All header fields of an answer together; Node refuses more. */
const MOST_HEADER_BYTES = 16_384;
const CONNECT_TIMEOUT = 5000;

/** One request and its answer, on a connection of its own: nothing is kept between two of them. */
export function exchange(url: URL, options: Exchange) {
  const { method, headers, body, signal, ca } = options;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise<{ url: string; status: number; headers: Record<string, string>; body: Uint8Array }>(
    (resolve, reject) => {
      const fail = (error: unknown) => reject(asOurs(error, signal));
      const request = send(url, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
        agent: false,
        signal,
        lookup: only(options.addresses),
        maxHeaderSize: MOST_HEADER_BYTES,
        ...(ca === undefined ? {} : { ca }),
      });
      request.on('socket', (socket) => {
        const timer = setTimeout(
          () => request.destroy(unavailable('fetch.timeout', 'The host did not take the connection in time')),
          CONNECT_TIMEOUT,
        );
        socket.once('connect', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
      });
      request.on('error', fail);
      request.once('response', (response) => {
        // what comes after the part that is read, or isn't, is nobody's concern
        response.on('error', () => {});
        readBody(response, options)
          .then((bytes) =>
            resolve({
              url: url.href,
              status: response.statusCode ?? 0,
              headers: single(response),
              body: bytes,
            }),
          )
          .catch(fail)
          .finally(() => request.destroy());
      });
      request.end(body);
    },
  );
}

/** A lookup that knows nothing but the vetted addresses. */
function only(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, options, callback) => {
    const [first] = all;
    if (options.all === true) callback(null, all);
    else if (first) callback(null, first.address, first.family);
  };
}

async function readBody(response: IncomingMessage, { limitBytes, budget }: Exchange): Promise<Uint8Array> {
  if (limitBytes === 0) return new Uint8Array();
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity')
    throw refused('fetch.encoded', 'The answer is compressed, which was not asked for');
  const tooLarge = () => refused('fetch.too-large', 'The answer is larger than it may be');
  if (Number(response.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    budget.bytes -= chunk.byteLength;
    if (size > limitBytes) throw tooLarge();
    if (budget.bytes < 0)
      throw refused('fetch.budget', 'More would have to be fetched than one request may cause');
    chunks.push(chunk);
  }
  if (!response.complete) throw unavailable('fetch.no-answer', 'The answer broke off');
  return new Uint8Array(Buffer.concat(chunks));
}

function single(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined || name === 'set-cookie' ? [] : [[name, String(value)]],
    ),
  );
}

function asOurs(error: unknown, signal: AbortSignal): CairnError {
  if (error instanceof CairnError) return error;
  if (signal.reason instanceof CairnError) return signal.reason;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'HPE_HEADER_OVERFLOW')
    return refused('fetch.too-large', 'The headers of the answer are larger than they may be');
  return unavailable('fetch.no-answer', 'The host could not be reached or gave no answer', error);
}
