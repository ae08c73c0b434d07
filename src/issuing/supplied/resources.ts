import { base64 } from '@scure/base';
import type { Fault } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { decodeMultibase } from '../../common/multibase.js';
import { PUBLISHED_DIGESTS } from '../../credentials/contexts/digests.js';
import { list } from '../../credentials/documents/reading.js';

/**
 * Digests in `relatedResource` that aren't those of what is known to be served at their address (Verifiable Credentials
 * Data Model 2.0, section 5.3). Of other addresses nothing is said here.
 */
export function resourceFaults(credential: JsonObject): Fault[] {
  return list(credential.relatedResource).flatMap((resource, index): Fault[] => {
    if (!isJsonObject(resource) || typeof resource.id !== 'string') return [];
    const published = PUBLISHED_DIGESTS.get(resource.id);
    if (!published) return [];
    const given = [...list(resource.digestSRI).map(String), ...list(resource.digestMultibase).map(sriOf)];
    if (given.every((digest) => digest !== undefined && published.includes(digest))) return [];
    const message = 'The digest is not that of the resource.';
    return [{ code: 'vcdm.related-resource-mismatch', pointer: `/relatedResource/${index}`, message }];
  });
}

/** A SHA-2 digest in multibase, with or without the header of a multihash, as Subresource Integrity writes it. */
function sriOf(value: unknown): string | undefined {
  let bytes: Uint8Array;
  try {
    bytes = decodeMultibase(String(value));
  } catch {
    return undefined;
  }
  const headers = [
    [0x12, 0x20],
    [0x20, 0x30],
  ];
  const named = headers.some(
    ([code, length]) => bytes[0] === code && bytes[1] === length && bytes.length === Number(length) + 2,
  );
  const digest = named ? bytes.subarray(2) : bytes;
  const name = { 32: 'sha256', 48: 'sha384' }[digest.byteLength];
  return name === undefined ? undefined : `${name}-${base64.encode(digest)}`;
}
