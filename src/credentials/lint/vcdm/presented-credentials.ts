import { isJsonObject } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { valuesOf } from '../form/members.js';

/**
 * Of what form they are is another matter: each is held against the rules of credentials or of envelopes. An empty list
 * says what no list says, and the official test suite sends it.
 */
export const presentedCredentials: DataModelRule = {
  name: 'presented-credentials',
  citations: { '2.0': vcdm2('4.13') },
  effective: FIRST_ISSUE,
  message: 'What is presented is not a credential.',
  expected: 'objects: credentials, or credentials in an envelope',
  find: (document) =>
    valuesOf(document, 'verifiableCredential').find(({ value }) => !isJsonObject(value))?.at,
};
