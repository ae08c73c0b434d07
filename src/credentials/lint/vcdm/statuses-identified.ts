import { type DataModelRule, FIRST_ISSUE, vcdm1 } from '../data-model-rule.js';
import { lacking } from '../form/members.js';

/** Version 2.0 lets the id be absent. */
export const statusesIdentified: DataModelRule = {
  name: 'statuses-identified',
  citations: { '1.1': vcdm1('4.9') },
  effective: FIRST_ISSUE,
  message: 'An entry of the status has no id.',
  expected: 'an id in each of them',
  find: (document) => lacking(document, 'credentialStatus', 'id'),
};
