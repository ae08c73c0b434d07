import { isDateTimeStamp } from '../../suites/time.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';

export const validFromStamp: DataModelRule = {
  name: 'valid-from-stamp',
  citations: { '2.0': vcdm2('4.9') },
  effective: FIRST_ISSUE,
  message: 'The start of validity is not one instant.',
  expected: 'an xsd:dateTimeStamp, such as 2026-06-15T10:00:00Z',
  find: ({ validFrom }) => (validFrom === undefined || isDateTimeStamp(validFrom) ? undefined : '/validFrom'),
};
