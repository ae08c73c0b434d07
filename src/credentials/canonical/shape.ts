import { type JsonObject, type JsonValue, jsonEquals } from '../../common/json.js';
import { NATIVE_CONTEXT, REGISTRY_CONTEXT, TRANSCRIPT_CONTEXT } from '../contexts/known.js';

/** What a document has in common with others that JSON-LD reads in the same way, and what is its own. */
export interface Shape {
  /** The document with a number in place of each open text; equal texts have one number. It can be read in one way only. */
  readonly key: string;
  /** The open texts by their numbers, each once. */
  readonly values: readonly string[];
}

/** Members whose texts are words of a vocabulary. Were one left open, no document with it would fit its shape, and all would be slow. */
const WORDS: ReadonlySet<string> = new Set(['type', 'proofPurpose']);

/** Contexts of our own documents, which are long: a shape has their numbers. */
const OWN_CONTEXTS = [NATIVE_CONTEXT, TRANSCRIPT_CONTEXT, REGISTRY_CONTEXT];

/** Deeper or larger documents are rare, and are read by the library alone. */
const DEEPEST = 40;
const LARGEST = 100_000;

/**
 * Takes a document apart. Part of its shape are its contexts, members, their order, numbers, booleans, nulls, keywords and
 * words of vocabularies, and which of its texts are equal; all other texts are open. `undefined` for what isn't JSON, or
 * has a member that the JSON-LD library confounds (`__proto__`), or is very deep or large.
 */
export function readShape(document: JsonObject): Shape | undefined {
  const numbers = new Map<string, number>();
  let key = '';

  /** Lengths stand before texts, so that none can pass for something else. */
  const fixed = (text: string) => {
    key += `${text.length}:${text}`;
    return key.length < LARGEST;
  };
  const open = (text: string) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    key += `$${number};`;
    return key.length < LARGEST;
  };
  const node = (members: object, depth: number) => {
    key += '{';
    for (const [name, member] of Object.entries(members)) {
      if (name === '__proto__') return false;
      if (!fixed(name)) return false;
      if (name === '@context' ? !context(member) : !visit(member, isOpen(name), depth)) return false;
    }
    key += '}';
    return true;
  };
  const context = (value: unknown) => {
    const own = OWN_CONTEXTS.findIndex((items) => jsonEquals(value as JsonValue, items));
    if (own >= 0) {
      key += `@${own};`;
      return true;
    }
    const text: string | undefined = JSON.stringify(value);
    // what JSON has no number for would pass for a null
    return text !== undefined && !text.includes('null') && fixed(text);
  };
  const visit = (value: unknown, isOpenHere: boolean, depth: number): boolean => {
    if (typeof value === 'string') return isOpenHere ? open(value) : fixed(value);
    if (typeof value === 'number') {
      key += `#${value};`;
      return true;
    }
    if (value === null || typeof value === 'boolean') {
      key += `${value};`;
      return true;
    }
    if (typeof value !== 'object') return false;
    if (depth === DEEPEST) return false;
    if (!Array.isArray(value)) return node(value, depth + 1);
    key += '[';
    for (const item of value) if (!visit(item, isOpenHere, depth + 1)) return false;
    key += ']';
    return true;
  };
  return node(document, 0) && key.length < LARGEST ? { key, values: [...numbers.keys()] } : undefined;
}

/** The document with what `substitute` says for each text that `readShape` leaves open. */
export function withOpenTexts(document: JsonObject, substitute: (text: string) => string): JsonObject {
  const visit = (value: JsonValue, isOpenHere: boolean): JsonValue => {
    if (typeof value === 'string') return isOpenHere ? substitute(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => visit(item, isOpenHere));
    return node(value);
  };
  const node = (members: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(members).map(([name, member]) => [
        name,
        name === '@context' ? member : visit(member, isOpen(name)),
      ]),
    );
  return node(document);
}

/** Whether texts of a member are open, whatever JSON-LD makes of them: that is found out when a shape is compiled. */
function isOpen(name: string): boolean {
  return name.startsWith('@') ? name === '@id' || name === '@value' : !WORDS.has(name);
}

/** What may be told of a shape: a number can be somebody's result. */
export function withoutNumbers(key: string): string {
  return key.replaceAll(/#[^;]*;/g, '#;');
}
