import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../../common/json.js';
import { KNOWN_CONTEXTS } from '../../contexts/bundled.js';
import { hasType } from './members.js';

/** An object somewhere in a document. */
export interface Node {
  readonly node: JsonObject;
  readonly at: string;
  /** The name of the member that holds it, itself or in a list; `''` for the document. */
  readonly under: string;
}

/** A value anywhere in a document, its pointer, and the name of the member that holds it. */
export interface Place {
  readonly value: JsonValue;
  readonly at: string;
  readonly under: string;
}

/**
 * All values of a document, outermost first and in its order. Left out is what isn't part of it: `@context`; what a
 * context declares to be a JSON literal (`jsonSchema`), in which `id` and `type` mean nothing; and in a presentation the
 * credentials, which are documents of their own.
 */
export function placesOf(document: JsonObject): Generator<Place> {
  return walk(document, () => true);
}

function* walk(document: JsonObject, wanted: (value: JsonValue) => boolean): Generator<Place> {
  const closed = new Set(['@context', ...jsonLiterals(document)]);
  const presentation = hasType(document, 'VerifiablePresentation');
  // a list of what is still to do, for recursion would end where the stack does
  const todo: Place[] = [{ value: document, at: '', under: '' }];
  for (let place = todo.pop(); place; place = todo.pop()) {
    yield place;
    const { value, at, under } = place;
    const inner: Place[] = [];
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        if (wanted(item)) inner.push({ value: item, at: at + pointer(index), under });
    } else if (isJsonObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        if (!wanted(member) || closed.has(name)) continue;
        if (presentation && at === '' && name === 'verifiableCredential') continue;
        inner.push({ value: member, at: at + pointer(name), under: name });
      }
    }
    for (const next of inner.reverse()) todo.push(next);
  }
}

/** Those of them that are objects. */
export function* nodesOf(document: JsonObject): Generator<Node> {
  for (const { value, at, under } of walk(document, isHolder)) {
    if (isJsonObject(value)) yield { node: value, at, under };
  }
}

/** Whether something can be further inside: most values are texts, and those who look for objects needn't visit them. */
function isHolder(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null;
}

/** The first answer that a question about objects gets; `undefined` if it gets none. */
export function firstOf(document: JsonObject, ask: (node: Node) => string | undefined): string | undefined {
  for (const node of nodesOf(document)) {
    const found = ask(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

const literalsByAddress = new Map<string, readonly string[]>();

/** The terms whose values a document's contexts declare to be JSON literals (JSON-LD 1.1, section 4.2.2). */
function jsonLiterals(document: JsonObject): string[] {
  const contexts = document['@context'];
  const items = Array.isArray(contexts) ? contexts : [contexts ?? null];
  return items.flatMap((item) => {
    if (isJsonObject(item)) return literalTerms(item);
    const known = typeof item === 'string' ? KNOWN_CONTEXTS.get(item) : undefined;
    if (typeof item !== 'string' || known === undefined) return [];
    const terms = literalsByAddress.get(item) ?? literalTerms(known as JsonObject);
    literalsByAddress.set(item, terms);
    return terms;
  });
}

function literalTerms(context: JsonObject): string[] {
  const terms: string[] = [];
  const steps: JsonValue[] = [context];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step !== 'object' || step === null) continue;
    for (const [name, member] of Object.entries(step)) {
      if (isJsonObject(member) && member['@type'] === '@json') terms.push(name);
      steps.push(member);
    }
  }
  return terms;
}
