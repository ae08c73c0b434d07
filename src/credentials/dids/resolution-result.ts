import type { JsonObject } from '../../common/json.js';
import { type Content, dereference, serviceAddress } from './dereference.js';
import { readParameters } from './did-parameters.js';
import { parseDidUrl } from './did-url.js';
import { type Failure, type FailureType, failureOf } from './failures.js';
import { type DidLookup, resolveDid } from './resolution.js';

/** What became of looking up a DID or DID URL. */
export type Outcome = Content | { readonly failure: Failure };

/** What is looked up, and whether the DID's document is wanted or what a DID URL stands for. */
export interface Wanted {
  readonly text: string;
  /** Parameters that came beside the DID URL. */
  readonly beside: Iterable<readonly [string, string]>;
  readonly dereferencing: boolean;
}

/**
 * Looks up a DID or DID URL. If its document is wanted, but parameters name one of its services, that is what is found; a
 * service that it doesn't have is then as good as not named.
 *
 * @throws only what is a defect, or trouble of our own: what can't be had is an outcome.
 */
export async function lookUp({ text, beside, dereferencing }: Wanted, lookup: DidLookup): Promise<Outcome> {
  try {
    const url = parseDidUrl(text);
    const parameters = readParameters(url.query, beside);
    const document = await resolveDid(url.did, parameters, lookup);
    if (dereferencing) return dereference(document, url, parameters);
    const content = serviceAddress(document, url, parameters);
    return content === undefined
      ? { contentType: 'application/did', content: document }
      : { contentType: 'text/uri-list', content };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** A DID resolution result (DID Resolution 1.0, section 6). */
export function resolutionResult(outcome: Outcome): JsonObject {
  const { didResolutionMetadata, didDocument } =
    'failure' in outcome
      ? { didResolutionMetadata: errorIn(outcome.failure), didDocument: null }
      : { didResolutionMetadata: { contentType: outcome.contentType }, didDocument: outcome.content };
  return { didResolutionMetadata, didDocument, didDocumentMetadata: {} };
}

/** A DID URL dereferencing result (DID Resolution 1.0, section 6). */
export function dereferencingResult(outcome: Outcome): JsonObject {
  const { dereferencingMetadata, contentStream } =
    'failure' in outcome
      ? { dereferencingMetadata: errorIn(outcome.failure), contentStream: null }
      : { dereferencingMetadata: { contentType: outcome.contentType }, contentStream: outcome.content };
  return { dereferencingMetadata, contentStream, contentMetadata: {} };
}

/** Failures whose names are those of Controlled Identifiers 1.0. */
const OF_METHODS: ReadonlySet<FailureType> = new Set([
  'INVALID_VERIFICATION_METHOD',
  'INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD',
]);

function errorIn({ type, title, instance }: Failure): JsonObject {
  const vocabulary = OF_METHODS.has(type) ? 'https://w3id.org/security#' : 'https://www.w3.org/ns/did#';
  const error = { type: vocabulary + type, title, detail: title };
  return { error: instance === undefined ? error : { ...error, instance } };
}
