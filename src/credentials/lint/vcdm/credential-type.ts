import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';

export const credentialType: DataModelRule = {
  name: 'credential-type',
  citations: bothVersions('4.5', '4.3'),
  effective: FIRST_ISSUE,
  message: 'The document does not say that it is a credential.',
  expected: 'VerifiableCredential among the types',
  find: ({ type }) =>
    Array.isArray(type) && type.length > 0 && !type.includes('VerifiableCredential') ? '/type' : undefined,
};
