import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';
import { type ElmNode, nodesIn } from '../elm/graph.js';
import { nodeIn, textsIn } from '../elm/graph-texts.js';

export const qualityAssurance: AnnexIRule = {
  name: 'quality-assurance',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'type of quality assurance',
  native: ['credentialSubject', 'achievement', 'qualityAssurance', 'qualityAssuranceType'],
  edc: {
    at: `${CLAIM}/specifiedBy/accreditation`,
    isThere: ({ root, issuer, achievement, specification }) =>
      has(specification, 'accreditation') ||
      has(issuer, 'accreditation') ||
      has(nodeIn(achievement, 'awardedBy', 'awardingBody'), 'accreditation') ||
      has(nodeIn(root, 'evidence'), 'accreditation') ||
      isTold(specification),
  },
};

/** Quality assurance that ends without an accreditation is told in a note that says it is about it. */
function isTold(specification: ElmNode | undefined): boolean {
  const notes = specification ? nodesIn(specification, 'additionalNote') : [];
  return notes.some((note) =>
    /quality assurance/i.test(textsIn(nodeIn(note, 'subject'), 'prefLabel')?.en ?? ''),
  );
}
