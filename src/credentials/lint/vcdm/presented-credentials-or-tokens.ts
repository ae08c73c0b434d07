import { isJsonObject, type JsonValue } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE, vcdm1 } from '../data-model-rule.js';
import { valuesOf } from '../form/members.js';

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Version 1.1 has no envelopes: a credential that is a JSON Web Token stands there as it is (section 6.3.1). */
export const presentedCredentialsOrTokens: DataModelRule = {
  name: 'presented-credentials-or-tokens',
  citations: { '1.1': vcdm1('4.10') },
  effective: FIRST_ISSUE,
  message: 'What is presented is not a credential.',
  expected: 'objects or JSON Web Tokens',
  find: (document) =>
    valuesOf(document, 'verifiableCredential').find(({ value }) => !isJsonObject(value) && !isToken(value))
      ?.at,
};

function isToken(value: JsonValue): boolean {
  return typeof value === 'string' && JWT.test(value);
}
