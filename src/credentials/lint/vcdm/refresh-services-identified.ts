import { type DataModelRule, FIRST_ISSUE, vcdm1 } from '../data-model-rule.js';
import { lacking } from '../form/members.js';

/** Version 2.0 lets the id be absent. */
export const refreshServicesIdentified: DataModelRule = {
  name: 'refresh-services-identified',
  citations: { '1.1': vcdm1('5.5') },
  effective: FIRST_ISSUE,
  message: 'A refresh service has no id.',
  expected: 'an id in each of them',
  find: (document) => lacking(document, 'refreshService', 'id'),
};
