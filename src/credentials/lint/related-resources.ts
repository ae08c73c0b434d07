import type { Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { type Digest, readDigestMultibase, readDigestSri } from './form/digests.js';
import { objectsOf } from './form/members.js';

/**
 * What doesn't match its digest among the related resources of a credential that are at hand (Verifiable Credentials Data
 * Model 2.0, section 5.3): a fault `vcdm.related-resource-mismatch` at each digest that isn't that of the bytes. Every
 * digest that is given must match, so that a weak one can't stand in for a strong one. `resources` are bytes as they were
 * retrieved, by id; of one that isn't there nothing is said, nor of a digest that is malformed, which is another rule.
 */
export function relatedResourceFaults(
  document: JsonObject,
  resources: ReadonlyMap<string, Uint8Array>,
): Fault[] {
  return objectsOf(document, 'relatedResource').flatMap(({ value: resource, at }) => {
    const bytes = typeof resource.id === 'string' ? resources.get(resource.id) : undefined;
    if (!bytes) return [];
    const sri = readDigestSri(resource.digestSRI) ?? [];
    const multibase = readDigestMultibase(resource.digestMultibase) ?? [];
    const isDigest = (digest: Digest) => isDigestOf(digest, bytes);
    // several of one function are alternatives there (Subresource Integrity, section 3.3.4)
    const sriHolds = sri.every(({ hash }) => sri.some((other) => other.hash === hash && isDigest(other)));
    return [
      ...(sriHolds ? [] : [mismatch(`${at}/digestSRI`)]),
      ...(multibase.every(isDigest) ? [] : [mismatch(`${at}/digestMultibase`)]),
    ];
  });
}

function isDigestOf({ hash, value }: Digest, bytes: Uint8Array): boolean {
  const digest = hash(bytes);
  return digest.length === value.length && digest.every((byte, index) => byte === value[index]);
}

function mismatch(at: string): Fault {
  return {
    code: 'vcdm.related-resource-mismatch',
    pointer: at,
    message: 'A related resource is not what it was when the credential was issued.',
    expected: 'the digest of the resource as it is (Verifiable Credentials Data Model 2.0, section 5.3)',
  };
}
