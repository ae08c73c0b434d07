import { base64 } from '@scure/base';
import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { type ElmNode, nodesIn, nodesOf, valuesIn } from './graph.js';

const BASE64 = 'http://data.europa.eu/snb/encoding/6146cde7dd';
const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type/';
/** How the bytes of a kind of file begin, in base64. */
const STARTS: Readonly<Record<string, string>> = {
  [`${FILE_TYPE}PNG`]: 'iVBORw0KGg',
  [`${FILE_TYPE}JPEG`]: '/9j/',
};

/** The shapes take any text for a picture. */
export const picturesReadable: ElmRule = {
  name: 'pictures-readable',
  citation: elm('MediaObject, content and contentEncoding'),
  effective: FIRST_ISSUE,
  message: 'A picture is not what it says it is.',
  expected: 'base64 of the kind of file that contentType names',
  find: (graph) => nodesOf(graph, 'MediaObject').find((media) => !isReadable(media))?.at,
};

function isReadable(media: ElmNode): boolean {
  const [content] = valuesIn(media, 'content');
  if (content?.kind !== 'literal' || nodesIn(media, 'contentEncoding')[0]?.id !== BASE64) return true;
  const start = STARTS[nodesIn(media, 'contentType')[0]?.id ?? ''];
  if (start !== undefined && !content.text.startsWith(start)) return false;
  return isBase64(content.text);
}

function isBase64(text: string): boolean {
  // the whole of a picture takes too long to decode only to see that it could be
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  try {
    base64.decode(text.slice(-4));
    return true;
  } catch {
    return false;
  }
}
