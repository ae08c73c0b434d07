import { parseUrl } from '../common/url.js';

/**
 * What a page does with text and addresses that somebody else wrote. Escaping is the renderer's; this is about the rest:
 * text that reorders or overflows its surroundings, and addresses that run code.
 */

/** Control characters, and the bidirectional embeddings, overrides and isolates that reach beyond their own text. */
const UNRULY = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
/** More combining marks on one letter than any script needs: they would be drawn over the neighbouring lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Text fit to be shown: without unruly characters, and cut to at most `limit` characters with an ellipsis. */
export function tamed(text: string, limit: number): string {
  const clean = text.replace(UNRULY, '').replace(PILED_MARKS, '$1').trim();
  const characters = Array.from(clean);
  return characters.length <= limit
    ? clean
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

/** An absolute http(s) address without credentials, or `undefined` for anything else. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\//i.test(text)) return undefined;
  const url = parseUrl(text);
  return url?.username === '' && url.password === '' ? url.href : undefined;
}

/** A path of this site, or an absolute http(s) address; `undefined` for anything else. */
export function ownAddress(text: string): string | undefined {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes('\\') ? text : webAddress(text);
}
