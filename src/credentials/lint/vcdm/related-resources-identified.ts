import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { lacking, notObjects } from '../form/members.js';

export const relatedResourcesIdentified: DataModelRule = {
  name: 'related-resources-identified',
  citations: { '2.0': vcdm2('5.3') },
  effective: FIRST_ISSUE,
  message: 'A related resource does not say which it is.',
  expected: 'an object with an id, or a list of at least one',
  find: (document) => notObjects(document, 'relatedResource') ?? lacking(document, 'relatedResource', 'id'),
};
