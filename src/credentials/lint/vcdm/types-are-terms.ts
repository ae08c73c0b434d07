import { type JsonValue, pointer } from '../../../common/json.js';
import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { valuesOf } from '../form/members.js';
import { isUrl } from '../form/url.js';
import { firstOf } from '../form/walk.js';

const TERM = /^[^\s:@][^\s:]*$/;

/** Of every object in the document. Whether a term has a meaning is seen when the document is expanded. */
export const typesAreTerms: DataModelRule = {
  name: 'types-are-terms',
  citations: bothVersions('4.5', '4.3'),
  effective: FIRST_ISSUE,
  message: 'A type is neither a term nor an absolute URL.',
  expected: 'one or more terms or absolute URLs',
  find: (document) =>
    firstOf(document, ({ node, at }) => {
      const values = valuesOf(node, 'type', at);
      // that the document's own type is a list is another rule
      const empty = Array.isArray(node.type) && node.type.length === 0 && at !== '';
      const lone = at === '' && !Array.isArray(node.type);
      if (empty) return at + pointer('type');
      return lone ? undefined : values.find(({ value }) => !isType(value))?.at;
    }),
};

function isType(value: JsonValue): boolean {
  return typeof value === 'string' && (TERM.test(value) || isUrl(value));
}
