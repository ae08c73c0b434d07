import jsonld from 'jsonld';
import type { JsonObject } from '../../common/json.js';
import { closedLoader } from '../contexts/loader.js';
import { type Shape, withOpenTexts } from './shape.js';

/** What the JSON-LD library makes of all documents of a shape, with marks in place of their open texts. */
export interface Expansion {
  /** The document with marks. */
  readonly marked: JsonObject;
  readonly expanded: Record<string, unknown>[];
  /** Begins each mark. The shape has it nowhere. */
  readonly stem: string;
  /** Whether the library expands a document with these texts in the same way. */
  readonly expands: (values: readonly string[]) => boolean;
  /** Whether it also compacts it in the same way: none of its ids is in a vocabulary, which has short names for some. */
  readonly compacts: (values: readonly string[]) => boolean;
}

const mark = (stem: string, number: number) => `${stem}:${number}.`;

/** An absolute IRI that the library takes and writes as it is; first its scheme. */
const ABSOLUTE = /^([A-Za-z][A-Za-z0-9+.-]*):[^\s\p{Cc}<>"{}|^`\\]*$/u;

/**
 * Expands a document with marks in place of its open texts. Expanding treats each text by itself (JSON-LD 1.1 Processing
 * Algorithms and API, sections 5.1, 5.2.2 and 5.3.2): a literal is kept as it is whatever it says, and so is the id of a
 * node if it is an absolute IRI and neither it nor its scheme is a word of a context. `undefined` if the library refuses the
 * document or a mark came out as anything else, such as a word, a type, a language or a part of a longer text.
 */
export async function expandMarked(document: JsonObject, shape: Shape): Promise<Expansion | undefined> {
  const contexts = await readContexts(document).catch(() => undefined);
  if (!contexts) return undefined;
  const { names, vocabularies } = contexts;
  const stem = unusedStem(shape.key);
  const marks = new Map(shape.values.map((text, number) => [text, mark(stem, number)]));
  const marked = withOpenTexts(document, (text) => marks.get(text) ?? text);
  const options = { documentLoader: closedLoader(), safe: true, base: null };
  const expanded = await jsonld.expand(marked, options).catch(() => undefined);
  if (!expanded) return undefined;
  const found = placesOf(expanded, stem, new Set(marks.values()));
  if (!found) return undefined;
  const { constants } = found;
  const ids = shape.values.flatMap((text, number) => (found.ids.has(marks.get(text) ?? '') ? [number] : []));
  const isId = (text: string) => {
    const scheme = ABSOLUTE.exec(text)?.[1];
    return scheme !== undefined && !names.has(scheme) && !names.has(text);
  };
  const expands = (values: readonly string[]) =>
    values.every((text) => !constants.has(text)) && ids.every((number) => isId(values[number] ?? ''));
  const compacts = (values: readonly string[]) =>
    expands(values) && !ids.some((number) => vocabularies.some((iri) => values[number]?.startsWith(iri)));
  return { marked, expanded, stem, expands, compacts };
}

const XSD_DOUBLE = 'http://www.w3.org/2001/XMLSchema#double';

interface Places {
  /** Marks that are ids. */
  readonly ids: ReadonlySet<string>;
  /** All other texts: of two that are equal, the library may keep one. */
  readonly constants: ReadonlySet<string>;
}

/** Where the marks are in an expanded document; `undefined` if not each is there, or one where it could say something. */
function placesOf(expanded: unknown, stem: string, marks: ReadonlySet<string>): Places | undefined {
  const [ids, literals, constants] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (value: unknown, under: string): boolean => {
    if (typeof value === 'string') {
      if (!value.includes(stem)) constants.add(value);
      else if (!marks.has(value)) return false;
      else if (under === '@id') ids.add(value);
      else if (under === '@value') literals.add(value);
      else return false;
      return true;
    }
    if (Array.isArray(value)) return value.every((item) => visit(item, under));
    if (typeof value !== 'object' || value === null) return true;
    // the one literal whose text the library reads when it makes RDF
    if ('@type' in value && value['@type'] === XSD_DOUBLE) return !JSON.stringify(value).includes(stem);
    return Object.entries(value).every(([key, member]) => !key.includes(stem) && visit(member, key));
  };
  if (!visit(expanded, '')) return undefined;
  return [...marks].every((text) => ids.has(text) || literals.has(text)) ? { ids, constants } : undefined;
}

/** A word of a context that isn't in the shape may begin like a mark: then the mark comes out as something else, and nothing is compiled. */
function unusedStem(key: string): string {
  for (let number = 0; ; number++) {
    const stem = `open${number}`;
    if (!key.includes(stem)) return stem;
  }
}

/**
 * Every name in the contexts of a document, at whatever depth: its words, prefixes and those of the contexts that they bring
 * along. And what the IRIs in them begin with, up to their last part.
 */
async function readContexts(document: JsonObject) {
  const load = closedLoader();
  const names = new Set<string>();
  const vocabularies = new Set<string>();
  const loaded = new Set<string>();
  const visit = async (value: unknown, isContext: boolean): Promise<void> => {
    if (typeof value === 'string' && isContext) vocabularies.add(value.replace(/[^/#]*$/, '') || value);
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const item of value) await visit(item, isContext);
    else
      for (const [name, member] of Object.entries(value)) {
        if (isContext) names.add(name);
        if (name === '@context' || name === '@import') await visitContexts(member);
        else await visit(member, isContext);
      }
  };
  const visitContexts = async (value: unknown): Promise<void> => {
    for (const item of [value].flat()) {
      const isLoaded = typeof item === 'string' && loaded.has(item);
      if (typeof item === 'string' && !isLoaded) {
        loaded.add(item);
        await visit((await load(item)).document, true);
      } else if (!isLoaded) await visit(item, true);
    }
  };
  await visit(document, false);
  return { names, vocabularies: [...vocabularies] };
}
