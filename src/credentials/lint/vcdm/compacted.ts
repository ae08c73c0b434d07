import { pointer } from '../../../common/json.js';
import { withoutProofContexts } from '../../canonical/proof-context.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { firstOf, type Node } from '../form/walk.js';

/**
 * What compaction against the data model's context never leaves behind: it gathers contexts at the top and writes `id`,
 * `type` and the one node instead of keywords. Credentials that a credential holds keep their contexts, and proofs that
 * sign the document's contexts carry them. That the whole document equals its compaction is checked elsewhere
 * (`canonical/compaction.ts`); this needs no processor.
 */
export const compacted: DataModelRule = {
  name: 'compacted',
  citations: { '2.0': vcdm2('1.3 and 6.1') },
  effective: FIRST_ISSUE,
  message: 'The document is not in compacted form.',
  expected: '@context at the top only; id and type for @id and @type; no @graph',
  find: (document) => firstOf(withoutProofContexts(document), keywordIn),
};

function keywordIn({ node, at, under }: Node): string | undefined {
  const whole = at === '' || under === 'verifiableCredential';
  const strange = Object.keys(node).find(
    (key) =>
      key === '@id' ||
      key === '@graph' ||
      (key === '@context' && !whole) ||
      (key === '@type' && !Object.hasOwn(node, '@value')),
  );
  return strange === undefined ? undefined : at + pointer(strange);
}
