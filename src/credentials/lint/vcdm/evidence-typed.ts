import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { untyped } from '../form/members.js';

export const evidenceTyped: DataModelRule = {
  name: 'evidence-typed',
  citations: bothVersions('5.6', '5.7'),
  effective: FIRST_ISSUE,
  message: 'A piece of evidence does not say of what type it is.',
  expected: 'an object with a type, or a list of at least one',
  find: (document) => untyped(document, 'evidence'),
};
