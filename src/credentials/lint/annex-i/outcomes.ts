import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';

export const outcomes: AnnexIRule = {
  name: 'outcomes',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'learning outcomes',
  native: ['credentialSubject', 'achievement', 'alignment'],
  edc: {
    at: `${CLAIM}/specifiedBy/learningOutcome`,
    isThere: ({ specification }) => has(specification, 'learningOutcome', 'learningOutcomeSummary'),
  },
};
