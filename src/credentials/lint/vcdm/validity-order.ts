import { isDateTimeStamp } from '../../suites/time.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { isLater } from '../form/instant.js';

export const validityOrder: DataModelRule = {
  name: 'validity-order',
  citations: { '2.0': vcdm2('4.9') },
  effective: FIRST_ISSUE,
  message: 'The credential ends before it begins.',
  expected: 'a validUntil that is the same instant as validFrom or a later one',
  find: ({ validFrom, validUntil }) =>
    isDateTimeStamp(validFrom) && isDateTimeStamp(validUntil) && isLater(validFrom, validUntil)
      ? '/validUntil'
      : undefined,
};
