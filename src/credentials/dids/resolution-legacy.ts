import type { JsonObject } from '../../common/json.js';
import type { Outcome } from './resolution-result.js';

/** The profile of `application/ld+json` by which clients ask for the older form. */
export const LEGACY_PROFILE = 'https://w3id.org/did-resolution';

/**
 * The result as it was before DID Resolution 1.0, and as clients of The did:key Method still read it: a JSON-LD object with
 * names for errors, whose `didDocument` is the part of the document that a DID URL stands for, and empty if there is none.
 */
export function legacyResult(outcome: Outcome, dereferencing: boolean): JsonObject {
  const metadata = dereferencing ? 'didDereferencingMetadata' : 'didResolutionMetadata';
  const failed = 'failure' in outcome;
  return {
    '@context': 'https://w3id.org/did-resolution/v1',
    didDocument: failed ? {} : outcome.content,
    didDocumentMetadata: {},
    [metadata]: failed ? { error: outcome.failure.legacy } : { contentType: outcome.contentType },
  };
}

/** A DID URL whose parameters come before its fragment: some of these clients write them behind it. */
export function legacyOrder(text: string): string {
  const parts = /^([^?#]*)#([^?#]*)\?([^#]*)$/.exec(text);
  return parts ? `${parts[1]}?${parts[3]}#${parts[2]}` : text;
}
