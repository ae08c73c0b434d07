import { CairnError } from '../../common/errors.js';
import { BASE_CONTEXTS } from '../../generated/contexts.js';
// whoever reads JSON-LD has a loader from here
import './node-maps.js';
import './shared-contexts.js';

/** The loader that JSON-LD and Data Integrity libraries ask for documents. */
export type DocumentLoader = (
  url: string,
) => Promise<{ contextUrl: null; documentUrl: string; document: object; tag?: 'static' }>;

/** Our own documents need none of these. */
const further = async (url: string) => (await import('./bundled.js')).KNOWN_CONTEXTS.get(url);

/**
 * A loader that knows the bundled contexts and the given documents, and nothing else: it never fetches. What it doesn't
 * know is an `unavailable` error with code `context.unknown`.
 */
export function closedLoader(documents: ReadonlyMap<string, object> = new Map()): DocumentLoader {
  return async (url) => {
    const document = documents.get(url);
    const context = BASE_CONTEXTS.get(url) ?? (document ? undefined : await further(url));
    // `static`: the library may keep what it made of a context, which is most of its work on a document
    if (context) return { contextUrl: null, documentUrl: url, document: context, tag: 'static' };
    if (document) return { contextUrl: null, documentUrl: url, document };
    throw new CairnError('unavailable', 'context.unknown', 'A context or key that is not known here');
  };
}
