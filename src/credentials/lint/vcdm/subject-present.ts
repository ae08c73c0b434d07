import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { notObjects } from '../form/members.js';

export const subjectPresent: DataModelRule = {
  name: 'subject-present',
  citations: bothVersions('4.8', '4.4'),
  effective: FIRST_ISSUE,
  message: 'The credential is about nobody and nothing.',
  expected: 'a member credentialSubject: one object or a list of at least one',
  find: (document) =>
    Object.hasOwn(document, 'credentialSubject')
      ? notObjects(document, 'credentialSubject')
      : '/credentialSubject',
};
