import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { CairnError } from '../common/errors.js';
import { carrierOf } from './carriers.js';

/** Keyword of the text in a PNG that is a credential (Open Badges 3.0, section 5.3.1.1). */
export const BAKED = 'openbadgecredential';
/** Namespace of the element in an SVG (section 5.3.2.1). */
export const BAKED_NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';

/**
 * The text of the credential that a picture or a PDF carries: baked into PNG or SVG (Open Badges 3.0, section 5.3), or attached to a PDF as
 * we write it. JSON or a compact JWS; `undefined` for other files. Throws `verify.nothing-inside` (kind `invalid`) for one that
 * holds no credential, or several, or is damaged, and `verify.pdf-encrypted` for a PDF in which none can be found for that.
 */
export function bakedIn(bytes: Uint8Array): string | undefined {
  switch (carrierOf(bytes)) {
    case 'png':
      return fromPng(bytes);
    case 'pdf':
      return fromPdf(bytes);
    case 'svg':
      return fromSvg(new TextDecoder().decode(bytes));
    case undefined:
      return undefined;
  }
}

/** PNG (ISO/IEC 15948, section 5.3): chunks of length, type, content, checksum. */
function fromPng(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: string[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) throw nothingInside('The picture is cut short');
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const text = type === 'iTXt' ? credentialText(bytes.subarray(at + 8, at + 8 + length)) : undefined;
    if (text !== undefined) found.push(text);
    at += 12 + length;
  }
  return only(found);
}

/** Keyword, end, compression flag and method, language, end, translated keyword, end, text (section 11.3.4.5). */
function credentialText(content: Uint8Array): string | undefined {
  const keyword = new TextEncoder().encode(`${BAKED}\0`);
  if (!keyword.every((byte, index) => content[index] === byte)) return undefined;
  if (content[keyword.length] !== 0) throw nothingInside('The credential in the picture is compressed');
  const language = content.indexOf(0, keyword.length + 2);
  const translated = language < 0 ? -1 : content.indexOf(0, language + 1);
  if (translated < 0) throw nothingInside('The text in the picture is damaged');
  return new TextDecoder().decode(content.subarray(translated + 1));
}

/** An embedded file (ISO 32000-1, 7.11.4) that isn't compressed: so ours are, that this needs no more than a search. */
const ATTACHED =
  /\/Type \/EmbeddedFile\n\/Params <<\n[^<>]{0,300}>>\n\/Subtype \/application#2Fvp\n\/Length (\d{1,9})\n>>\nstream\n/g;

function fromPdf(bytes: Uint8Array): string {
  // a character for each byte, so that places in the text are places in the file
  const text = new TextDecoder('latin1').decode(bytes);
  const found = [...text.matchAll(ATTACHED)].map(({ index, 0: start, 1: length }) => {
    const from = index + start.length;
    if (from + Number(length) > bytes.length) throw nothingInside('The PDF is cut short');
    return new TextDecoder().decode(bytes.subarray(from, from + Number(length)));
  });
  if (found.length === 0 && /\/Encrypt\s+\d+\s+\d+\s+R/.test(text))
    throw nothing('verify.pdf-encrypted', 'The PDF is encrypted');
  return only(found);
}

/** Entities other than XML's own five are errors to this parser, and a document type is refused. */
function fromSvg(svg: string): string {
  const found: string[] = [];
  let text: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  const isBadge = ({ uri, local }: { uri: string; local: string }) =>
    uri === BAKED_NAMESPACE && local === 'credential';
  const more = (piece: string) => {
    if (text !== undefined) text += piece;
  };
  parser.on('doctype', () => parser.fail('a document type'));
  parser.on('opentag', (tag) => {
    if (isBadge(tag)) text = (tag.attributes.verify as SaxesAttributeNS | undefined)?.value ?? '';
  });
  parser.on('text', more);
  parser.on('cdata', more);
  parser.on('closetag', (tag) => {
    if (!isBadge(tag) || text === undefined) return;
    found.push(text);
    text = undefined;
  });
  parser.on('error', () => {
    throw nothingInside('The picture is not well-formed, or has a document type');
  });
  parser.write(svg).close();
  return only(found);
}

function only(found: readonly string[]): string {
  const [text, ...more] = found;
  if (text === undefined) throw nothingInside('There is no credential in the file that can be read from it');
  if (more.length > 0) throw nothingInside('There is more than one credential in the file');
  return text;
}

function nothingInside(message: string): CairnError {
  return nothing('verify.nothing-inside', message);
}

function nothing(code: string, message: string): CairnError {
  const expected =
    'a badge (PNG or SVG) with one credential baked into it, or a certificate (PDF) as it was downloaded';
  return new CairnError('invalid', code, message, [{ code, pointer: '', message, expected }]);
}
