import { ANNEX_I, type AnnexIRule, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';

export const date: AnnexIRule = {
  name: 'date',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'date of issuing',
  native: ['awardedDate'],
  edc: {
    at: '/issued',
    isThere: ({ root }) => has(root, 'issued'),
  },
};
