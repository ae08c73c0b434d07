import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { hasType, objectsOf } from '../form/members.js';
import { isUrl } from '../form/url.js';

/** A credential without a proof or envelope of its own is secured by the presentation alone, so its holder issued it. */
export const selfAssertedByHolder: DataModelRule = {
  name: 'self-asserted-by-holder',
  citations: { '2.0': vcdm2('4.13.4') },
  effective: FIRST_ISSUE,
  message: 'A credential that nothing but the presentation secures was not issued by its holder.',
  expected: 'a holder that is the issuer of each credential without a proof of its own',
  find: (document) => {
    const own = objectsOf(document, 'verifiableCredential').filter(({ value }) => isUnsecured(value));
    if (own.length > 0 && !Object.hasOwn(document, 'holder')) return '/holder';
    const holder = idOf(document.holder);
    // that the holder is a URL is another rule
    if (!isUrl(holder)) return undefined;
    const strange = own.find(({ value }) => idOf(value.issuer) !== holder);
    return strange && strange.at + pointer('issuer');
  },
};

/** Whether a credential has neither a proof of its own nor an envelope. */
export function isUnsecured(credential: JsonObject): boolean {
  return !Object.hasOwn(credential, 'proof') && !hasType(credential, 'EnvelopedVerifiableCredential');
}

function idOf(party: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(party) ? party.id : party;
}
