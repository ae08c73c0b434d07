import { CairnError } from '../../common/errors.js';
import { KNOWN_CONTEXTS } from './known.js';

/** The loader that JSON-LD and Data Integrity libraries ask for documents. */
export type DocumentLoader = (
  url: string,
) => Promise<{ contextUrl: null; documentUrl: string; document: object }>;

/**
 * A loader that knows the bundled contexts and the given documents, and nothing else: it never fetches. What it doesn't
 * know is an `unavailable` error with code `context.unknown`.
 */
export function closedLoader(documents: ReadonlyMap<string, object> = new Map()): DocumentLoader {
  return async (url) => {
    const document = KNOWN_CONTEXTS.get(url) ?? documents.get(url);
    if (!document)
      throw new CairnError('unavailable', 'context.unknown', 'A context or key that is not known here');
    return { contextUrl: null, documentUrl: url, document };
  };
}
