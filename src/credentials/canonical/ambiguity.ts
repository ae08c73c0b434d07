import { canonicalJson, isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { type TypedTerms, typedTermsOf } from '../contexts/typed-terms.js';
import { list } from '../documents/reading.js';

/** A place in which a document can be read in two ways while its signature stays the same. */
export interface Ambiguity {
  readonly pointer: string;
  readonly reason:
    | 'repeated-item'
    | 'split-node'
    | 'blank-node-label'
    | 'keyword'
    | 'number-type'
    | 'boolean-type'
    | 'number-precision';
}

/**
 * Finds what canonicalisation can't tell apart: repeated items of an unordered array, a node whose members stand in
 * more than one place, labels of blank nodes, JSON-LD keywords, numbers and booleans as strings, numbers of more than
 * 15 significant digits. Empty when the document can be read in one way only. Of a presentation, give what is around its
 * credentials: they are documents of their own. `contexts`: by address, those that the document may have.
 */
export function findAmbiguities(document: JsonObject, contexts: ReadonlyMap<string, object>): Ambiguity[] {
  const found: Ambiguity[] = [];
  const homes = new Map<string, string>();
  const terms = typedTermsOf(list(document['@context']), contexts);
  const isTyped = (as: keyof TypedTerms, term: string) => terms.some((of) => of[as].has(term));
  const report = (reason: Ambiguity['reason'], at: string) => found.push({ pointer: at, reason });

  const visit = (value: JsonValue, at: string, term: string): void => {
    if (typeof value === 'number' && !isExact(value)) report('number-precision', at);
    if (typeof value === 'string' && isTyped('numbers', term)) report('number-type', at);
    if (typeof value === 'string' && isTyped('booleans', term)) report('boolean-type', at);
    if (Array.isArray(value)) visitArray(value, at, term);
    else if (isJsonObject(value)) visitObject(value, at);
  };

  const visitArray = (items: JsonValue[], at: string, term: string): void => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      // refused whatever it holds, so it isn't looked into: each level would be written out once more
      if (Array.isArray(item)) {
        report('keyword', at + pointer(index));
        continue;
      }
      const key = canonicalJson(item);
      if (seen.has(key) && !isTyped('lists', term)) report('repeated-item', at + pointer(index));
      seen.add(key);
      visit(item, at + pointer(index), term);
    }
  };

  const visitObject = (node: JsonObject, at: string): void => {
    const isValue = Object.hasOwn(node, '@value');
    if (typeof node.id === 'string') {
      if (node.id.startsWith('_:')) report('blank-node-label', at + pointer('id'));
      const home = homes.get(node.id);
      if (home !== undefined && home !== at) report('split-node', at);
      if (Object.keys(node).length > 1) homes.set(node.id, at);
    }
    for (const [key, member] of Object.entries(node)) {
      // anywhere but at the top a context changes what words mean
      if (key === '@context' && at === '') continue;
      if (key.startsWith('@') && !(isValue && ['@value', '@language', '@direction'].includes(key))) {
        report('keyword', at + pointer(key));
      } else visit(member, at + pointer(key), key);
    }
  };

  visitObject(document, '');
  return found;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && Number(value.toPrecision(15)) === value;
}
