import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';

/**
 * The data model would take a lone text as well; both of its documents have a type that goes without saying and nearly
 * always one that does not, so a text says that something is missing. Objects within the document may have a text.
 */
export const typeIsList: DataModelRule = {
  name: 'type-is-list',
  citations: bothVersions('4.5', '4.3'),
  effective: FIRST_ISSUE,
  message: 'The document has no list of types.',
  expected: 'a member type that is a list of at least one item',
  find: ({ type }) => (Array.isArray(type) && type.length > 0 ? undefined : '/type'),
};
