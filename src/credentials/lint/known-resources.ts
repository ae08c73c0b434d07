import { base64 } from '@scure/base';
import type { Fault } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { PUBLISHED_DIGESTS } from '../contexts/digests.js';
import { list } from '../documents/reading.js';
import { readDigestMultibase, readDigestSri } from './form/digests.js';

/**
 * Digests in `relatedResource` that aren't those of what is known to be served at their address (Verifiable Credentials
 * Data Model 2.0, section 5.3). Of other addresses nothing is said here.
 */
export function resourceFaults(credential: JsonObject): Fault[] {
  return list(credential.relatedResource).flatMap((resource, index): Fault[] => {
    const published = isJsonObject(resource) ? PUBLISHED_DIGESTS.get(String(resource.id)) : undefined;
    if (!isJsonObject(resource) || !published) return [];
    const digests = [
      ...(readDigestSri(resource.digestSRI) ?? []),
      ...(readDigestMultibase(resource.digestMultibase) ?? []),
    ];
    const known = digests.filter(({ value }) => published.includes(base64.encode(value)));
    if (digests.length > 0 && known.length === digests.length) return [];
    const message = 'The digest is not that of the resource.';
    return [{ code: 'vcdm.related-resource-mismatch', pointer: `/relatedResource/${index}`, message }];
  });
}
