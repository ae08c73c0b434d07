import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { untyped } from '../form/members.js';

export const termsOfUseTyped: DataModelRule = {
  name: 'terms-of-use-typed',
  citations: bothVersions('5.5', '5.6'),
  effective: FIRST_ISSUE,
  message: 'Terms of use do not say of what type they are.',
  expected: 'an object with a type, or a list of at least one',
  find: (document) => untyped(document, 'termsOfUse'),
};
