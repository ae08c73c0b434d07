import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const TEXT = /^(?:text\/(?:html|css|javascript)|image\/svg\+xml|application\/(?:json|wasm))\b/;
/** Smaller answers gain nothing: they fit a packet as they are. */
const WORTHWHILE_BYTES = 1000;
/** As quick as gzip, and a tenth smaller. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Sends pages and what they load compressed to whoever takes that; after this handler, `response.send` does it.
 *
 * The size of a compressed answer tells something about a secret in it to whoever can make a browser ask again and again
 * with guesses of their own (BREACH). That takes an answer that depends on who asks; so none is compressed that has to do
 * with a cookie, unless any cache may keep it for anybody. A page behind a secret address needs no more care: who can ask for it knows the secret.
 */
export const compressed: RequestHandler = (request, response, next) => {
  const plain = response.send.bind(response);
  response.send = (body) => {
    const isText =
      TEXT.test(response.get('Content-Type') ?? '') && response.get('Content-Encoding') === undefined;
    if (!isText || !(typeof body === 'string' || Buffer.isBuffer(body))) return plain(body);
    response.vary('Accept-Encoding');
    const cookie = request.headers.cookie !== undefined || response.get('Set-Cookie') !== undefined;
    const personal = cookie && !/\bpublic\b/.test(response.get('Cache-Control') ?? '');
    const encoding = request.acceptsEncodings('br') || request.acceptsEncodings('gzip');
    if (personal || body.length < WORTHWHILE_BYTES || !encoding) return plain(body);
    const send = (error: Error | null, bytes: Buffer) => {
      if (error) return next(error);
      response.set('Content-Encoding', encoding);
      plain(bytes);
    };
    if (encoding === 'br') brotliCompress(body, BROTLI, send);
    else gzip(body, send);
    return response;
  };
  next();
};
