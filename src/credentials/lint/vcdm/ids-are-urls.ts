import { pointer } from '../../../common/json.js';
import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { isUrl } from '../form/url.js';
import { firstOf } from '../form/walk.js';

/** Of every object in the document: never null, a list or a relative address. */
export const idsAreUrls: DataModelRule = {
  name: 'ids-are-urls',
  citations: bothVersions('4.4', '4.2'),
  effective: FIRST_ISSUE,
  message: 'An id is not a single URL.',
  expected: 'one absolute URL, or no id',
  find: (document) =>
    firstOf(document, ({ node, at }) =>
      Object.hasOwn(node, 'id') && !isUrl(node.id) ? at + pointer('id') : undefined,
    ),
};
