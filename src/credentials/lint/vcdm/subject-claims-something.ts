import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { objectsOf } from '../form/members.js';

/** An id alone is taken for a claim, as the official test suite does: that there is such a subject. */
export const subjectClaimsSomething: DataModelRule = {
  name: 'subject-claims-something',
  citations: bothVersions('4.8', '4.4'),
  effective: FIRST_ISSUE,
  message: 'The credential claims nothing of a subject.',
  expected: 'at least one member in each subject',
  find: (document) =>
    objectsOf(document, 'credentialSubject').find(({ value }) => Object.keys(value).length === 0)?.at,
};
