import { isJsonObject } from '../../../common/json.js';
import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { isUrl } from '../form/url.js';

export const holderIdentified: DataModelRule = {
  name: 'holder-identified',
  citations: bothVersions('4.13', '4.10'),
  effective: FIRST_ISSUE,
  message: 'The presentation does not say by a URL who holds it.',
  expected: 'one holder: a URL, or an object with an id; or none',
  find: ({ holder }) => {
    if (isJsonObject(holder)) return Object.hasOwn(holder, 'id') ? undefined : '/holder/id';
    return holder === undefined || isUrl(holder) ? undefined : '/holder';
  },
};
