import { CairnError } from './errors.js';

/** What JSON can say (RFC 8259). A value of this type came from `parseStrictJson` or was built from literals. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. Its members are own properties; none is ever called `__proto__`. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/**
 * The canonical form of a JSON value (JCS, RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript prints them. Equal values give equal texts; its UTF-8 bytes are what is hashed and published.
 *
 * Throws a CairnError `json.not-canonicalisable` of kind `incoherent` for what has no canonical form: `undefined`,
 * a number that isn't finite, a string with an unpaired surrogate. `parseStrictJson` returns none of these.
 */
export function canonicalJson(value: JsonValue): string {
  try {
    return serialize(value);
  } catch (cause) {
    throw cause instanceof CairnError ? cause : notCanonicalisable(cause);
  }
}

function serialize(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) {
    let text = '[';
    for (const item of value) text += `${text === '[' ? '' : ','}${serialize(item)}`;
    return `${text}]`;
  }
  if (isJsonObject(value)) {
    let text = '{';
    // by UTF-16 code units, as `sort` compares texts
    for (const name of Object.keys(value).sort()) {
      const member = value[name];
      // what builds documents writes it for members that they don't have
      if (member === undefined) continue;
      text += `${text === '{' ? '' : ','}${quoted(name)}:${serialize(member)}`;
    }
    return `${text}}`;
  }
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  throw notCanonicalisable();
}

/** Few texts hold anything that has to be escaped, or halves of surrogate pairs, and to look first takes less time. */
function quoted(text: string): string {
  if (!ESCAPED.test(text)) return `"${text}"`;
  const escaped = JSON.stringify(text);
  if (holdsUnpairedSurrogate(escaped)) throw notCanonicalisable();
  return escaped;
}

function notCanonicalisable(cause?: unknown): CairnError {
  return new CairnError(
    'incoherent',
    'json.not-canonicalisable',
    'The value has no canonical JSON form.',
    [],
    { cause },
  );
}

/** A control character, quote, backslash or surrogate, all of which JSON may write in another way than they stand. */
const ESCAPED = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** In serialised text: a well-formed JSON.stringify escapes exactly the surrogates that have no partner. */
function holdsUnpairedSurrogate(text: string): boolean {
  return text.includes('\\ud') && /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(text);
}

/** Whether two values are the same JSON: the order of members doesn't matter, the order of items does. */
export function jsonEquals(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameMember(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameMember(a[key], b[key]))
  );
}

function sameMember(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a !== undefined && b !== undefined && jsonEquals(a, b);
}

/** A value as JSON keeps it: members that are undefined are left out; undefined itself is null. */
export function plainJson(value: unknown): JsonValue {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as JsonValue);
}

/** Whether a value is an object: not null, not an array. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON pointer (RFC 6901) of unescaped segments: `pointer('a/b', 0)` is `/a~1b/0`, `pointer()` is the whole. */
export function pointer(...segments: readonly (string | number)[]): string {
  let text = '';
  for (const segment of segments) text += `/${escaped(String(segment))}`;
  return text;
}

/** Few names need it, and to look first takes a quarter of the time. */
function escaped(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
