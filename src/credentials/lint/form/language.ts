import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../../common/json.js';

const KEYS: ReadonlySet<string> = new Set(['@value', '@language', '@direction']);
const DIRECTIONS: ReadonlySet<JsonValue | undefined> = new Set(['ltr', 'rtl', undefined]);

/** BCP 47 (RFC 5646, section 2.1): `langtag`, or else a private tag. */
const LANGTAG = new RegExp(
  '^(?:' +
    '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})' + // language
    '(?:-[a-z]{4})?' + // script
    '(?:-(?:[a-z]{2}|\\d{3}))?' + // region
    '(?:-(?:[a-z0-9]{5,8}|\\d[a-z0-9]{3}))*' + // variants
    '(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*' + // extensions
    '(?:-x(?:-[a-z0-9]{1,8})+)?' +
    '|x(?:-[a-z0-9]{1,8})+)$',
  'i',
);

/** Tags that were registered before there was a grammar, and don't follow it. */
const IRREGULAR: ReadonlySet<string> = new Set(
  (
    'en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu ' +
    'sgn-be-fr sgn-be-nl sgn-ch-de'
  ).split(' '),
);

/** Whether a text is a well-formed language tag (BCP 47, RFC 5646, section 2.2.9). */
export function isLanguageTag(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && (LANGTAG.test(value) || IRREGULAR.has(value.toLowerCase()));
}

/**
 * Pointer to what is wrong with a language value object (Verifiable Credentials Data Model 2.0, section 11.1): a text, a
 * well-formed language and a direction, and nothing else; the latter two may be absent.
 */
export function languageValueFault(value: JsonObject, at: string): string | undefined {
  if (typeof value['@value'] !== 'string') return at + pointer('@value');
  if (Object.hasOwn(value, '@language') && !isLanguageTag(value['@language']))
    return at + pointer('@language');
  if (!DIRECTIONS.has(value['@direction'])) return at + pointer('@direction');
  const strange = Object.keys(value).find((key) => !KEYS.has(key));
  return strange === undefined ? undefined : at + pointer(strange);
}

/** Pointer to what is wrong with a text, a language value object or a list of them. */
export function textFault(value: JsonValue | undefined, at: string): string | undefined {
  if (typeof value === 'string') return undefined;
  if (isJsonObject(value)) return Object.hasOwn(value, '@value') ? languageValueFault(value, at) : at;
  if (!Array.isArray(value) || value.length === 0) return at;
  for (const [index, item] of value.entries()) {
    const found = Array.isArray(item) ? at + pointer(index) : textFault(item, at + pointer(index));
    if (found !== undefined) return found;
  }
  return undefined;
}
