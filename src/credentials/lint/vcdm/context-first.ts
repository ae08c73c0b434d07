import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json.js';
import { VCDM1_CONTEXT, VCDM2_CONTEXT } from '../../contexts/known.js';
import { bothVersions, type DataModelRule, type DataModelVersion, FIRST_ISSUE } from '../data-model-rule.js';

const BASE_CONTEXTS: ReadonlyMap<JsonValue | undefined, DataModelVersion> = new Map([
  [VCDM2_CONTEXT, '2.0'],
  [VCDM1_CONTEXT, '1.1'],
]);

/** Which version of the data model a document claims to follow: by its first context, to the letter. */
export function dataModelVersion(document: JsonObject): DataModelVersion | undefined {
  const { '@context': context } = document;
  const [first] = Array.isArray(context) ? context : [];
  return isJsonObject(first) ? undefined : BASE_CONTEXTS.get(first);
}

export const contextFirst: DataModelRule = {
  name: 'context-first',
  citations: bothVersions('4.3', '4.1'),
  effective: FIRST_ISSUE,
  message: 'The first context is not that of the data model.',
  expected: `${VCDM2_CONTEXT} as the first item, or ${VCDM1_CONTEXT} for version 1.1`,
  find: (document) => {
    const { '@context': context } = document;
    const some = Array.isArray(context) && context.length > 0;
    return some && !dataModelVersion(document) ? '/@context/0' : undefined;
  },
};
