import { pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { readDigestMultibase } from '../form/digests.js';
import { firstOf } from '../form/walk.js';

/** Those of related resources have a rule of their own, which asks that there is one. */
export const digestsAreMultihashes: DataModelRule = {
  name: 'digests-are-multihashes',
  citations: { '2.0': 'Verifiable Credential Data Integrity 1.0, section 2.3' },
  effective: FIRST_ISSUE,
  message: 'A digest cannot be read.',
  expected: 'a multihash of SHA-2 or SHA-3 in multibase, or a list of at least one',
  find: (document) =>
    firstOf(document, ({ node, at, under }) => {
      if (under === 'relatedResource' || !Object.hasOwn(node, 'digestMultibase')) return undefined;
      return readDigestMultibase(node.digestMultibase) ? undefined : at + pointer('digestMultibase');
    }),
};
