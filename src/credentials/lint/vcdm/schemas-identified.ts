import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { lacking } from '../form/members.js';

export const schemasIdentified: DataModelRule = {
  name: 'schemas-identified',
  citations: bothVersions('4.11', '5.4'),
  effective: FIRST_ISSUE,
  message: 'A schema has no id by which it could be found.',
  expected: 'an id in each of them',
  find: (document) => lacking(document, 'credentialSchema', 'id'),
};
