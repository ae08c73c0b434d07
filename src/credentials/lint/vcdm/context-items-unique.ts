import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { valuesOf } from '../form/members.js';

/** An ordered set holds nothing twice (Infra Standard, section 5.1.3). */
export const contextItemsUnique: DataModelRule = {
  name: 'context-items-unique',
  citations: bothVersions('4.3', '4.1'),
  effective: FIRST_ISSUE,
  message: 'A context is listed twice.',
  expected: 'each address once',
  find: (document) => {
    const seen = new Set<string>();
    return valuesOf(document, '@context').find(({ value }) => {
      if (typeof value !== 'string') return false;
      const again = seen.has(value);
      seen.add(value);
      return again;
    })?.at;
  },
};
