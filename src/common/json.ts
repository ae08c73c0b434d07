import canonicalize from 'canonicalize';
import { CairnError } from './errors.js';

/** What JSON can say (RFC 8259). A value of this type came from `parseStrictJson` or was built from literals. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. Its members are own properties; none is ever called `__proto__`. */
export interface JsonObject {
  [key: string]: JsonValue;
}

// The package's types describe an ES module with a default export, but it is CommonJS whose export is the function.
const serialize = canonicalize as unknown as (value: JsonValue) => string | undefined;

/**
 * The canonical form of a JSON value (JCS, RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript prints them. Equal values give equal texts; its UTF-8 bytes are what is hashed and published.
 *
 * Throws a CairnError `json.not-canonicalisable` of kind `incoherent` for what has no canonical form: `undefined`,
 * a number that isn't finite, a string with an unpaired surrogate. `parseStrictJson` returns none of these.
 */
export function canonicalJson(value: JsonValue): string {
  let text: string | undefined;
  try {
    text = serialize(value);
  } catch (cause) {
    throw notCanonicalisable(cause);
  }
  if (text === undefined || holdsUnpairedSurrogate(text)) throw notCanonicalisable();
  return text;
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
