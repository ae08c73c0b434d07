import { isJsonObject } from '../../../common/json.js';
import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { isUrl } from '../form/url.js';

export const issuerIdentified: DataModelRule = {
  name: 'issuer-identified',
  citations: bothVersions('4.7', '4.5'),
  effective: FIRST_ISSUE,
  message: 'The credential does not say by a URL who issued it.',
  expected: 'one issuer: a URL, or an object with an id',
  find: ({ issuer }) => {
    if (isJsonObject(issuer)) return Object.hasOwn(issuer, 'id') ? undefined : '/issuer/id';
    return isUrl(issuer) ? undefined : '/issuer';
  },
};
