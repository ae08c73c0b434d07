import type { DidDocument } from './did-document.js';

/**
 * The `did:web` of an https origin and a path: `https://a.example` and `i/tech` give `did:web:a.example:i:tech`;
 * a port is percent-encoded (did:web Method Specification, section 3.2). `undefined` for what isn't a public https
 * origin: such a deployment uses `did:key`.
 */
export function didWebOf(publicUrl: string, path: readonly string[]): string | undefined {
  const url = new URL(publicUrl);
  const local = /(^|\.)localhost\.?$|^\d+\.\d+\.\d+\.\d+$|^\[.*\]$|^[^.]*\.?$/.test(url.hostname);
  if (url.protocol !== 'https:' || local) return undefined;
  return ['did:web', url.host.replace(':', '%3A'), ...path].join(':');
}

/**
 * The DID document that a `did:web` serves: its keys, all of them fit for assertion and for nothing else. Issuers of ours
 * sign no presentations, so none of their keys authenticates.
 */
export function didWebDocument(
  did: string,
  keys: readonly { id: string; publicKeyMultibase: string }[],
): DidDocument {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: keys.map((key) => ({
      id: key.id,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.publicKeyMultibase,
    })),
    assertionMethod: keys.map((key) => key.id),
  };
}
