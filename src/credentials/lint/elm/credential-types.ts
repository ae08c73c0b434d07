import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';

export const credentialTypes: ElmRule = {
  name: 'credential-types',
  citation: elm('class EuropeanDigitalCredential'),
  effective: FIRST_ISSUE,
  message: 'The document does not have the types of a European digital credential.',
  expected: 'VerifiableCredential and EuropeanDigitalCredential, and no other',
  find: ({ root }) =>
    [...root.types].sort().join() === 'EuropeanDigitalCredential,VerifiableCredential' ? undefined : '/type',
};
