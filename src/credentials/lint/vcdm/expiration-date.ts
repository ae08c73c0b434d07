import { type DataModelRule, FIRST_ISSUE, vcdm1 } from '../data-model-rule.js';
import { isDateTime } from '../form/instant.js';

export const expirationDate: DataModelRule = {
  name: 'expiration-date',
  citations: { '1.1': vcdm1('4.8') },
  effective: FIRST_ISSUE,
  message: 'The date on which the credential expires is not one.',
  expected: 'an xsd:dateTime, such as 2026-06-15T10:00:00Z',
  find: (document) =>
    document.expirationDate === undefined || isDateTime(document.expirationDate)
      ? undefined
      : '/expirationDate',
};
