import jsonld from 'jsonld';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../src/common/json.js';
import { closedLoader } from '../../src/credentials/contexts/loader.js';

/** One way to change a document, and the document that it gives. */
export interface Mutation {
  readonly what: string;
  readonly document: JsonObject;
}

type Path = readonly (string | number)[];

/**
 * Every change of every member of a document that is worth a try: values, members, and the respellings that canonical
 * signatures don't notice (full IRIs, aliases, synonyms, repeated items, numbers and booleans as text, split nodes).
 */
export async function* mutations(document: JsonObject): AsyncGenerator<Mutation> {
  const iris = await termIris(document);
  for (const { path, value, parent } of walk(document, [])) {
    const at = pointer(...path);
    const set = (what: string, changed: JsonValue): Mutation => ({
      what: `${at}: ${what}`,
      document: withValue(document, path, changed),
    });
    for (const [what, changed] of otherValues(value)) yield set(what, changed);
    yield { what: `${at}: removed`, document: without(document, path) };
    const key = path.at(-1);
    if (typeof key === 'string' && isJsonObject(parent)) {
      const iri = iris.get(key);
      if (iri !== undefined) yield { what: `${at}: as its full IRI`, document: renamed(document, path, iri) };
      for (const alias of aliases(key))
        yield { what: `${at}: as ${alias}`, document: renamed(document, path, alias) };
      yield { what: `${at}: under another name`, document: renamed(document, path, `${key}X`) };
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        yield set(`item ${index} repeated`, [...value, structuredClone(item)]);
        if (value.length > 1)
          yield set(
            `item ${index} removed`,
            value.filter((_item, other) => other !== index),
          );
      }
    }
    if (isJsonObject(value)) {
      yield set('member added', { ...value, unheardOf: 'x' });
      yield set('a member of another place added', { ...value, name: 'Mallory' });
      yield set('blank node label', { ...value, id: '_:b0' });
      yield set('own context', { '@context': { name: 'https://schema.org/alternateName' }, ...value });
      yield set('reverse', { ...value, '@reverse': { creator: { id: 'did:example:mallory' } } });
      yield* splits(document, path, value);
    }
  }
}

/** A node's members in two places: signed alike, since both are about one id. */
function* splits(document: JsonObject, path: Path, node: JsonObject): Generator<Mutation> {
  const { id } = node;
  if (typeof id !== 'string') return;
  for (const key of Object.keys(node).filter((name) => name !== 'id' && name !== '@context')) {
    const { [key]: moved, ...rest } = node;
    const parted = withValue(document, path, [rest, { id, [key]: moved ?? null }]);
    if (path.length > 0) yield { what: `${pointer(...path)}: split at ${key}`, document: parted };
    for (const home of homesOf(document, id, path)) {
      const moving = withValue(withValue(document, path, rest), home, { id, [key]: moved ?? null });
      yield { what: `${pointer(...path)}/${key}: moved to ${pointer(...home)}`, document: moving };
    }
    if (path.length > 0)
      yield { what: `${pointer(...path)}: reduced to its id`, document: withValue(document, path, id) };
  }
}

/** Other places that name the same node by its id alone. */
function homesOf(document: JsonObject, id: string, self: Path): Path[] {
  return [...walk(document, [])]
    .filter(
      ({ path, value }) =>
        value === id && path.at(-1) !== 'id' && pointer(...path.slice(0, self.length)) !== pointer(...self),
    )
    .map(({ path }) => path);
}

function* walk(
  value: JsonValue,
  path: Path,
  parent?: JsonValue,
): Generator<{ path: Path; value: JsonValue; parent: JsonValue | undefined }> {
  yield { path, value, parent };
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index], value);
  else if (isJsonObject(value))
    for (const [key, member] of Object.entries(value)) yield* walk(member, [...path, key], value);
}

function otherValues(value: JsonValue): [string, JsonValue][] {
  if (typeof value === 'string') {
    return [
      ['lengthened', `${value}x`],
      ['shortened', value.slice(0, -1)],
      ['other case', value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()],
      ['emptied', ''],
      ['with a space', ` ${value}`],
      ['null', null],
      ['a number', 1],
      ['as a value object', { '@value': value }],
      ['in a language', { '@value': value, '@language': 'en' }],
      ['as a node', { id: value }],
      ['twice', [value, value]],
      ['in a list', { '@list': [value] }],
      ['in a set of sets', [[value]]],
    ];
  }
  if (typeof value === 'number') {
    return [
      ['as text', String(value)],
      ['as a double', value.toExponential(1).toUpperCase()],
      ['one more', value + 1],
      ['negative', -value || -1],
      ['zero', 0],
      ['null', null],
      ['twice', [value, value]],
      ['a hair more', value + 1e-13],
      ['three decimals', value + 0.001],
      ['as a value object', { '@value': value }],
    ];
  }
  if (typeof value === 'boolean')
    return [
      ['as text', String(value)],
      ['flipped', !value],
      ['null', null],
      ['a number', value ? 1 : 0],
    ];
  if (Array.isArray(value))
    return [
      ['emptied', []],
      ['null', null],
      ['in a set', { '@set': value }],
      ['in an array', [value]],
      ['in a list', { '@list': value }],
    ];
  return [
    ['null', null],
    ['emptied', {}],
    ['twice', [value, structuredClone(value)]],
    ['in a graph', { '@graph': [value] }],
  ];
}

function aliases(key: string): string[] {
  if (key === 'id') return ['@id'];
  if (key === 'type') return ['@type'];
  if (key === '@context') return ['context'];
  const synonyms: Record<string, string[]> = {
    name: ['schema:name', 'https://schema.org/name'],
    validFrom: ['issuanceDate'],
    issuer: ['issuedBy'],
  };
  return synonyms[key] ?? [];
}

/** The IRI that each term of a document stands for, as its contexts define it. */
async function termIris(document: JsonObject): Promise<Map<string, string>> {
  const iris = new Map<string, string>();
  const note = (compact: JsonValue, expanded: unknown): void => {
    if (!isJsonObject(compact) || typeof expanded !== 'object' || expanded === null) return;
    for (const [iri, values] of Object.entries(expanded)) {
      const key = Object.keys(compact).find(
        (name) =>
          !name.startsWith('@') &&
          (iri.endsWith(`#${name}`) ||
            iri.endsWith(`/${name}`) ||
            iri.toLowerCase().endsWith(name.toLowerCase())),
      );
      if (key && !iri.startsWith('@')) iris.set(key, iri);
      const inner = key === undefined ? undefined : compact[key];
      const items: unknown[] = Array.isArray(values) ? values : [values];
      if (inner !== undefined)
        for (const [index, item] of (Array.isArray(inner) ? inner : [inner]).entries())
          note(item, items[index]);
    }
  };
  const [expanded] = await jsonld.expand(document, {
    documentLoader: closedLoader(),
    safe: true,
    base: null,
  });
  note(document, expanded);
  return iris;
}

function withValue(document: JsonObject, path: Path, value: JsonValue): JsonObject {
  if (path.length === 0) return isJsonObject(value) ? value : { value };
  return changed(document, path, (holder, key) => {
    if (Array.isArray(holder)) return holder.with(Number(key), value);
    return { ...holder, [String(key)]: value };
  });
}

function without(document: JsonObject, path: Path): JsonObject {
  if (path.length === 0) return {};
  return changed(document, path, (holder, key) => {
    if (Array.isArray(holder)) return holder.toSpliced(Number(key), 1);
    const { [String(key)]: _removed, ...rest } = holder;
    return rest;
  });
}

function renamed(document: JsonObject, path: Path, name: string): JsonObject {
  return changed(document, path, (holder, key) => {
    if (Array.isArray(holder)) return holder;
    const { [String(key)]: value, ...rest } = holder;
    return { ...rest, [name]: value ?? null };
  });
}

type Holder = JsonObject | JsonValue[];

/** The document with another holder of what the path leads to; what is beside the path is shared with it. */
function changed(
  document: JsonObject,
  path: Path,
  change: (holder: Holder, key: string | number) => Holder,
): JsonObject {
  const within = (holder: JsonValue | undefined, [key, ...rest]: Path): JsonValue => {
    if (key === undefined || typeof holder !== 'object' || holder === null) return holder ?? null;
    if (rest.length === 0) return change(holder, key);
    if (Array.isArray(holder)) return holder.with(Number(key), within(holder[Number(key)], rest));
    return { ...holder, [key]: within(holder[String(key)], rest) };
  };
  return within(document, path) as JsonObject;
}
