import { isJsonObject, type JsonObject, pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { textFault } from '../form/language.js';

const NAMES = ['name', 'description'] as const;

/** Of the document and of its issuer. Elsewhere a vocabulary may give these words another form. */
export const namesAreText: DataModelRule = {
  name: 'names-are-text',
  citations: { '2.0': vcdm2('4.6') },
  effective: FIRST_ISSUE,
  message: 'A name or description is not text.',
  expected: 'a text, or an object of @value, @language and @direction, or a list of them',
  find: (document) => {
    const { issuer } = document;
    return badName(document, '') ?? (isJsonObject(issuer) ? badName(issuer, '/issuer') : undefined);
  },
};

function badName(named: JsonObject, base: string): string | undefined {
  for (const name of NAMES) {
    const found = Object.hasOwn(named, name) ? textFault(named[name], base + pointer(name)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
