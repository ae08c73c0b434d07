import { pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { objectsOf } from '../form/members.js';

export const relatedResourcesUnique: DataModelRule = {
  name: 'related-resources-unique',
  citations: { '2.0': vcdm2('5.3') },
  effective: FIRST_ISSUE,
  message: 'A related resource is listed twice.',
  expected: 'each id once',
  find: (document) => {
    const seen = new Set<string>();
    const again = objectsOf(document, 'relatedResource').find(({ value: { id } }) => {
      if (typeof id !== 'string') return false;
      const known = seen.has(id);
      seen.add(id);
      return known;
    });
    return again && again.at + pointer('id');
  },
};
