import { resolveDidJwk } from '../credentials/dids/did-jwk.js';
import { resolveDidKey } from '../credentials/dids/did-key.js';
import { didWebDocument } from '../credentials/dids/did-web.js';
import type { DidResolver } from './checks/proof.js';
import type { TrustMaterial } from './material.js';

/** Keys of the network's own issuers come from the registry, those of a `did:key` from itself, others from the caller. */
export function didResolver(material: TrustMaterial): DidResolver {
  return async (did) => {
    if (did.startsWith('did:key:')) return resolveDidKey(did);
    if (did.startsWith('did:jwk:')) return resolveDidJwk(did);
    const issuer = material.registry.issuers.get(did);
    return issuer ? didWebDocument(did, issuer.keys) : material.resolveDid(did);
  };
}
