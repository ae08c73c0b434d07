import { isJsonObject, type JsonValue } from '../../common/json.js';

/** Terms whose values a context types, so that a canonical form doesn't tell `"2"` from `2`; and those that are lists. */
export interface TypedTerms {
  readonly numbers: ReadonlySet<string>;
  readonly booleans: ReadonlySet<string>;
  /** Ordered: a repeated item says something there. */
  readonly lists: ReadonlySet<string>;
}

const XSD = /^(?:xsd:|https?:\/\/www\.w3\.org\/2001\/XMLSchema#)(\w+)$/;
const NUMERIC =
  /^(?:integer|decimal|double|float|long|int|short|byte|unsigned\w+|(?:non)?(?:positive|negative)Integer)$/i;

const known = new WeakMap<object, TypedTerms>();

/** Of all the contexts of a document, at whatever depth a term is defined in them. `atHand`: contexts by address. */
export function typedTermsOf(
  contexts: readonly JsonValue[],
  atHand: ReadonlyMap<string, object>,
): readonly TypedTerms[] {
  return contexts.flatMap((item) => {
    const context = typeof item === 'string' ? atHand.get(item) : item;
    if (typeof context !== 'object' || context === null) return [];
    const terms = known.get(context) ?? collect(context as JsonValue);
    known.set(context, terms);
    return [terms];
  });
}

function collect(context: JsonValue): TypedTerms {
  const found = { numbers: new Set<string>(), booleans: new Set<string>(), lists: new Set<string>() };
  const visit = (value: JsonValue | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isJsonObject(value)) return;
    for (const [term, definition] of Object.entries(value)) {
      if (term.startsWith('@')) visit(definition);
      else if (isJsonObject(definition)) {
        const type = XSD.exec(String(definition['@type']))?.[1] ?? '';
        if (NUMERIC.test(type)) found.numbers.add(term);
        if (type === 'boolean') found.booleans.add(term);
        if ([definition['@container']].flat().includes('@list')) found.lists.add(term);
        visit(definition['@context']);
      }
    }
  };
  visit(context);
  return found;
}
