import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';

export const title: AnnexIRule = {
  name: 'title',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'title of the micro-credential',
  native: ['name'],
  edc: {
    at: `${CLAIM}/title`,
    isThere: ({ achievement }) => has(achievement, 'title'),
  },
};
