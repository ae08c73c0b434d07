import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';

export const presentationType: DataModelRule = {
  name: 'presentation-type',
  citations: bothVersions('4.13', '4.10'),
  effective: FIRST_ISSUE,
  message: 'The document does not say that it is a presentation.',
  expected: 'VerifiablePresentation among the types',
  find: ({ type }) =>
    Array.isArray(type) && type.length > 0 && !type.includes('VerifiablePresentation') ? '/type' : undefined,
};
