import { ANNEX_I, type AnnexIRule, has, SUBJECT } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';

export const learner: AnnexIRule = {
  name: 'learner',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'identification of the learner: a name',
  native: ['credentialSubject', 'name'],
  edc: {
    at: `${SUBJECT}/fullName`,
    isThere: ({ learner }) =>
      has(learner, 'fullName') || (has(learner, 'givenName') && has(learner, 'familyName')),
  },
};
