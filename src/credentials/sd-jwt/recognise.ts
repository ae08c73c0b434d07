import { isJsonObject, type JsonObject } from '../../common/json.js';

/** Characters of the longest SD-JWT that is read. */
export const LONGEST = 4_194_304;

/** Whether a text may be an SD-JWT in compact form (RFC 9901, section 4): a JWS and a tilde. */
export function isSdJwtText(text: string): boolean {
  return text.length <= LONGEST && /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){2}~[A-Za-z0-9_.~-]*$/.test(text);
}

/**
 * Whether an object may be an SD-JWT in JSON (RFC 9901, section 8): a JWS whose header, the one that isn't signed, carries
 * disclosures.
 */
export function isSdJwtJson(value: JsonObject): boolean {
  return typeof value.payload === 'string' && holderPart(value)?.disclosures !== undefined;
}

/** The one signature that an SD-JWT in JSON may have. */
export function signatureOf(value: JsonObject): JsonObject | undefined {
  const [one] = Array.isArray(value.signatures) ? value.signatures : [value];
  return isJsonObject(one) ? one : undefined;
}

/** Its header that isn't signed. */
export function holderPart(value: JsonObject): JsonObject | undefined {
  const header = signatureOf(value)?.header;
  return isJsonObject(header) ? header : undefined;
}
