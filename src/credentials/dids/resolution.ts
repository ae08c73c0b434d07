import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import type { DidDocument } from './did-document.js';
import { resolveDidJwk } from './did-jwk.js';
import { resolveDidKey } from './did-key.js';

/** Why a DID isn't resolved (DID Resolution 1.0, section 10). */
export type ResolutionError =
  | 'INVALID_DID'
  | 'NOT_FOUND'
  | 'METHOD_NOT_SUPPORTED'
  | 'INVALID_DID_DOCUMENT'
  | 'INTERNAL_ERROR';

/** A DID resolution result (DID Resolution 1.0, section 6). */
export interface Resolution {
  readonly didDocument: JsonObject | null;
  readonly didResolutionMetadata: {
    readonly contentType?: 'application/did';
    readonly error?: { readonly type: string; readonly title: string; readonly detail: string };
  };
  readonly didDocumentMetadata: JsonObject;
}

/** Where documents come from that don't follow from the DID itself. */
export interface DidLookup {
  /** Of an issuer of this deployment. */
  readonly own: (did: string) => Promise<DidDocument | undefined>;
  /**
   * Of anybody else. Throws a CairnError: `did.method-unsupported`, `did.invalid`, `did.document-invalid`, `did.not-found`,
   * or another one when it can't be had now.
   */
  readonly outside: (did: string) => Promise<JsonObject>;
}

/** DID Core 1.0, section 3.1. */
const DID = /^did:[a-z0-9]+:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2}|:)*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})$/;

const TITLES: Readonly<Record<ResolutionError, string>> = {
  INVALID_DID: 'This is not a DID of its method.',
  NOT_FOUND: 'There is no document of this DID.',
  METHOD_NOT_SUPPORTED: 'DIDs of this method are not resolved here.',
  INVALID_DID_DOCUMENT: 'What was found is not the document of this DID.',
  INTERNAL_ERROR: 'The document could not be looked up now.',
};

const BY_CODE: Readonly<Record<string, ResolutionError>> = {
  'did.method-unsupported': 'METHOD_NOT_SUPPORTED',
  'did.invalid': 'INVALID_DID',
  'did.document-invalid': 'INVALID_DID_DOCUMENT',
  'did.not-found': 'NOT_FOUND',
};

/** Resolves a DID; never throws: what can't be resolved is a result with an error. */
export async function resolveDid(did: string, lookup: DidLookup): Promise<Resolution> {
  if (!DID.test(did) || did.length > 2048) return failed('INVALID_DID');
  if (did.startsWith('did:key:')) return found(await resolveDidKey(did), 'INVALID_DID');
  if (did.startsWith('did:jwk:')) return found(resolveDidJwk(did), 'INVALID_DID');
  try {
    const own = await lookup.own(did);
    if (own) return found(own, 'NOT_FOUND');
    return resolved(await lookup.outside(did));
  } catch (error) {
    const code = error instanceof CairnError ? error.code : '';
    return failed(Object.hasOwn(BY_CODE, code) ? (BY_CODE[code] ?? 'INTERNAL_ERROR') : 'INTERNAL_ERROR');
  }
}

/** The type of an error, as `didResolutionMetadata.error.type` has it. */
export function errorType(error: ResolutionError): string {
  return `https://www.w3.org/ns/did#${error}`;
}

function found(document: DidDocument | undefined, otherwise: ResolutionError): Resolution {
  if (!document) return failed(otherwise);
  const { assertionMethod, ...rest } = document;
  const listed = assertionMethod.length > 0 ? { ...rest, assertionMethod } : rest;
  return resolved(JSON.parse(JSON.stringify(listed)) as JsonObject);
}

function resolved(didDocument: JsonObject): Resolution {
  return {
    didDocument,
    didResolutionMetadata: { contentType: 'application/did' },
    didDocumentMetadata: {},
  };
}

function failed(error: ResolutionError): Resolution {
  const title = TITLES[error];
  return {
    didDocument: null,
    didResolutionMetadata: { error: { type: errorType(error), title, detail: title } },
    didDocumentMetadata: {},
  };
}
