import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { untyped } from '../form/members.js';

export const refreshServicesTyped: DataModelRule = {
  name: 'refresh-services-typed',
  citations: bothVersions('5.4', '5.5'),
  effective: FIRST_ISSUE,
  message: 'A refresh service does not say of what type it is.',
  expected: 'an object with a type, or a list of at least one',
  find: (document) => untyped(document, 'refreshService'),
};
