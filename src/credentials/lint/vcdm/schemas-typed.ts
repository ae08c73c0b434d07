import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { untyped } from '../form/members.js';

export const schemasTyped: DataModelRule = {
  name: 'schemas-typed',
  citations: bothVersions('4.11', '5.4'),
  effective: FIRST_ISSUE,
  message: 'A schema does not say of what type it is.',
  expected: 'an object with a type, or a list of at least one',
  find: (document) => untyped(document, 'credentialSchema'),
};
