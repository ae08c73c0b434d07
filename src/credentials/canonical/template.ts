import jsonld, { type Quad, type Term } from 'jsonld';
import rdfCanonize from 'rdf-canonize';
import type { JsonObject } from '../../common/json.js';
import { expandMarked } from './expansion.js';
import type { Shape } from './shape.js';

/**
 * Makes the canonical form of a document of a known shape from its open texts: the lines of the RDF dataset, sorted (RDF
 * Dataset Canonicalization, section 5). `undefined` for texts that don't fit.
 */
export type Template = (values: readonly string[]) => Promise<string | undefined>;

/** As the cryptosuites call the library. */
const TO_RDF = {
  skipExpansion: true,
  safe: true,
  base: null,
  rdfDirection: 'i18n-datatype',
  produceGeneralizedRdf: false,
};

/**
 * Has the library make the dataset of a shape, once. Quads without blank nodes become lines in which only texts are left to
 * fill in; blank nodes are named by the library, document by document, from the quads that they are in. `undefined` for a
 * shape with a text that comes out as anything but an id or a literal, or whose blank nodes can't be told apart each by its
 * own quads: what the library makes of these may depend on the order in which it meets them. `digest`: what they are told apart by.
 */
export async function compileTemplate(
  document: JsonObject,
  shape: Shape,
  digest: string,
): Promise<Template | undefined> {
  const expansion = await expandMarked(document, shape);
  if (!expansion) return undefined;
  const { stem, expands } = expansion;
  const quads = await jsonld.toRDF(expansion.expanded, TO_RDF).catch(() => undefined);
  if (!quads) return undefined;
  const marks = new RegExp(`${stem}:(\\d+)\\.`);
  const numberIn = ({ value }: Term) => {
    const [before, number, after] = value.split(marks);
    return before === '' && after === '' ? Number(number) : undefined;
  };
  const terms = quads.flatMap(termsOf);
  const found = new Set(terms.map(numberIn));
  if (terms.some((term) => term.value.includes(stem) && numberIn(term) === undefined)) return undefined;
  if (shape.values.some((_, number) => !found.has(number))) return undefined;

  // in the order that the first document has: that of others differs little, which makes it quick to sort
  const first = shape.values.map(inQuotes);
  const blank = new Set(terms.filter(isBlank).map(({ value }) => value));
  // one blank node has the first name, whatever is said of it
  const isKnot = (quad: Quad) => blank.size > 1 && termsOf(quad).some(isBlank);
  const lines = quads
    .filter((quad) => !isKnot(quad))
    .map((quad) => lineOf(renamed(quad, 'c14n0'), marks))
    .map((line) => ({ line, filled: fill(line, shape.values, first) }))
    .sort((a, b) => (a.filled < b.filled ? -1 : 1))
    .map(({ line }) => line);
  const knots = quads.filter(isKnot).map((quad) => knotOf(quad, numberIn));
  return async (values) => {
    if (!expands(values)) return undefined;
    const literals = values.map(inQuotes);
    const filled = lines.map((line) => fill(line, values, literals));
    if (knots.length === 0) return filled.sort().join('');
    const named = await withNames(
      knots.map((knot) => (typeof knot === 'function' ? knot(values) : knot)),
      digest,
    );
    return named && [...filled, ...named].sort().join('');
  };
}

const termsOf = ({ subject, object, graph }: Quad) => [subject, object, graph];
const isBlank = ({ termType }: Term) => termType === 'BlankNode';

/** A quad whose blank nodes have that name. */
function renamed(quad: Quad, value: string): Quad {
  const { subject, object, graph } = quad;
  const named = (term: Term): Term => (isBlank(term) ? { ...term, value } : term);
  return { ...quad, subject: named(subject), object: named(object), graph: named(graph) };
}

/** A line of N-Quads around open texts: what stands before each, its number, whether it is a literal; and what stands last. */
interface Line {
  readonly texts: readonly {
    readonly before: string;
    readonly number: number;
    readonly isLiteral: boolean;
  }[];
  readonly last: string;
}

function lineOf(quad: Quad, marks: RegExp): Line {
  const parts = rdfCanonize.NQuads.serializeQuad(quad).split(marks);
  const last = parts.pop() ?? '';
  const texts: Line['texts'][number][] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const before = parts[at] ?? '';
    texts.push({ before, number: Number(parts[at + 1]), isLiteral: before.endsWith('"') });
  }
  return { texts, last };
}

function fill({ texts, last }: Line, values: readonly string[], literals: readonly string[]): string {
  let line = '';
  for (const { before, number, isLiteral } of texts) {
    line += before;
    line += (isLiteral ? literals : values)[number];
  }
  return line + last;
}

/** A literal as the library writes it. */
function inQuotes(value: string): string {
  if (!/["\\\p{Cc}]/u.test(value)) return value;
  const line = rdfCanonize.NQuads.serializeQuad({ ...AROUND, object: { ...PLAIN, value } });
  return line.slice(line.indexOf('"') + 1, line.lastIndexOf('"'));
}

const PLAIN = {
  termType: 'Literal',
  datatype: { termType: 'NamedNode', value: 'http://www.w3.org/2001/XMLSchema#string' },
} as const;
const AROUND = {
  subject: { termType: 'NamedNode', value: 's' },
  predicate: { termType: 'NamedNode', value: 'p' },
  graph: { termType: 'DefaultGraph', value: '' },
} as const;

/** A quad with a blank node, and how to fill in its open texts if it has any. */
function knotOf(quad: Quad, numberIn: (term: Term) => number | undefined) {
  const { subject, object, graph } = quad;
  if ([subject, object, graph].every((term) => numberIn(term) === undefined)) return quad;
  const filling = (term: Term) => {
    const number = numberIn(term);
    return (values: readonly string[]): Term =>
      number === undefined ? term : { ...term, value: values[number] ?? '' };
  };
  const [s, o, g] = [filling(subject), filling(object), filling(graph)];
  return (values: readonly string[]): Quad => ({
    ...quad,
    subject: s(values),
    object: o(values),
    graph: g(values),
  });
}

/** The lines of quads, with the names that blank nodes have in the whole; `undefined` if two have the same quads. */
async function withNames(quads: Quad[], messageDigestAlgorithm: string): Promise<string[] | undefined> {
  const options = { messageDigestAlgorithm, maxDeepIterations: 0 };
  const named = await rdfCanonize
    .canonize(quads, { algorithm: 'RDFC-1.0', format: 'application/n-quads', ...options })
    .catch(() => undefined);
  return named
    ?.split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`);
}
