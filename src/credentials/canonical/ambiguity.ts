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
  const homes = new Set<string>();
  const terms = typedTermsOf(list(document['@context']), contexts);
  const isTyped = (as: keyof TypedTerms, term: string) => terms.some((of) => of[as].has(term));
  const report = (reason: Ambiguity['reason'], at: Place | undefined) =>
    found.push({ pointer: pointerTo(at), reason });

  const visit = (value: JsonValue, at: Place, term: string): void => {
    if (typeof value === 'number' && !isExact(value)) report('number-precision', at);
    if (typeof value === 'string' && isTyped('numbers', term)) report('number-type', at);
    if (typeof value === 'string' && isTyped('booleans', term)) report('boolean-type', at);
    if (Array.isArray(value)) visitArray(value, at, term);
    else if (isJsonObject(value)) visitObject(value, at);
  };

  const visitArray = (items: JsonValue[], at: Place, term: string): void => {
    const isRepeated = isTyped('lists', term) ? () => false : repeatsIn(items);
    for (const [index, item] of items.entries()) {
      const here = { in: at, name: index };
      // refused whatever it holds, so it isn't looked into: each level would be written out once more
      if (Array.isArray(item)) {
        report('keyword', here);
        continue;
      }
      if (isRepeated(item)) report('repeated-item', here);
      visit(item, here, term);
    }
  };

  const visitObject = (node: JsonObject, at: Place | undefined): void => {
    const isValue = Object.hasOwn(node, '@value');
    if (typeof node.id === 'string') {
      if (node.id.startsWith('_:')) report('blank-node-label', { in: at, name: 'id' });
      // each node is met once
      if (homes.has(node.id)) report('split-node', at);
      if (Object.keys(node).length > 1) homes.add(node.id);
    }
    for (const [key, member] of Object.entries(node)) {
      // anywhere but at the top a context changes what words mean
      if (key === '@context' && at === undefined) continue;
      const here = { in: at, name: key };
      if (key.startsWith('@') && !(isValue && ['@value', '@language', '@direction'].includes(key))) {
        report('keyword', here);
      } else visit(member, here, key);
    }
  };

  visitObject(document, undefined);
  return found;
}

/** A place in a document, from which its pointer is written where something is told of it. */
interface Place {
  readonly in: Place | undefined;
  readonly name: string | number;
}

function pointerTo(at: Place | undefined): string {
  return at === undefined ? '' : pointerTo(at.in) + pointer(at.name);
}

/** Tells of items, given in their order, whether the same came before. Where their ids tell them apart nothing has to be written out. */
function repeatsIn(items: readonly JsonValue[]): (item: JsonValue) => boolean {
  const idOf = (item: JsonValue) => (isJsonObject(item) && typeof item.id === 'string' ? item.id : undefined);
  const ids = new Set(items.map(idOf));
  if (items.length < 2 || (ids.size === items.length && !ids.has(undefined))) return () => false;
  const seen = new Set<string>();
  return (item) => {
    const text = canonicalJson(item);
    const isSeen = seen.has(text);
    seen.add(text);
    return isSeen;
  };
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && Number(value.toPrecision(15)) === value;
}
