import type { RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import { didWebDocument } from '../credentials/dids/did-web.js';
import type { TrustStore } from '../issuing/ports.js';

/**
 * `GET /.well-known/did.json` and `GET /i/SLUG/did.json`: the DID document of an issuer whose DID is a `did:web` at this
 * address. An issuer with a `did:key` has none: its document follows from the DID itself.
 */
export function didDocumentEndpoint(
  store: Pick<TrustStore, 'loadRegistry'>,
): RequestHandler<{ slug?: string }> {
  return async (request, response) => {
    const { slug } = request.params;
    const { issuers } = await store.loadRegistry();
    const issuer = [...issuers.values()].find(
      ({ kind, code, did }) =>
        did.startsWith('did:web:') &&
        (slug === undefined ? kind === 'network' : kind === 'institution' && code === slug),
    );
    if (!issuer) throw new CairnError('not-found', 'did.unknown', 'There is no DID document at this address');
    response
      .set({
        'Content-Type': 'application/did+json',
        'Cache-Control': 'public, max-age=300',
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
      // bytes, since Express adds to text a charset that this type doesn't have
      .send(Buffer.from(JSON.stringify(didWebDocument(issuer.did, issuer.keys))));
  };
}
