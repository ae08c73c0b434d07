import { type DataModelRule, FIRST_ISSUE, vcdm1 } from '../data-model-rule.js';
import { isDateTime } from '../form/instant.js';

/** Version 1.1 asks for an `xsd:dateTime`, which may do without a zone; 2.0 has `validFrom` in its place. */
export const issuanceDate: DataModelRule = {
  name: 'issuance-date',
  citations: { '1.1': vcdm1('4.6') },
  effective: FIRST_ISSUE,
  message: 'The credential does not say when it was issued.',
  expected: 'a member issuanceDate: an xsd:dateTime, such as 2026-06-15T10:00:00Z',
  find: (document) => (isDateTime(document.issuanceDate) ? undefined : '/issuanceDate'),
};
