import type { RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import { type DidLookup, type Resolution, resolveDid } from '../credentials/dids/resolution.js';

/** Media types of a bare DID document, newest first; and of a whole result. */
const DOCUMENT_TYPES = ['application/did', 'application/did+json', 'application/did+ld+json'];
const RESULT_TYPES = [
  'application/did-resolution',
  'application/ld+json',
  'application/json',
  'application/did-resolution+json',
];

const STATUS: Readonly<Record<string, number>> = {
  INVALID_DID: 400,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 501,
  INVALID_DID_DOCUMENT: 500,
  INTERNAL_ERROR: 500,
};

/**
 * `GET /1.0/identifiers/DID`: DID Resolution 1.0, section 7.1 (HTTP(S) binding). Negotiated on `Accept`: the result with its
 * metadata, or with a media type of DID documents the document alone; what can't be resolved is a result in every case.
 */
export function didResolutionEndpoint(lookup: DidLookup): RequestHandler<{ did: string }> {
  return async (request, response) => {
    const type = request.accepts([...RESULT_TYPES, ...DOCUMENT_TYPES]);
    if (type === false)
      throw new CairnError('not-acceptable', 'did.representation', 'The answer has no form of that type');
    const resolution = await resolveDid(request.params.did, lookup);
    const { didDocument } = resolution;
    const bare = didDocument !== null && DOCUMENT_TYPES.includes(type);
    const mediaType = bare || RESULT_TYPES.includes(type) ? type : 'application/did-resolution';
    response
      .status(statusOf(resolution))
      .set({
        'Content-Type': mediaType,
        'Cache-Control': 'no-store',
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        Vary: 'Accept',
      })
      // bytes, since Express adds to text a charset that these types don't have
      .send(Buffer.from(JSON.stringify(bare ? didDocument : resolution)));
  };
}

function statusOf({ didResolutionMetadata: { error } }: Resolution): number {
  return error === undefined ? 200 : (STATUS[error.type.split('#')[1] ?? ''] ?? 500);
}
