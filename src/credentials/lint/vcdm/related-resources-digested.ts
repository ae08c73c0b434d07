import { type JsonObject, pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { readDigestMultibase, readDigestSri } from '../form/digests.js';
import { objectsOf } from '../form/members.js';

/** Whether a digest is that of the resource is seen where the resource is at hand: `relatedResourceFaults`. */
export const relatedResourcesDigested: DataModelRule = {
  name: 'related-resources-digested',
  citations: { '2.0': vcdm2('5.3') },
  effective: FIRST_ISSUE,
  message: 'A related resource has no digest, or one that cannot be read.',
  expected:
    'a digestSRI (sha256-, sha384- or sha512- and the base64 of as many bits) or a digestMultibase (a multihash of SHA-2 or SHA-3), or both',
  find: (document) => {
    for (const { value, at } of objectsOf(document, 'relatedResource')) {
      const member = badDigest(value);
      if (member !== undefined) return at + pointer(member);
    }
    return undefined;
  },
};

function badDigest(resource: JsonObject): string | undefined {
  const hasSri = Object.hasOwn(resource, 'digestSRI');
  const hasMultibase = Object.hasOwn(resource, 'digestMultibase');
  if (hasSri && !readDigestSri(resource.digestSRI)) return 'digestSRI';
  return hasMultibase ? multibaseFault(resource) : hasSri ? undefined : 'digestMultibase';
}

function multibaseFault({ digestMultibase }: JsonObject): string | undefined {
  return readDigestMultibase(digestMultibase) ? undefined : 'digestMultibase';
}
