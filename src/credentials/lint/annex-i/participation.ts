import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';
import { nodeIn } from '../elm/graph-texts.js';

export const participation: AnnexIRule = {
  name: 'participation',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'form of participation',
  native: ['credentialSubject', 'achievement', 'learningMode'],
  whereHowIsSaid: true,
  edc: {
    at: `${CLAIM}/specifiedBy/mode`,
    isThere: ({ specification, activity }) =>
      has(specification, 'mode') || has(nodeIn(activity, 'specifiedBy'), 'mode'),
  },
};
