import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';
import { nodeIn } from '../elm/graph-texts.js';

export const assessment: AnnexIRule = {
  name: 'assessment',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'type of assessment',
  native: ['credentialSubject', 'achievement', 'assessment', 'assessmentType'],
  whereHowIsSaid: true,
  edc: {
    at: `${CLAIM}/provenBy`,
    isThere: ({ specification, assessment }) =>
      has(nodeIn(specification, 'provenBy'), 'dcType') ||
      has(nodeIn(assessment, 'specifiedBy'), 'dcType') ||
      has(assessment, 'dcType'),
  },
};
