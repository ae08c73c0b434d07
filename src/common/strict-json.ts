import { type CairnError, invalid } from './errors.js';
import { type JsonObject, type JsonValue, pointer } from './json.js';
import { numberFault } from './json-number.js';
import { decodeUtf8, refuseByteOrderMark } from './utf8.js';

/** How much a document may ask of a reader. */
export interface JsonLimits {
  /** How many arrays and objects may stand inside each other. Default 64; the parser recurses as deep as this. */
  readonly maxDepth?: number;
  /** How many values there may be in all: scalars, arrays and objects. Default 200 000. */
  readonly maxValues?: number;
}

/**
 * Reads JSON (RFC 8259) and refuses whatever two readers could understand differently, so that what is checked, signed
 * and shown is one and the same. One pass, in time linear to the length of the text.
 *
 * Throws a CairnError of kind `invalid` with the first fault, its JSON pointer, and line and column in the message:
 * - `json.encoding`: not UTF-8, or a byte order mark;
 * - `json.malformed`: not JSON;
 * - `json.duplicate-key`: a name twice in one object (compared after unescaping);
 * - `json.forbidden-key`: `__proto__`. Assigned to a plain object it replaces the prototype, so that a value would be
 *   read that isn't a member. `constructor` and its like become ordinary members and are let through;
 * - `json.too-deep`, `json.too-large`: more than the limits allow;
 * - `json.number`: a number that doesn't survive being read and written: more than 15 significant digits (leading and
 *   trailing zeros aside), too large or too small for a double, or minus zero;
 * - `json.surrogate`: half of a surrogate pair, raw or escaped.
 *
 * No message repeats a value. A pointer names keys, each cut to 64 characters (`…`) and unprintable ones as `?`.
 */
export function parseStrictJson(text: string | Uint8Array, limits: JsonLimits = {}): JsonValue {
  const decoded = typeof text === 'string' ? text : decodeUtf8(text);
  refuseByteOrderMark(decoded);
  return new Parser(decoded, limits).document();
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const COLON = 0x3a;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Parser {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #maxValues: number;
  /** The keys and indexes on the way to the value that is being read. */
  readonly #path: (string | number)[] = [];
  #at = 0;
  #values = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#maxDepth = limits.maxDepth ?? 64;
    this.#maxValues = limits.maxValues ?? 200_000;
  }

  document(): JsonValue {
    this.#skipSpace();
    const value = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length)
      throw this.#malformed('Something follows the JSON value', 'the end of the text');
    return value;
  }

  #value(): JsonValue {
    if (++this.#values > this.#maxValues) {
      throw this.#fault('json.too-large', 'There are too many values', `at most ${this.#maxValues} in all`);
    }
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string();
      case '{':
        return this.#object();
      case '[':
        return this.#array();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at))
      throw this.#malformed('A word is unknown', 'true, false or null');
    this.#at += word.length;
    return value;
  }

  #object(): JsonObject {
    const object: JsonObject = {};
    if (this.#open(0x7d)) return object;
    do {
      this.#skipSpace();
      const start = this.#at;
      if (this.#text.charCodeAt(start) !== QUOTE)
        throw this.#malformed('A member has no name', 'a name in quotes');
      const key = this.#string();
      this.#path.push(key);
      if (key === '__proto__') {
        throw this.#fault(
          'json.forbidden-key',
          'The name __proto__ is not safe in an object',
          'another name',
          start,
        );
      }
      if (Object.hasOwn(object, key)) {
        throw this.#fault('json.duplicate-key', 'A name stands twice in an object', 'each name once', start);
      }
      this.#skipSpace();
      if (this.#text.charCodeAt(this.#at) !== COLON)
        throw this.#malformed('A member has no value', '":" and a value');
      this.#at += 1;
      this.#skipSpace();
      object[key] = this.#value();
      this.#path.pop();
    } while (this.#another(0x7d, '"," or "}"'));
    return object;
  }

  #array(): JsonValue[] {
    const array: JsonValue[] = [];
    if (this.#open(0x5d)) return array;
    do {
      this.#path.push(array.length);
      this.#skipSpace();
      array.push(this.#value());
      this.#path.pop();
    } while (this.#another(0x5d, '"," or "]"'));
    return array;
  }

  /** Steps over the opening bracket; true if the closing one follows, which it steps over too. */
  #open(close: number): boolean {
    // Each open bracket but this one has put one segment on the path.
    if (this.#path.length >= this.#maxDepth) {
      throw this.#fault(
        'json.too-deep',
        'Arrays and objects are nested too deep',
        `at most ${this.#maxDepth} levels`,
      );
    }
    this.#at += 1;
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== close) return false;
    this.#at += 1;
    return true;
  }

  #another(close: number, expected: string): boolean {
    this.#skipSpace();
    const code = this.#text.charCodeAt(this.#at);
    if (code !== COMMA && code !== close)
      throw this.#malformed('An array or object does not go on here', expected);
    this.#at += 1;
    return code === COMMA;
  }

  #string(): string {
    const text = this.#text;
    let result = '';
    let from = this.#at + 1;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        return result === '' ? text.slice(from, at) : result + text.slice(from, at);
      }
      if (code === BACKSLASH) {
        result += text.slice(from, at);
        this.#at = at;
        result += this.#escape();
        at = this.#at;
        from = at;
      } else if (code >= 0xd800 && code <= 0xdfff) {
        if (code > 0xdbff || !isLowSurrogate(text.charCodeAt(at + 1))) throw this.#unpaired(at);
        at += 2;
      } else if (code >= 0x20) {
        at += 1;
      } else {
        this.#at = Math.min(at, text.length);
        if (at >= text.length) throw this.#malformed('A string does not end', 'a closing quote');
        throw this.#malformed('A control character stands in a string', 'an escape such as \\n or \\u0000');
      }
    }
  }

  /** The character or surrogate pair of the escape at hand. */
  #escape(): string {
    const start = this.#at;
    const letter = this.#text[start + 1] ?? '';
    if (letter !== 'u') {
      // Own members only: a letter never reaches what every object inherits.
      const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
      if (plain === undefined)
        throw this.#malformed('An escape is unknown', '\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX');
      this.#at = start + 2;
      return plain;
    }
    const code = this.#hex4(start + 2);
    if (code < 0xd800 || code > 0xdfff) return String.fromCharCode(code);
    if (code > 0xdbff || !this.#text.startsWith('\\u', start + 6)) throw this.#unpaired(start);
    const low = this.#hex4(start + 8);
    if (!isLowSurrogate(low)) throw this.#unpaired(start);
    return String.fromCharCode(code, low);
  }

  #hex4(from: number): number {
    const digits = this.#text.slice(from, from + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits))
      throw this.#malformed('An escape is cut short', 'four hexadecimal digits after \\u');
    this.#at = from + 4;
    return Number.parseInt(digits, 16);
  }

  #number(): number {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    if (text.charCodeAt(at) === MINUS) at += 1;
    const first = at;
    at = this.#digits(at, start === first ? 'A value is missing or unknown' : 'A number has no digits');
    if (text.charCodeAt(first) === ZERO && at > first + 1)
      throw this.#malformed('A number starts with a zero', 'no leading zeros');
    let code = text.charCodeAt(at);
    if (code === POINT) {
      at = this.#digits(at + 1, 'A number has no digits after its point');
      code = text.charCodeAt(at);
    }
    const mantissaEnd = at;
    if (code === 0x65 || code === 0x45) {
      const sign = text.charCodeAt(at + 1);
      at = this.#digits(
        sign === PLUS || sign === MINUS ? at + 2 : at + 1,
        'A number has no digits in its exponent',
      );
    }
    const value = Number(text.slice(start, at));
    const fault = numberFault(value, first > start, text, first, mantissaEnd);
    if (fault) throw this.#fault('json.number', fault.message, fault.expected, start);
    this.#at = at;
    return value;
  }

  /** The end of the digits at `from`, of which there must be one. */
  #digits(from: number, otherwise: string): number {
    let at = from;
    for (let code = this.#text.charCodeAt(at); code >= ZERO && code <= NINE; code = this.#text.charCodeAt(at))
      at += 1;
    if (at > from) return at;
    this.#at = Math.min(from, this.#text.length);
    throw this.#malformed(otherwise, 'a JSON value');
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #malformed(message: string, expected: string): CairnError {
    return this.#fault('json.malformed', message, expected);
  }

  #unpaired(at: number): CairnError {
    return this.#fault(
      'json.surrogate',
      'Half of a surrogate pair stands alone',
      'complete Unicode characters',
      at,
    );
  }

  #fault(code: string, message: string, expected: string, at = this.#at): CairnError {
    const { line, column } = position(this.#text, at);
    return invalid({
      code,
      pointer: pointer(...this.#path.map(presentable)),
      message: `${message} (line ${line}, column ${column}).`,
      expected,
    });
  }
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** A segment as it may be shown: keys come from strangers, so they are cut and hold printable characters only. */
function presentable(segment: string | number): string | number {
  if (typeof segment === 'number') return segment;
  const characters = [...segment];
  const shown = characters
    .slice(0, 64)
    .join('')
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '?');
  return characters.length > 64 ? `${shown}…` : shown;
}

/** Line and column of an offset, both from 1; a column is one character, not one UTF-16 code unit. */
function position(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let at = 0; at < offset; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      line += 1;
      column = 1;
    } else if (!isLowSurrogate(code)) {
      column += 1;
    }
  }
  return { line, column };
}
