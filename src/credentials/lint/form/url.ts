import type { JsonValue } from '../../../common/json.js';
import { parseUrl } from '../../../common/url.js';

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/iu;

/**
 * Whether a value is an absolute URL of any scheme (`https:`, `did:`, `urn:`, `data:`), as the data model asks for (URL
 * Standard, section 4.3). A compact IRI such as `ex:thing` can't be told from one.
 */
export function isUrl(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && ABSOLUTE.test(value) && parseUrl(value) !== undefined;
}
