import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { untyped } from '../form/members.js';

export const statusesTyped: DataModelRule = {
  name: 'statuses-typed',
  citations: bothVersions('4.10', '4.9'),
  effective: FIRST_ISSUE,
  message: 'An entry of the status does not say of what type it is.',
  expected: 'an object with a type, or a list of at least one',
  find: (document) => untyped(document, 'credentialStatus'),
};
