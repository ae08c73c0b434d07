import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';
import { nodeIn } from '../elm/graph-texts.js';

export const awardingBody: AnnexIRule = {
  name: 'awarding-body',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'awarding body',
  native: ['issuer', 'name'],
  edc: {
    at: `${CLAIM}/awardedBy/awardingBody`,
    isThere: ({ achievement }) =>
      has(nodeIn(achievement, 'awardedBy', 'awardingBody'), 'legalName', 'fullName', 'prefLabel'),
  },
};
