import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';

export const level: AnnexIRule = {
  name: 'level',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'level, of the EQF or a national framework',
  native: ['credentialSubject', 'achievement', 'eqfLevel'],
  edc: {
    at: `${CLAIM}/specifiedBy/eqfLevel`,
    isThere: ({ specification }) => has(specification, 'eqfLevel', 'nqfLevel', 'educationLevel'),
  },
};
