import { isJsonObject, type JsonValue, pointer } from '../../../common/json.js';
import { bothVersions, type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { objectsOf } from '../form/members.js';
import { isUrl } from '../form/url.js';

/** Terms of inline contexts only; what an address stands for is seen when the document is expanded. */
export const contextMapsToUrls: DataModelRule = {
  name: 'context-maps-to-urls',
  citations: bothVersions('5.2.1', '4.3'),
  effective: FIRST_ISSUE,
  message: 'A context gives a term a meaning that is not a URL.',
  expected: 'an absolute or compact URL, a term or a keyword for each term',
  find: (document) => {
    for (const { value: context, at } of objectsOf(document, '@context')) {
      const term = Object.keys(context).find((name) => !name.startsWith('@') && isUseless(context[name]));
      if (term !== undefined) return at + pointer(term);
    }
    return undefined;
  },
};

function isUseless(definition: JsonValue | undefined): boolean {
  const meaning = isJsonObject(definition) ? definition['@id'] : definition;
  if (typeof meaning !== 'string') return meaning !== undefined && meaning !== null;
  // without a colon it is another term, or stands for itself after @vocab
  return (
    meaning === '' ||
    /\s/.test(meaning) ||
    (meaning.includes(':') && !isUrl(meaning) && !/^[a-z][a-z0-9+.-]*:$/i.test(meaning))
  );
}
