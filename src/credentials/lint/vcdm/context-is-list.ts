import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';

/** A lone text would do for JSON-LD; the data model wants an ordered set. */
export const contextIsList: DataModelRule = {
  name: 'context-is-list',
  citations: bothVersions('4.3', '4.1'),
  effective: FIRST_ISSUE,
  message: 'The document has no list of contexts.',
  expected: 'a member @context that is a list of at least one item',
  find: ({ '@context': context }) => (Array.isArray(context) && context.length > 0 ? undefined : '/@context'),
};
