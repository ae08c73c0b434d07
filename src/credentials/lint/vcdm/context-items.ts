import { isJsonObject } from '../../../common/json.js';
import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { valuesOf } from '../form/members.js';
import { isUrl } from '../form/url.js';

export const contextItems: DataModelRule = {
  name: 'context-items',
  citations: bothVersions('4.3', '4.1'),
  effective: FIRST_ISSUE,
  message: 'A context is neither an address nor an object.',
  expected: 'absolute URLs and objects as the items after the first',
  find: (document) =>
    Array.isArray(document['@context'])
      ? valuesOf(document, '@context')
          .slice(1)
          .find(({ value }) => !isUrl(value) && !isJsonObject(value))?.at
      : undefined,
};
