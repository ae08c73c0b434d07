import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';

const UUID = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=#|$)/;
const ABSOLUTE = /^https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]+$/;

/**
 * What differs from person to person and from award to award, by the name of the member, and what it must look like to
 * count as such. Expansion treats all values of one such kind alike: literals of any content, absolute addresses.
 */
const VARYING: Readonly<Record<string, RegExp>> = {
  awardedDate: /^\d{4}-\d\d-\d\dT00:00:00[+-]\d\d:\d\d$/,
  identityHash: /^sha256\$[0-9a-f]{64}$/,
  salt: /^[0-9a-f]+$/,
  statusListIndex: /^\d+$/,
  awardDigest: /^zQm[1-9A-HJ-NP-Za-km-z]{44}$/,
  value: /./s,
  achievedLevel: ABSOLUTE,
};

/** Stands for a value that varies: a number, which the form allows for none of these members. */
const SOME = 0;

/**
 * All that decides whether a document in our form expands without loss: its members, their order and every value, but for
 * those that differ from one person or award to the next. Of these only the kind is kept. Documents of one shape that
 * keep the rules of the form expand alike, so one of them stands for all. What isn't known to vary is part of the shape:
 * a strange value makes a strange shape, never a known one.
 */
export function shapeOf(document: JsonObject): string {
  const { credentialSubject: subject } = document;
  return JSON.stringify(document, function (this: JsonValue, key: string, value: JsonValue) {
    if (typeof value !== 'string') return value;
    if (key === 'name' && this === subject && value !== '') return SOME;
    const pattern = Object.hasOwn(VARYING, key) ? VARYING[key] : undefined;
    if (pattern?.test(value)) return SOME;
    if (key === 'id' && isJsonObject(this) && this.type === 'BitstringStatusListEntry') {
      return ABSOLUTE.test(value) ? value.replace(/#\d+$/, '#') : value;
    }
    return value.replace(UUID, 'urn:uuid:');
  });
}
